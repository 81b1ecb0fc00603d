"""What a page shows: every piece of its text with its type, its colours and its place."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Array, Stream, String

from pepdocs.accessibility.colours import over
from pepdocs.accessibility.pdf.canvas import Act, Canvas, matrix_of
from pepdocs.accessibility.pdf.fonts import Font, Shown
from pepdocs.accessibility.pdf.geometry import Box, Matrix
from pepdocs.accessibility.pdf.graphics_state import DEEPEST, MOST_GROUNDS, NO_FONT, Ground, Press
from pepdocs.accessibility.pdf.model import Drawn
from pepdocs.accessibility.pdf.values import Objgen, entry, name, number, numbers, objgen

OUTLINED = (1, 5)
"""The ways of drawing text that paint its outline only."""
UNPAINTED = (3, 7)
"""The ways of drawing text that paint nothing."""
SMALLEST = 1.0
"""So many points high and wide is type at least that leaves more than a trace."""


class Sheet(Canvas):
    """Draws one page, and keeps what text comes to stand where."""

    def __init__(self, page: int, matrix: Matrix, press: Press) -> None:
        super().__init__(page, matrix, press)
        self._pieces: list[Drawn] = []
        self._lids: deque[tuple[int, Ground]] = deque(maxlen=MOST_GROUNDS)
        self._line = self._text = Matrix()
        self._forms: list[Objgen] = []
        self._acts: Mapping[str, Act] = {**self._painting(), **self._writing()}

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """The pieces of text in order; what something was painted over later is not to be seen."""
        covered = {
            number
            for before, lid in self._lids
            for number, piece in enumerate(self._pieces[:before])
            if lid.behind(piece.box)
        }
        return tuple(
            replace(piece, is_visible=False) if number in covered else piece
            for number, piece in enumerate(self._pieces)
        )

    def draw(self, content: Any, resources: Any) -> None:
        """Follow the steps of a page's or a form's content."""
        outer, self._resources = self._resources, resources
        for step in pikepdf.parse_content_stream(content):
            self._press.count()
            act = self._acts.get(str(step.operator))
            if act is not None:
                act(list(step.operands))
        self._resources = outer

    def _writing(self) -> dict[str, Act]:
        """Return the steps that write, by their names in PDF."""
        return {
            "Do": self._place,
            "BDC": self._open,
            "BMC": self._open,
            "EMC": self._close,
            "BT": self._begin,
            "Tf": self._choose,
            "Tm": self._set_matrix,
            "Td": self._next_line,
            "TD": self._next_line_leading,
            "T*": self._new_line,
            "Tj": self._show_one,
            "TJ": self._show_one,
            "'": self._show_line,
            '"': self._show_spaced,
            "Tz": self._set_stretch,
            "Tc": lambda operands: self._set(between=number(operands[0])),
            "Tw": lambda operands: self._set(words=number(operands[0])),
            "TL": lambda operands: self._set(leading=number(operands[0])),
            "Ts": lambda operands: self._set(rise=number(operands[0])),
            "Tr": lambda operands: self._set(mode=int(number(operands[0]))),
        }

    # Pictures and forms

    def _paint(self, *, even_odd: bool) -> None:
        """Remember an area that is filled, and that it covers whatever was written there before."""
        super()._paint(even_odd=even_odd)
        if self._outlines and self._ink.opacity == 1:
            self._lids.append((len(self._pieces), self._grounds[-1]))

    def _place(self, operands: list[Any]) -> None:
        thing = entry(self._resources, "/XObject", str(operands[0]))
        if name(entry(thing, "/Subtype")) == "Form" and isinstance(thing, Stream):
            self._draw_form(thing)
        elif thing is not None:
            self._picture(operands)

    def _draw_form(self, form: Stream) -> None:
        """Draw a form, unless it stands in itself."""
        if objgen(form) in self._forms or len(self._forms) >= DEEPEST:
            return
        kept, outer, depth = self._ink, self._form, len(self._opened)
        lines = self._line, self._text, self._kept
        self._kept = []
        if "/StructParents" in form:
            self._form = objgen(form)
        self._forms.append(objgen(form))
        self._move(numbers(entry(form, "/Matrix")) or list(Matrix()))
        self.draw(form, entry(form, "/Resources") or self._resources)
        self._forms.pop()
        self._line, self._text, self._kept = lines
        self._ink, self._form = kept, outer
        del self._opened[depth:]

    # Text

    def _begin(self, _: list[Any]) -> None:
        self._line = self._text = Matrix()

    def _choose(self, operands: list[Any]) -> None:
        thing = entry(self._resources, "/Font", str(operands[0]))
        chosen = Font("?") if thing is None else self._press.font(thing)
        self._set(font=chosen, size=number(operands[1]))

    def _set_matrix(self, operands: list[Any]) -> None:
        self._line = self._text = matrix_of(operands)

    def _next_line(self, operands: list[Any]) -> None:
        across, up = map(number, operands)
        self._line = self._text = self._line.moved(across, up)

    def _next_line_leading(self, operands: list[Any]) -> None:
        self._set(leading=-number(operands[1]))
        self._next_line(operands)

    def _new_line(self, _: list[Any]) -> None:
        self._next_line([0, -self._ink.leading])

    def _show_one(self, operands: list[Any]) -> None:
        self._show(operands[0])

    def _show_line(self, operands: list[Any]) -> None:
        self._new_line(operands)
        self._show(operands[-1])

    def _show_spaced(self, operands: list[Any]) -> None:
        spaces, between, shown = operands
        self._set(words=number(spaces), between=number(between))
        self._show_line([shown])

    def _show(self, shown: Any) -> None:
        """Draw text, and move on by its width."""
        parts = list(shown) if isinstance(shown, Array) else [shown]
        codes = b"".join([bytes(part) for part in parts if isinstance(part, String)])
        pushed = sum([number(part) for part in parts if not isinstance(part, String)])
        ink, said = self._ink, self._ink.font.read(codes)
        spacing = said.count * ink.between + said.spaces * ink.words
        advance = ((said.advance - pushed / 1000) * ink.size + spacing) * ink.stretch
        if codes:
            self._note()
            self._pieces.append(self._piece(said, advance))
        self._text = self._text.moved(advance, 0)

    def _piece(self, said: Shown, advance: float) -> Drawn:
        """Return a piece of text as it stands on the page."""
        ink, opened = self._ink, self._opened[-1]
        matrix = self._text.then(ink.matrix)
        low, high = ink.rise + ink.font.descent * ink.size, ink.rise + ink.font.ascent * ink.size
        box = matrix.box(Box(min(0, advance), min(low, high), max(0, advance), max(low, high)))
        ground = self._ground(box)
        seen = None if ink.fill is None or ground is None else over(ink.fill, ground, ink.opacity)
        return Drawn(
            page=self._page,
            text=said.text if opened.said is None else _once(opened.said),
            font=ink.font,
            size=round(abs(ink.size) * matrix.upright, 2),
            box=box,
            colour=None if ink.mode in OUTLINED else seen,
            ground=ground,
            mark=opened.mark,
            is_artifact=opened.is_artifact,
            is_visible=ink.mode not in UNPAINTED and ink.opacity > 0 and self._is_large(matrix),
            is_cut=_is_cut(box, ink.clip),
            unknown=said.unknown,
            missing=said.missing and ink.mode != 3,
            lang=opened.lang,
        )

    def _is_large(self, matrix: Matrix) -> bool:
        """Whether text is as high and as wide as anything that can be seen."""
        across = matrix.along * self._ink.stretch
        size = abs(self._ink.size) * min(matrix.upright, abs(across))
        return size >= SMALLEST or self._ink.font is NO_FONT

    def _set_stretch(self, operands: list[Any]) -> None:
        self._set(stretch=number(operands[0]) / 100)


def _is_cut(box: Box, clip: Box) -> bool:
    """Return whether a part of a text lies outside of where anything is seen."""
    ends = box.left, box.right
    loose = box.height / 4
    middle = box.middle[1]
    across = clip.left - loose <= min(ends) and max(ends) <= clip.right + loose
    return not (across and clip.bottom <= middle <= clip.top)


def _once(said: list[str]) -> str:
    """Return words that stand for a whole marked content, the first time that they are asked for."""
    return said.pop() if said else ""
