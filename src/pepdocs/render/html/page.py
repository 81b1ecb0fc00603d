"""Render a view as HTML, for paper or for a screen, and select the style sheets for paper."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

from pepdocs.base.language import Phrase, Run, Size
from pepdocs.render import section_order
from pepdocs.render.html import sheets
from pepdocs.render.html.medium import Medium, Paper
from pepdocs.theme import BUILTIN, LONG, Theme, earlier, text
from pepdocs.view.blocks import Chapter, DocumentView, Grid
from pepdocs.view.columns import widths

TextFilter = Callable[[str], str]
Versions = tuple[Chapter, ...]
"""The language versions of one chapter."""

ANCHOR = re.compile(r"""\sid=["']([^"']*)["']""")
"""An `id` attribute; no text of a document can contain one, because quotation marks are escaped."""


@dataclass(frozen=True, slots=True)
class Longest:
    """The number of characters up to which a text is laid out in a certain way."""

    whole: int
    """Kept on one page."""
    line: int
    """Kept on one page as all texts of a line of facts."""
    row: int
    """Kept on one page as a row of a table."""


LONGEST = {
    Size.STANDARD.value: Longest(LONG, 2 * LONG, 250),
    Size.LARGE.value: Longest(290, 300, 110),
    Size.VERY_LARGE.value: Longest(160, 200, 60),
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
    is escaped; but not the words of a picture, which nobody draws. A chapter that a theme moves is numbered by its new
    place. Raises `RenderError` if a theme of an earlier version asks for what the view no longer has.
    """
    name = f"{view.phase}/pep.html.jinja"
    earlier.check_page(theme, name)

    def page(view: DocumentView) -> str:
        media = medium()
        return theme.render(
            name,
            view=view,
            shown=shown,
            printable=printable,
            labels_of=column_labels,
            medium=media,
            logo=theme.logo(view.lang),
            contents=contents(view),
            feet=partial(feet, view),
            longest=LONGEST[view.size],
            widths=partial(widths, points=Size(view.size).points),
        )

    return section_order.make_in_order(view, page, ANCHOR.findall) if theme.layers else page(view)


def stylesheets(view: DocumentView, theme: Theme = BUILTIN) -> tuple[str, ...]:
    """Return the style sheets of a PDF in order; similar documents have equal ones, so that they can be cached."""
    names = sheets.base_sheets(view) + sheets.size_sheets(view) + sheets.edge_sheets(view)
    return font_stack(), sheets.assemble(theme, names, sheets.margin_rule(view))


def column_labels(grid: Grid) -> tuple[Phrase, ...]:
    """Return the labels of a table's columns."""
    return tuple(column.label for column in grid.columns)


def contents(view: DocumentView) -> tuple[Versions, ...]:
    """Return the entries of the table of contents: each a chapter, in one or more languages."""
    return tuple(tuple(versions) for _, versions in groupby(view.chapters, key=lambda chapter: chapter.key))


def feet(view: DocumentView) -> Phrase:
    """Return what is at the foot of each page in each language; what is in none of them is in the first."""
    first = view.languages[0]
    homes = [(run.text, run.lang if run.lang in view.languages else first) for run in view.cover.footer]
    return tuple(Run(" · ".join(text for text, home in homes if home == lang), lang) for lang in view.languages)


@cache
def font_stack() -> str:
    """Return the rules that list our font families, each a fallback for those before it."""
    listed = json.loads(text("fonts/fonts.json"))
    families = ", ".join(f'"{family}"' for family in dict.fromkeys(face["family"] for face in listed))
    return f"html {{ font-family: {families} }}\n@page {{ font-family: {families} }}\n"
