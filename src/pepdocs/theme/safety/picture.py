"""Guard against PNG and JPEG pictures that are too large or cannot be read; the data URLs of pictures."""

from __future__ import annotations

import io
import struct
import zlib
from base64 import b64encode
from collections.abc import Container, Iterator
from contextlib import contextmanager
from urllib.parse import quote
from warnings import catch_warnings

from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme.safety.finding import fault

KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
"""The media types of the pictures that a theme may have, by the endings of their names."""

MOST_PIXELS = 16_000_000
"""A picture of 4,000 by 4,000 pixels; more fills the memory of a small machine."""

_UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, struct.error, zlib.error)
"""What Pillow raises for a broken picture."""

_JPEG_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})


def ending(name: str) -> str:
    """Return the ending of a file's name in small letters: `.png`."""
    return f".{name.rpartition('.')[2].lower()}"


def is_named(name: str, files: Container[str]) -> bool:
    """Return whether a name is that of a picture among some files."""
    return name in files and ending(name) in KINDS


def data_url(file: str, content: bytes) -> str:
    """Return a picture as a data URL."""
    # Characters of base64 that CSS reads as something else are percent-encoded.
    return f"data:{KINDS[ending(file)]};base64,{quote(b64encode(content), safe='=')}"


def raster_faults(file: str, content: bytes) -> Iterator[Finding]:
    """Yield what keeps a PNG or JPEG from being used."""
    size = _png_size(content) if ending(file) == ".png" else _jpeg_size(content)
    if size is None:
        yield fault(codes.PICTURE_KIND, file)
    elif size[0] * size[1] > MOST_PIXELS or not all(size):
        yield fault(codes.PICTURE_SIZE, file, limit=f"{MOST_PIXELS:,}")
    elif _is_torn(content):
        yield fault(codes.PICTURE_TORN, file)


def _is_torn(content: bytes) -> bool:
    from PIL import Image

    try:
        with _strictly(), Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            picture.load()
    except (*_UNREADABLE, Image.DecompressionBombError):
        return True
    return False


@contextmanager
def _strictly() -> Iterator[None]:
    """Have truncated pictures refused: WeasyPrint sets Pillow to accept them."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with catch_warnings(action="ignore"):
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _png_size(content: bytes) -> tuple[int, int] | None:
    """Return the width and height of a PNG, or None if it is not one."""
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR" or len(content) < 33:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Return the width and height of a JPEG, or None if it is not one."""
    place = 2
    while content[:2] == b"\xff\xd8" and place + 9 <= len(content) and content[place] == 0xFF:
        mark, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4], "big")
        if mark in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + length if mark not in {0xFF, 0x01} else 1
    return None
