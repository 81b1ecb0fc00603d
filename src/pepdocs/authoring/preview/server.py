"""The way from a socket of this computer alone to the desk and back."""

from __future__ import annotations

import os
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from pepdocs.authoring.preview.answers import Answer, Asked, Desk
from pepdocs.base.errors import PepdocsError, frames

HERE = "127.0.0.1"

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer says besides its kind: keep nothing, and tell nobody the address."""


class Server(ThreadingHTTPServer):
    """Answers what its `desk` answers; `PepdocsError` where the port cannot be had."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere this would let another program share the port
    desk: Desk

    def __init__(self, port: int) -> None:
        try:
            super().__init__((HERE, port), _Window)
        except OSError:
            raise PepdocsError("error.port", port=port) from None

    @property
    def host(self) -> str:
        """What a browser says that it has asked: the address in figures, and the port."""
        return f"{HERE}:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a browser that hangs up is no fault, and a message might quote an address."""


class _Window(BaseHTTPRequestHandler):
    """One request. Whatever its method, the desk decides."""

    server: Server
    timeout = 10

    def do_GET(self) -> None:
        """Answer a request."""
        hosts = self.headers.get_all("Host", [])
        asked = Asked(self.command, self.path, hosts, self.headers.get("Sec-Fetch-Site"))
        try:
            answer = self.server.desk.answer(asked)
        except Exception as bug:  # noqa: BLE001 - it is told by where it happened, as everywhere
            answer = self.server.desk.refusal(HTTPStatus.INTERNAL_SERVER_ERROR, frames(bug))
        self._send(answer)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no request, or none that we know; nothing of it is repeated."""
        del message, explain
        is_method = code == HTTPStatus.NOT_IMPLEMENTED
        status = HTTPStatus.METHOD_NOT_ALLOWED if is_method else HTTPStatus(code)
        self._send(self.server.desk.refusal(status))

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        if answer.status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET")
        self.send_header("Content-Security-Policy", answer.policy)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def version_string(self) -> str:
        """Return the name of the program, without versions."""
        return "pepdocs"

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the library's name
        """Keep no log: addresses hold the token."""
