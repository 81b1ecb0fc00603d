"""A view becomes bytes: one way in for every format, and nothing leaves unread."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib.resources import files
from pathlib import Path

from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.render.read_back.compare import verify
from pepdocs.render.read_back.outline import Line
from pepdocs.theme import BUILTIN, Theme
from pepdocs.view.blocks import DocumentView


class Format(Enum):
    """What kind of file a document is; the value is how its name ends."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


def render(view: DocumentView, form: Format, *, archive: bool = False, theme: Theme = BUILTIN) -> bytes:
    """Return a document as the bytes of a file that has been read back and found whole.

    It is dressed as the `theme` has it; `archive` makes a PDF one that an archive keeps (PDF/A-2a).
    `RenderError` where an engine complains, or where anything that the view says is not in the
    finished file, in order.
    """
    content = made(view, form, archive=archive, theme=theme)
    verify(view, outline(content, form))
    return content


def made(view: DocumentView, form: Format, *, archive: bool = False, theme: Theme = BUILTIN) -> bytes:
    """Return a document that nobody has read back yet; `RenderError` where an engine complains."""
    if form is Format.PDF:
        return _pdf(view, theme, archive=archive)
    return _docx(view, theme) if form is Format.DOCX else _html(view, theme)


def outline(content: bytes, form: Format) -> tuple[Line, ...]:
    """Return a finished file read back, line by line."""
    return _reader(form)(content)


def _pdf(view: DocumentView, theme: Theme, *, archive: bool) -> bytes:
    from pepdocs.render import fallback_fonts
    from pepdocs.render.html import page as html
    from pepdocs.render.pdf import document

    fonts = _fonts()
    shown = fallback_fonts.marked(fonts), fallback_fonts.plain(fonts)
    page = html.render(view, *shown, theme=theme)
    dress = html.stylesheets(view, theme)
    try:
        return document.render(page, dress, fonts=fonts, archive=archive)
    except (PepdocsError, MemoryError):
        raise
    except Exception:
        if not theme.layers:
            raise
    # What an engine says of a stranger's style sheet is no fault of ours, and may quote the document.
    raise RenderError("error.theme_engine")


def takes(sheet: str) -> bool:
    """Whether the PDF engine understands all of a style sheet."""
    from pepdocs.render.pdf import document

    return document.engine(_fonts()).takes(sheet)


def _fonts() -> Path:
    return Path(str(files("pepdocs.templates") / "fonts"))


# Each format brings an engine or a parser, so its module is imported when it is first needed.


def _reader(form: Format) -> Callable[[bytes], tuple[Line, ...]]:
    """Return the function that reads back a finished file of a format."""
    if form is Format.PDF:
        from pepdocs.render.read_back.pdf import document

        return document.outline
    if form is Format.DOCX:
        from pepdocs.render.read_back import word

        return word.outline
    from pepdocs.render.read_back import html

    return html.outline


def _docx(view: DocumentView, theme: Theme) -> bytes:
    from pepdocs.render.word import document

    return document.render(view, theme)


def _html(view: DocumentView, theme: Theme) -> bytes:
    from pepdocs.render.html import screen

    return screen.render(view, theme)
