"""What is kept on one line: dates in long form, postcodes, telephone numbers, e-mail addresses and references."""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"

_MONTHS = (
    "Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
PHONE = r"(?<![\w£.,-])(?:\+44[ \u00a0]?[1-9]|0[1-9])\d{1,3}[ \u00a0]?\d{3,4}[ \u00a0]?\d{3,4}(?![\w-])"
"""A British telephone number, as a pattern; after the 0, none begins with another."""

MAIL = r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\b"
"""An e-mail address, as a pattern."""

_SPACED = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\b|\b[A-Z]{{1,2}}\d[A-Z0-9]? \d[A-Z]{{2}}\b|{PHONE}")
_LATIN = "[0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff]+"
_COMPOUND = re.compile(rf"(?<![\w@./-])(?=[\w-]{{3,18}}(?![\w-])){_LATIN}(?:-{_LATIN})+(?![\w@/-])")
"""A word or reference with a hyphen in it that is in our letters and not too long for a narrow column."""

_MAY_LINK = re.compile(r"@|\d{3}")
_HAS_DIGIT = re.compile(r"\d")


def unbroken(text: str) -> str:
    """Return a text with no-break spaces in place of those in dates, postcodes and telephone numbers."""
    if not _HAS_DIGIT.search(text):
        return text
    return _SPACED.sub(lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)


def may_have_link(text: str) -> bool:
    """Return whether a text may have an address or a number to ring: all have an at sign, or digits."""
    return bool(_MAY_LINK.search(text))


def with_whole_words(text: str) -> str:
    """Return a text with no-break hyphens in its words: from the end of a line, a hyphen is not copied."""
    if "-" not in text:
        return text
    return _COMPOUND.sub(lambda match: match[0].replace("-", NO_BREAK_HYPHEN), text)


def with_whole_references(text: str) -> str:
    """Return a text as `unbroken` does, with no-break hyphens in its references as well."""
    parts = between_references(unbroken(text))
    return "".join(part.replace("-", NO_BREAK_HYPHEN) if place % 2 else part for place, part in enumerate(parts))


def between_references(text: str) -> list[str]:
    """Return what is between the references of a text, and every second time a reference: hyphenated, with a digit."""
    parts, end = list[str](), 0
    if "-" in text and _HAS_DIGIT.search(text):
        for match in _COMPOUND.finditer(text):
            if _HAS_DIGIT.search(match[0]):
                parts += text[end : match.start()], match[0]
                end = match.end()
    return [*parts, text[end:]]
