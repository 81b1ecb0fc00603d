"""Finished HTML becomes an accessible PDF: PDF/UA-1, tagged, the same bytes for the same input."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pepdocs.base.errors import RenderError
from pepdocs.render.pdf.fonts import covered, uncovered

if TYPE_CHECKING:
    from pepdocs.render.pdf.engine import Engine

__all__ = ["ENGINE_VERSION", "covered", "render", "uncovered"]

ENGINE_VERSION = "70.0"
"""The WeasyPrint whose tag tree `pdf_tags` is written for."""


def render(html: str, stylesheets: tuple[str, ...], *, fonts: Path, archive: bool = False) -> bytes:
    """Return the page of HTML, dressed in the style sheets' text, as the bytes of a PDF.

    Nothing outside the two is read but `data:` images and the folder of fonts. Whatever the
    engine complains about stops the document. An `archive` is a PDF/A-2a besides.
    """
    return engine(fonts).pdf(html, stylesheets, archive=archive)


@lru_cache(maxsize=2)
def engine(fonts: Path) -> Engine:
    """Return the engine for a folder of fonts, started when first asked for."""
    _require_engine()
    from pepdocs.render.pdf.engine import Engine

    return Engine(fonts)


def _require_engine() -> None:
    """Raise a `RenderError` unless this machine can run the engine we know."""
    try:
        import weasyprint
    except OSError as missing:
        # WeasyPrint is Python; Pango, which it needs, is the machine's.
        raise RenderError("error.no_pango") from missing
    if weasyprint.__version__ != ENGINE_VERSION:
        raise RenderError("error.engine_version", found=weasyprint.__version__, wanted=ENGINE_VERSION)
