"""Answer the requests of the pages in which plans are filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from pepdocs import theme
from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN, NAMED, Edition, Size
from pepdocs.entry import form as forms
from pepdocs.fill import commands, page
from pepdocs.fill.documents import DocumentMaker
from pepdocs.fill.plans import ChangedError, FillOptions, Plans
from pepdocs.render import Format
from pepdocs.serving.requests import CSS, HTML, JS, JSON, PDF, Gate, HttpRequest, HttpResponse
from pepdocs.wording import Speaker

METHODS = ("GET", "PUT", "POST")

OF_THE_LIST = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
OF_A_FORM = "frame-ancestors 'none'"
"""The form names its own policy in itself."""
OF_A_DOCUMENT = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; sandbox allow-same-origin"
)
OF_A_PDF = "frame-ancestors 'none'"

SHEETS = {"fill.css": CSS, "fill.js": JS}
"""The list's own files and their kinds."""

OF_A_PLAN = re.compile(r"plan/([0-9]{1,6})/(.{0,60})", re.ASCII)
DOCUMENT = re.compile(r"document/([a-z-]{2,9})-(standard|large|very-large)\.(html|pdf)", re.ASCII)


@dataclass(frozen=True, slots=True)
class FillHandler:
    """Answers the requests that its gate lets in: the list of plans, their forms and documents, and changes."""

    plans: Plans
    maker: DocumentMaker
    options: FillOptions
    gate: Gate

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Return the response to a request that was let in; an error is told in the language of the page."""
        name, _, query = self.gate.path(request).partition("?")
        lang = next((lang for lang in (CY, EN) if [lang] == parse_qs(query).get("lang")), self.options.lang)
        try:
            return self._resource(request, name, lang) or self.refuse(HTTPStatus.NOT_FOUND)
        except KeyError:
            return self.refuse(HTTPStatus.NOT_FOUND)
        except ChangedError:
            return self._said(HTTPStatus.PRECONDITION_FAILED, lang, "fill:changed")
        except PepdocsError as error:
            return self._said(HTTPStatus.UNPROCESSABLE_ENTITY, lang, error.key, **error.facts)

    def refuse(self, status: HTTPStatus, bug: str = "") -> HttpResponse:
        """Return a response that says only that there is nothing, or where a bug of pepdocs occurred."""
        sentence = Speaker(self.options.lang).text(error_keys.BUG if bug else "preview:refused")
        return HttpResponse(status, content=f"{sentence}\n{bug}".strip().encode())

    def _said(self, status: HTTPStatus, lang: str, key: str, **facts: Any) -> HttpResponse:
        return HttpResponse(status, content=Speaker(lang).text(key, **facts).encode())

    def _resource(self, request: HttpRequest, name: str, lang: str) -> HttpResponse | None:
        if match := OF_A_PLAN.fullmatch(name):
            return self._of_a_plan(request, int(match[1]), match[2], lang)
        if request.method == "GET":
            if name in SHEETS:
                return HttpResponse(HTTPStatus.OK, SHEETS[name], theme.text(f"shared/{name}").encode())
            return self._list(lang) if not name else None
        return None

    def _list(self, lang: str) -> HttpResponse:
        return HttpResponse(HTTPStatus.OK, HTML, page.page(self.plans, lang), OF_THE_LIST)

    def _of_a_plan(self, request: HttpRequest, number: int, name: str, lang: str) -> HttpResponse | None:
        if request.method == "GET":
            return self._form(number, lang) if not name else self._document(number, name)
        actions: dict[tuple[str, str], Callable[[HttpRequest, int, str], HttpResponse]] = {
            ("PUT", "answers"): self._save,
            ("POST", "check"): self._check,
            ("POST", "build"): self._build,
            ("POST", "take"): self._take,
        }
        action = actions.get((request.method, name))
        return action(request, number, lang) if action else None

    def _form(self, number: int, lang: str) -> HttpResponse:
        """Return the form of a plan as it is now; `SourceError` or `PepdocsError` if there can be none."""
        state = self.plans.state(number)
        plan = replace(forms.plan_of(state.content), served=forms.Served(state.etag, state.path.name))
        content = forms.form(plan, lang, theme=self.options.theme)
        return HttpResponse(HTTPStatus.OK, HTML, content, OF_A_FORM)

    def _document(self, number: int, name: str) -> HttpResponse | None:
        match = DOCUMENT.fullmatch(name)
        if match is None or match[1] not in NAMED:
            return None
        edition = Edition(NAMED[match[1]], Size(match[2]))
        content = self.maker.make(self.plans.state(number), edition, Format(match[3]))
        if match[3] == Format.PDF.value:
            return HttpResponse(HTTPStatus.OK, PDF, content, OF_A_PDF)
        return HttpResponse(HTTPStatus.OK, HTML, content, OF_A_DOCUMENT)

    def _save(self, request: HttpRequest, number: int, lang: str) -> HttpResponse:
        del lang
        pictures = _mapping(request.body).get("pictures")
        named = (
            {name: one for name, one in pictures.items() if isinstance(one, str)} if isinstance(pictures, dict) else {}
        )
        etag = self.plans.save(number, _answers(request.body), request.match, named)
        return HttpResponse(HTTPStatus.NO_CONTENT, etag=etag)

    def _check(self, request: HttpRequest, number: int, lang: str) -> HttpResponse:
        """Return the findings about the answers of the form, or about the file if the request has none."""
        tree = _answers(request.body) if request.body else None
        findings = self.plans.findings(self.plans.state(number), tree)
        said = page.findings(findings, Speaker(lang, self.options.words))
        return HttpResponse(HTTPStatus.OK, JSON, json.dumps(said, ensure_ascii=False).encode())

    def _build(self, request: HttpRequest, number: int, lang: str) -> HttpResponse:
        choices = commands.Choices.of(_mapping(request.body))
        ran = commands.run(lang, *commands.build_arguments(self.plans.path(number), choices, self.options.folder))
        return HttpResponse(HTTPStatus.OK, content=ran.said.encode())

    def _take(self, request: HttpRequest, number: int, lang: str) -> HttpResponse:
        """Return what is taken of a returned form, or would be, in words."""
        asked = _mapping(request.body)
        form, name = asked.get("form"), asked.get("name")
        if not isinstance(form, str) or not isinstance(name, str):
            raise PepdocsError(error_keys.NOT_REWRITTEN)
        taken, lost = self.plans.take(number, name, form.encode("utf-8", "replace"), write=asked.get("write") is True)
        said = page.taken(taken, lost, Speaker(lang, self.options.words))
        return HttpResponse(HTTPStatus.OK, JSON, json.dumps(said, ensure_ascii=False).encode())


def _answers(body: bytes) -> dict[str, Any]:
    """Return the plan in what a form sends; `PepdocsError` if it is none."""
    plan = _mapping(body).get("plan")
    if not isinstance(plan, dict):
        raise PepdocsError(error_keys.NOT_REWRITTEN)
    return plan


def _pictures(body: bytes) -> dict[str, str]:
    """Return the new pictures in what a form sends, as data URLs by their names."""
    found = _mapping(body).get("pictures")
    return {name: one for name, one in found.items() if isinstance(one, str)} if isinstance(found, dict) else {}


def _mapping(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise PepdocsError(error_keys.NOT_REWRITTEN) from None
    if not isinstance(found, dict):
        raise PepdocsError(error_keys.NOT_REWRITTEN)
    return found
