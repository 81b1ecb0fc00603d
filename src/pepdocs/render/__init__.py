"""A view becomes bytes: one way in for every format, and nothing leaves unread."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from pepdocs.errors import PepdocsError, RenderError
from pepdocs.render.outline import Line
from pepdocs.render.verify import verify
from pepdocs.theme import BUILTIN, Theme
from pepdocs.view.blocks import DocumentView


class Format(Enum):
    """What kind of file a document is; the value is how its name ends."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


def render(
    view: DocumentView, form: Format, *, archive: bool = False, theme: Theme = BUILTIN
) -> bytes:
    """Return a document as the bytes of a file that has been read back and found whole.

    It is dressed as the `theme` has it; `archive` makes a PDF one that an archive keeps (PDF/A-2a).
    `RenderError` where an engine complains, or where anything that the view says is not in the
    finished file, in order.
    """
    content = made(view, form, archive=archive, theme=theme)
    verify(view, outline(content, form))
    return content


def made(
    view: DocumentView, form: Format, *, archive: bool = False, theme: Theme = BUILTIN
) -> bytes:
    """Return a document that nobody has read back yet; `RenderError` where an engine complains."""
    if form is Format.PDF:
        return _pdf(view, theme, archive=archive)
    return _RENDERERS[form](view, theme)


def outline(content: bytes, form: Format) -> tuple[Line, ...]:
    """Return a finished file read back, line by line."""
    lines: tuple[Line, ...] = _home(f"outline_{form.value}").outline(content)
    return lines


def _pdf(view: DocumentView, theme: Theme, *, archive: bool) -> bytes:
    from pepdocs.render import html, pdf, stand_in

    fonts = _fonts()
    shown = stand_in.marked(fonts), stand_in.plain(fonts)
    page = html.render(view, *shown, theme=theme)
    dress = html.stylesheets(view, theme)
    try:
        return pdf.render(page, dress, fonts=fonts, archive=archive)
    except (PepdocsError, MemoryError):
        raise
    except Exception:
        if not theme.layers:
            raise
    # What an engine says of a stranger's style sheet is no fault of ours, and may quote the document.
    raise RenderError("error.theme_engine")


def takes(sheet: str) -> bool:
    """Whether the PDF engine understands all of a style sheet."""
    from pepdocs.render import pdf

    return pdf.engine(_fonts()).takes(sheet)


def _fonts() -> Path:
    return Path(str(files("pepdocs.templates") / "fonts"))


def _home(name: str) -> Any:
    """Return a module of this room, imported when first asked for: each brings its engine."""
    return import_module(f"pepdocs.render.{name}")


_RENDERERS: dict[Format, Callable[[DocumentView, Theme], bytes]] = {
    Format.DOCX: lambda view, theme: bytes(_home("docx").render(view, theme)),
    Format.HTML: lambda view, theme: bytes(_home("screen").render(view, theme)),
}
