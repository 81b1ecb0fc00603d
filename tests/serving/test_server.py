"""A server on this computer: whose requests it lets in, and what it does with those that are wrong, slow or huge."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPResponse

import pytest

from pepdocs.base.errors import PepdocsError
from pepdocs.serving.requests import JSON, Gate, HttpRequest, HttpResponse
from pepdocs.serving.server import LARGEST_BODY, Server
from serving.asking import fetch, running

TOKEN = "token-of-the-test"
PAGE = f"/{TOKEN}/"


@dataclass
class Echo:
    """Answers with the body of a request, and with what it was asked for."""

    gate: Gate

    def respond(self, request: HttpRequest) -> HttpResponse:
        if self.gate.path(request) == "bug":
            raise ValueError("a secret")
        return HttpResponse(HTTPStatus.OK, content=request.body or self.gate.path(request).encode(), etag='"1"')

    def refuse(self, status: HTTPStatus, bug: str = "") -> HttpResponse:
        return HttpResponse(status, content=f"refused {bug}".encode())


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that may be asked and changed."""
    with Server(0) as server:
        server.seconds_to_arrive = 1.0
        server.handler = Echo(Gate(server.host, TOKEN, ("GET", "PUT")))
        with running(server):
            yield server


def put(server: Server, body: bytes | None = b"{}", **headers: str) -> HTTPResponse:
    """Return the response to a change, as the page of this server sends it unless `headers` has something else."""
    own = {"Origin": f"http://{server.host}", "Content_Type": JSON}
    return fetch(server, PAGE, "PUT", body, **{**own, **headers})


def refusal(server: Server, target: str, hosts: list[str]) -> HTTPStatus | None:
    return server.handler.gate.refusal(HttpRequest("GET", target, hosts))


def test_the_server_listens_on_this_computer_only(server: Server):
    assert server.server_address[0] == "127.0.0.1"
    assert server.socket.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost", "localhost:{port}", "127.0.0.1", "127.0.0.1:1", "evil.example:{port}", ""],
)  # fmt: skip
def test_another_host_that_leads_to_this_computer_is_refused(server: Server, host: str):
    response = fetch(server, PAGE, Host=host.format(port=server.server_port))

    assert response.status == HTTPStatus.FORBIDDEN
    assert TOKEN.encode() not in response.content


def test_a_request_needs_exactly_one_host(server: Server):
    assert refusal(server, PAGE, [server.host]) is None
    assert refusal(server, PAGE, [server.host] * 2) is HTTPStatus.FORBIDDEN
    assert refusal(server, PAGE, []) is HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_request_from_another_site_is_refused(server: Server, site: str):
    assert fetch(server, PAGE, Sec_Fetch_Site=site).status == HTTPStatus.FORBIDDEN
    assert fetch(server, PAGE, Sec_Fetch_Site="same-origin").status == HTTPStatus.OK
    assert fetch(server, PAGE, Sec_Fetch_Site="none").status == HTTPStatus.OK


@pytest.mark.parametrize("method", ["POST", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH", "BREW"])
def test_other_methods_than_those_of_the_page_are_refused(server: Server, method: str):
    response = fetch(server, PAGE, method)

    assert response.status == HTTPStatus.METHOD_NOT_ALLOWED
    assert response.headers["Allow"] == "GET, PUT"


@pytest.mark.parametrize(
    "target",
    [
        "/", "/plan", f"/{TOKEN}", f"/{TOKEN}x/", "//", f"//{TOKEN}/",
        "/%74oken-of-the-test/", "/tôken/", "http://127.0.0.1/", f"?/{TOKEN}/",
    ],
)  # fmt: skip
def test_a_request_without_the_token_finds_nothing(server: Server, target: str):
    assert refusal(server, target, [server.host]) is HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    "words",
    [
        b"GET\r\n\r\n", b"\x16\x03\x01\x02\r\n\r\n", b"GET / HTTP/9\r\n\r\n",
        b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n\r\n",
    ],
)  # fmt: skip
def test_an_invalid_request_is_not_repeated(server: Server, words: bytes):
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as line:
        line.sendall(words)
        line.shutdown(socket.SHUT_WR)
        received = b"".join(iter(lambda: line.recv(65536), b""))

    assert not [text for text in (b"200", b"aaaa", b"Python") if text in received]
    assert fetch(server, PAGE).status == HTTPStatus.OK


def test_a_port_that_is_taken_is_an_error_with_its_number(server: Server):
    with pytest.raises(PepdocsError) as caught:
        Server(server.server_port)

    assert (caught.value.key, caught.value.facts) == ("error.port", {"port": server.server_port})


def test_the_page_itself_may_change_something(server: Server):
    response = put(server, b'{"a": 1}')

    assert (response.status, response.content) == (HTTPStatus.OK, b'{"a": 1}')
    assert response.headers["ETag"] == '"1"'


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": ""}, {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"}, {"Content_Type": f"{JSON}; charset=utf-8"},
        {"Sec_Fetch_Site": "cross-site"},
    ],
)  # fmt: skip
def test_a_change_that_another_site_could_send_is_refused(server: Server, headers: dict[str, str]):
    assert put(server, **headers).status == HTTPStatus.FORBIDDEN


def test_a_change_without_an_origin_is_refused(server: Server):
    assert fetch(server, PAGE, "PUT", b"{}", Content_Type=JSON).status == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    ("length", "status"),
    [
        (str(LARGEST_BODY + 1), HTTPStatus.REQUEST_ENTITY_TOO_LARGE), ("9" * 5000, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        ("-1", HTTPStatus.LENGTH_REQUIRED), ("\u0663", HTTPStatus.LENGTH_REQUIRED), ("", HTTPStatus.LENGTH_REQUIRED),
    ],
)  # fmt: skip
def test_a_body_that_is_huge_or_does_not_say_its_length_is_not_read(server: Server, length: str, status: HTTPStatus):
    assert put(server, None, Content_Length=length.encode("utf-8").decode("latin-1")).status == status


def test_a_body_in_chunks_is_not_read(server: Server):
    assert put(server, None, Transfer_Encoding="chunked", Content_Length="2").status == HTTPStatus.LENGTH_REQUIRED


def test_a_request_that_comes_byte_by_byte_ends(server: Server):
    head = f"PUT {PAGE} HTTP/1.1\r\nHost: {server.host}\r\nOrigin: http://{server.host}\r\nContent-Type: {JSON}\r\n"
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
        line.sendall(f"{head}Content-Length: 100\r\n\r\n".encode())
        line.sendall(b"{")
        received = b"".join(iter(lambda: line.recv(65536), b""))

    assert b" 408 " in received.partition(b"\r\n")[0]


def test_while_one_request_is_slow_others_are_answered(server: Server):
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
        line.sendall(b"GET /")
        assert fetch(server, PAGE).status == HTTPStatus.OK


def test_a_bug_is_told_by_its_place_only(server: Server):
    response = fetch(server, f"{PAGE}bug")

    assert response.status == HTTPStatus.INTERNAL_SERVER_ERROR
    assert b"secret" not in response.content
