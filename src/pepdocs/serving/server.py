"""An HTTP server for this computer only, which passes requests to their handler."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RD
from threading import Timer
from typing import Any

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError, frames
from pepdocs.serving.requests import HttpRequest, HttpResponse, RequestHandler

LOCALHOST = "127.0.0.1"

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Headers of every response: nothing is cached, and the address is not passed on."""

LARGEST_BODY = 32 * 2**20
"""Bytes of the largest body of a request that is read."""

SECONDS_TO_ARRIVE = 60.0
"""Longest time in which a request has to arrive."""


class Server(ThreadingHTTPServer):
    """Sends the responses of its `handler`; `PepdocsError` if the port is not available."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere another program could share the port
    handler: RequestHandler
    seconds_to_arrive = SECONDS_TO_ARRIVE

    def __init__(self, port: int) -> None:
        try:
            super().__init__((LOCALHOST, port), _SocketHandler)
        except OSError:
            raise PepdocsError(error_keys.PORT, port=port) from None

    @property
    def host(self) -> str:
        """The Host header of requests to this server: the numeric address and the port."""
        return f"{LOCALHOST}:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report nothing: a closed connection is no error, and a message might quote an address."""


@dataclass(frozen=True, slots=True)
class ServedPage:
    """A page that can be opened; `address` contains the token that every request needs."""

    address: str
    server: Server

    def serve(self) -> None:
        """Answer requests until the server is shut down, or until Ctrl-C, which raises `KeyboardInterrupt`."""
        self.server.serve_forever(poll_interval=0.2)


class _BodyError(Exception):
    """A body that is not read, with the status that says why."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__()
        self.status = status


class _SocketHandler(BaseHTTPRequestHandler):
    """Reads one request and sends the response."""

    server: Server
    timeout = 10

    def setup(self) -> None:
        """Begin to wait for a request, which may not come byte by byte for ever."""
        super().setup()
        self._limit = Timer(self.server.seconds_to_arrive, self._read_no_more)
        self._limit.daemon = True
        self._limit.start()

    def finish(self) -> None:
        """End with the connection."""
        self._limit.cancel()
        super().finish()

    def _read_no_more(self) -> None:
        with suppress(OSError):
            self.connection.shutdown(SHUT_RD)

    def do_GET(self) -> None:
        """Respond to a request."""
        try:
            response = self._response()
        except Exception as bug:  # noqa: BLE001 - the response says where it occurred
            response = self.server.handler.refuse(HTTPStatus.INTERNAL_SERVER_ERROR, frames(bug))
        self._send(response)

    do_PUT = do_POST = do_GET  # noqa: N815 - the library's names

    def _response(self) -> HttpResponse:
        handler, request = self.server.handler, self._request()
        status = handler.gate.refusal(request)
        if status is None and request.method != "GET":
            try:
                request = replace(request, body=self._body())
            except _BodyError as error:
                status = error.status
        self._limit.cancel()
        return handler.refuse(status) if status else handler.respond(request)

    def _request(self) -> HttpRequest:
        """Return the request without its body."""
        get = self.headers.get
        return HttpRequest(
            self.command, self.path, self.headers.get_all("Host", []),
            get("Sec-Fetch-Site"), get("Origin"), get("Content-Type"), get("If-Match"),
        )  # fmt: skip

    def _body(self) -> bytes:
        """Return the body; `_BodyError` if it is too large, does not say its length, or comes too slowly."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal()) or "Transfer-Encoding" in self.headers:
            raise _BodyError(HTTPStatus.LENGTH_REQUIRED)
        if len(length) > len(str(LARGEST_BODY)) or int(length) > LARGEST_BODY:
            raise _BodyError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            body = self.rfile.read(int(length))
        except TimeoutError:
            body = b""
        if len(body) < int(length):
            raise _BodyError(HTTPStatus.REQUEST_TIMEOUT)
        return body

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse an invalid or unknown request without repeating any of it."""
        del message, explain
        is_method = code == HTTPStatus.NOT_IMPLEMENTED
        status = HTTPStatus.METHOD_NOT_ALLOWED if is_method else HTTPStatus(code)
        self._send(self.server.handler.refuse(status))

    def _send(self, response: HttpResponse) -> None:
        self.send_response(response.status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        if response.status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", ", ".join(self.server.handler.gate.methods))
        if response.etag:
            self.send_header("ETag", response.etag)
        self.send_header("Content-Security-Policy", response.policy)
        self.send_header("Content-Type", response.kind)
        self.send_header("Content-Length", str(len(response.content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.content)

    def version_string(self) -> str:
        """Return the name of the program, without versions."""
        return "pepdocs"

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the library's name
        """Keep no log, since addresses contain the token."""
