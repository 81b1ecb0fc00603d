"""Render HTML as an accessible PDF: tagged, PDF/UA-1, the same bytes for the same input."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError

if TYPE_CHECKING:
    from pepdocs.render.pdf.engine import Engine

ENGINE_VERSION = "70.0"
"""The version of WeasyPrint that `structure.tags` and `speed` are written for."""


def render(html: str, stylesheets: tuple[str, ...], *, fonts: Path, archive: bool = False) -> bytes:
    """Return an HTML page with the texts of its style sheets as the bytes of a PDF; an `archive` is a PDF/A-2a too.

    Apart from these, only `data:` images and the folder of fonts are read. Raises `RenderError` if the engine cannot
    run or reports any problem.
    """
    return engine(fonts).pdf(html, stylesheets, archive=archive)


@lru_cache(maxsize=2)
def engine(fonts: Path) -> Engine:
    """Return the engine for a folder of fonts; `RenderError` if this machine cannot run the version that we need."""
    _require_weasyprint()
    from pepdocs.render.pdf.engine import Engine

    return Engine(fonts)


def _require_weasyprint() -> None:
    try:
        import weasyprint
    except OSError as missing:
        # WeasyPrint is a Python package, but Pango, which it needs, is a library of the system.
        raise RenderError(error_keys.NO_PANGO) from missing
    if weasyprint.__version__ != ENGINE_VERSION:
        raise RenderError(error_keys.ENGINE_VERSION, found=weasyprint.__version__, wanted=ENGINE_VERSION)
