"""The text of a page: each piece with its font, size, colours and box."""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Array, Stream, String

from pepdocs.accessibility.colours import over
from pepdocs.accessibility.document import TextFormat
from pepdocs.accessibility.pdf.canvas import Action, Canvas, matrix_of
from pepdocs.accessibility.pdf.fonts import NO_FONT, DecodedText, Font
from pepdocs.accessibility.pdf.geometry import Box, Matrix
from pepdocs.accessibility.pdf.graphics_state import MAX_AREAS, MAX_FORM_DEPTH, PaintedArea, PdfFileState
from pepdocs.accessibility.pdf.model import Objgen, TextPiece
from pepdocs.accessibility.pdf.values import entry, name, number, numbers, objgen

OUTLINED = (1, 5)
"""The rendering modes that paint only the outline of text."""
INVISIBLE = 3
UNPAINTED = (INVISIBLE, 7)
"""The rendering modes that paint nothing."""
MAX_UNPACKED = 32 * 1024 * 1024
"""The bytes of a content that are unpacked to see whether it is whole."""
SMALLEST = 1.0
"""The size in points from which type is visible."""


class PageReader(Canvas):
    """Follows the content of one page, and collects its pieces of text."""

    def __init__(self, page: int, matrix: Matrix, file: PdfFileState) -> None:
        super().__init__(page, matrix, file)
        self._pieces: list[TextPiece] = []
        self._covers: deque[tuple[int, PaintedArea]] = deque(maxlen=MAX_AREAS)
        self._line = self._text = Matrix()
        self._forms: list[Objgen] = []
        self._actions: Mapping[str, Action] = {**self._painting(), **self._writing()}

    @property
    def pieces(self) -> tuple[TextPiece, ...]:
        """The pieces of text in order; those that are painted over later are not visible."""
        covered = {
            number
            for before, area in self._covers
            for number, piece in enumerate(self._pieces[:before])
            if area.covers(piece.box)
        }
        return tuple(
            replace(piece, is_painted=False) if number in covered else piece
            for number, piece in enumerate(self._pieces)
        )

    def draw(self, content: Any, resources: Any) -> None:
        """Follow the operators of a page's or a form's content."""
        outer, self._resources = self._resources, resources
        _require_whole(content)
        for step in pikepdf.parse_content_stream(content):
            self._file.count()
            action = self._actions.get(str(step.operator))
            if action is not None:
                action(list(step.operands))
        self._resources = outer

    def _writing(self) -> dict[str, Action]:
        return {
            "Do": self._draw_object,
            "BDC": self._begin_content,
            "BMC": self._begin_content,
            "EMC": self._end_content,
            "BT": self._begin_text,
            "Tf": self._choose_font,
            "Tm": self._set_matrix,
            "Td": self._next_line,
            "TD": self._next_line_leading,
            "T*": self._new_line,
            "Tj": lambda operands: self._show(operands[0]),
            "TJ": lambda operands: self._show(operands[0]),
            "'": self._show_line,
            '"': self._show_spaced,
            "Tz": lambda operands: self._set(stretch=number(operands[0]) / 100),
            "Tc": lambda operands: self._set(character_spacing=number(operands[0])),
            "Tw": lambda operands: self._set(word_spacing=number(operands[0])),
            "TL": lambda operands: self._set(leading=number(operands[0])),
            "Ts": lambda operands: self._set(rise=number(operands[0])),
            "Tr": lambda operands: self._set(mode=int(number(operands[0]))),
        }

    # Pictures and forms

    def _paint(self, *, even_odd: bool) -> None:
        """Remember a filled area, and that it covers the text drawn there before."""
        super()._paint(even_odd=even_odd)
        if self._outlines and self._state.opacity == 1:
            self._covers.append((len(self._pieces), self._areas[-1]))

    def _draw_object(self, operands: list[Any]) -> None:
        thing = entry(self._resources, "/XObject", str(operands[0]))
        if name(entry(thing, "/Subtype")) == "Form" and isinstance(thing, Stream):
            self._draw_form(thing)
        elif thing is not None:
            self._picture(operands)

    def _draw_form(self, form: Stream) -> None:
        """Draw a form, unless it is inside itself."""
        if objgen(form) in self._forms or len(self._forms) >= MAX_FORM_DEPTH:
            return
        state, outer, depth = self._state, self._form, len(self._open)
        matrices = self._line, self._text, self._saved
        self._saved = []
        if "/StructParents" in form:
            self._form = objgen(form)
        self._forms.append(objgen(form))
        self._transform(numbers(entry(form, "/Matrix")) or list(Matrix()))
        self.draw(form, entry(form, "/Resources") or self._resources)
        self._forms.pop()
        self._line, self._text, self._saved = matrices
        self._state, self._form = state, outer
        del self._open[depth:]

    # Text

    def _begin_text(self, _: list[Any]) -> None:
        self._line = self._text = Matrix()

    def _choose_font(self, operands: list[Any]) -> None:
        thing = entry(self._resources, "/Font", str(operands[0]))
        font = Font("?") if thing is None else self._file.font(thing)
        self._set(font=font, size=number(operands[1]))

    def _set_matrix(self, operands: list[Any]) -> None:
        self._line = self._text = matrix_of(operands)

    def _next_line(self, operands: list[Any]) -> None:
        x, y = map(number, operands)
        self._line = self._text = self._line.moved(x, y)

    def _next_line_leading(self, operands: list[Any]) -> None:
        self._set(leading=-number(operands[1]))
        self._next_line(operands)

    def _new_line(self, _: list[Any]) -> None:
        self._next_line([0, -self._state.leading])

    def _show_line(self, operands: list[Any]) -> None:
        self._new_line(operands)
        self._show(operands[-1])

    def _show_spaced(self, operands: list[Any]) -> None:
        words, characters, string = operands
        self._set(word_spacing=number(words), character_spacing=number(characters))
        self._show_line([string])

    def _show(self, strings: Any) -> None:
        """Draw text, and move on by its advance."""
        parts = list(strings) if isinstance(strings, Array) else [strings]
        codes = b"".join([bytes(part) for part in parts if isinstance(part, String)])
        adjustment = sum([number(part) for part in parts if not isinstance(part, String)])
        state, decoded = self._state, self._state.font.decode(codes)
        spacing = decoded.count * state.character_spacing + decoded.spaces * state.word_spacing
        advance = ((decoded.advance - adjustment / 1000) * state.size + spacing) * state.stretch
        if codes:
            self._note_unmarked()
            self._pieces.append(self._piece(decoded, advance))
        self._text = self._text.moved(advance, 0)

    def _piece(self, decoded: DecodedText, advance: float) -> TextPiece:
        state, content = self._state, self._open[-1]
        matrix = self._text.then(state.matrix)
        low, high = (state.rise + part * state.size for part in (state.font.descent, state.font.ascent))
        box = matrix.box(Box(min(0, advance), min(low, high), max(0, advance), max(low, high)))
        ground = self._ground(box)
        colour = None if state.fill is None or ground is None else over(state.fill, ground, state.opacity)
        return TextPiece(
            text=decoded.text if content.replacement is None else _once(content.replacement),
            format=TextFormat(
                size=round(abs(state.size) * matrix.scale_y, 2),
                is_bold=state.font.is_bold,
                colour=None if state.mode in OUTLINED else colour,
                ground=ground,
            ),
            page=self._page,
            font=state.font.name,
            is_embedded=state.font.is_embedded,
            box=box,
            mark=content.mark,
            is_artifact=content.is_artifact,
            is_painted=state.mode not in UNPAINTED and state.opacity > 0 and self._is_large(matrix),
            is_clipped=_is_clipped(box, state.clip),
            has_unknown=decoded.has_unknown,
            has_notdef=decoded.has_notdef and state.mode != INVISIBLE,
            lang=content.lang,
        )

    def _is_large(self, matrix: Matrix) -> bool:
        """Return whether text is high and wide enough to be visible."""
        width = abs(matrix.scale_x * self._state.stretch)
        size = abs(self._state.size) * min(matrix.scale_y, width)
        return size >= SMALLEST or self._state.font is NO_FONT


def _is_clipped(box: Box, clip: Box) -> bool:
    """Return whether a part of a text is outside the clipping path."""
    tolerance = box.height / 4
    fits = clip.left - tolerance <= box.left and box.right <= clip.right + tolerance
    return not (fits and clip.bottom <= box.middle[1] <= clip.top)


def _once(replacement: list[str]) -> str:
    """Return the replacement text of a marked content the first time, then ""."""
    return replacement.pop() if replacement else ""


def _require_whole(content: Any) -> None:
    """Raise `ValueError` if a page's or a form's packed content has lost bytes: the reader would pass over the rest.

    One of which only the end is lost is no such content: others read it too.
    """
    streams = content if isinstance(content, Stream) else content.get("/Contents", ())
    for stream in (streams,) if isinstance(streams, Stream) else streams:
        if stream.get("/Filter") == pikepdf.Name.FlateDecode and "/DecodeParms" not in stream:
            try:
                zlib.decompressobj().decompress(stream.read_raw_bytes(), MAX_UNPACKED)
            except zlib.error as error:
                raise ValueError from error
