"""Which requests are answered, and with what: a request becomes an answer, and nothing of the disk is in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from secrets import compare_digest
from urllib.parse import parse_qs

from pepdocs import theme
from pepdocs.authoring.preview.frames import FORMS
from pepdocs.authoring.preview.page import page
from pepdocs.authoring.preview.studio import Studio
from pepdocs.wording import Speaker

CSS, JS, HTML, PDF, PLAIN = (
    "text/css; charset=utf-8", "text/javascript; charset=utf-8", "text/html; charset=utf-8",
    "application/pdf", "text/plain; charset=utf-8",
)  # fmt: skip

OF_THE_PAGE = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
OF_A_DOCUMENT = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)
"""A theme's templates may leave out the policy that our documents have: here it cannot."""
OF_A_PDF = "frame-ancestors 'self'"
"""A browser's own viewer needs the rest."""

SHEETS = {"preview.css": CSS, "preview.js": JS}
"""The files of the page, which are ours and not the theme's."""

DOCUMENT = re.compile(r"document/[0-9]{1,9}/([a-z0-9-]{1,40}\.(html|pdf))", re.ASCII)
ALLOWED_SITES = (None, "none", "same-origin")
"""Where a browser may say that a request comes from: the page itself, or somebody who typed the address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at of a request: its method and target, and two of its headers."""

    method: str
    target: str
    hosts: Sequence[str]
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a kind of content and the content, and the policy that a browser holds it to."""

    status: HTTPStatus
    kind: str = PLAIN
    content: bytes = field(default=b"", repr=False)
    policy: str = "default-src 'none'; frame-ancestors 'self'"


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers whoever has the `token` and asks this very `host`: an address in figures, and a port."""

    studio: Studio
    speaker: Speaker
    folder: Path
    token: str = field(repr=False)
    host: str

    def answer(self, asked: Asked) -> Answer:
        """Return the answer to a request."""
        if asked.method != "GET":
            return self.refusal(HTTPStatus.METHOD_NOT_ALLOWED)
        if list(asked.hosts) != [self.host] or asked.site not in ALLOWED_SITES:
            return self.refusal(HTTPStatus.FORBIDDEN)
        before, _, rest = asked.target.partition("/")
        token, slash, place = rest.partition("/")
        if before or not slash or not compare_digest(token.encode(), self.token.encode()):
            return self.refusal(HTTPStatus.NOT_FOUND)
        return self._found(place) or self.refusal(HTTPStatus.NOT_FOUND)

    def refusal(self, status: HTTPStatus, bug: str = "") -> Answer:
        """Return the answer that tells nothing but that there is none, or where a fault of ours happened."""
        sentence = self.speaker.text("error.bug" if bug else "preview:refused")
        return Answer(status, PLAIN, f"{sentence}\n{bug}".strip().encode())

    def _found(self, place: str) -> Answer | None:
        name, _, query = place.partition("?")
        if not name:
            return self._page(query)
        if name in SHEETS:
            return Answer(HTTPStatus.OK, SHEETS[name], theme.text(f"shared/{name}").encode())
        if document := DOCUMENT.fullmatch(name):
            return self._document(*document.groups())
        return None

    def _page(self, query: str) -> Answer:
        """Return the page; no content where it is still as it was in the revision that is named."""
        wanted = parse_qs(query)
        form = next((form for form in FORMS if [form.value] == wanted.get("form")), FORMS[0])
        self.studio.ask(form)
        state = self.studio.state
        if wanted.get("since") == [str(state.revision)]:
            return Answer(HTTPStatus.NO_CONTENT)
        shown = page(state, self.studio.plans, form, self.speaker, self.folder)
        return Answer(HTTPStatus.OK, HTML, shown, OF_THE_PAGE)

    def _document(self, name: str, ending: str) -> Answer | None:
        content = self.studio.document(name)
        if content is None:
            return None
        if ending == "pdf":
            return Answer(HTTPStatus.OK, PDF, content, OF_A_PDF)
        return Answer(HTTPStatus.OK, HTML, content, OF_A_DOCUMENT)
