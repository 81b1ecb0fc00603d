"""Lines of text, set once: WeasyPrint 70 sets each a second time to draw it, from nothing.

A line of Pango's keeps what it was set with until it is drawn, and lines of one style share what
Pango has to be told of it. The glyphs of a line are read in one piece, and each is written the way
that it was the last time. What our fonts do not have (coloured or drawn characters) and what our
sheets do not ask for (an ellipsis) is left to WeasyPrint. The names that are replaced are private
to that one version; tests/render/test_pdf_upgrade.py fails when they change.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.draw import text as engine_ink
from weasyprint.text import line_break as engine_text
from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango
from weasyprint.text.fonts import get_font_description

from pepdocs.render.pdf.structure.tags import replaced

Layout = Any
"""WeasyPrint's hold on a line of Pango's."""

Style = Any
Run = Any
"""Pango's own glyphs of one font in a line."""

setup: Callable[..., None] = engine_text.Layout.setup
reactivate: Callable[..., None] = engine_text.Layout.reactivate
draw_first_line: Callable[..., list[Any]] = engine_ink.draw_first_line

NO_GLYPH = pango.PANGO_GLYPH_EMPTY
"""From here on Pango's numbers are no glyphs: something invisible, or a character without one."""

TELLS_SIZE = 14802
"""From this version on a font of Pango's tells its size."""

PARAGRAPH_ENDS = ("\n", "\r", "\u2029")
GLYPH = 5
"""So many whole numbers make a glyph of Pango's: itself, its width, its place, and what it begins."""


OWN = frozenset({"justification_spacing", "layout", "max_width", "style", "text"})
"""What is a line's own, and not its style's."""


@contextmanager
def set_once() -> Iterator[None]:
    """Have WeasyPrint keep a line as it was set until it is drawn, while the context lasts."""
    ink = Ink()
    with (
        replaced(engine_text.Layout, "setup", set_up),
        replaced(engine_text.Layout, "deactivate", _kept),
        replaced(engine_text.Layout, "reactivate", set_again),
        replaced(engine_ink, "draw_first_line", ink.draw),
    ):
        yield


@dataclass(frozen=True, slots=True)
class Setting:
    """What Pango is told of a style before it sets a line, and what it says of the style's font."""

    context: Any
    font: Any
    told: dict[str, Any]


def set_up(layout: Layout, style: Style) -> None:
    """Prepare a line in a style, with what is known of the style."""
    notes: dict[str, Any] = style.__dict__
    setting = notes.get("setting")
    if setting is None:
        setup(layout, style)
        notes["setting"] = _setting(layout, style)
    elif not setting:
        setup(layout, style)
    else:
        layout.__dict__.update(setting.told)
        layout.style = style
        layout.layout = ffi.gc(pango.pango_layout_new(setting.context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout.layout, False)  # noqa: FBT003 - C knows no names
        pango.pango_layout_set_font_description(layout.layout, setting.font)


def _setting(layout: Layout, style: Style) -> Setting | bool:
    """Return what a line was prepared with; nothing where its attributes cannot be shared."""
    if pango.pango_layout_get_attributes(layout.layout) != ffi.NULL:
        return False
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)  # noqa: FBT003 - as above
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    if style["font_language_override"] != "normal" or style["lang"]:
        pango.pango_context_set_language(context, layout.language)
    told = {name: said for name, said in vars(layout).items() if name not in OWN}
    return Setting(context, get_font_description(style), told)


def _kept(layout: Layout) -> None:
    """Keep a line as it was set, for it will be drawn."""


def set_again(layout: Layout, style: Style) -> None:
    """Set a line again for drawing, unless it stands as it has to be drawn."""
    is_set = layout.layout is not None and layout.style is style
    if not is_set or layout.justification_spacing:
        reactivate(layout, style)


@dataclass(slots=True)
class Pen:
    """A font in one size, and how each glyph of it is written."""

    font: Any
    size: float
    line: Any
    """A line of Pango's in the font, which keeps the font from giving its place to another."""
    written: dict[tuple[int, int], str] = field(default_factory=dict)


class Ink:
    """Writes the lines of one document."""

    def __init__(self) -> None:
        self._pens: dict[tuple[int, float], Pen] = {}

    def draw(self, stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> list[Any]:
        """Draw a line of text, and return the pictures that stand in it."""
        layout = box.pango_layout
        if not box.text.strip():
            return []
        is_whole = overflow == "clip" and ellipsis == "none"
        pieces = self._pieces(stream, box) if is_whole else None
        if pieces is None:
            # As WeasyPrint expects it: without the width that it was set in.
            reactivate(layout, box.style)
            return draw_first_line(stream, box, overflow, ellipsis, matrix)
        stream.set_text_matrix(*matrix.values)
        _show(stream, pieces)
        layout.layout = None
        return []

    def _pieces(self, stream: Any, box: Any) -> list[tuple[Pen, str]] | None:
        """Return a line as glyphs written out, run by run; nothing where WeasyPrint has to do it."""
        layout = box.pango_layout
        if any(end in layout.text for end in PARAGRAPH_ENDS):
            return None
        line, _ = layout.get_first_line()
        pieces = []
        run = line.runs[0]
        while run != ffi.NULL:
            pen = self._pen(stream, box, run.data.item.analysis.font)
            glyphs = _written(pen, layout, run.data)
            if glyphs is None:
                return None
            pieces.append((pen, glyphs))
            run = run.next
        return pieces

    def _pen(self, stream: Any, box: Any, pango_font: Any) -> Pen:
        """Return the pen for one of Pango's fonts in a size."""
        key = int(ffi.cast("uintptr_t", pango_font)), box.style["font_size"]
        pen = self._pens.get(key)
        if pen is None:
            font, size = stream.add_font(pango_font)
            if pango.pango_version() < TELLS_SIZE:
                size = box.style["font_size"]
            pen = self._pens[key] = Pen(font, size, box.pango_layout.layout)
        return pen


def _show(stream: Any, pieces: list[tuple[Pen, str]]) -> None:
    """Write a line's glyphs to a page."""
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


def _written(pen: Pen, layout: Layout, run: Run) -> str | None:
    """Return a run's glyphs as a PDF has them."""
    count = run.glyphs.num_glyphs
    numbers = struct.unpack(f"{GLYPH * count}i", ffi.buffer(run.glyphs.glyphs, count * GLYPH * 4))
    if any(numbers[2::GLYPH]) or any(numbers[3::GLYPH]):
        return None
    written = pen.written
    pieces = []
    for place, glyph in enumerate(zip(numbers[::GLYPH], numbers[1::GLYPH], strict=True)):
        piece = written.get(glyph)
        if piece is None:
            if glyph[0] >= NO_GLYPH or _is_drawn(pen.font):
                return None
            piece = written[glyph] = _first(pen, layout, run, place, glyph)
        pieces.append(piece)
    return "".join(pieces)


def _is_drawn(font: Any) -> bool:
    """Whether glyphs of a font are pictures."""
    return bool(font.svg or font.png or font.colr or font.bitmap)


def _first(pen: Pen, layout: Layout, run: Run, place: int, shown: tuple[int, int]) -> str:
    """Return a glyph as it is written, and note in its font what it says and how wide it is."""
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
    """Return where in its line the bytes stand that a glyph was made of."""
    item, clusters = run.item, run.glyphs.log_clusters
    if item.analysis.level % 2:
        end = item.length if place == 0 else clusters[place - 1]
    else:
        is_last = place == run.glyphs.num_glyphs - 1
        end = item.length if is_last else clusters[place + 1]
    return item.offset + clusters[place], item.offset + end
