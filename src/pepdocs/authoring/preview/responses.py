"""Answer the requests of the preview's page; no response contains anything from the disk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs

from pepdocs import theme
from pepdocs.authoring.preview.builder import Builder
from pepdocs.authoring.preview.page import page
from pepdocs.authoring.preview.state import FORMS
from pepdocs.base import error_keys
from pepdocs.serving.requests import CSS, HTML, JS, PDF, PLAIN, Gate, HttpRequest, HttpResponse
from pepdocs.wording import Speaker

OF_THE_PAGE = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
OF_A_DOCUMENT = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)
"""A theme's templates may omit the policy in a document itself, so that it is sent here too."""
OF_A_PDF = "frame-ancestors 'self'"
"""A browser's PDF viewer needs everything else to be allowed."""

SHEETS = {"preview.css": CSS, "preview.js": JS}
"""The page's own files and their kinds."""

DOCUMENT = re.compile(r"document/[0-9]{1,9}/([a-z0-9-]{1,40}\.(html|pdf))", re.ASCII)


@dataclass(frozen=True, slots=True)
class PreviewHandler:
    """Answers the requests that its gate lets in."""

    builder: Builder
    speaker: Speaker
    folder: Path
    gate: Gate

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Return the response to a request that was let in."""
        return self._resource(self.gate.path(request)) or self.refuse(HTTPStatus.NOT_FOUND)

    def refuse(self, status: HTTPStatus, bug: str = "") -> HttpResponse:
        """Return a response that says only that there is nothing, or where a bug of pepdocs occurred."""
        sentence = self.speaker.text(error_keys.BUG if bug else "preview:refused")
        return HttpResponse(status, PLAIN, f"{sentence}\n{bug}".strip().encode())

    def _resource(self, path: str) -> HttpResponse | None:
        name, _, query = path.partition("?")
        if not name:
            return self._page(query)
        if name in SHEETS:
            return HttpResponse(HTTPStatus.OK, SHEETS[name], theme.text(f"shared/{name}").encode())
        if document := DOCUMENT.fullmatch(name):
            return self._document(*document.groups())
        return None

    def _page(self, query: str) -> HttpResponse:
        """Return the page, or no content if it has not changed since the revision in the query."""
        parameters = parse_qs(query)
        form = next((form for form in FORMS if [form.value] == parameters.get("form")), FORMS[0])
        self.builder.request(form)
        state = self.builder.state
        if parameters.get("since") == [str(state.revision)]:
            return HttpResponse(HTTPStatus.NO_CONTENT)
        content = page(state, self.builder.plans, form, self.speaker, self.folder)
        return HttpResponse(HTTPStatus.OK, HTML, content, OF_THE_PAGE)

    def _document(self, name: str, ending: str) -> HttpResponse | None:
        content = self.builder.document(name)
        if content is None:
            return None
        if ending == "pdf":
            return HttpResponse(HTTPStatus.OK, PDF, content, OF_A_PDF)
        return HttpResponse(HTTPStatus.OK, HTML, content, OF_A_DOCUMENT)
