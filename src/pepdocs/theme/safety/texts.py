"""Guard against theme.toml files and catalogues that would hold up their readers, or hold invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pepdocs.base.printable import first_unprintable
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme.safety.finding import fault

MOST_LINES = 1500
MOST_DIGITS = 15
DEEPEST = 40

_NUMBER = re.compile(rf"(?<!\w)[0-9][0-9_]{{{MOST_DIGITS},}}")

_TOML_TEXT = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\\?\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\.|[^"\\\n])*(?:"|\\?$)'
    r"|'[^'\n]*(?:'|$)"
    r"|#[^\n]*",
    re.DOTALL | re.MULTILINE,
)
"""A string or a comment of TOML. One that is not closed ends where a reader of TOML would give up."""

_PO_LINE = re.compile(r"\s*(?:#.*|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-5]\])?)?\s*\"(?:[^\"\\]|\\.)*\"\s*|)")
_RETURN = re.compile(r"(?<!\\)(?:\\\\)*\\r")


def toml_faults(file: str, text: str) -> Iterator[Finding]:
    """Yield the lines with a number that is too long or too many brackets, outside strings and comments."""
    # A quotation mark in place of a string keeps the numbers beside it apart.
    bare = _TOML_TEXT.sub(lambda match: "\n" * match[0].count("\n") or '"', text)
    lines = bare.removesuffix("\n").split("\n")
    if len(lines) > MOST_LINES:
        yield fault(codes.MANY_LINES, file, MOST_LINES, limit=MOST_LINES)
    for number, line in enumerate(lines, 1):
        if _NUMBER.search(line):
            yield fault(codes.LONG_NUMBER, file, number, limit=MOST_DIGITS)
        if sum(map(line.count, "[{.")) > DEEPEST:
            yield fault(codes.TOO_DEEP, file, number)


def catalogue_faults(file: str, text: str) -> Iterator[Finding]:
    """Yield the lines with an invisible character or, if there are none, the first that is not of a catalogue."""
    invisible = [*_invisible(file, text)]
    wrong = (number for number, line in enumerate(text.splitlines(), 1) if not _PO_LINE.fullmatch(line))
    if invisible:
        yield from invisible
    elif line := next(wrong, 0):
        yield fault(codes.NO_CATALOGUE, file, line)


def _invisible(file: str, text: str) -> Iterator[Finding]:
    """Yield the lines of a catalogue, except comments, that hold an invisible character."""
    for number, line in enumerate(text.split("\n"), 1):
        typed = "" if line.lstrip().startswith("#") else line.removesuffix("\r").replace("\t", " ")
        sign = first_unprintable(typed) or ("\r" if _RETURN.search(typed) else "")
        if sign:
            yield fault(codes.UNSEEN_SIGN, file, number, sign=f"U+{ord(sign):04X}")
