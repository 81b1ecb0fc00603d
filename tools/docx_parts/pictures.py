"""The pictures of the templates: a bar of one colour, and the six drawn faces.

The faces are those of the PDF (`templates/shared/faces.html.jinja`). `python -m docx_parts.pictures`,
in `tools`, draws them anew as PNG; it needs poppler's `pdftocairo`. What it drew is committed, so
that a template does not change with the version of a library that draws.
"""

from __future__ import annotations

import io
import struct
import subprocess
import zlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from pepdocs import theme
from pepdocs.base.language import Run

FEELINGS = ("happy", "unsure", "worried", "sad", "excited", "angry")
FACES = Path(__file__).parent / "faces"

_TEMPLATES = Path(__file__).parents[2] / "templates"
_SIDE = 192
_COLOURS = 64
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_FACE = '{% from "shared/faces.html.jinja" import face with context %}{{ face(feeling, word) }}'
_PAGE = "<style>@page { size: 64px; margin: 0 } body { margin: 0 } svg { display: block }</style>"


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
    from PIL import Image

    FACES.mkdir(exist_ok=True)
    for feeling in FEELINGS:
        picture = Image.open(io.BytesIO(_png(_svg(feeling))))
        few = picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE)
        few.save(FACES / f"{feeling}.png", optimize=True)


def _svg(feeling: str) -> str:
    """Return a face as it is drawn in the PDF."""
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True)
    environment.filters["tag"] = theme.tag
    return environment.from_string(_FACE).render(feeling=feeling, word=(Run(feeling, ""),), printable=str)


def _png(svg: str) -> bytes:
    """Return a drawing as PNG with a transparent background."""
    from weasyprint import HTML

    pdf: bytes = HTML(string=_PAGE + svg).write_pdf()
    command = ["pdftocairo", "-png", "-transp", "-singlefile", "-scale-to", str(_SIDE), "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


if __name__ == "__main__":
    draw_faces()
