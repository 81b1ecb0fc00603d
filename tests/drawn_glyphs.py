"""The glyphs of a PDF as they are drawn, with the text that each is read back as."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

from pepdocs.render.read_back.pdf.character_map import CharacterMap, character_map, string_bytes

PLAIN, SLASHED = 2, 3
"""The contours of a zero: its outside and its counter, which a slash splits in two."""


@dataclass(frozen=True)
class Glyph:
    """One glyph on a page."""

    font: str
    text: str
    contours: int


def glyphs(content: bytes) -> list[Glyph]:
    """Return the glyphs of a PDF in the order in which they are drawn."""
    with pikepdf.open(io.BytesIO(content)) as file:
        return [glyph for page in file.pages for glyph in _on_page(page)]


def zeros(content: bytes) -> list[int]:
    """Return the number of contours of every glyph that is read back as the digit zero."""
    return [glyph.contours for glyph in glyphs(content) if glyph.text == "0"]


def contours(font: TTFont, name: str) -> int:
    """Return how many contours a glyph has, those of its components included."""
    _, ends, _ = font["glyf"][name].getCoordinates(font["glyf"])
    return len(ends)


class _Font:
    """A font of a PDF, embedded as TrueType, whose codes are numbers of glyphs."""

    def __init__(self, font: Any) -> None:
        (self._drawn,) = font.DescendantFonts
        assert self._drawn.CIDToGIDMap == pikepdf.Name.Identity
        self.name = str(font.BaseFont).partition("+")[2]
        self.texts: CharacterMap = character_map(font)

    @cached_property
    def outlines(self) -> TTFont:
        return TTFont(io.BytesIO(self._drawn.FontDescriptor.FontFile2.read_bytes()))

    def glyphs(self, codes: bytes) -> Iterator[Glyph]:
        for number in self.texts.numbers(codes):
            outline = contours(self.outlines, self.outlines.getGlyphName(number))
            yield Glyph(self.name, self.texts.texts[number], outline)


def _on_page(page: pikepdf.Page) -> Iterator[Glyph]:
    fonts = {name: _Font(font) for name, font in page.Resources.Font.items()}
    current = ""
    for step in pikepdf.parse_content_stream(page):
        if str(step.operator) == "Tf":
            current = str(step.operands[0])
        elif str(step.operator) in {"Tj", "TJ"}:
            yield from fonts[current].glyphs(string_bytes(step.operands[0]))
