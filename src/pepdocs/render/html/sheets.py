"""Which style sheets a document is dressed in, and what their variables stand for.

On a screen a variable stays one, for a reader may want other colours. WeasyPrint takes its time over
variables, so in the sheets of a PDF each is replaced by its value beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import ceil

from pepdocs import theme
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Size
from pepdocs.theme import Theme
from pepdocs.view.blocks import DocumentView

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
ROOT = re.compile(r":root\s*\{([^}]*)\}")
DECLARED = re.compile(r"(--[a-z0-9-]+)\s*:\s*([^;]+?)\s*(?:;|$)")
USED = re.compile(r"var\((--[a-z0-9-]+)\)")

DEEPEST = 8
"""How many variables may stand for one another in a row; more means that they go in a circle."""


LETTER = 0.53
"""The width of a letter in the margins of a page, as a part of its height."""
EDGE = {Size.LARGE.value: 18.0, Size.VERY_LARGE.value: 18.0}
"""The size of type in the margins of a page in large print, in points."""
LEADING, PAGE, GAP = 1.35, 493.0, 12.0
"""The height of a line there by that of its type; points between the margins; points left white."""


def looks(view: DocumentView) -> tuple[str, ...]:
    """Return the names of the sheets that every medium has in common, in order.

    A theme's own comes last of them: large print and a dark screen have the last word.
    """
    names = ["shared/variables.css", "shared/page.css", "shared/blocks.css", "shared/accent.css"]
    names.append(f"{view.phase}/pep.css")
    if view.is_bilingual:
        names.append("shared/pair.css")
    return (*names, theme.STYLE)


def sizes(view: DocumentView) -> tuple[str, ...]:
    """Return the names of the sheets of large print: none where a document is of standard size."""
    large, very_large = "shared/large.css", "shared/very-large.css"
    chosen = {Size.LARGE.value: (large,), Size.VERY_LARGE.value: (large, very_large)}
    return chosen.get(view.size, ())


def edges(view: DocumentView) -> tuple[str, ...]:
    """Return the names of the sheets that say what stands at the head and foot of a page."""
    asked = {
        "shared/edges.css": True,
        "shared/edges-pair.css": view.is_bilingual,
        "shared/draft.css": bool(view.cover.draft),
    }
    large = {
        "shared/edges-large.css": True,
        "shared/edges-large-pair.css": view.is_bilingual,
        "shared/draft-large.css": bool(view.cover.draft),
    }
    if view.size != Size.STANDARD.value:
        asked |= large
    return tuple(name for name, is_wanted in asked.items() if is_wanted)


def margins(view: DocumentView) -> str:
    """Return the rule that makes room for what stands at the edges of a page in large print."""
    if (points := EDGE.get(view.size)) is None:
        return ""
    head = (theme.plain(view.cover.draft), theme.plain(view.cover.running))
    pages = " / ".join(f"{first.text} 100 {of.text} 100" for first, of in view.cover.page_words)
    foot = (theme.plain(view.cover.footer), pages)
    high, low = (_height(texts, points) for texts in (head, foot))
    return f":root {{ --head: {high}pt; --foot: {low}pt; --edge: {points}pt }}"


def _height(texts: Sequence[str], points: float) -> float:
    """Return how high a margin must be for some texts, one below the other."""
    letters = PAGE / (points * LETTER)
    lines = sum(ceil(len(text) / letters) for text in texts)
    return round(lines * points * LEADING + 2 * GAP + points, 1)


@lru_cache(maxsize=64)
def assembled(dress: Theme, names: tuple[str, ...], more: str = "") -> str:
    """Return sheets as one, `more` at its end, with the value of every variable in its place."""
    return resolved({name: dressed(dress, name) for name in names} | {"": more})


def dressed(dress: Theme, name: str) -> str:
    """Return the text of a sheet; that of a theme is what all of its layers add."""
    return dress.styles() if name == theme.STYLE else dress.text(name)


def resolved(sheets: Mapping[str, str]) -> str:
    """Return sheets, each under its name, as one in which no variable is left.

    What is declared in a `:root` rule last is what counts, wherever the variable is used. A variable
    that is declared nowhere, or by way of itself, is a `RenderError` with the sheet's name and the line.
    """
    plain = {name: COMMENT.sub(_lines, text) for name, text in sheets.items()}
    known = declared("\n".join(plain.values()))
    return "\n".join(_replaced(name, ROOT.sub(_lines, text), known) for name, text in plain.items())


def declared(sheet: str) -> dict[str, str]:
    """Return the variables of a sheet with their values; the last declaration counts."""
    rules = ROOT.findall(COMMENT.sub("", sheet))
    return {name: value for rule in rules for name, value in DECLARED.findall(rule)}


def bare(sheet: str) -> str:
    """Return a sheet without its comments and empty lines."""
    lines = (line.rstrip() for line in COMMENT.sub("", sheet).splitlines())
    return "\n".join(line for line in lines if line)


def _lines(found: re.Match[str]) -> str:
    """Return only the ends of lines, so that what follows stays on its line."""
    return "\n" * found[0].count("\n")


def _replaced(sheet: str, text: str, known: Mapping[str, str]) -> str:
    """Return a sheet's text with values in place of variables."""
    for _ in range(DEEPEST):
        if not USED.search(text):
            break
        text = USED.sub(lambda found: known.get(found[1], "\0"), text)
    left = re.search(rf"\0|{USED.pattern}", text)
    if left:
        line = text.count("\n", 0, left.start()) + 1
        raise RenderError("error.template", template=sheet, line=line)
    return text
