"""Who is answered, and with what: by the desk itself, and over a socket."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from pepdocs.authoring.preview.answers import Asked, Desk
from pepdocs.authoring.preview.frames import Choice, Frame
from pepdocs.authoring.preview.plans import DAY, Plan
from pepdocs.authoring.preview.server import Server
from pepdocs.authoring.preview.studio import Studio, Workers
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import Mode
from pepdocs.generate import Request
from pepdocs.render import Format
from pepdocs.wording import Speaker
from preview.stand_ins import AtOnce
from preview.themes import small_theme

TOKEN = "token-of-the-test"
PAGE = f"/{TOKEN}/"
DOCUMENT = f"{PAGE}document/3/primary-cy.html"
PDF = f"{PAGE}document/3/primary-cy.pdf"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server with one document in HTML and in PDF, that nobody makes anew."""
    folder = small_theme(tmp_path / "theme")
    plans = (Plan("primary", "choice:Phase.primary", b""),)
    studio = Studio(folder, plans, Request(out=Path(), on=DAY), Workers(AtOnce()))
    frames = {
        Choice("primary", Mode.CY, form): Frame(3, f"<p>{form.value}</p>".encode(), made_of="")
        for form in (Format.HTML, Format.PDF)
    }
    studio._show(frames={**studio.state.frames, **frames})
    with Server(0) as begun:
        begun.desk = Desk(studio, Speaker("en"), folder, TOKEN, begun.host)
        thread = threading.Thread(target=begun.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield begun
        begun.shutdown()
        thread.join()


def asked(server: Server, target: str, method: str = "GET", **headers: str) -> HTTPResponse:
    """Return the answer to a request whose Host is right unless told otherwise."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    for name, value in ({"Host": server.host} | headers).items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    answer.content = answer.read()
    connection.close()
    return answer


def test_the_page_its_files_and_its_documents_are_answered(server: Server):
    kinds = {
        target: asked(server, target).headers["Content-Type"].partition(";")[0]
        for target in (PAGE, f"{PAGE}?form=pdf", f"{PAGE}preview.css", f"{PAGE}preview.js", DOCUMENT, PDF)
    }  # fmt: skip

    assert list(kinds.values()) == [
        "text/html", "text/html", "text/css", "text/javascript", "text/html", "application/pdf",
    ]  # fmt: skip
    assert asked(server, DOCUMENT).content == b"<p>html</p>"


def test_only_this_computer_can_ask(server: Server):
    assert server.server_address[0] == "127.0.0.1"
    assert server.socket.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost", "localhost:{port}", "127.0.0.1", "127.0.0.1:1", "evil.example:{port}", ""],
)  # fmt: skip
def test_another_host_is_refused_although_it_leads_here(server: Server, host: str):
    answer = asked(server, PAGE, Host=host.format(port=server.server_port))

    assert answer.status == HTTPStatus.FORBIDDEN
    assert TOKEN.encode() not in answer.content


def test_two_hosts_are_one_too_many(server: Server):
    desk = server.desk

    assert desk.answer(Asked("GET", PAGE, [server.host])).status == HTTPStatus.OK
    assert desk.answer(Asked("GET", PAGE, [server.host] * 2)).status == HTTPStatus.FORBIDDEN
    assert desk.answer(Asked("GET", PAGE, [])).status == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_from_elsewhere_cannot_ask(server: Server, site: str):
    assert asked(server, PAGE, Sec_Fetch_Site=site).status == HTTPStatus.FORBIDDEN
    assert asked(server, PAGE, Sec_Fetch_Site="same-origin").status == HTTPStatus.OK
    assert asked(server, PAGE, Sec_Fetch_Site="none").status == HTTPStatus.OK


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH", "BREW"])
def test_nothing_but_get_is_answered(server: Server, method: str):
    answer = asked(server, PAGE, method)

    assert answer.status == HTTPStatus.METHOD_NOT_ALLOWED
    assert answer.headers["Allow"] == "GET"


@pytest.mark.parametrize(
    "target",
    [
        "/", "/preview.css", "/document/3/primary-cy.html", f"/{TOKEN}", f"/{TOKEN}x/", "//", f"//{TOKEN}/",
        "/%74oken-of-the-test/", "/tôken/", "http://127.0.0.1/", f"?/{TOKEN}/",
    ],
)  # fmt: skip
def test_without_the_token_nothing_is_there(server: Server, target: str):
    answer = server.desk.answer(Asked("GET", target, [server.host]))

    assert answer.status == HTTPStatus.NOT_FOUND
    assert answer.content == b"There is nothing here."


@pytest.mark.parametrize(
    "place",
    [
        "../theme.toml", "theme.toml", "document/3/../../theme.toml", "document/3/%2e%2e/theme.toml",
        "..%2f..%2fetc/passwd", "/etc/passwd", "document/3//etc/passwd", "preview.html.jinja",
        "document/3/primary-cy.docx", "document/3/primary-en.html", "document/x/primary-cy.html",
        "document/3/primary-cy.html\\..", "shared/preview.css", "style.css", "document/", "./",
    ],
)  # fmt: skip
def test_nothing_of_the_disk_is_served(server: Server, place: str):
    answer = asked(server, PAGE + place)

    assert answer.status == HTTPStatus.NOT_FOUND
    assert answer.content == b"There is nothing here."


@pytest.mark.parametrize(
    "words",
    [
        b"GET\r\n\r\n", b"\x16\x03\x01\x02\r\n\r\n", b"GET / HTTP/9\r\n\r\n",
        b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n\r\n",
    ],
)  # fmt: skip
def test_what_is_no_request_is_not_repeated(server: Server, words: bytes):
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as line:
        line.sendall(words)
        line.shutdown(socket.SHUT_WR)
        said = b"".join(iter(lambda: line.recv(65536), b""))

    assert b"200" not in said
    assert b"aaaa" not in said
    assert b"Python" not in said
    assert asked(server, PAGE).status == HTTPStatus.OK


def test_nothing_is_kept_and_no_address_is_told(server: Server):
    for target in (PAGE, DOCUMENT, PDF, "/"):
        headers = asked(server, target).headers

        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Server"] == "pepdocs"
        assert "Access-Control-Allow-Origin" not in headers


def test_a_document_runs_nothing_and_fetches_nothing_whatever_its_theme_says(server: Server):
    policy = asked(server, DOCUMENT).headers["Content-Security-Policy"].split("; ")

    assert "default-src 'none'" in policy
    assert "sandbox allow-same-origin" in policy
    assert not [rule for rule in policy if "script" in rule or "http" in rule]


def test_the_page_runs_only_what_is_ours(server: Server):
    policy = asked(server, PAGE).headers["Content-Security-Policy"].split("; ")

    wanted = {
        "default-src 'none'",
        "script-src 'self'",
        "frame-src 'self'",
        "frame-ancestors 'none'",
    }
    assert wanted <= set(policy)
    assert "unsafe" not in "".join(policy)


def test_a_page_that_has_not_changed_is_not_sent_again(server: Server):
    revision = server.desk.studio.state.revision

    assert asked(server, f"{PAGE}?since={revision}").status == HTTPStatus.NO_CONTENT
    assert asked(server, f"{PAGE}?since={revision - 1}").status == HTTPStatus.OK


def test_looking_at_pdfs_has_them_made(server: Server):
    assert Format.PDF not in server.desk.studio._asked
    asked(server, f"{PAGE}?form=pdf")
    assert Format.PDF in server.desk.studio._asked


def test_a_port_that_is_taken_is_told_in_a_sentence(server: Server):
    with pytest.raises(PepdocsError) as caught:
        Server(server.server_port)

    assert (caught.value.key, caught.value.facts) == ("error.port", {"port": server.server_port})
