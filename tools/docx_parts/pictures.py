"""The pictures of the templates: a bar of one colour, and six drawn faces.

The faces are drawn once with `python -m docx_parts.pictures` (in `tools`) and committed, so that a
template does not change with the version of the library that draws.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

FOLDER = Path(__file__).parent / "faces"

_INK = "#1F1F1F"
_SKIN = "#F4F7F7"
_SIZE = 1024
_FINAL = 192
_LINE = 52
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def bar(colour: str) -> bytes:
    """Return one pixel of a colour as PNG, to be stretched to a bar.

    It is stored without compression, so that its bytes are the same with any zlib.
    """
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" + bytes.fromhex(colour), 0)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def draw_faces() -> None:
    """Write every face into the folder of faces."""
    from PIL import Image, ImageDraw

    FOLDER.mkdir(exist_ok=True)
    for name, expression in _EXPRESSIONS.items():
        image = Image.new("RGBA", (_SIZE, _SIZE), (255, 255, 255, 0))
        pen = ImageDraw.Draw(image)
        edge = _LINE // 2 + 8
        pen.ellipse((edge, edge, _SIZE - edge, _SIZE - edge), _SKIN, _INK, _LINE)
        expression(pen)
        small = image.resize((_FINAL, _FINAL), Image.Resampling.LANCZOS)
        few = small.quantize(32, Image.Quantize.FASTOCTREE)
        few.save(FOLDER / f"{name}.png", optimize=True)


def _eyes(pen: ImageDraw, height: int = 410, size: int = 58) -> None:
    for middle in (352, 672):
        pen.ellipse((middle - size, height - size, middle + size, height + size), _INK)


def _brows(pen: ImageDraw, inner: int, outer: int) -> None:
    pen.line((250, outer, 430, inner), _INK, _LINE)
    pen.line((774, outer, 594, inner), _INK, _LINE)


def _happy(pen: ImageDraw) -> None:
    _eyes(pen)
    pen.arc((282, 380, 742, 780), 20, 160, _INK, _LINE)


def _excited(pen: ImageDraw) -> None:
    for middle in (352, 672):
        pen.arc((middle - 90, 330, middle + 90, 510), 190, 350, _INK, _LINE)
    pen.chord((292, 400, 732, 820), 0, 180, _INK)


def _unsure(pen: ImageDraw) -> None:
    _eyes(pen)
    pen.line((340, 720, 690, 650), _INK, _LINE)
    pen.line((250, 300, 430, 290), _INK, _LINE)
    pen.line((594, 230, 774, 270), _INK, _LINE)


def _worried(pen: ImageDraw) -> None:
    _eyes(pen, 440)
    _brows(pen, inner=260, outer=340)
    for start in (330, 510):
        pen.arc((start, 640, start + 190, 760), 180, 360, _INK, _LINE - 6)


def _sad(pen: ImageDraw) -> None:
    _eyes(pen, 430)
    _brows(pen, inner=280, outer=330)
    pen.arc((312, 650, 712, 950), 205, 335, _INK, _LINE)


def _angry(pen: ImageDraw) -> None:
    _eyes(pen, 450)
    _brows(pen, inner=370, outer=270)
    pen.arc((332, 670, 692, 930), 200, 340, _INK, _LINE)


_EXPRESSIONS: dict[str, Callable[[ImageDraw], None]] = {
    "happy": _happy,
    "unsure": _unsure,
    "worried": _worried,
    "sad": _sad,
    "excited": _excited,
    "angry": _angry,
}


if __name__ == "__main__":
    draw_faces()
