"""How much room a part of a view takes on a page, estimated: what surely fits on one, and what Typst must measure.

Typst cuts off what is kept whole and is higher than a page, so nothing is kept whole that might be.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from pepdocs.base.language import Size
from pepdocs.view.blocks import DocumentView, Voice, runs

Keep = Literal["whole", "measure", "break"]
"""Whether a part is kept on one page: it is, unless measuring finds it higher than a page; it is; or it is not."""

LETTERS = {Size.STANDARD.value: 70, Size.LARGE.value: 46, Size.VERY_LARGE.value: 34}
"""The letters of a line of a page's width, by the size of type."""

LINES = {Size.STANDARD.value: 34, Size.LARGE.value: 17, Size.VERY_LARGE.value: 12}
"""The lines that fit on a page whatever else is on it, with what stands between them."""

POINTS_A_LINE = {Size.STANDARD.value: 16, Size.LARGE.value: 24, Size.VERY_LARGE.value: 32}


@dataclass(frozen=True, slots=True)
class Room:
    """The room on the pages of a document."""

    size: str
    beside: bool

    @classmethod
    def of(cls, view: DocumentView) -> Room:
        """Return the room on a view's pages."""
        return cls(view.size, view.beside)

    @property
    def letters(self) -> int:
        """The letters of a line of a page's width."""
        return LETTERS[self.size]

    @property
    def most(self) -> int:
        """The lines that fit on a page whatever else is on it."""
        return LINES[self.size]

    def lines(self, part: object) -> int:
        """Return the most lines that a part takes, if each of its texts begins a line."""
        letters = self.letters // (2 if self.beside else 1)
        texts = (text for run in runs(part) for text in run.text.split("\n"))
        return sum(ceil(len(text) / letters) or 1 for text in texts) + self._picture(part)

    def fits(self, part: object) -> bool:
        """Return whether a part surely fits on a page."""
        return self.lines(part) <= self.most

    def keep(self, part: object, longest: int) -> Keep:
        """Return whether a part is kept on one page; it is not if a text of it has more than `longest` letters."""
        if any(len(run.text) > longest for run in runs(part)):
            return "break"
        return "whole" if self.fits(part) else "measure"

    def _picture(self, part: object) -> int:
        """Return the lines that the picture of a view takes, if it has one."""
        picture = part.picture if isinstance(part, Voice) else None
        return ceil(picture.height / POINTS_A_LINE[self.size]) if picture else 0
