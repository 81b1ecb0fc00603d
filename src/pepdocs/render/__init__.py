"""A view becomes bytes: one way in for every format, and nothing leaves unread."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from pepdocs.render.outline import Line
from pepdocs.render.verify import verify
from pepdocs.view.blocks import DocumentView


class Format(Enum):
    """What kind of file a document is; the value is how its name ends."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


def render(view: DocumentView, form: Format, *, archive: bool = False) -> bytes:
    """Return a document as the bytes of a file that has been read back and found whole.

    `archive` makes a PDF one that an archive keeps (PDF/A-2a). `RenderError` where an engine
    complains, or where anything that the view says is not in the finished file, in order.
    """
    content = _pdf(view, archive=archive) if form is Format.PDF else _RENDERERS[form](view)
    verify(view, outline(content, form))
    return content


def outline(content: bytes, form: Format) -> tuple[Line, ...]:
    """Return a finished file read back, line by line."""
    lines: tuple[Line, ...] = _home(f"outline_{form.value}").outline(content)
    return lines


def _pdf(view: DocumentView, *, archive: bool) -> bytes:
    from pepdocs.render import html, pdf, stand_in

    fonts = Path(str(files("pepdocs.templates") / "fonts"))
    shown = stand_in.marked(fonts), stand_in.plain(fonts)
    page = html.render(view, *shown)
    return pdf.render(page, html.stylesheets(view), fonts=fonts, archive=archive)


def _home(name: str) -> Any:
    """Return a module of this room, imported when first asked for: each brings its engine."""
    return import_module(f"pepdocs.render.{name}")


_RENDERERS: dict[Format, Callable[[DocumentView], bytes]] = {
    Format.DOCX: lambda view: bytes(_home("docx").render(view)),
    Format.HTML: lambda view: bytes(_home("screen").render(view)),
}
