"""Explain a parse error from the text and the position, never from the parser's message.

A parser's message may quote the text, and its wording can change with any release.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pepdocs.findings import reading as codes

if TYPE_CHECKING:
    from pepdocs.findings.model import Code

_QUOTED = {'"': re.compile(r'"(?:[^"\\]++|\\.)*+"', flags=re.DOTALL), "'": re.compile(r"'(?:[^']++|'')*+'")}
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
class ParseError:
    """Where parsing stopped; every number is an index into `text`.

    `context` is the start of what was being parsed, `bracket` the innermost bracket that is still
    open, `quotation` the start and end of the last value, if that was quoted.
    """

    text: str = field(repr=False)
    index: int
    context: int | None = None
    bracket: int | None = None
    quotation: tuple[int, int] | None = None


def explained(error: ParseError) -> tuple[Code, int]:
    """Return the finding's code and the index of the character to point at."""
    for explain in (_tab, _quotation_unclosed, _backslash, _bracket_unclosed, _after_quotation):
        if explanation := explain(error):
            return explanation
    return _at_the_character(error)


def _tab(error: ParseError) -> tuple[Code, int] | None:
    if error.text[error.index : error.index + 1] != "\t":
        return None
    before = error.text[error.text.rfind("\n", 0, error.index) + 1 : error.index]
    return codes.TAB if before.strip() else codes.TAB_INDENT, error.index


def _quotation_unclosed(error: ParseError) -> tuple[Code, int] | None:
    if error.context is None:
        return None
    quoted = _QUOTED.get(error.text[error.context : error.context + 1])
    if quoted is None:
        return None
    whole = quoted.match(error.text, error.context)
    cut = error.text[error.index : error.index + 3] in {"---", "..."}
    if whole and not (cut and error.index < whole.end()):
        return None
    return codes.UNCLOSED, error.context


def _backslash(error: ParseError) -> tuple[Code, int] | None:
    index = error.text.rfind("\\", max(0, error.index - 2), error.index)
    return None if index < 0 else (codes.BACKSLASH, index)


def _bracket_unclosed(error: ParseError) -> tuple[Code, int] | None:
    if error.bracket is None:
        return None
    closing = _CLOSING[error.text[error.bracket]]
    if error.index < len(error.text) and closing in error.text[error.bracket :]:
        return None
    return codes.UNCLOSED, error.bracket


def _after_quotation(error: ParseError) -> tuple[Code, int] | None:
    """Explain text directly after a quotation.

    If the quotation spans lines, it was most likely closed by the mark that was meant to open the
    next quotation.
    """
    if error.quotation is None or error.index >= len(error.text):
        return None
    start, end = error.quotation
    if error.index < end or error.text[end : error.index].strip(" "):
        return None
    if "\n" in error.text[start:end]:
        return codes.UNCLOSED, start
    return codes.AFTER_QUOTE, error.index


def _at_the_character(error: ParseError) -> tuple[Code, int]:
    index = error.index
    if error.context is not None:
        line_ends = "\n" in error.text[error.context : index]
        within = error.text[error.context : error.context + 1] in {"&", "*", "!"}
        index = error.context if line_ends or within else index
    character = error.text[index : index + 1]
    is_directive = character == "%" and error.text[max(0, index - 1) : index] in {"", "\n"}
    # Between brackets a comma is missing at least as often as a quotation mark.
    between_brackets = character == ":" and error.bracket is not None
    if is_directive or between_brackets:
        return codes.SYNTAX, index
    return _OF_ONE_CHARACTER.get(character, codes.SYNTAX), index
