"""The plural forms of each language, and which of them a number takes.

Tools disagree about Welsh (two, four or five forms). We use the six forms of CLDR in its order; a
test compares the header and `index` with CLDR.
"""

from __future__ import annotations

CATEGORIES = {"cy": ("zero", "one", "two", "few", "many", "other"), "en": ("one", "other")}
"""CLDR's names of the forms, in the order of a catalogue."""

HEADERS = {
    "cy": ("nplurals=6; plural=(n==0) ? 0 : ((n==1) ? 1 : ((n==2) ? 2 : ((n==3) ? 3 : ((n==6) ? 4 : 5))));"),
    "en": "nplurals=2; plural=(n != 1);",
}
"""The `Plural-Forms` line of each catalogue."""

_WELSH = {0: 0, 1: 1, 2: 2, 3: 3, 6: 4}


def index(lang: str, number: int) -> int:
    """Return the index of the form that `number` takes in `lang`."""
    return _WELSH.get(number, 5) if lang == "cy" else int(number != 1)
