"""Render HTML as an accessible PDF: tagged, PDF/UA-1, the same bytes for the same input."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pepdocs.base import error_keys
from pepdocs.base.errors import EngineMissing, RenderError

if TYPE_CHECKING:
    from pepdocs.render.pdf.engine import Engine

ENGINE_VERSION = "70.0"
"""The version of WeasyPrint that `structure.tags` is written for."""


def render(html: str, stylesheets: tuple[str, ...], *, fonts: Path, archive: bool = False) -> bytes:
    """Return an HTML page with the texts of its style sheets as the bytes of a PDF; an `archive` is a PDF/A-2a too.

    Apart from these, only `data:` images and the folder of fonts are read. Raises `EngineMissing` if the engine cannot
    run here, and `RenderError` if it reports any problem.
    """
    return engine(fonts).pdf(html, stylesheets, archive=archive)


@lru_cache(maxsize=2)
def engine(fonts: Path) -> Engine:
    """Return the engine for a folder of fonts.

    `EngineMissing` if this computer lacks a library that it needs, `RenderError` if it is of another version than ours.
    """
    _require_weasyprint()
    from pepdocs.render.pdf.engine import Engine

    return Engine(fonts)


def _require_weasyprint() -> None:
    if not _can_load():
        raise EngineMissing(error_keys.NO_PANGO)
    import weasyprint

    if weasyprint.__version__ != ENGINE_VERSION:
        raise RenderError(error_keys.ENGINE_VERSION, found=weasyprint.__version__, wanted=ENGINE_VERSION)


@cache
def _can_load() -> bool:
    """Return whether the libraries of the system that WeasyPrint needs are there."""
    # WeasyPrint prints advice of its own, in English, before it raises.
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        try:
            import weasyprint  # noqa: F401 - loads them
        except OSError:
            return False
    return True
