"""The styles of a page's elements, worked out less often than WeasyPrint does.

WeasyPrint 70 works out six styles for notes and bullets of every element, of which a document of
ours has no note, and bullets only in lists; and it works out the style of every element that says
its language anew. The names that are used or replaced here are private to that one version;
tests/render/test_pdf_upgrade.py fails when they change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from weasyprint import CSS, HTML
from weasyprint import css as engine_css
from weasyprint.html import UA

from pepdocs.render.pdf_tags import replaced

find_style_attributes: Callable[..., Iterator[Any]] = engine_css.find_style_attributes

NOTES = re.compile(r"^::(?:foot)?note-.*\n", re.MULTILINE)
BULLETS = re.compile(r"^::marker(?= {)", re.MULTILINE)
COUNTERS = re.compile(r"^@counter-style .*\n", re.MULTILINE)
"""Left out because they are the engine's, not a sheet's: it knows them from its own sheet."""


def lean(sheet: str) -> str:
    """Return WeasyPrint's own style sheet without styles for what a document of ours has not."""
    without = COUNTERS.sub("", NOTES.sub("", sheet))
    return BULLETS.sub("li::marker", without)


LEAN: Any = CSS(string=lean(UA))


class Page(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A page of HTML whose elements start from the leaner sheet."""

    def _ua_stylesheets(self, _forms: bool = False) -> list[Any]:  # noqa: FBT001, FBT002 - theirs
        """Return the style sheets of the engine itself."""
        return [LEAN]


ALIKE = ("lang", "style")
"""Attributes that mean the same on every element."""
STYLING = (*ALIKE, "id", "name", "width", "height")
"""Attributes that the engine makes style declarations of."""


def alike() -> AbstractContextManager[None]:
    """Have elements that differ in nothing but their text share a style while it lasts."""
    return replaced(engine_css, "find_style_attributes", declarations_of)


def declarations_of(
    tree: Any,
    presentational_hints: bool = False,  # noqa: FBT001, FBT002 - theirs
    base_url: Any = None,
) -> Iterator[Any]:
    """Yield what WeasyPrint does, with the same declarations where attributes are the same.

    It takes two elements for alike if the last declarations of each are the same ones, so what
    is made the same are only those of elements that have no other.
    """
    known: dict[tuple[str, str], Any] = {}
    for found in find_style_attributes(tree, presentational_hints, base_url):
        specificity, element, declarations, base = found
        said = [(name, value) for name in STYLING if (value := element.get(name))]
        is_alone = len(said) == 1 and said[0][0] in ALIKE and not presentational_hints
        shared = known.setdefault(said[0], tuple(declarations)) if is_alone else declarations
        yield specificity, element, shared, base
