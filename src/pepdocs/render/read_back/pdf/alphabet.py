"""What the codes of a PDF's font say, by the table that the font brings with it."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, String

CODES = re.compile(rb"<[0-9A-Fa-f\s]*>|[\[\]]")
SECTIONS = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)

MOST = 0x10000
"""So many codes a range may count up at most; no font has more."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """What a font's codes say."""

    width: int = 1
    texts: dict[int, str] = field(default_factory=dict)

    def text(self, shown: Any) -> str:
        """Return what shown strings of codes say; no code is in two of them."""
        return self.says(codes(shown))

    def says(self, written: bytes) -> str:
        """Return what codes say."""
        return "".join([self.texts.get(number, "\ufffd") for number in self.numbers(written)])

    def numbers(self, codes: bytes) -> Sequence[int]:
        """Return the codes in a string."""
        if self.width == 2 and len(codes) % 2 == 0:
            return struct.unpack(f">{len(codes) // 2}H", codes)
        steps = range(0, len(codes), self.width)
        return [int.from_bytes(codes[step : step + self.width], "big") for step in steps]


def codes(shown: Any) -> bytes:
    """Return the codes in a string, or in the strings among some numbers."""
    strings = shown if isinstance(shown, Array) else (shown,)
    return b"".join([bytes(part) for part in strings if isinstance(part, String)])


def alphabet(font: Any) -> Alphabet:
    """Return what a font's codes say; a font without a table says nothing."""
    if "/ToUnicode" not in font:
        return Alphabet()
    texts: dict[int, str] = {}
    width = 1
    for name, body in SECTIONS.findall(font.ToUnicode.read_bytes()):
        codes = [token.strip(b"<>") for token in CODES.findall(body)]
        if name == b"codespacerange":
            width = len(codes[0]) // 2
        elif name == b"bfchar":
            pairs = zip(codes[::2], codes[1::2], strict=True)
            texts.update((int(code, 16), _utf16(text)) for code, text in pairs)
        else:
            texts.update(_ranges(iter(codes)))
    return Alphabet(width, texts)


def _utf16(text: bytes) -> str:
    """Return the text of a hexadecimal string."""
    return bytes.fromhex(text.decode()).decode("utf-16-be")


def _ranges(codes: Iterator[bytes]) -> Iterator[tuple[int, str]]:
    """Yield the codes of ranges, which say texts one by one or count up from the first."""
    for first in codes:
        numbers = range(int(first, 16), int(next(codes), 16) + 1)[:MOST]
        text = next(codes)
        if text == b"[":
            yield from ((number, _utf16(next(codes))) for number in numbers)
            next(codes)
        else:
            start = _utf16(text)
            last = ord(start[-1])
            yield from ((n, start[:-1] + chr(last + i)) for i, n in enumerate(numbers))
