"""Text from outside, such as a file's name, made fit to be shown."""

from __future__ import annotations

import unicodedata

MARK = "\N{REPLACEMENT CHARACTER}"
JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
"""They are not seen, but names in several scripts are misspelt without them."""


def seen(text: str) -> str:
    """Return text with a mark in place of each character that ends a line, turns text round, or is half a one."""
    if text.isprintable():
        return text
    return "".join(MARK if _is_unseen(sign) else sign for sign in text)


def unseen(text: str) -> str:
    """Return the first character of a text that no form can show, "" where there is none."""
    return next((sign for sign in text if unicodedata.category(sign)[0] == "C"), "")


def _is_unseen(sign: str) -> bool:
    category = unicodedata.category(sign)
    return sign not in JOINERS and (category[0] == "C" or category in {"Zl", "Zp"})
