"""Which form of a text goes with a number, in each language.

The Welsh header is ours. Tools disagree about Welsh (two, four or five forms); this is CLDR's six,
in CLDR's order, and a test holds both the header and `index` against CLDR.
"""

from __future__ import annotations

CATEGORIES = {
    "cy": ("zero", "one", "two", "few", "many", "other"),
    "en": ("one", "other"),
}
"""CLDR's names of the forms, in the order in which a catalogue holds them."""

HEADERS = {
    "cy": ("nplurals=6; plural=(n==0) ? 0 : ((n==1) ? 1 : ((n==2) ? 2 : ((n==3) ? 3 : ((n==6) ? 4 : 5))));"),
    "en": "nplurals=2; plural=(n != 1);",
}
"""The `Plural-Forms` line of each catalogue."""

_WELSH = {0: 0, 1: 1, 2: 2, 3: 3, 6: 4}
_OTHER = 5


def index(lang: str, number: int) -> int:
    """Return the place of the form that `number` takes in `lang`."""
    if lang == "cy":
        return _WELSH.get(number, _OTHER)
    return int(number != 1)
