"""One PEP, the whole walk: read, parse, check, compose, render, verify, write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from pepdocs import rules
from pepdocs.base import write
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EDITIONS, EN, Edition, Layout, Mode, Size, editions
from pepdocs.base.write import Artefact
from pepdocs.findings.model import Finding, Findings
from pepdocs.reading import source
from pepdocs.reading.check import Checked, checked
from pepdocs.render import Format, render
from pepdocs.schema.kinds import said
from pepdocs.schema.local.declarations import FILE, Layer, local_fields
from pepdocs.schema.local.fields import LocalFields
from pepdocs.schema.pep import Pep
from pepdocs.schema.sections.plan import Status
from pepdocs.theme import BUILTIN, Theme, ThemeError
from pepdocs.view import compose
from pepdocs.view.arrange import arranged
from pepdocs.view.blocks import DocumentView
from pepdocs.wording import Own, Wording, catalogue
from pepdocs.wording.catalogue import Catalogue, Entry

FIRST_OF_COMPLETENESS = "PEP2"

SIZES = {"large_print": Size.LARGE, "very_large_print": Size.VERY_LARGE}
"""The sizes of type by the accessible formats that a plan may ask for."""


@dataclass(frozen=True, slots=True)
class Request:
    """All that is about the run, and nothing about the child. `on` is the day that counts as today.

    Without `sizes`, documents are of standard size, and also of the size that the plan asks for.
    `archive` makes the PDFs such that an archive keeps them (PDF/A-2a).
    """

    out: Path
    on: date
    modes: tuple[Mode, ...] = EDITIONS
    formats: tuple[Format, ...] = (Format.PDF, Format.DOCX)
    draft: bool = False
    sizes: tuple[Size, ...] = (Size.STANDARD,)
    layout: Layout = Layout.COLUMNS
    archive: bool = False
    theme: Theme = BUILTIN


@dataclass(frozen=True, slots=True)
class Written:
    """The documents of one PEP, what there is to say about it, and about this choice of documents."""

    artefacts: tuple[Artefact, ...]
    findings: Findings
    remarks: Findings


@dataclass(frozen=True, slots=True)
class Examined:
    """A PEP of which documents may be made, and what there is to say about it and about the choice."""

    pep: Pep
    findings: Findings
    remarks: Findings

    def __repr__(self) -> str:
        return f"<Examined: {len(self.findings.items)} findings>"


class Blocked(PepdocsError):
    """Findings forbid the documents that were asked for; nothing was written."""

    def __init__(self, findings: Findings) -> None:
        super().__init__("error.blocked")
        self.findings = findings


def build(path: Path, request: Request) -> Written:
    """Make one file's documents, all of them or none; `Blocked` where its findings forbid it."""
    examined = examine(source.content(path), request)
    artefacts = write.artefacts(documents(examined.pep, request))
    return Written(artefacts, examined.findings, examined.remarks)


def examine(content: bytes, request: Request) -> Examined:
    """Return a file's PEP that may be made into the documents asked for; `Blocked` where it may not."""
    found = checked(content, on=request.on, own=own_fields(request.theme))
    if _stops(found, draft=request.draft):
        raise Blocked(found.findings)
    return Examined(found.pep, found.findings, _remarks(found, request))


def documents(pep: Pep, request: Request) -> tuple[tuple[Path, bytes], ...]:
    """Return the documents of a PEP with their places, each rendered and verified."""
    return tuple(
        (request.out / name(pep, *choice, request), document(pep, *choice, request)) for choice in choices(pep, request)
    )


def choices(pep: Pep, request: Request) -> tuple[tuple[Edition, Format], ...]:
    """Return which documents of a PEP were asked for, in order."""
    made = editions(request.modes, request.sizes or sizes(pep), request.layout)
    return tuple((edition, form) for edition in made for form in request.formats)


def document(pep: Pep, edition: Edition, form: Format, request: Request) -> bytes:
    """Return one document of a PEP, rendered and verified."""
    shown = view_of(pep, edition, draft=_is_draft(pep, request), theme=request.theme)
    return render(shown, form, archive=request.archive, theme=request.theme)


def views(pep: Pep, request: Request) -> Iterator[tuple[Edition, DocumentView]]:
    """Yield what each edition of a PEP that was asked for says."""
    draft = _is_draft(pep, request)
    composed = cache(lambda mode: _composed(pep, mode, draft=draft, theme=request.theme))
    for edition in editions(request.modes, request.sizes or sizes(pep), request.layout):
        yield edition, arranged(composed(edition.mode), edition.size, edition.layout)


def view_of(pep: Pep, edition: Edition, *, draft: bool = False, theme: Theme = BUILTIN) -> DocumentView:
    """Return what one edition of a PEP says; a field that a theme declares wrong is not in it."""
    whole = _composed(pep, edition.mode, draft=draft, theme=theme)
    return arranged(whole, edition.size, edition.layout)


def _composed(pep: Pep, mode: Mode, *, draft: bool, theme: Theme) -> DocumentView:
    wording = Wording(mode, own_words(theme))
    return compose.document(pep, wording, draft=draft, own=declared_fields(theme)[0])


@lru_cache(maxsize=16)
def declared_fields(theme: Theme) -> tuple[LocalFields, Findings]:
    """Return what a theme says of fields as far as it can be used, and everything that is wrong with it."""
    return local_fields(
        Layer(layer.settings.fields, layer.settings.require, layer.text(FILE)) for layer in reversed(theme.layers)
    )


def own_fields(theme: Theme) -> LocalFields:
    """Return what a theme says of fields; `ThemeError` where it cannot be used."""
    fields, found = declared_fields(theme)
    if found.blocking:
        raise ThemeError(found, theme.layers[0].place if theme.layers else None)
    return fields


@lru_cache(maxsize=16)
def own_words(theme: Theme) -> Own:
    """Return the words that a theme puts in the place of ours, and those of its own fields."""
    return Own({lang: _own_words(theme, lang) for lang in (CY, EN)})


def _own_words(theme: Theme, lang: str) -> Catalogue:
    fields, _ = declared_fields(theme)
    words = {context: Entry(context, (text.en,), (text.said_in(lang),)) for context, text in fields.words()}
    own = (catalogue.read_own(text, lang) for text in theme.catalogues(lang))
    return words | {context: entry for each in own for context, entry in each.items()}


def sizes(pep: Pep) -> tuple[Size, ...]:
    """Return the sizes of type that a PEP is to be had in: the standard, and those the child reads."""
    asked = said(pep.child.accessible_formats) if pep.child else ()
    return (Size.STANDARD, *(SIZES[form.code] for form in asked if form.code in SIZES))


def name(pep: Pep, edition: Edition, form: Format, request: Request) -> str:
    """Return a document's file name: the reference and what kind of document it is, no more."""
    return file_name(str(pep.record), edition, form, archive=request.archive)


def file_name(record: str, edition: Edition, form: Format, *, archive: bool) -> str:
    """Return the name of a document's file by the reference of its plan."""
    kind = "-archive" if archive and form is Format.PDF else ""
    return f"{record}-{edition.suffix}{kind}.{form.value}"


def _is_draft(pep: Pep, request: Request) -> bool:
    return request.draft or is_draft(pep)


def is_draft(pep: Pep) -> bool:
    """Whether a plan says itself that it is a draft."""
    return pep.plan is not None and pep.plan.status is Status.draft


def _remarks(found: Checked, request: Request) -> Findings:
    """Return what there is to say about the documents asked for: are they in the child's language?"""
    languages = {language for mode in request.modes for language in mode.languages}
    return Findings.of(rules.language_choice(found.pep, found.places, languages))


def _stops(found: Checked, *, draft: bool) -> bool:
    """Whether no document may be made: a draft may have gaps, but nothing in it may be unreadable."""
    blocking = found.findings.blocking
    if draft:
        blocking = tuple(finding for finding in blocking if _is_unreadable(finding))
    return bool(blocking) or found.pep.record is None


def _is_unreadable(finding: Finding) -> bool:
    """Whether a finding is about a value that cannot be shown, rather than one that is missing."""
    return finding.code.number < FIRST_OF_COMPLETENESS
