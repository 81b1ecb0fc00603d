"""What the glyphs on a page say, by the fonts that they are drawn with."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from fontTools.ttLib import TTFont

GLYPHS = re.compile(rb"<([0-9a-f]+)>")

NOTHING = "\u200b"
"""What a glyph says that is only a part of a character: a space of no width."""

Font = Any
"""WeasyPrint's notes on one font of a document."""

Stream = list[Any]
"""A page's content as WeasyPrint collects it: operators as bytes, properties as dictionaries."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """A font's characters by glyph number, and its space."""

    characters: dict[int, str]
    space: int | None
    width: int


@lru_cache(maxsize=64)
def alphabet(content: bytes, index: int) -> Alphabet:
    """Return the alphabet of a font file."""
    with TTFont(io.BytesIO(content), fontNumber=index, lazy=True) as font:
        cmap = font.getBestCmap() or {}
        # The lowest code wins: a space, where a font prints a hard space with the same glyph.
        known = {font.getGlyphID(cmap[code]): chr(code) for code in sorted(cmap, reverse=True)}
        if ord(" ") not in cmap:
            return Alphabet(known, None, 0)
        space = cmap[ord(" ")]
        width = font["hmtx"][space][0] * 1000 / font["head"].unitsPerEm
        return Alphabet(known, font.getGlyphID(space), round(width))


def mend(fonts: Iterable[Font]) -> None:
    """Correct what fonts say about their glyphs, before they are written.

    WeasyPrint notes what a glyph said where it was first used. Where two glyphs made one
    character, one of them then says nothing ever after. And it writes one entry for all fonts of
    one name, with the notes of the last.
    """
    by_name: dict[str, list[Font]] = {}
    for font in fonts:
        by_name.setdefault(font.hash, []).append(font)
    for same in by_name.values():
        if not same[0].bitmap:
            _mend_alike(same)


def _mend_alike(fonts: list[Font]) -> None:
    """Give fonts of one name the same, corrected notes."""
    said: dict[int, str] = {}
    widths: dict[int, int] = {}
    for font in reversed(fonts):
        said.update(font.to_unicode)
        widths.update(font.widths)
    known = alphabet(fonts[0].file_content, fonts[0].index)
    said = {glyph: _meaning(text, known.characters.get(glyph)) for glyph, text in said.items()}
    if known.space is not None:
        said.setdefault(known.space, " ")
        widths.setdefault(known.space, known.width)
    for font in fonts:
        font.to_unicode, font.widths = said, widths


def _meaning(text: str, character: str | None) -> str:
    """Return what a glyph says, given where it was first used and its own character."""
    if character is None:
        return text or NOTHING
    is_part = len(text) > 1 and character in text
    return character if not text or text.isspace() or is_part else text


@dataclass(slots=True)
class Drawn:
    """One marked content of a page: where it begins, and what its glyphs say."""

    start: int
    """Where its tag is in the page's content; its property list comes next."""
    pieces: list[str] = field(default_factory=list)
    end: int = -1
    """Where its last glyphs are."""
    font: Font = None
    """The font of its last glyphs."""

    @property
    def text(self) -> str:
        """What is read where the page is read glyph by glyph."""
        return "".join(self.pieces)


def drawn(content: Stream, fonts: dict[bytes, Font]) -> dict[int, Drawn]:
    """Return a page's marked content by number."""
    found: dict[int, Drawn] = {}
    opened: list[Drawn | None] = []
    font: Font = None
    for index, item in enumerate(content):
        if not isinstance(item, bytes):
            continue
        if item == b"BDC":
            number = content[index - 1]["MCID"]
            found[number] = Drawn(index - 2)
            opened.append(found[number])
        elif item == b"BMC":
            opened.append(None)
        elif item == b"EMC":
            opened.pop()
        elif item.endswith(b" Tf"):
            font = fonts.get(item[1:].split(b" ", 1)[0])
        elif item.endswith(b"] TJ") and opened and (current := opened[-1]):
            current.pieces.append(_said(item, font))
            current.end, current.font = index, font
    return found


def _said(glyphs: bytes, font: Font) -> str:
    """Return what glyphs say in a font."""
    said = font.to_unicode
    codes = bytes.fromhex(b"".join(GLYPHS.findall(glyphs)).decode())
    numbers = struct.unpack(f">{len(codes) // 2}H", codes)
    return "".join([said.get(glyph, NOTHING) for glyph in numbers])
