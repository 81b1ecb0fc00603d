"""Select the style sheets of a document, and replace their variables by values.

On a screen a variable is kept, because a dark colour scheme may redefine it. WeasyPrint is slow with variables, so
in the sheets of a PDF each is replaced by its value beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import ceil

from pepdocs import theme
from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Size
from pepdocs.theme import Theme
from pepdocs.view.blocks import DocumentView

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
ROOT = re.compile(r":root\s*\{([^}]*)\}")
DECLARED = re.compile(r"(--[a-z0-9-]+)\s*:\s*([^;]+?)\s*(?:;|$)")
USED = re.compile(r"var\((--[a-z0-9-]+)\)")

DEEPEST = 8
"""How many variables may refer to one another in a chain; more are taken for a cycle."""

LETTER = 0.53
"""The average width of a letter in the page margins, as a fraction of the font size."""
EDGE = {Size.LARGE.value: 18.0, Size.VERY_LARGE.value: 18.0}
"""The font size in the page margins of large print, in points."""
LEADING, PAGE, GAP = 1.35, 493.0, 12.0
"""The line height there as a multiple of the font size; the text width of a page and the white space, in points."""


def base_sheets(view: DocumentView) -> tuple[str, ...]:
    """Return the names of the sheets that paper and screen share, in order.

    A theme's own is the last of them; the sheets for large print and a dark screen take precedence over it.
    """
    pair = ("shared/pair.css",) if view.is_bilingual else ()
    return (
        "shared/variables.css", "shared/page.css", "shared/blocks.css", "shared/accent.css",
        f"{view.phase}/pep.css", *pair, theme.STYLE,
    )  # fmt: skip


def size_sheets(view: DocumentView) -> tuple[str, ...]:
    """Return the names of the sheets of large print; none for a document of standard size."""
    large, very_large = "shared/large.css", "shared/very-large.css"
    chosen = {Size.LARGE.value: (large,), Size.VERY_LARGE.value: (large, very_large)}
    return chosen.get(view.size, ())


def edge_sheets(view: DocumentView) -> tuple[str, ...]:
    """Return the names of the sheets for the page margins, where running heads and feet are."""
    names = ["edges"] + ["edges-pair"] * view.is_bilingual
    if view.cover.draft:
        names += ["draft"] + ["draft-pair"] * view.is_bilingual
    if view.size != Size.STANDARD.value:
        names += [name.replace("edges", "edges-large").replace("draft", "draft-large") for name in names]
    return tuple(f"shared/{name}.css" for name in names)


@lru_cache(maxsize=8)
def printed(phase: str) -> frozenset[str]:
    """Return the names of all sheets that a PDF of a phase may have, in whatever languages and size."""
    edges = {f"{name}{size}{pair}" for name in ("edges", "draft") for size in ("", "-large") for pair in ("", "-pair")}
    others = {"variables", "page", "blocks", "accent", "pair", "large", "very-large"}
    return frozenset({f"shared/{name}.css" for name in edges | others} | {f"{phase}/pep.css", theme.STYLE})


def margin_rule(view: DocumentView) -> str:
    """Return the rule that makes the page margins of large print high enough for their text."""
    if (points := EDGE.get(view.size)) is None:
        return ""
    head = [run.text for run in view.cover.draft or view.cover.running]
    pages = [f"{first.text} 100 {of.text} 100" for first, of in view.cover.page_words]
    foot = [run.text for run in view.cover.footer] + pages
    return f":root {{ --head: {_height(head, points)}pt; --foot: {_height(foot, points)}pt; --edge: {points}pt }}"


def _height(texts: Sequence[str], points: float) -> float:
    """Return the height of a page margin that holds the texts one below the other."""
    letters = PAGE / (points * LETTER)
    lines = sum(ceil(len(text) / letters) for text in texts)
    return round(lines * points * LEADING + 2 * GAP + points, 1)


@lru_cache(maxsize=64)
def assemble(theme: Theme, names: tuple[str, ...], extra: str = "") -> str:
    """Return sheets as one, followed by `extra`, with every variable replaced by its value."""
    return resolve({name: sheet_text(theme, name) for name in names} | {"": extra})


def sheet_text(layers: Theme, name: str) -> str:
    """Return the text of a sheet; for a theme's own sheet, that of all its layers."""
    return layers.styles() if name == theme.STYLE else layers.text(name)


def resolve(sheets: Mapping[str, str]) -> str:
    """Return sheets, given by name, as one without variables.

    The last declaration in a `:root` rule counts for every use of a variable. Raises `RenderError` with the sheet's
    name and the line if a variable is not declared, or declared by way of itself.
    """
    bare = {name: COMMENT.sub(_newlines, text) for name, text in sheets.items()}
    values = variables("\n".join(bare.values()))
    return "\n".join(_substitute(name, ROOT.sub(_newlines, text), values) for name, text in bare.items())


def variables(sheet: str) -> dict[str, str]:
    """Return the variables of a sheet with their values; the last declaration counts."""
    rules = ROOT.findall(COMMENT.sub("", sheet))
    return {name: value for rule in rules for name, value in DECLARED.findall(rule)}


def strip_comments(sheet: str) -> str:
    """Return a sheet without its comments and empty lines."""
    lines = (line.rstrip() for line in COMMENT.sub("", sheet).splitlines())
    return "\n".join(line for line in lines if line)


def _newlines(match: re.Match[str]) -> str:
    """Return only the line ends, so that line numbers stay as they are."""
    return "\n" * match[0].count("\n")


def _substitute(sheet: str, text: str, values: Mapping[str, str]) -> str:
    for _ in range(DEEPEST):
        if not USED.search(text):
            break
        text = USED.sub(lambda variable: values.get(variable[1], "\0"), text)
    if unresolved := re.search(rf"\0|{USED.pattern}", text):
        line = text.count("\n", 0, unresolved.start()) + 1
        raise RenderError(error_keys.TEMPLATE, template=sheet, line=line)
    return text
