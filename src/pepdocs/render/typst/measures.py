"""The design's table of measures as Typst reads it: the variables of the style sheets that WeasyPrint is given."""

from __future__ import annotations

import re
from functools import lru_cache

from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError
from pepdocs.render.html import sheets
from pepdocs.theme import Theme
from pepdocs.view.blocks import DocumentView

NAMES = frozenset(
    "ink quiet soft line rule paper deep pale edge small fact table contents text title section aim lead heading "
    "main head foot side half-gap above-chapter above-section above-block in-line".split()
)
"""The variables that our Typst templates use; a dark screen's colours are not among them."""

COLOUR = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.IGNORECASE)
SHORT_COLOUR = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])", re.IGNORECASE)
LENGTH = re.compile(r"\d*\.?\d+(?:pt|mm|cm|in)")
PIXELS = re.compile(r"(\d*\.?\d+)px")
POINTS = 0.75
"""Points in a CSS pixel."""


def measures(theme: Theme, view: DocumentView) -> dict[str, str]:
    """Return the colours and lengths of a document of a theme, by name, as Typst writes them.

    Raises `RenderError` if a variable is missing or is neither a colour in digits nor a length.
    """
    names = sheets.base_sheets(view) + sheets.size_sheets(view)
    return _measures(theme, names, sheets.margin_rule(view))


@lru_cache(maxsize=64)
def _measures(theme: Theme, names: tuple[str, ...], extra: str) -> dict[str, str]:
    texts = [sheets.sheet_text(theme, name) for name in names]
    values = sheets.variables("\n".join((*texts, extra)))
    return {name: typst_value(value_of(f"--{name}", values)) for name in sorted(NAMES)}


def value_of(name: str, values: dict[str, str]) -> str:
    """Return the value of a variable, which may be that of another one, "" if there is none."""
    value = values.get(name, "")
    for _ in range(sheets.DEEPEST):
        if not (used := sheets.USED.fullmatch(value)):
            break
        value = values.get(used[1], "")
    return value


def is_usable(name: str, values: dict[str, str]) -> bool:
    """Return whether the value of a variable is one that Typst can use."""
    try:
        typst_value(value_of(name, values))
    except RenderError:
        return False
    return True


def typst_value(value: str) -> str:
    """Return a colour or length of CSS as Typst writes it; raise `RenderError` if it is anything else."""
    if colour := COLOUR.fullmatch(value):
        return f"rgb({', '.join(str(int(part, 16)) for part in colour.groups())})"
    if colour := SHORT_COLOUR.fullmatch(value):
        return f"rgb({', '.join(str(int(part * 2, 16)) for part in colour.groups())})"
    if pixels := PIXELS.fullmatch(value):
        return f"{float(pixels[1]) * POINTS:g}pt"
    if LENGTH.fullmatch(value):
        return value
    raise RenderError(error_keys.THEME_ENGINE)
