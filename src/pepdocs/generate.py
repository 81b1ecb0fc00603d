"""The documents of one PEP, from start to end: read, parse, check, compose, render, verify, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pepdocs import rules
from pepdocs.authority import declared_chapters, declared_fields, own_fields, own_words
from pepdocs.base import error_keys, write
from pepdocs.base.copies import Copy
from pepdocs.base.errors import EngineMissing, PepdocsError, RenderError
from pepdocs.base.language import EDITIONS, Edition, Layout, Mode, Size, editions
from pepdocs.base.write import Artefact
from pepdocs.disclosure import search
from pepdocs.disclosure.difference import masked
from pepdocs.disclosure.search import CopyContents, FileTexts
from pepdocs.findings.model import Finding, Findings
from pepdocs.reading import pictures, source
from pepdocs.reading.check import Checked, checked
from pepdocs.reading.pictures import NO_PICTURES, Pictures
from pepdocs.render import FinishedDocument, Format, engines, outline, render_and_read, render_unverified
from pepdocs.render.engines import EngineChoice
from pepdocs.render.read_back import parts
from pepdocs.schema.kinds import said
from pepdocs.schema.pep import Pep
from pepdocs.schema.sections.plan import Status
from pepdocs.schema.situation import Situation
from pepdocs.theme import BUILTIN, PdfEngine, Theme
from pepdocs.view import compose
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import DocumentView, runs
from pepdocs.view.copies import reduced
from pepdocs.wording import Wording

FIRST_OF_COMPLETENESS = "PEP2"

SIZES = {"large_print": Size.LARGE, "very_large_print": Size.VERY_LARGE}
"""The sizes of type by the accessible formats that a plan may ask for."""


@dataclass(frozen=True, slots=True)
class Request:
    """Everything about the run and nothing about the child. `today` is the day that counts as today.

    What a plan is to hold is judged on its own day, that of its completion or meeting, unless `on` is given.
    Without `sizes`, documents are made in standard size and in the size that the plan asks for.
    With `archive`, PDFs are made for long-term archives (PDF/A-2a). `engine` makes PDFs; with `AUTO` it is the one
    that the theme names, or else Typst, unless something needs WeasyPrint.
    """

    out: Path
    today: date
    modes: tuple[Mode, ...] = EDITIONS
    formats: tuple[Format, ...] = (Format.PDF, Format.DOCX)
    draft: bool = False
    sizes: tuple[Size, ...] = (Size.STANDARD,)
    layout: Layout = Layout.COLUMNS
    copies: tuple[Copy, ...] = (Copy.FULL,)
    archive: bool = False
    theme: Theme = BUILTIN
    on: date | None = None
    engine: PdfEngine = PdfEngine.AUTO


@dataclass(frozen=True, slots=True)
class Written:
    """The documents written for one PEP, its findings, and remarks about this choice of documents."""

    artefacts: tuple[Artefact, ...]
    findings: Findings
    remarks: Findings


@dataclass(frozen=True, slots=True)
class Examined:
    """A PEP whose documents may be made, its findings, and remarks about the choice of documents."""

    pep: Pep
    findings: Findings
    remarks: Findings

    def __repr__(self) -> str:
        return f"<Examined: {len(self.findings.items)} findings>"


class Blocked(PepdocsError):
    """Findings rule out the documents that were asked for; nothing was written."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(error_keys.BLOCKED)
        self.findings = findings


def build(path: Path, request: Request) -> Written:
    """Write all documents of one file, or none: raise `Blocked` if its findings rule them out."""
    content = source.content(path)
    examined = examine(content, request, pictures.beside(path, content))
    artefacts = write.artefacts(documents(examined.pep, request))
    return Written(artefacts, examined.findings, examined.remarks)


def examine(content: bytes, request: Request, shown: Pictures = NO_PICTURES) -> Examined:
    """Return the PEP in a file's bytes; raise `Blocked` if the documents asked for may not be made of it.

    `shown` are the pictures that the plan names.
    """
    own, copies = own_fields(request.theme), request.copies
    result = checked(content, today=request.today, on=request.on, own=own, shown=shown, copies=copies)
    if _is_blocked(result, draft=request.draft):
        raise Blocked(result.findings)
    return Examined(result.pep, result.findings, _remarks(result, request))


def examined_as_it_is(content: bytes, request: Request, shown: Pictures = NO_PICTURES) -> tuple[Examined, Request]:
    """Return the PEP in a file's bytes, and the request with which its documents are made, as drafts if it has errors.

    `Blocked` if not even drafts may be made, `SourceError` if it cannot be read.
    """
    try:
        return examine(content, request, shown), request
    except Blocked:
        draft = replace(request, draft=True)
        return examine(content, draft, shown), draft


def documents(pep: Pep, request: Request) -> tuple[tuple[Path, bytes], ...]:
    """Return the path and content of each document of a PEP, rendered and verified; `RenderError` as for `document`."""
    return tuple(
        (request.out / name(pep, edition, form, request), _present(content))
        for edition in _editions(pep, request)
        for form, content in zip(request.formats, in_formats(pep, edition, request.formats, request), strict=True)
    )


def choices(pep: Pep, request: Request) -> tuple[tuple[Edition, Format], ...]:
    """Return the editions and formats of a PEP that were asked for, in order."""
    return tuple((edition, form) for edition in _editions(pep, request) for form in request.formats)


def document(pep: Pep, edition: Edition, form: Format, request: Request) -> bytes:
    """Return one document of a PEP, rendered and verified.

    Raises `RenderError` as for `in_formats`: `EngineMissing`, which is one, if this computer cannot make the format.
    """
    [content] = in_formats(pep, edition, (form,), request)
    return _present(content)


def _present(content: bytes | EngineMissing) -> bytes:
    if isinstance(content, EngineMissing):
        raise content
    return content


def in_formats(
    pep: Pep, edition: Edition, forms: Iterable[Format], request: Request
) -> Iterator[bytes | EngineMissing]:
    """Yield an edition of a PEP in some formats, composed once, and each document rendered and verified.

    In place of a document whose format this computer cannot make there is the error that says why. Raises `RenderError`
    if a document is not complete, or if it is a copy and says what its reader may not see.
    """
    view = _view(pep, edition, request)
    copy = None if edition.copy is Copy.FULL else copy_contents(pep, edition.copy, request.theme)
    engine = engine_choice(pep, request).engine
    for form in forms:
        try:
            made = render_and_read(view, form, archive=request.archive, theme=request.theme, engine=engine)
        except EngineMissing as missing:
            yield missing.with_traceback(None)
            continue
        if copy is not None:
            _refuse_disclosure(copy, made, edition, request)
        yield made.content


def engine_choice(pep: Pep, request: Request) -> EngineChoice:
    """Return which engine makes the PDFs of a PEP, and why: one for all of them, so that they look alike."""
    return engines.choose(request.theme, pep.form.code, request.engine, _typed(pep))


def _typed(pep: Pep) -> Iterator[str]:
    yield pep.model_dump_json(exclude_none=True)


def _refuse_disclosure(copy: CopyContents, made: FinishedDocument, edition: Edition, request: Request) -> None:
    """Raise `RenderError` if a document of a copy says what its reader may not see."""
    for field in disclosed(copy, made, lambda shown: _view(shown, edition, request), request.theme):
        raise RenderError(error_keys.DISCLOSED, field=field)


def copy_contents(pep: Pep, copy: Copy, theme: Theme = BUILTIN) -> CopyContents:
    """Return what a copy of a PEP is to say."""
    own = declared_fields(theme)[0]
    return CopyContents(pep, reduced(pep, copy, own), own)


def disclosed(
    copy: CopyContents, made: FinishedDocument, view_of_shown: Callable[[Pep], DocumentView], theme: Theme = BUILTIN
) -> tuple[str, ...]:
    """Return the path of each field that a copy withholds and a finished file says all the same.

    `view_of_shown` returns the view of what is shown of a plan, of which the words of the form and of the template are
    found out. Raises `RenderError` if a part of the file cannot be read.
    """

    def wording() -> Iterator[FileTexts]:
        view = view_of_shown(masked(copy.shown))
        yield FileTexts((*(run.text for run in runs(view)), view.title))
        content = render_unverified(view, made.form, archive=made.archive, theme=theme, engine=made.engine)
        yield _said(FinishedDocument(content, made.form, outline(content, made.form)))

    return search.disclosed(_said(made), copy, wording())


def _said(made: FinishedDocument) -> FileTexts:
    """Return everything that a file says, in its lines or elsewhere."""
    try:
        found = parts.read(made.content)
    except parts.UnreadPartError:
        raise RenderError(error_keys.UNSEARCHED) from None
    return FileTexts((*(line.text for line in made.lines), *found.texts), tuple(found.data))


def views(pep: Pep, request: Request) -> Iterator[tuple[Edition, DocumentView]]:
    """Yield each edition of a PEP that was asked for, with its view."""
    for edition in _editions(pep, request):
        yield edition, _view(pep, edition, request)


def _view(pep: Pep, edition: Edition, request: Request) -> DocumentView:
    day = Situation.of(pep, request.today, request.on).day
    return view_of(pep, edition, draft=request.draft or is_draft(pep), theme=request.theme, day=day)


def view_of(
    pep: Pep, edition: Edition, *, draft: bool = False, theme: Theme = BUILTIN, day: date | None = None
) -> DocumentView:
    """Return the view of one edition of a PEP, without the fields and chapters that a theme declares wrongly.

    What is missing from it is judged on `day`, or else on the plan's own day.
    """
    wording = Wording(edition.mode, own_words(theme))
    own, chapters = declared_fields(theme)[0], declared_chapters(theme)[0].plans
    view = compose.document(pep, wording, copy=edition.copy, draft=draft, own=own, day=day, chapters=chapters)
    return arrange(view, edition.size, edition.layout)


def _editions(pep: Pep, request: Request) -> tuple[Edition, ...]:
    return editions(request.modes, request.sizes or sizes(pep), request.layout, request.copies)


def sizes(pep: Pep) -> tuple[Size, ...]:
    """Return the sizes of type for a PEP: standard, and those that the child needs."""
    asked = said(pep.child.accessible_formats) if pep.child else ()
    return (Size.STANDARD, *(SIZES[form.code] for form in asked if form.code in SIZES))


def name(pep: Pep, edition: Edition, form: Format, request: Request) -> str:
    """Return a document's file name: the plan's reference and the kind of document, nothing else."""
    return file_name(str(pep.record), edition, form, archive=request.archive)


def file_name(record: str, edition: Edition, form: Format, *, archive: bool) -> str:
    """Return the file name of a document of the plan with the reference `record`."""
    kind = "-archive" if archive and form is Format.PDF else ""
    return f"{record}-{edition.suffix}{kind}.{form.value}"


def is_draft(pep: Pep) -> bool:
    """Return whether a plan's own status is draft."""
    return pep.plan is not None and pep.plan.status is Status.draft


def _remarks(result: Checked, request: Request) -> Findings:
    """Return findings about the documents asked for: their languages, their copies, what the child shares in these."""
    languages = {language for mode in request.modes for language in mode.languages}
    return Findings.of(
        (
            *rules.language_choice(result.pep, result.places, languages),
            *rules.copies_are_made(result.pep, result.places, request.copies),
            *rules.not_asked_to_share(result.pep, result.places, request.copies),
        )
    )


def _is_blocked(result: Checked, *, draft: bool) -> bool:
    """Return whether no document may be made: a draft may have gaps, but nothing unreadable."""
    blocking = [finding for finding in result.findings.blocking if not draft or _is_unreadable(finding)]
    return bool(blocking) or result.pep.record is None


def _is_unreadable(finding: Finding) -> bool:
    """Return whether a finding is about a value that cannot be shown, rather than one that is missing."""
    return finding.code.number < FIRST_OF_COMPLETENESS
