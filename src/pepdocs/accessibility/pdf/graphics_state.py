"""The graphics state while the content of a page is followed, and the areas painted before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pepdocs.accessibility.colours import BLACK, Colour
from pepdocs.accessibility.pdf.fonts import NO_FONT, Font, read_font
from pepdocs.accessibility.pdf.geometry import EVERYWHERE, Box, Matrix
from pepdocs.accessibility.pdf.model import ContentMark, Objgen, PdfLimitError
from pepdocs.accessibility.pdf.values import objgen

MAX_FORM_DEPTH = 8
MAX_OPERATORS = 1_000_000
"""The operators of all pages together."""
MAX_AREAS = 300
"""The painted areas of a page that are remembered."""


@dataclass(frozen=True, slots=True)
class OpenContent:
    """A marked content that is open."""

    mark: ContentMark | None = None
    is_artifact: bool = False
    lang: str = ""
    replacement: list[str] | None = None
    """The text that replaces what is drawn; it is taken out when it is first used."""


@dataclass(frozen=True, slots=True)
class GraphicsState:
    """The parameters of what is painted next (ISO 32000-1, 8.4 and 9.3)."""

    matrix: Matrix = field(default_factory=Matrix)
    fill: Colour | None = BLACK
    opacity: float = 1.0
    clip: Box = EVERYWHERE
    font: Font = NO_FONT
    size: float = 0.0
    character_spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@dataclass(frozen=True, slots=True)
class PaintedArea:
    """An area that was filled, by the even-odd or the nonzero rule, within a clip."""

    outlines: tuple[Box, ...]
    clip: Box
    paint: Colour | None
    even_odd: bool

    def covers(self, box: Box) -> bool:
        """Return whether it covers the middle of a piece of text, and is not just a line."""
        middle = box.middle
        if not self.clip.holds(middle):
            return False
        around = [outline for outline in self.outlines if outline.holds(middle)]
        is_inside = len(around) % 2 == 1 if self.even_odd else bool(around)
        return is_inside and max(outline.within(self.clip).height for outline in around) > box.height / 2


@dataclass(slots=True)
class PdfFileState:
    """What the pages of a file share: its fonts, each read once, and the count of operators."""

    fonts: dict[Objgen, Font] = field(default_factory=dict)
    operators: int = 0

    def font(self, thing: Any) -> Font:
        """Return the font of a font dictionary."""
        number = objgen(thing)
        if number == (0, 0):
            return read_font(thing)
        if number not in self.fonts:
            self.fonts[number] = read_font(thing)
        return self.fonts[number]

    def count(self) -> None:
        """Count an operator; raise `PdfLimitError` when there are too many."""
        self.operators += 1
        if self.operators > MAX_OPERATORS:
            raise PdfLimitError
