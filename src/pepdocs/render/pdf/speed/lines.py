"""Lay out each line of text only once: WeasyPrint 70 lays it out a second time to draw it.

A Pango layout is kept until its line is drawn, and lines of one style share its settings. The glyphs of a line are read
in one piece, and the PDF text of each glyph is cached. What our fonts do not have (coloured glyphs) and our sheets do
not use (an ellipsis) is left to WeasyPrint. The names that are replaced are private to that version;
tests/render/pdf/test_upgrade.py fails when they change.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.draw import text as engine_draw
from weasyprint.text import line_break as engine_text
from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango
from weasyprint.text.fonts import get_font_description

from pepdocs.render.pdf.structure.tags import patch

Layout = Any
"""WeasyPrint's wrapper of a Pango layout."""

Style = Any
Run = Any
"""Pango's glyphs of one font in a line."""

setup: Callable[..., None] = engine_text.Layout.setup
reactivate: Callable[..., None] = engine_text.Layout.reactivate
draw_first_line: Callable[..., list[Any]] = engine_draw.draw_first_line

NO_GLYPH = pango.PANGO_GLYPH_EMPTY
"""Numbers from here on are not glyphs: they stand for invisible characters and characters without a glyph."""

SIZE_VERSION = 14802
"""The version of Pango from which on a font has its size."""

PARAGRAPH_ENDS = ("\n", "\r", "\u2029")
GLYPH = 5
"""The number of integers in a Pango glyph: its number, width, two offsets and flags."""


OWN = frozenset({"justification_spacing", "layout", "max_width", "style", "text"})
"""The attributes of a layout that do not depend on its style alone."""


@contextmanager
def set_once() -> Iterator[None]:
    """Make WeasyPrint keep the layout of a line until it is drawn, while the context lasts."""
    writer = LineWriter()
    with (
        patch(engine_text.Layout, "setup", set_up),
        patch(engine_text.Layout, "deactivate", _keep),
        patch(engine_text.Layout, "reactivate", set_again),
        patch(engine_draw, "draw_first_line", writer.draw),
    ):
        yield


@dataclass(frozen=True, slots=True)
class LineSetup:
    """The Pango context and font of a style, and the attributes that WeasyPrint sets for it."""

    context: Any
    font: Any
    attributes: dict[str, Any]


def set_up(layout: Layout, style: Style) -> None:
    """Prepare a line in a style, with the cached setup of the style."""
    cache: dict[str, Any] = style.__dict__
    line_setup = cache.get("line_setup")
    if line_setup is None:
        setup(layout, style)
        cache["line_setup"] = _line_setup(layout, style)
    elif not line_setup:
        setup(layout, style)
    else:
        layout.__dict__.update(line_setup.attributes)
        layout.style = style
        layout.layout = ffi.gc(pango.pango_layout_new(line_setup.context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout.layout, False)  # noqa: FBT003 - C knows no names
        pango.pango_layout_set_font_description(layout.layout, line_setup.font)


def _line_setup(layout: Layout, style: Style) -> LineSetup | bool:
    """Return the setup of a line; False if its attributes cannot be shared."""
    if pango.pango_layout_get_attributes(layout.layout) != ffi.NULL:
        return False
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)  # noqa: FBT003 - as above
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    if style["font_language_override"] != "normal" or style["lang"]:
        pango.pango_context_set_language(context, layout.language)
    attributes = {name: value for name, value in vars(layout).items() if name not in OWN}
    return LineSetup(context, get_font_description(style), attributes)


def _keep(layout: Layout) -> None:
    """Keep the layout of a line, because it will be drawn."""


def set_again(layout: Layout, style: Style) -> None:
    """Lay out a line again for drawing, unless its layout is kept and not justified."""
    is_set = layout.layout is not None and layout.style is style
    if not is_set or layout.justification_spacing:
        reactivate(layout, style)


@dataclass(slots=True)
class Pen:
    """A font in one size, with the PDF text of its glyphs."""

    font: Any
    size: float
    line: Any
    """A Pango layout in the font, which keeps the font's address from being reused."""
    written: dict[tuple[int, int], str] = field(default_factory=dict)


class LineWriter:
    """Writes the lines of one document."""

    def __init__(self) -> None:
        self._pens: dict[tuple[int, float], Pen] = {}

    def draw(self, stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> list[Any]:
        """Draw a line of text, and return the pictures in it, of which there are none if we draw it."""
        layout = box.pango_layout
        if not box.text.strip():
            return []
        is_whole = overflow == "clip" and ellipsis == "none"
        pieces = self._pieces(stream, box) if is_whole else None
        if pieces is None:
            # WeasyPrint expects a layout without the width in which it was broken into lines.
            reactivate(layout, box.style)
            return draw_first_line(stream, box, overflow, ellipsis, matrix)
        stream.set_text_matrix(*matrix.values)
        _show(stream, pieces)
        layout.layout = None
        return []

    def _pieces(self, stream: Any, box: Any) -> list[tuple[Pen, str]] | None:
        """Return the PDF text of a line, run by run; `None` if WeasyPrint has to draw it."""
        layout = box.pango_layout
        if any(end in layout.text for end in PARAGRAPH_ENDS):
            return None
        line, _ = layout.get_first_line()
        pieces = []
        run = line.runs[0]
        while run != ffi.NULL:
            pen = self._pen(stream, box, run.data.item.analysis.font)
            glyphs = _glyphs(pen, layout, run.data)
            if glyphs is None:
                return None
            pieces.append((pen, glyphs))
            run = run.next
        return pieces

    def _pen(self, stream: Any, box: Any, pango_font: Any) -> Pen:
        key = int(ffi.cast("uintptr_t", pango_font)), box.style["font_size"]
        pen = self._pens.get(key)
        if pen is None:
            font, size = stream.add_font(pango_font)
            if pango.pango_version() < SIZE_VERSION:
                size = box.style["font_size"]
            pen = self._pens[key] = Pen(font, size, box.pango_layout.layout)
        return pen


def _show(stream: Any, pieces: list[tuple[Pen, str]]) -> None:
    text = ""
    before = None
    for pen, glyphs in pieces:
        if pen is not before:
            if text:
                stream.show_text(text)
            text, before = "", pen
            stream.set_font_size(pen.font.hash, pen.size)
        text += f"<{glyphs}"
        text = text[:-1] if text.endswith("<") else f"{text}>"
    stream.show_text(text)


def _glyphs(pen: Pen, layout: Layout, run: Run) -> str | None:
    """Return a run's glyphs as PDF text; `None` if WeasyPrint has to draw them."""
    count = run.glyphs.num_glyphs
    numbers = struct.unpack(f"{GLYPH * count}i", ffi.buffer(run.glyphs.glyphs, count * GLYPH * 4))
    if any(numbers[2::GLYPH]) or any(numbers[3::GLYPH]):
        return None
    written = pen.written
    pieces = []
    for place, glyph in enumerate(zip(numbers[::GLYPH], numbers[1::GLYPH], strict=True)):
        piece = written.get(glyph)
        if piece is None:
            if glyph[0] >= NO_GLYPH or _has_pictures(pen.font):
                return None
            piece = written[glyph] = _first(pen, layout, run, place, glyph)
        pieces.append(piece)
    return "".join(pieces)


def _has_pictures(font: Any) -> bool:
    return bool(font.svg or font.png or font.colr or font.bitmap)


def _first(pen: Pen, layout: Layout, run: Run, place: int, shown: tuple[int, int]) -> str:
    """Return the PDF text of a glyph, and record its text and width in its font."""
    font, (glyph, width) = pen.font, shown
    if glyph not in font.to_unicode:
        start, end = _cluster(run, place)
        font.to_unicode[glyph] = layout.text.encode()[start:end].decode()
    if glyph not in font.widths:
        pango_font = run.item.analysis.font
        pango.pango_font_get_glyph_extents(pango_font, glyph, ffi.NULL, _EXTENTS)
        font.widths[glyph] = round(_EXTENTS.width * 1000 * FROM_UNITS / pen.size)
    kerning = font.widths[glyph] + 0.0 - width * 1000 * FROM_UNITS / pen.size
    return f"{glyph:04x}>{int(kerning)}<" if kerning else f"{glyph:04x}"


_EXTENTS = ffi.new("PangoRectangle *")


def _cluster(run: Run, place: int) -> tuple[int, int]:
    """Return the range of the bytes in the line that a glyph was made of."""
    item, clusters = run.item, run.glyphs.log_clusters
    if item.analysis.level % 2:
        end = item.length if place == 0 else clusters[place - 1]
    else:
        is_last = place == run.glyphs.num_glyphs - 1
        end = item.length if is_last else clusters[place + 1]
    return item.offset + clusters[place], item.offset + end
