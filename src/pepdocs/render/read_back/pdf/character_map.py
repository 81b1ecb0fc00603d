"""Read the ToUnicode map of a PDF's font, which gives the text of its character codes."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, String

TOKENS = re.compile(rb"<[0-9A-Fa-f\s]*>|[\[\]]")
SECTIONS = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)

MAX_RANGE = 0x10000
"""The most codes in a range; no font has more."""


@dataclass(frozen=True, slots=True)
class CharacterMap:
    """The text of a font's codes, and the width of a code in bytes."""

    width: int = 1
    texts: dict[int, str] = field(default_factory=dict)

    def decode(self, codes: bytes) -> str:
        """Return the text of a string of codes; an unknown code is U+FFFD."""
        return "".join([self.texts.get(number, "\ufffd") for number in self.numbers(codes)])

    def numbers(self, codes: bytes) -> Sequence[int]:
        """Return the codes in a string as numbers."""
        if self.width == 2 and len(codes) % 2 == 0:
            return struct.unpack(f">{len(codes) // 2}H", codes)
        return [int.from_bytes(codes[i : i + self.width], "big") for i in range(0, len(codes), self.width)]


def string_bytes(shown: Any) -> bytes:
    """Return the bytes of a PDF string, or of the strings in an array, joined."""
    strings = shown if isinstance(shown, Array) else (shown,)
    return b"".join([bytes(part) for part in strings if isinstance(part, String)])


def character_map(font: Any) -> CharacterMap:
    """Return the map of a font; an empty one if the font has none."""
    if "/ToUnicode" not in font:
        return CharacterMap()
    texts: dict[int, str] = {}
    width = 1
    for name, body in SECTIONS.findall(font.ToUnicode.read_bytes()):
        tokens = [token.strip(b"<>") for token in TOKENS.findall(body)]
        if name == b"codespacerange":
            width = len(tokens[0]) // 2
        elif name == b"bfchar":
            pairs = zip(tokens[::2], tokens[1::2], strict=True)
            texts.update((int(code, 16), _utf16(text)) for code, text in pairs)
        else:
            texts.update(_ranges(iter(tokens)))
    return CharacterMap(width, texts)


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _ranges(tokens: Iterator[bytes]) -> Iterator[tuple[int, str]]:
    """Yield the codes of ranges with their texts, which are listed or count up from the first."""
    for first in tokens:
        numbers = range(int(first, 16), int(next(tokens), 16) + 1)[:MAX_RANGE]
        text = next(tokens)
        if text == b"[":
            yield from ((number, _utf16(next(tokens))) for number in numbers)
            next(tokens)
        else:
            start = _utf16(text)
            last = ord(start[-1])
            yield from ((number, start[:-1] + chr(last + i)) for i, number in enumerate(numbers))
