"""Requests to a server on this computer, which of them are let in, and responses.

Any page that a browser shows can send requests to this computer, also under a name of its own that leads here. So a
request needs the token in its address, exactly one Host, which is the numeric address of the server, and may not come
from another site; one that changes anything has to name its origin, and be JSON, which no other site's form can send.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from secrets import compare_digest
from typing import Protocol

CSS, JS, HTML, PLAIN = (f"text/{kind}; charset=utf-8" for kind in ("css", "javascript", "html", "plain"))
PDF, JSON = "application/pdf", "application/json"

ALLOWED_SITES = (None, "none", "same-origin")
"""Values of Sec-Fetch-Site for requests of the page itself, or of a typed address."""


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """The parts of a request that matter: its method and target, some of its headers, and its body."""

    method: str
    target: str
    hosts: Sequence[str]
    site: str | None = None
    origin: str | None = None
    kind: str | None = None
    match: str | None = None
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """A status, the kind of content, the content, its Content-Security-Policy, and its ETag if it has one."""

    status: HTTPStatus
    kind: str = PLAIN
    content: bytes = field(default=b"", repr=False)
    policy: str = "default-src 'none'; frame-ancestors 'self'"
    etag: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets requests in that have the `token` in their address and are for `host`, a numeric address with a port."""

    host: str
    token: str = field(repr=False)
    methods: tuple[str, ...] = ("GET",)

    def refusal(self, request: HttpRequest) -> HTTPStatus | None:
        """Return the status with which a request is refused, None if it is let in."""
        if request.method not in self.methods:
            return HTTPStatus.METHOD_NOT_ALLOWED
        if list(request.hosts) != [self.host] or request.site not in ALLOWED_SITES:
            return HTTPStatus.FORBIDDEN
        before, _, rest = request.target.partition("/")
        token, slash, _ = rest.partition("/")
        if before or not slash or not compare_digest(token.encode(), self.token.encode()):
            return HTTPStatus.NOT_FOUND
        if request.method != "GET" and (request.origin, request.kind) != (f"http://{self.host}", JSON):
            return HTTPStatus.FORBIDDEN
        return None

    def path(self, request: HttpRequest) -> str:
        """Return what follows the token in the address of a request that is let in."""
        return request.target.removeprefix(f"/{self.token}/")


class RequestHandler(Protocol):
    """Answers requests; `gate` lets them in."""

    @property
    def gate(self) -> Gate:
        """What lets a request in."""

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Return the response to a request that was let in."""

    def refuse(self, status: HTTPStatus, bug: str = "") -> HttpResponse:
        """Return a response that says only that there is nothing, or where a bug of pepdocs occurred."""
