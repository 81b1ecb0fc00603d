"""What elements look like before any style sheet of ours, told in fewer words than WeasyPrint's.

WeasyPrint 70 works out six styles for notes and bullets of every element, of which a document of
ours has no note, and bullets only in lists. The names that are used here are private to that one
version; tests/render/test_pdf_upgrade.py fails when they change.
"""

from __future__ import annotations

import re
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.html import UA

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
