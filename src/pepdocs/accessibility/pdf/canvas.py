"""Follow the operators of a page that paint, clip, or open marked content."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

from pepdocs.accessibility.colours import BLACK, WHITE, Colour, colour, over
from pepdocs.accessibility.pdf.geometry import EVERYWHERE, Box, Matrix, Point, box_of
from pepdocs.accessibility.pdf.graphics_state import MAX_AREAS, GraphicsState, OpenContent, PaintedArea, PdfFileState
from pepdocs.accessibility.pdf.model import ContentMark, Objgen, PdfLimitError
from pepdocs.accessibility.pdf.values import entry, name, number, words

MAX_NESTED = 1000
"""The graphics states and marked contents that may be open."""

Action = Callable[[list[Any]], None]


class Canvas:
    """Keeps the graphics state, and the areas that may be behind the next piece of text."""

    def __init__(self, page: int, matrix: Matrix, file: PdfFileState) -> None:
        self.has_unmarked = False
        self._page = page
        self._file = file
        self._state = GraphicsState(matrix)
        self._saved: list[GraphicsState] = []
        self._areas: deque[PaintedArea] = deque(maxlen=MAX_AREAS)
        self._outlines: list[list[Point]] = []
        self._clips = False
        self._open: list[OpenContent] = [OpenContent()]
        self._form: Objgen = (0, 0)
        self._resources: Any = None

    def _painting(self) -> dict[str, Action]:
        plain = {"q": self._save, "Q": self._restore, "cm": self._transform, "gs": self._apply}
        colours = dict.fromkeys(("g", "rg", "k", "sc", "scn"), self._choose_colour)
        outlines = {"re": self._rectangle, "m": self._start_outline, **dict.fromkeys("lcvy", self._add_edge)}
        ends: dict[str, Action] = {
            **dict.fromkeys(("f", "F", "B", "b"), partial(self._fill, even_odd=False)),
            **dict.fromkeys(("f*", "B*", "b*"), partial(self._fill, even_odd=True)),
            **dict.fromkeys(("S", "s"), self._stroke),
            **dict.fromkeys(("W", "W*"), self._clip),
            "n": self._end,
        }
        pictures = {"sh": self._shade, "INLINE IMAGE": self._picture}
        return {**plain, "cs": self._choose_space, **colours, **outlines, **ends, **pictures}

    def _set(self, **changed: Any) -> None:
        self._state = replace(self._state, **changed)

    # The graphics state

    def _save(self, _: list[Any]) -> None:
        if len(self._saved) < MAX_NESTED:
            self._saved.append(self._state)

    def _restore(self, _: list[Any]) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _transform(self, operands: list[Any]) -> None:
        self._set(matrix=matrix_of(operands).then(self._state.matrix))

    def _apply(self, operands: list[Any]) -> None:
        parameters = entry(self._resources, "/ExtGState", str(operands[0]))
        opacity = number(entry(parameters, "/ca"), self._state.opacity)
        self._set(opacity=min(max(opacity, 0.0), 1.0))
        font = entry(parameters, "/Font")
        if isinstance(font, Array) and len(font) == 2:
            self._set(font=self._file.font(font[0]), size=number(font[1]))

    def _choose_space(self, operands: list[Any]) -> None:
        self._set(fill=None if name(operands[0]) == "Pattern" else BLACK)

    def _choose_colour(self, operands: list[Any]) -> None:
        is_plain = not any(isinstance(operand, pikepdf.Object) for operand in operands)
        self._set(fill=colour([number(operand) for operand in operands]) if is_plain else None)

    # Outlines

    def _rectangle(self, operands: list[Any]) -> None:
        x, y, width, height = map(number, operands)
        corners = (x, y), (x + width, y), (x + width, y + height), (x, y + height)
        self._outlines.append([self._state.matrix.at(corner) for corner in corners])

    def _start_outline(self, operands: list[Any]) -> None:
        x, y = map(number, operands)
        self._outlines.append([self._state.matrix.at((x, y))])

    def _add_edge(self, operands: list[Any]) -> None:
        if self._outlines:
            x, y = map(number, operands[-2:])
            self._outlines[-1].append(self._state.matrix.at((x, y)))

    def _clip(self, _: list[Any]) -> None:
        self._clips = True

    def _end(self, _: list[Any]) -> None:
        if self._clips and self._outlines:
            box = box_of(point for outline in self._outlines for point in outline)
            self._set(clip=self._state.clip.within(box))
        self._outlines, self._clips = [], False

    def _fill(self, operands: list[Any], *, even_odd: bool) -> None:
        self._paint(even_odd=even_odd)
        self._end(operands)

    def _stroke(self, operands: list[Any]) -> None:
        self._note_unmarked()
        self._end(operands)

    def _shade(self, _: list[Any]) -> None:
        self._note_unmarked()
        self._areas.append(PaintedArea((EVERYWHERE,), self._state.clip, None, even_odd=False))

    def _paint(self, *, even_odd: bool) -> None:
        self._note_unmarked()
        boxes = tuple(box_of(outline) for outline in self._outlines)
        if not boxes:
            return
        paint = self._state.fill
        if paint is not None and self._state.opacity < 1:
            ground = self._ground(boxes[0])
            paint = None if ground is None else over(paint, ground, self._state.opacity)
        self._areas.append(PaintedArea(boxes, self._state.clip, paint, even_odd))

    def _ground(self, box: Box) -> Colour | None:
        """Return the colour behind a box; the page is white."""
        return next((area.paint for area in reversed(self._areas) if area.covers(box)), WHITE)

    def _note_unmarked(self) -> None:
        """Note that something is drawn, if it is neither in the structure nor an artifact."""
        content = self._open[-1]
        self.has_unmarked |= content.mark is None and not content.is_artifact

    def _picture(self, _: list[Any]) -> None:
        self._note_unmarked()
        box = self._state.matrix.box(Box(0, 0, 1, 1))
        self._areas.append(PaintedArea((box,), self._state.clip, None, even_odd=False))

    # Marked content

    def _begin_content(self, operands: list[Any]) -> None:
        outer = self._open[-1]
        if len(self._open) > MAX_NESTED:
            raise PdfLimitError
        properties: Any = operands[1] if len(operands) > 1 else None
        if properties is not None and not isinstance(properties, Dictionary):
            properties = entry(self._resources, "/Properties", str(properties))
        content = replace(outer, lang=words(entry(properties, "/Lang")) or outer.lang)
        if entry(properties, "/MCID") is not None:
            mark = ContentMark(self._page, self._form, int(number(entry(properties, "/MCID"))))
            content = replace(content, mark=mark)
        elif name(operands[0]) == "Artifact":
            content = replace(content, mark=None, is_artifact=True)
        actual = words(entry(properties, "/ActualText"))
        self._open.append(content if actual is None else replace(content, replacement=[actual]))

    def _end_content(self, _: list[Any]) -> None:
        if len(self._open) > 1:
            self._open.pop()


def matrix_of(operands: list[Any]) -> Matrix:
    """Return the matrix of six operands."""
    return Matrix(*map(number, operands))
