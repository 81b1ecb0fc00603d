"""A view as HTML, and the style sheets that it is shown with."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from pepdocs import theme
from pepdocs.view.blocks import DocumentView
from pepdocs.view.columns import halves, widths


def render(
    view: DocumentView, shown: Callable[[str], str] = str, printable: Callable[[str], str] = str
) -> str:
    """Return the whole document as HTML, without its style sheets.

    Every text of the view passes once through `shown`, or through `printable` where it stands in
    an attribute, just before it is escaped.
    """
    doors = {"shown": shown, "printable": printable}
    measures = {"halves": halves, "widths": widths}
    return theme.rendered(f"{view.phase}/pep.html.jinja", view=view, **doors, **measures)


def stylesheets(view: DocumentView) -> tuple[str, ...]:
    """Return the document's style sheets in order, the same texts for every document like it."""
    names = ["shared/page.css", "shared/blocks.css", f"{view.phase}/pep.css"]
    if view.is_bilingual:
        names.append("shared/pair.css")
    if view.cover.draft:
        names.append("shared/draft.css")
    return (font_stack(), *(theme.text(name) for name in names))


@cache
def font_stack() -> str:
    """Return the rule that names our fonts, in the order in which one stands in for another."""
    listed = json.loads(theme.text("fonts/fonts.json"))
    families = ", ".join(f'"{family}"' for family in dict.fromkeys(f["family"] for f in listed))
    return f"html {{ font-family: {families} }}\n@page {{ font-family: {families} }}\n"
