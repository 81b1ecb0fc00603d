"""A view becomes bytes: one way in for every format, and nothing leaves unread."""

from __future__ import annotations

from enum import Enum
from importlib.resources import files
from pathlib import Path

from pepdocs.render.outline import Line
from pepdocs.render.verify import verify
from pepdocs.view.blocks import DocumentView


class Format(Enum):
    """What kind of file a document is; the value is how its name ends."""

    PDF = "pdf"
    DOCX = "docx"


def render(view: DocumentView, form: Format) -> bytes:
    """Return a document as the bytes of a file that has been read back and found whole.

    `RenderError` where an engine complains, or where anything that the view says is not in the
    finished file, in order.
    """
    content = _pdf(view) if form is Format.PDF else _docx(view)
    verify(view, outline(content, form))
    return content


def outline(content: bytes, form: Format) -> tuple[Line, ...]:
    """Return a finished file read back, line by line."""
    if form is Format.PDF:
        from pepdocs.render import outline_pdf

        return outline_pdf.outline(content)
    from pepdocs.render import outline_docx

    return outline_docx.outline(content)


def _pdf(view: DocumentView) -> bytes:
    from pepdocs.render import html, pdf, stand_in

    fonts = Path(str(files("pepdocs.templates") / "fonts"))
    shown = stand_in.marked(fonts), stand_in.plain(fonts)
    return pdf.render(html.render(view, *shown), html.stylesheets(view), fonts=fonts)


def _docx(view: DocumentView) -> bytes:
    from pepdocs.render import docx

    return docx.render(view)
