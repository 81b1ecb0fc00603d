"""A view as HTML, for paper or for a screen, and the style sheets of paper."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from pepdocs.base.language import Phrase, Size
from pepdocs.render import section_order
from pepdocs.render.html import sheets
from pepdocs.render.html.medium import Medium, Paper
from pepdocs.theme import BUILTIN, LONG, Theme, text
from pepdocs.view.blocks import DocumentView, Grid, Section
from pepdocs.view.columns import halves, widths

Shown = Callable[[str], str]
Twins = tuple[Section, ...]

ANCHOR = re.compile(r"""\sid=["']([^"']*)["']""")
"""The name of a place in a page; no text of a document can hold one, for quotation marks are escaped."""


@dataclass(frozen=True, slots=True)
class Longest:
    """How many letters the longest text may have, where something depends on it."""

    of_three: int
    """That stands in three columns of facts."""
    of_two: int
    """That stands in two."""
    whole: int
    """That is kept on one page."""
    row: int
    """That is kept on one page as a row of a table."""


LONGEST = {
    Size.STANDARD.value: Longest(90, 240, LONG, 250),
    Size.LARGE.value: Longest(0, 48, 290, 110),
    Size.VERY_LARGE.value: Longest(0, 0, 160, 60),
}
"""The longest texts by the size of type: in twice the size, a quarter of the letters fill a page."""


def as_typed(text: str) -> str:
    """Return a text as it is."""
    return text


def render(
    view: DocumentView,
    shown: Shown = as_typed,
    printable: Shown = as_typed,
    medium: Callable[[], Medium] = Paper,
    theme: Theme = BUILTIN,
) -> str:
    """Return the whole document as HTML; for paper, unless told otherwise, and without its sheets.

    Every text of the view passes once through `shown`, or through `printable` where it stands in
    an attribute, just before it is escaped. A section that a theme moves is numbered where it stands.
    """
    doors = {"shown": shown, "printable": printable, "labels_of": labels}

    def page(whole: DocumentView) -> str:
        return _page(whole, theme, medium=medium(), **doors)

    return section_order.settled(view, page, ANCHOR.findall) if theme.layers else page(view)


def _page(view: DocumentView, theme: Theme, *, medium: Medium, **doors: object) -> str:
    """Return the document as its phase's template has it."""
    measures = {
        "medium": medium,
        "logo": theme.logo(view.lang),
        "contents": contents(view, columned=medium.is_columned),
        "longest": LONGEST[view.size],
        "widths": widths,
    }
    return theme.rendered(f"{view.phase}/pep.html.jinja", view=view, **doors, **measures)


def stylesheets(view: DocumentView, theme: Theme = BUILTIN) -> tuple[str, ...]:
    """Return the style sheets of a PDF in order, the same texts for every document like it."""
    names = sheets.looks(view) + sheets.sizes(view) + sheets.edges(view)
    return font_stack(), sheets.assembled(theme, names, sheets.margins(view))


def labels(grid: Grid) -> tuple[Phrase, ...]:
    """Return the labels of a table's columns."""
    return tuple(column.label for column in grid.columns)


def contents(view: DocumentView, *, columned: bool) -> tuple[tuple[Twins, ...], ...]:
    """Return the columns of the table of contents: each line is a section, or one and its twin."""
    by_key = groupby(view.sections, key=lambda part: part.key)
    lines = {key: tuple(twins) for key, twins in by_key}
    firsts = [twins[0] for twins in lines.values()]
    is_standard = view.size == Size.STANDARD.value
    columns = halves(firsts) if columned and is_standard else (firsts,)
    return tuple(tuple(lines[part.key] for part in column) for column in columns if column)


@cache
def font_stack() -> str:
    """Return the rule that names our fonts, in the order in which one stands in for another."""
    listed = json.loads(text("fonts/fonts.json"))
    families = ", ".join(f'"{family}"' for family in dict.fromkeys(f["family"] for f in listed))
    return f"html {{ font-family: {families} }}\n@page {{ font-family: {families} }}\n"
