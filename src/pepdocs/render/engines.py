"""Choose the engine of a PDF: Typst, unless a theme or a text needs WeasyPrint, with the reasons.

Both engines draw the same view with the same measures. WeasyPrint also has the style rules and the HTML templates of a
theme, and so it makes the PDFs of a theme that has any of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from pepdocs.render.html import sheets
from pepdocs.render.typst import measures
from pepdocs.theme import Layer, PdfEngine, Theme, css, package
from pepdocs.theme.theme import MACROS

PAGE = ".html.jinja"
ON_SCREENS = frozenset(f"shared/{name}{PAGE}" for name in ("screen", "preview", "fill", "import", "report", "summary"))
"""Our pages that are for screens only."""

COMMENT = re.compile(r"\{#.*?#\}|\s+", re.DOTALL)
"""What does not count as a difference between two templates."""

ONLY_SCREEN = re.compile(r"@media screen(?! *,)[^,]*")

LOST_IN_TYPST = ""
"""Ranges of characters, as in a regular expression, that do not come out of a PDF of Typst's as they went in: none.

The tests of Typst read a text in every script of our fonts back, and decide what is in here.
"""


class Cause(Enum):
    """Why an engine makes a PDF that is not the usual one; the value names its sentence in the catalogue."""

    ASKED = "asked"
    RULE = "rule"
    VALUE = "value"
    TEMPLATE = "template"
    SCRIPT = "script"


@dataclass(frozen=True, slots=True)
class EngineNeed:
    """Something in a theme that only WeasyPrint can draw: its layer's place among the layers, its file and its line."""

    cause: Cause
    layer: int
    file: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """The engine of a PDF, never `AUTO`, and why it is not the usual one: None if it is."""

    engine: PdfEngine
    cause: Cause | None = None


def choose(theme: Theme, phase: str, wanted: PdfEngine = PdfEngine.AUTO, texts: Iterable[str] = ()) -> EngineChoice:
    """Return which engine makes the PDF of a phase with a theme; `texts` are what the document says.

    An engine that is `wanted` is chosen before the theme's, and that before what they need.
    """
    asked = theme.engine if wanted is PdfEngine.AUTO else wanted
    if asked is not PdfEngine.AUTO:
        return EngineChoice(asked, Cause.ASKED)
    if needed := needs(theme, phase):
        return EngineChoice(PdfEngine.WEASYPRINT, needed[0].cause)
    if is_lost(texts):
        return EngineChoice(PdfEngine.WEASYPRINT, Cause.SCRIPT)
    return EngineChoice(PdfEngine.TYPST)


def is_lost(texts: Iterable[str], ranges: str = LOST_IN_TYPST) -> bool:
    """Return whether any text has a character of some ranges."""
    lost = re.compile(f"[{ranges}]") if ranges else None
    return lost is not None and any(lost.search(text) for text in texts)


@lru_cache(maxsize=64)
def needs(theme: Theme, phase: str) -> tuple[EngineNeed, ...]:
    """Return everything in the layers of a theme that a PDF of a phase by Typst would not have."""
    return tuple(
        need
        for number, layer in enumerate(theme.layers)
        for name in sorted(layer.files)
        for need in (*_of_sheet(layer, number, name, phase), *_of_template(layer, number, name, phase))
    )


# Style sheets


def _of_sheet(layer: Layer, number: int, name: str, phase: str) -> Iterator[EngineNeed]:
    """Yield a need for each line of a sheet that has a rule which is not ours, or a value that Typst cannot use."""
    if name not in sheets.printed(phase):
        return
    text, ours = layer.text(name), _ours(name)
    lines = {Cause.RULE: {*css.read(text).wrong, *_rules(text, ours)}, Cause.VALUE: set(_unusable(text, phase))}
    for cause, places in lines.items():
        yield from (EngineNeed(cause, number, name, line) for line in sorted(places))


def _rules(text: str, ours: str) -> Iterator[int]:
    """Yield the line of each printed declaration that ours has not; 1 if some of ours are missing or moved."""
    before, after = _printed(ours), _printed(text)
    new = [line for rule, line in after if rule not in {known for known, _ in before}]
    yield from new
    if not new and [rule for rule, _ in after] != [rule for rule, _ in before]:
        yield 1


def _printed(text: str) -> list[tuple[tuple[object, ...], int]]:
    """Return the declarations of a sheet that count on paper and are of no variable, each with its line."""
    return [
        ((item.around, item.text, item.is_important), item.line)
        for item in css.declarations(text)
        if not _is_variable(item) and not ONLY_SCREEN.fullmatch(item.around[0])
    ]


def _is_variable(item: css.Declaration) -> bool:
    """Return whether a declaration is one that the table of measures is made of."""
    return item.around == (":root",) and item.name.startswith("--")


def _unusable(text: str, phase: str) -> Iterator[int]:
    """Yield the line of each variable whose value is neither a colour in digits nor a length."""
    known = _variables(phase) | sheets.variables(text)
    for item in filter(_is_variable, css.declarations(text)):
        if item.name.removeprefix("--") in measures.NAMES and not measures.is_usable(item.name, known):
            yield item.line


@lru_cache(maxsize=8)
def _variables(phase: str) -> dict[str, str]:
    """Return our variables of a phase with their values."""
    return sheets.variables("\n".join(map(_ours, sheets.printed(phase))))


# Templates


def _of_template(layer: Layer, number: int, name: str, phase: str) -> Iterator[EngineNeed]:
    """Yield a need if a layer has another page than ours for the paper of a phase, or macros of its own."""
    is_of_phase = name == MACROS or name.startswith(("shared/", f"{phase}/"))
    if not is_of_phase or not name.endswith(PAGE) or name in ON_SCREENS:
        return
    text, ours = COMMENT.sub("", layer.text(name)), COMMENT.sub("", _ours(name))
    # A page that we have not is one that another page of the theme asks for, and that one differs.
    if text != ours and (ours or name == MACROS):
        yield EngineNeed(Cause.TEMPLATE, number, name)


def _ours(name: str) -> str:
    """Return the text of our file, "" if we have none of that name."""
    return package.text(name) if package.has(name) else ""
