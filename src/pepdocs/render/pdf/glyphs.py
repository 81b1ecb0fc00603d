"""The text of the glyphs on a page, by the fonts that they are drawn with."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from fontTools.ttLib import TTFont

from pepdocs.base.unbroken import NO_BREAK_HYPHEN

GLYPHS = re.compile(rb"<([0-9a-f]+)>")

NOTHING = "\u200b"
"""The text of a glyph that is only part of a character: a zero-width space."""

Font = Any
"""WeasyPrint's object for one font of a document."""

Stream = list[Any]
"""A page's content as WeasyPrint collects it: operations as bytes, properties as dictionaries."""


@dataclass(frozen=True, slots=True)
class GlyphMap:
    """A font's characters by glyph number, and its space."""

    characters: dict[int, str]
    space: int | None
    width: int


@lru_cache(maxsize=64)
def glyph_map(content: bytes, index: int) -> GlyphMap:
    """Return the characters of a font file by glyph number."""
    with TTFont(io.BytesIO(content), fontNumber=index, lazy=True) as font:
        cmap = font.getBestCmap() or {}
        # The lowest code wins: a space, if a font prints a no-break space with the same glyph.
        characters = {font.getGlyphID(cmap[code]): chr(code) for code in sorted(cmap, reverse=True)}
        if ord(" ") not in cmap:
            return GlyphMap(characters, None, 0)
        space = cmap[ord(" ")]
        width = font["hmtx"][space][0] * 1000 / font["head"].unitsPerEm
        return GlyphMap(characters, font.getGlyphID(space), round(width))


def correct_fonts(fonts: Iterable[Font]) -> None:
    """Correct the text of fonts' glyphs before the fonts are written.

    WeasyPrint records the text of a glyph where it is first used. If two glyphs made one character there, one of them
    has no text from then on. And it writes one entry for all fonts of one name, with the records of the last.
    """
    by_name: dict[str, list[Font]] = {}
    for font in fonts:
        by_name.setdefault(font.hash, []).append(font)
    for namesakes in by_name.values():
        if not namesakes[0].bitmap:
            _merge(namesakes)


def _merge(fonts: list[Font]) -> None:
    """Give fonts of one name the same texts and widths of glyphs, corrected."""
    texts: dict[int, str] = {}
    widths: dict[int, int] = {}
    for font in reversed(fonts):
        texts.update(font.to_unicode)
        widths.update(font.widths)
    own = glyph_map(fonts[0].file_content, fonts[0].index)
    texts = {glyph: _correct(text, own.characters.get(glyph)) for glyph, text in texts.items()}
    if own.space is not None:
        texts.setdefault(own.space, " ")
        widths.setdefault(own.space, own.width)
    for font in fonts:
        font.to_unicode, font.widths = texts, widths


def _correct(text: str, character: str | None) -> str:
    """Return a glyph's text, given that of its first use and the glyph's own character."""
    if character is None:
        return text or NOTHING
    is_part = len(text) > 1 and character in text
    has_another = text == NO_BREAK_HYPHEN or text.isspace()
    return character if not text or has_another or is_part else text


@dataclass(slots=True)
class MarkedContent:
    """One marked content of a page: its place, and the text of its glyphs."""

    start: int
    """The index of its tag in the page's content; its properties come next."""
    pieces: list[str] = field(default_factory=list)
    end: int = -1
    """The index of its last glyphs."""
    font: Font = None
    """The font of its last glyphs."""

    @property
    def text(self) -> str:
        """The text of the glyphs."""
        return "".join(self.pieces)


def marked_contents(content: Stream, fonts: dict[bytes, Font]) -> dict[int, MarkedContent]:
    """Return a page's marked contents by number."""
    contents: dict[int, MarkedContent] = {}
    stack: list[MarkedContent | None] = []
    font: Font = None
    for index, item in enumerate(content):
        if not isinstance(item, bytes):
            continue
        if item == b"BDC":
            number = content[index - 1]["MCID"]
            contents[number] = MarkedContent(index - 2)
            stack.append(contents[number])
        elif item == b"BMC":
            stack.append(None)
        elif item == b"EMC":
            stack.pop()
        elif item.endswith(b" Tf"):
            font = fonts.get(item[1:].split(b" ", 1)[0])
        elif item.endswith(b"] TJ") and stack and (current := stack[-1]):
            current.pieces.append(_text(item, font))
            current.end, current.font = index, font
    return contents


def _text(glyphs: bytes, font: Font) -> str:
    texts = font.to_unicode
    codes = bytes.fromhex(b"".join(GLYPHS.findall(glyphs)).decode())
    numbers = struct.unpack(f">{len(codes) // 2}H", codes)
    return "".join([texts.get(glyph, NOTHING) for glyph in numbers])
