"""An HTTP server for this computer only, which passes requests to their handler."""

from __future__ import annotations

import os
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from pepdocs.authoring.preview.responses import HttpRequest, HttpResponse, RequestHandler
from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError, frames

LOCALHOST = "127.0.0.1"

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Headers of every response: nothing is cached, and the address is not passed on."""


class Server(ThreadingHTTPServer):
    """Sends the responses of its `handler`; `PepdocsError` if the port is not available."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere another program could share the port
    handler: RequestHandler

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


class _SocketHandler(BaseHTTPRequestHandler):
    """Reads one request and sends the response."""

    server: Server
    timeout = 10

    def do_GET(self) -> None:
        """Respond to a request."""
        hosts = self.headers.get_all("Host", [])
        request = HttpRequest(self.command, self.path, hosts, self.headers.get("Sec-Fetch-Site"))
        try:
            response = self.server.handler.respond(request)
        except Exception as bug:  # noqa: BLE001 - the response says where it occurred
            response = self.server.handler.refuse(HTTPStatus.INTERNAL_SERVER_ERROR, frames(bug))
        self._send(response)

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
            self.send_header("Allow", "GET")
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
