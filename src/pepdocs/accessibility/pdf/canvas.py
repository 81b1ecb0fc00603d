"""What is painted on a page apart from its text: areas, pictures, and what belongs to what."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

from pepdocs.accessibility.colours import BLACK, WHITE, Colour, colour, over
from pepdocs.accessibility.pdf.geometry import EVERYWHERE, Box, Matrix, Point, box_of
from pepdocs.accessibility.pdf.graphics_state import (
    MOST_GROUNDS,
    Ground,
    Ink,
    Marked,
    Press,
    TooMuch,
)
from pepdocs.accessibility.pdf.model import Mark
from pepdocs.accessibility.pdf.values import Objgen, entry, name, number, words

Act = Callable[[list[Any]], None]


class Canvas:
    """Follows the steps that paint, and remembers what lies behind the next thing."""

    def __init__(self, page: int, matrix: Matrix, press: Press) -> None:
        self.has_unmarked = False
        self._page = page
        self._press = press
        self._ink = Ink(matrix)
        self._kept: list[Ink] = []
        self._grounds: deque[Ground] = deque(maxlen=MOST_GROUNDS)
        self._outlines: list[list[Point]] = []
        self._clips = False
        self._opened: list[Marked] = [Marked()]
        self._form: Objgen = (0, 0)
        self._resources: Any = None

    def _painting(self) -> dict[str, Act]:
        """Return the steps that paint, by their names in PDF."""
        plain = {"q": self._keep, "Q": self._go_back, "cm": self._move, "gs": self._state}
        fills = dict.fromkeys(("g", "rg", "k", "sc", "scn"), self._fill_with)
        areas = {"re": self._rectangle, "m": self._start, **dict.fromkeys("lcvy", self._edge)}
        ends = {
            **dict.fromkeys(("f", "F", "B", "b"), self._fill),
            **dict.fromkeys(("f*", "B*", "b*"), self._fill_even_odd),
            **dict.fromkeys(("S", "s"), self._stroke),
            **dict.fromkeys(("W", "W*"), self._clip),
            "n": self._end,
        }
        pictures = {"sh": self._shade, "INLINE IMAGE": self._picture}
        return {**plain, "cs": self._space, **fills, **areas, **ends, **pictures}

    def _set(self, **changed: Any) -> None:
        """Paint from now on with something else."""
        self._ink = replace(self._ink, **changed)

    # How things are painted

    def _keep(self, _: list[Any]) -> None:
        if len(self._kept) < 1000:
            self._kept.append(self._ink)

    def _go_back(self, _: list[Any]) -> None:
        if self._kept:
            self._ink = self._kept.pop()

    def _move(self, operands: list[Any]) -> None:
        self._set(matrix=matrix_of(operands).then(self._ink.matrix))

    def _state(self, operands: list[Any]) -> None:
        named = entry(self._resources, "/ExtGState", str(operands[0]))
        opacity = number(entry(named, "/ca"), self._ink.opacity)
        self._set(opacity=min(max(opacity, 0.0), 1.0))
        chosen = entry(named, "/Font")
        if isinstance(chosen, Array) and len(chosen) == 2:
            self._set(font=self._press.font(chosen[0]), size=number(chosen[1]))

    def _space(self, operands: list[Any]) -> None:
        patterned = name(operands[0]) == "Pattern"
        self._set(fill=None if patterned else BLACK)

    def _fill_with(self, operands: list[Any]) -> None:
        plain = all(not isinstance(each, pikepdf.Object) for each in operands)
        chosen = colour([number(each) for each in operands]) if plain else None
        self._set(fill=chosen)

    # Outlines

    def _rectangle(self, operands: list[Any]) -> None:
        x, y, width, height = map(number, operands)
        corners = (x, y), (x + width, y), (x + width, y + height), (x, y + height)
        self._outlines.append([self._ink.matrix.at(corner) for corner in corners])

    def _start(self, operands: list[Any]) -> None:
        x, y = map(number, operands)
        self._outlines.append([self._ink.matrix.at((x, y))])

    def _edge(self, operands: list[Any]) -> None:
        if self._outlines:
            x, y = map(number, operands[-2:])
            self._outlines[-1].append(self._ink.matrix.at((x, y)))

    def _clip(self, _: list[Any]) -> None:
        self._clips = True

    def _end(self, _: list[Any]) -> None:
        if self._clips and self._outlines:
            every = box_of(point for outline in self._outlines for point in outline)
            self._set(clip=self._ink.clip.within(every))
        self._outlines, self._clips = [], False

    def _fill(self, operands: list[Any]) -> None:
        self._paint(even_odd=False)
        self._end(operands)

    def _fill_even_odd(self, operands: list[Any]) -> None:
        self._paint(even_odd=True)
        self._end(operands)

    def _stroke(self, operands: list[Any]) -> None:
        self._note()
        self._end(operands)

    def _shade(self, _: list[Any]) -> None:
        self._note()
        self._grounds.append(Ground((EVERYWHERE,), self._ink.clip, None, even_odd=False))

    def _paint(self, *, even_odd: bool) -> None:
        """Remember an area that is filled."""
        self._note()
        boxes = tuple(box_of(outline) for outline in self._outlines)
        if not boxes:
            return
        paint = self._ink.fill
        if paint is not None and self._ink.opacity < 1:
            behind = self._ground(boxes[0])
            paint = None if behind is None else over(paint, behind, self._ink.opacity)
        self._grounds.append(Ground(boxes, self._ink.clip, paint, even_odd))

    def _ground(self, box: Box) -> Colour | None:
        """Return the colour behind a box; paper is white."""
        for ground in reversed(self._grounds):
            if ground.behind(box):
                return ground.paint
        return WHITE

    def _note(self) -> None:
        """Note that something is drawn, if it is neither in the structure nor set aside."""
        opened = self._opened[-1]
        self.has_unmarked |= opened.mark is None and not opened.is_artifact

    def _picture(self, _: list[Any]) -> None:
        self._note()
        box = self._ink.matrix.box(Box(0, 0, 1, 1))
        self._grounds.append(Ground((box,), self._ink.clip, None, even_odd=False))

    # Marked content

    def _open(self, operands: list[Any]) -> None:
        outer = self._opened[-1]
        if len(self._opened) > 1000:
            raise TooMuch
        named: Any = operands[1] if len(operands) > 1 else None
        if named is not None and not isinstance(named, Dictionary):
            named = entry(self._resources, "/Properties", str(named))
        inner = replace(outer, lang=words(entry(named, "/Lang")) or outer.lang)
        if entry(named, "/MCID") is not None:
            mark = Mark(self._page, self._form, int(number(entry(named, "/MCID"))))
            inner = replace(inner, mark=mark)
        elif name(operands[0]) == "Artifact":
            inner = replace(inner, mark=None, is_artifact=True)
        said = words(entry(named, "/ActualText"))
        self._opened.append(inner if said is None else replace(inner, said=[said]))

    def _close(self, _: list[Any]) -> None:
        if len(self._opened) > 1:
            self._opened.pop()


def matrix_of(operands: list[Any]) -> Matrix:
    """Return the matrix of six operands."""
    return Matrix(*map(number, operands))
