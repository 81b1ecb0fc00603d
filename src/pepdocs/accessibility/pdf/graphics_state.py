"""With what a page is being painted: the state that its steps change, and what was painted before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pepdocs.accessibility.colours import BLACK, Colour
from pepdocs.accessibility.pdf import fonts as pdf_fonts
from pepdocs.accessibility.pdf.fonts import Font
from pepdocs.accessibility.pdf.geometry import EVERYWHERE, Box, Matrix
from pepdocs.accessibility.pdf.model import Mark
from pepdocs.accessibility.pdf.values import Objgen, objgen

DEEPEST = 8
"""So many forms may stand in each other."""
MOST_STEPS = 1_000_000
"""So many steps may draw a file."""
MOST_GROUNDS = 300
"""So many painted areas of a page are remembered."""


NO_FONT = Font("?")
"""What is written with before any font was chosen."""


class TooMuch(ValueError):
    """A file has more in it than any document of ours or of anybody's."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked content that is open."""

    mark: Mark | None = None
    is_artifact: bool = False
    lang: str = ""
    said: list[str] | None = None
    """The words that stand for what is drawn, until they are used."""


@dataclass(frozen=True, slots=True)
class Ink:
    """What the next thing is painted with."""

    matrix: Matrix = field(default_factory=Matrix)
    fill: Colour | None = BLACK
    opacity: float = 1.0
    clip: Box = EVERYWHERE
    font: Font = NO_FONT
    size: float = 0.0
    between: float = 0.0
    words: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """An area that was painted: by an even number of outlines or not, and within a clip."""

    outlines: tuple[Box, ...]
    clip: Box
    paint: Colour | None
    even_odd: bool

    def behind(self, box: Box) -> bool:
        """Whether it is behind a piece of text."""
        middle = box.middle
        if not self.clip.holds(middle):
            return False
        around = [each for each in self.outlines if each.holds(middle)]
        inside = len(around) % 2 == 1 if self.even_odd else bool(around)
        return inside and max(each.within(self.clip).height for each in around) > box.height / 2


@dataclass(slots=True)
class Press:
    """Reads the pages of one file; fonts are looked up once, and steps counted."""

    fonts: dict[Objgen, Font] = field(default_factory=dict)
    steps: int = 0

    def font(self, thing: Any) -> Font:
        """Return a font of the file."""
        number = objgen(thing)
        if number == (0, 0):
            return pdf_fonts.font(thing)
        if number not in self.fonts:
            self.fonts[number] = pdf_fonts.font(thing)
        return self.fonts[number]

    def count(self) -> None:
        """Note a step, and refuse a file that has too many."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise TooMuch
