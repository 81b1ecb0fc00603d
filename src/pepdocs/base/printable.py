"""Make text from outside, such as the name of a file, fit to be shown."""

from __future__ import annotations

import unicodedata

MARK = "\N{REPLACEMENT CHARACTER}"
JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
"""Invisible characters that are kept, since names in several scripts are misspelt without them."""


def printable(text: str) -> str:
    """Return text with a mark in place of control characters, line ends, direction marks and surrogates."""
    if text.isprintable():
        return text
    return "".join(MARK if _is_unprintable(sign) else sign for sign in text)


def first_unprintable(text: str) -> str:
    """Return the first character of a text that is invisible or unassigned, "" if there is none."""
    return next((sign for sign in text if unicodedata.category(sign)[0] == "C"), "")


def _is_unprintable(sign: str) -> bool:
    category = unicodedata.category(sign)
    return sign not in JOINERS and (category[0] == "C" or category in {"Zl", "Zp"})
