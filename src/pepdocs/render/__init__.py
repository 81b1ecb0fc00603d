"""Render a view as the bytes of a PDF, Word or HTML file, and read the file back to verify it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.render.read_back.compare import verify
from pepdocs.render.read_back.outline import AnyLine, Line
from pepdocs.theme import BUILTIN, PdfEngine, Theme
from pepdocs.view.blocks import DocumentView, runs

if TYPE_CHECKING:
    from pepdocs.render.engines import EngineChoice


AUTO = PdfEngine.AUTO


class Format(Enum):
    """The file format of a document; the value is its file extension."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class FinishedDocument:
    """A finished file: its bytes, its format, its lines in reading order, and whether it is for an archive.

    `engine` is what was asked for to make a PDF.
    """

    content: bytes = field(repr=False)
    form: Format
    lines: tuple[AnyLine, ...] = field(repr=False)
    archive: bool = False
    engine: PdfEngine = AUTO


def render(
    view: DocumentView, form: Format, *, archive: bool = False, theme: Theme = BUILTIN, engine: PdfEngine = AUTO
) -> bytes:
    """Return a document as the bytes of a file, verified to contain everything in the view.

    The document is styled by `theme`; `archive` makes a PDF a PDF/A-2a as well, and `engine` makes the PDF, as
    `engines.choose` says. Raises `RenderError` if an engine reports a problem, or if any text of the view is missing
    from the finished file or out of order, and `EngineMissing` if this computer lacks the format's engine.
    """
    return render_and_read(view, form, archive=archive, theme=theme, engine=engine).content


def render_and_read(
    view: DocumentView, form: Format, *, archive: bool = False, theme: Theme = BUILTIN, engine: PdfEngine = AUTO
) -> FinishedDocument:
    """Return what `render` returns, with its lines, which were read to verify it."""
    content = render_unverified(view, form, archive=archive, theme=theme, engine=engine)
    document = FinishedDocument(content, form, text_lines(content, form), archive, engine)
    verify(view, document.lines)
    return document


# Each format needs an engine or a parser, so its modules are imported when they are first needed.


def render_unverified(
    view: DocumentView, form: Format, *, archive: bool = False, theme: Theme = BUILTIN, engine: PdfEngine = AUTO
) -> bytes:
    """Return a document that has not been read back; `RenderError` if an engine reports a problem."""
    if form is Format.PDF:
        return _render_pdf(view, theme, engine, archive=archive)
    if form is Format.DOCX:
        from pepdocs.render.word import document

        return document.render(view, theme)
    from pepdocs.render.html import screen

    return screen.render(view, theme)


def outline(content: bytes, form: Format) -> tuple[Line, ...]:
    """Return the lines of a finished file, in reading order."""
    if form is Format.PDF:
        from pepdocs.render.read_back.pdf import document

        return document.outline(content)
    if form is Format.DOCX:
        from pepdocs.render.read_back import word

        return word.outline(content)
    from pepdocs.render.read_back import html

    return html.outline(content)


def text_lines(content: bytes, form: Format) -> tuple[AnyLine, ...]:
    """Return the lines of a finished file, those of a Word file without their languages, which takes less time."""
    if form is not Format.DOCX:
        return outline(content, form)
    from pepdocs.render.read_back import word_text

    return word_text.outline(content)


def engine_accepts(sheet: str) -> bool:
    """Return whether WeasyPrint understands all of a style sheet; `EngineMissing` if it cannot run here."""
    from pepdocs.render.pdf import document

    return document.engine(_fonts()).accepts(sheet)


def engine_choice(view: DocumentView, theme: Theme = BUILTIN, wanted: PdfEngine = PdfEngine.AUTO) -> EngineChoice:
    """Return which engine makes the PDF of a view, and why."""
    from pepdocs.render import engines

    return engines.choose(theme, view.phase, wanted, (run.text for run in runs(view)))


def _render_pdf(view: DocumentView, theme: Theme, wanted: PdfEngine, *, archive: bool) -> bytes:
    is_typst = engine_choice(view, theme, wanted).engine is PdfEngine.TYPST
    try:
        return (_by_typst if is_typst else _by_weasyprint)(view, theme, archive=archive)
    except (PepdocsError, MemoryError):
        raise
    except Exception:
        if not theme.layers:
            raise
    # An engine's error about a theme's style sheet is not a bug of ours, and may quote the document.
    raise RenderError(error_keys.THEME_ENGINE)


def _by_typst(view: DocumentView, theme: Theme, *, archive: bool) -> bytes:
    from pepdocs.render.typst import engine

    return engine.render(view, theme, archive=archive)


def _by_weasyprint(view: DocumentView, theme: Theme, *, archive: bool) -> bytes:
    from pepdocs.render import fallback_fonts
    from pepdocs.render.html import page as html
    from pepdocs.render.pdf import document

    fonts = _fonts()
    document.engine(fonts)  # if this computer lacks it, a page would be made in vain
    page = html.render(view, fallback_fonts.html_fallback(fonts), fallback_fonts.plain_fallback(fonts), theme=theme)
    return document.render(page, html.stylesheets(view, theme), fonts=fonts, archive=archive)


def _fonts() -> Path:
    return Path(str(files("pepdocs.templates") / "fonts"))
