"""Why a text could not be read on: told from the text and the place, never from a parser's words.

A parser's message may quote the text, and its wording is its own to change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pepdocs.findings import reading as codes

if TYPE_CHECKING:
    from pepdocs.findings.model import Code

_QUOTED = {
    '"': re.compile(r'"(?:[^"\\]++|\\.)*+"', flags=re.DOTALL),
    "'": re.compile(r"'(?:[^']++|'')*+'"),
}
_CLOSING = {"[": "]", "{": "}"}
_OF_ONE_CHARACTER = {
    "&": codes.ALIAS,
    "*": codes.ALIAS,
    "!": codes.TAG,
    "@": codes.FIRST_CHARACTER,
    "`": codes.FIRST_CHARACTER,
    "%": codes.FIRST_CHARACTER,
    ":": codes.COLON,
}


@dataclass(frozen=True, slots=True)
class Mishap:
    """Where reading stopped, by the number of the character in `text`.

    `context` is where what was being read began, `bracket` where the innermost bracket that is
    still open stands, `quotation` where the value read last began and ended, if it was quoted.
    """

    text: str = field(repr=False)
    index: int
    context: int | None = None
    bracket: int | None = None
    quotation: tuple[int, int] | None = None


def explained(mishap: Mishap) -> tuple[Code, int]:
    """Return what is wrong, and the number of the character to point at."""
    for explanation in (_tab, _quotation_unclosed, _backslash, _bracket_unclosed, _after_quotation):
        found = explanation(mishap)
        if found:
            return found
    return _at_the_character(mishap)


def _tab(mishap: Mishap) -> tuple[Code, int] | None:
    if mishap.text[mishap.index : mishap.index + 1] != "\t":
        return None
    before = mishap.text[mishap.text.rfind("\n", 0, mishap.index) + 1 : mishap.index]
    return codes.TAB if before.strip() else codes.TAB_INDENT, mishap.index


def _quotation_unclosed(mishap: Mishap) -> tuple[Code, int] | None:
    if mishap.context is None:
        return None
    quoted = _QUOTED.get(mishap.text[mishap.context : mishap.context + 1])
    if quoted is None:
        return None
    whole = quoted.match(mishap.text, mishap.context)
    cut = mishap.text[mishap.index : mishap.index + 3] in {"---", "..."}
    if whole and not (cut and mishap.index < whole.end()):
        return None
    return codes.UNCLOSED, mishap.context


def _backslash(mishap: Mishap) -> tuple[Code, int] | None:
    found = mishap.text.rfind("\\", max(0, mishap.index - 2), mishap.index)
    return None if found < 0 else (codes.BACKSLASH, found)


def _bracket_unclosed(mishap: Mishap) -> tuple[Code, int] | None:
    if mishap.bracket is None:
        return None
    closing = _CLOSING[mishap.text[mishap.bracket]]
    if mishap.index < len(mishap.text) and closing in mishap.text[mishap.bracket :]:
        return None
    return codes.UNCLOSED, mishap.bracket


def _after_quotation(mishap: Mishap) -> tuple[Code, int] | None:
    """Explain what stands right behind a quotation.

    If the quotation runs over a line's end, it was most likely ended by the mark that was meant
    to begin the next one.
    """
    if mishap.quotation is None or mishap.index >= len(mishap.text):
        return None
    start, end = mishap.quotation
    if mishap.index < end or mishap.text[end : mishap.index].strip(" "):
        return None
    if "\n" in mishap.text[start:end]:
        return codes.UNCLOSED, start
    return codes.AFTER_QUOTE, mishap.index


def _at_the_character(mishap: Mishap) -> tuple[Code, int]:
    index = mishap.index
    if mishap.context is not None:
        line_ends = "\n" in mishap.text[mishap.context : index]
        within = mishap.text[mishap.context : mishap.context + 1] in {"&", "*", "!"}
        index = mishap.context if line_ends or within else index
    character = mishap.text[index : index + 1]
    is_directive = character == "%" and mishap.text[max(0, index - 1) : index] in {"", "\n"}
    # Between brackets a comma is missing at least as often as a quotation mark.
    between_brackets = character == ":" and mishap.bracket is not None
    if is_directive or between_brackets:
        return codes.SYNTAX, index
    return _OF_ONE_CHARACTER.get(character, codes.SYNTAX), index
