"""Decode the bytes of a file, and find the characters that no document can hold.

YAML's grammar is the concern of `source`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from pepdocs.base.errors import SourceError
from pepdocs.findings import reading as codes
from pepdocs.findings.model import TOP, Findings, Position, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pepdocs.findings.model import Code

UTF_8 = "utf-8"
CODE_PAGE = "cp1252"
"""The code page that Windows used for Welsh and English before it used UTF-8."""
MOST_WORDS = 100_000
MOST_ACCENTS = 30

# What XML 1.0 cannot hold, because DOCX and PDF/UA metadata are XML; the C1 controls, which appear
# when Windows-1252 is read as Latin-1; and the noncharacters.
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF_8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Neither Welsh nor English has these. In a code page that has w and y with a circumflex they are in the same places.
_OF_NO_WELSH = re.compile("[ÐÞðþ]")
_UTF_16 = ("utf-16", "utf-16-le", "utf-16-be")
_PACKED = (b"PK\x03\x04", b"%PDF-")

# These two end a line in YAML 1.1, but not in YAML 1.2 or in the line count of an editor. ruamel still
# folds them, so they are replaced by noncharacters, which no accepted file holds, while it parses.
_HIDE_SEPARATORS = str.maketrans("\u2028\u2029", "\ufdd0\ufdd1")
_RESTORE_SEPARATORS = str.maketrans("\ufdd0\ufdd1", "\u2028\u2029")

# A long word or a wide space takes as long to lay out as many words.
_WORD = re.compile(r"\S{1,10}|\n|[^\S\n]{10}")
# No combining mark is a letter, so only these stretches can hold too many of them. Each stretch is
# tried from its first character only: trying every start would take quadratic time.
_PILE = re.compile(rf"(?<![^\w\s\x00-\x7f])[^\w\s\x00-\x7f]{{{MOST_ACCENTS + 1},}}")
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|x(H{2})|u(H{4})|U(H{8})|(.))".replace("H", "[0-9a-fA-F]"), flags=re.DOTALL
)
_CONTROL_ESCAPES = frozenset("0abvfeN")


@dataclass(frozen=True)
class Typed:
    """A file's text as typed, but without a byte order mark and with LF line ends."""

    text: str = field(repr=False)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines, without their ends."""
        return tuple(self.text.split("\n"))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in re.finditer("\n", self.text)))

    def at(self, index: int) -> Position:
        """Return the line and column of the character at `index`."""
        line = bisect_right(self._starts, index)
        return Position(line, index - self._starts[line - 1] + 1)


def typed(content: bytes) -> Typed:
    """Return `content` as text; raise `SourceError` if it is not UTF-8 text, empty or too long."""
    text = _with_lf(_decoded(content).lstrip("\ufeff"))
    if not text.strip():
        raise _refusal(codes.EMPTY, TOP)
    if next(islice(_WORD.finditer(text), MOST_WORDS, None), None):
        raise _refusal(codes.TOO_LONG, TOP, limit=MOST_WORDS)
    return Typed(text)


def for_parser(text: str) -> str:
    """Return `text` of the same length, with the characters that break the parser replaced."""
    return _REFUSED.sub("\ufffd", text).translate(_HIDE_SEPARATORS)


def refused(text: str) -> Iterator[tuple[int, Code]]:
    """Yield the index of each character that no document can hold, with its code."""
    for match in _REFUSED.finditer(text):
        yield match.start(), codes.CONTROL_CHARACTER


def unescaped(value: str) -> str:
    """Return a parsed value with its separators and surrogate pairs restored, and LF line ends."""
    text = value.translate(_RESTORE_SEPARATORS)
    if _SURROGATE.search(text):
        # JSON escapes a character beyond the first plane as a pair of surrogates.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return _with_lf(text)


def refused_escapes(value: str, quotation: str) -> Iterator[tuple[int, Code]]:
    """Yield the index in `quotation`, the source of `value`, of each escape of a refused character."""
    if not _REFUSED.search(value):
        return
    for match in _ESCAPE.finditer(quotation):
        character = _spelt(match)
        if _REFUSED.match(character):
            half = _SURROGATE.match(character)
            yield match.start(), codes.SURROGATE if half else codes.CONTROL_CHARACTER


def piled(value: str) -> bool:
    """Return whether a letter carries more combining marks than `composed` can sort in good time."""
    return any(_deepest(pile[0]) > MOST_ACCENTS for pile in _PILE.finditer(value))


def composed(value: str) -> str:
    """Return `value` in Unicode's composed form (NFC)."""
    return unicodedata.normalize("NFC", value)


def _deepest(marks: str) -> int:
    deepest = depth = 0
    for mark in marks:
        depth = depth + 1 if unicodedata.combining(mark) else 0
        deepest = max(deepest, depth)
    return deepest


def _spelt(escape: re.Match[str]) -> str:
    digits = escape[1] or escape[2] or escape[3]
    if digits:
        return chr(int(digits, 16))
    return "\0" if escape[4] in _CONTROL_ESCAPES else ""


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text of some bytes and their encoding: UTF-8, UTF-16, or the old code page of Windows.

    Raise `SourceError` if they are in none of these.
    """
    if encoding := _older_encoding(content):
        return content.decode(encoding), encoding
    return _decoded(content), UTF_8


def _decoded(content: bytes) -> str:
    if content.startswith(_PACKED):
        raise _refusal(codes.BINARY, TOP)
    encoding = _older_encoding(content)
    if encoding in _UTF_16 or _is_utf16(content):
        raise _refusal(codes.UTF_16 if encoding else codes.NOT_UTF8, TOP)
    try:
        return content.decode(UTF_8)
    except UnicodeDecodeError as error:
        # The error holds the content of the file: nothing raised from here on may carry it.
        wrong = error.start
    if _CONTROL_BYTE.search(content):
        raise _refusal(codes.BINARY, TOP)
    raise _refusal(codes.CODE_PAGE if encoding else codes.NOT_UTF8, _place(content[:wrong]))


def _older_encoding(content: bytes) -> str:
    """Return the encoding of text that an older program saved; "" if it is UTF-8 or not known."""
    if content.isascii() and not _is_utf16(content):
        return ""
    for encoding in (_utf16(content),) if _is_utf16(content) else (UTF_8, CODE_PAGE):
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            is_likely = encoding != CODE_PAGE or not (_UTF_8_SEQUENCE.search(content) or _OF_NO_WELSH.search(text))
            return encoding if encoding != UTF_8 and is_likely and not _CONTROL.search(text) else ""
    return ""


def _is_utf16(content: bytes) -> bool:
    return content.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf16(content)


def _utf16(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return "utf-16-le" if content[1:1024:2].count(0) > content[0:1024:2].count(0) else "utf-16-be"


def _looks_like_utf16(content: bytes) -> bool:
    sample = content[:1024]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return max(even, odd) * 4 > len(sample) > min(even, odd) * 50


def _place(before: bytes) -> Position:
    text = _with_lf(before.decode("utf-8").lstrip("\ufeff"))
    return Typed(text).at(len(text))


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refusal(code: Code, at: Position, **facts: object) -> SourceError:
    return SourceError(Findings.of([finding(code, "", at, **facts)]))
