"""Render a view as HTML, for paper or for a screen, and select the style sheets for paper."""

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

TextFilter = Callable[[str], str]
Versions = tuple[Section, ...]
"""The language versions of one section."""

ANCHOR = re.compile(r"""\sid=["']([^"']*)["']""")
"""An `id` attribute; no text of a document can contain one, because quotation marks are escaped."""


@dataclass(frozen=True, slots=True)
class Longest:
    """The number of characters up to which a text is laid out in a certain way."""

    of_three: int
    """In three columns of facts."""
    of_two: int
    """In two columns of facts."""
    whole: int
    """Kept on one page."""
    row: int
    """Kept on one page as a row of a table."""


LONGEST = {
    Size.STANDARD.value: Longest(90, 240, LONG, 250),
    Size.LARGE.value: Longest(0, 48, 290, 110),
    Size.VERY_LARGE.value: Longest(0, 0, 160, 60),
}
"""The longest texts by the size of type: at twice the size, a quarter of the characters fill a page."""


def unchanged(text: str) -> str:
    """Return the text itself, not converted: a template may pass it what is no text."""
    return text


def render(
    view: DocumentView,
    shown: TextFilter = unchanged,
    printable: TextFilter = unchanged,
    medium: Callable[[], Medium] = Paper,
    theme: Theme = BUILTIN,
) -> str:
    """Return the whole document as HTML, without style sheets; for paper by default.

    Every text of the view passes once through `shown`, or through `printable` if it is in an attribute, before it
    is escaped; but not the words of a picture, which nobody draws. A section that a theme moves is numbered by its new
    place.
    """

    def page(view: DocumentView) -> str:
        media = medium()
        return theme.render(
            f"{view.phase}/pep.html.jinja",
            view=view,
            shown=shown,
            printable=printable,
            labels_of=column_labels,
            medium=media,
            logo=theme.logo(view.lang),
            contents=contents(view, columned=media.is_columned),
            longest=LONGEST[view.size],
            widths=widths,
        )

    return section_order.make_in_order(view, page, ANCHOR.findall) if theme.layers else page(view)


def stylesheets(view: DocumentView, theme: Theme = BUILTIN) -> tuple[str, ...]:
    """Return the style sheets of a PDF in order; similar documents have equal ones, so that they can be cached."""
    names = sheets.base_sheets(view) + sheets.size_sheets(view) + sheets.edge_sheets(view)
    return font_stack(), sheets.assemble(theme, names, sheets.margin_rule(view))


def column_labels(grid: Grid) -> tuple[Phrase, ...]:
    """Return the labels of a table's columns."""
    return tuple(column.label for column in grid.columns)


def contents(view: DocumentView, *, columned: bool) -> tuple[tuple[Versions, ...], ...]:
    """Return the columns of the table of contents; each entry is a section in one or more languages."""
    entries = {key: tuple(versions) for key, versions in groupby(view.sections, key=lambda section: section.key)}
    firsts = [versions[0] for versions in entries.values()]
    columns = halves(firsts) if columned and view.size == Size.STANDARD.value else (firsts,)
    return tuple(tuple(entries[section.key] for section in column) for column in columns if column)


@cache
def font_stack() -> str:
    """Return the rules that list our font families, each a fallback for those before it."""
    listed = json.loads(text("fonts/fonts.json"))
    families = ", ".join(f'"{family}"' for family in dict.fromkeys(face["family"] for face in listed))
    return f"html {{ font-family: {families} }}\n@page {{ font-family: {families} }}\n"
