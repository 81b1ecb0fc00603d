"""The one reader of PNG and JPEG pictures: their size, whether they are whole, and a clean copy for a document."""

from __future__ import annotations

import io
import struct
import zlib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from warnings import catch_warnings

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 36_000_000
"""The most pixels of a child's picture: more than a telephone's camera takes as a rule."""

POINTS_AN_INCH, DOTS_AN_INCH, SCREEN_DOTS_AN_INCH = 72, 300, 96
WIDEST, HIGHEST = 368, 255
"""The largest size of a child's picture in print, in points: 130 by 90 mm, which fits on every page."""

LONGEST = round(WIDEST / POINTS_AN_INCH * DOTS_AN_INCH)
"""The pixels of the longer side beyond which print shows no more."""

QUALITY = 88

_UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, struct.error, zlib.error)
"""What Pillow raises for a broken picture."""

_PNG_START, _JPEG_START, _JPEG_END = b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"\xff\xd9"
_JPEG_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_DEEP = 256
"""How many steps of a picture with 16 bits are one step of a picture with 8 bits."""


class PictureFault(Enum):
    """What keeps a picture out of a document."""

    KIND = "no PNG or JPEG"
    PIXELS = "too many pixels"
    TORN = "cannot be read to its end"
    ANIMATED = "moves"


class PictureError(Exception):
    """A picture cannot be used."""

    def __init__(self, fault: PictureFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True, repr=False)
class CleanPicture:
    """A picture for a document: a JPEG as a data URL, its size in print in points, and whether anything was left out.

    It holds nothing but the picture: no place, camera, comment or colour profile.
    """

    source: str
    width: float
    height: float
    had_more: bool = False


def size(content: bytes) -> tuple[int, int] | None:
    """Return the width and height of a PNG or JPEG as its header gives them, or None if it is neither."""
    return png_size(content) if content.startswith(_PNG_START) else jpeg_size(content)


def clean(content: bytes) -> CleanPicture:
    """Return a picture made anew from its pixels; the same bytes give the same picture. May raise `PictureError`."""
    _require_size(content)
    from PIL import Image, ImageOps

    try:
        with strictly(), Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "MPO")) as opened:
            if opened.format == "PNG" and getattr(opened, "is_animated", False):
                raise PictureError(PictureFault.ANIMATED)
            opened.draft("RGB", (LONGEST, LONGEST))
            picture = ImageOps.exif_transpose(_flat(opened))
            picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
            jpeg = _jpeg(picture)
    except (*_UNREADABLE, Image.DecompressionBombError):
        raise PictureError(PictureFault.TORN) from None
    source = f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"
    return CleanPicture(source, *_size_in_print(*picture.size), had_more=_has_more(content))


def _require_size(content: bytes) -> None:
    pixels = size(content)
    if pixels is None or not all(pixels):
        raise PictureError(PictureFault.KIND)
    if pixels[0] * pixels[1] > MOST_PIXELS:
        raise PictureError(PictureFault.PIXELS)


def _flat(picture: Image) -> Image:
    """Return a picture in plain colours, on white where it lets the page through."""
    from PIL import Image

    if picture.mode.startswith("I"):
        picture = _with_exif(picture.convert("I").point(lambda value: value * (1 / _DEEP)).convert("L"), picture)
    if not picture.has_transparency_data:
        return _with_exif(picture.convert("RGB"), picture)
    layer = picture.convert("RGBA")
    white = Image.new("RGB", layer.size, "white")
    white.paste(layer, mask=layer.getchannel("A"))
    return _with_exif(white, picture)


def _with_exif(picture: Image, before: Image) -> Image:
    """Return a picture that knows how its camera was held."""
    picture.info = {key: before.info[key] for key in ("exif",) if key in before.info}
    return picture


def _jpeg(picture: Image) -> bytes:
    from PIL import Image

    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    made = io.BytesIO()
    bare.save(made, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return made.getvalue()


def _size_in_print(width: int, height: int) -> tuple[float, float]:
    """Return the size of a picture in points: as large as it fits, but not so large that it is coarse."""
    scale = min(WIDEST / width, HIGHEST / height, POINTS_AN_INCH / SCREEN_DOTS_AN_INCH)
    return max(round(width * scale, 1), 1), max(round(height * scale, 1), 1)


def _has_more(content: bytes) -> bool:
    """Return whether a file goes on after the end of its picture, as one that is of two kinds at once does."""
    if content.startswith(_PNG_START):
        return _png_end(content) < len(content)
    return bool(content[content.rfind(_JPEG_END) + len(_JPEG_END) :].strip(b"\0"))


def _png_end(content: bytes) -> int:
    place = len(_PNG_START)
    while place + 8 <= len(content):
        kind = content[place + 4 : place + 8]
        place += 12 + int.from_bytes(content[place : place + 4])
        if kind == b"IEND":
            return place
    return len(content)


def is_torn(content: bytes) -> bool:
    """Return whether a PNG or JPEG cannot be read to its end."""
    from PIL import Image

    try:
        with strictly(), Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            picture.load()
    except (*_UNREADABLE, Image.DecompressionBombError):
        return True
    return False


@contextmanager
def strictly() -> Iterator[None]:
    """Have truncated pictures refused: WeasyPrint sets Pillow to accept them."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with catch_warnings(action="ignore"):
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def png_size(content: bytes) -> tuple[int, int] | None:
    """Return the width and height of a PNG, or None if it is not one."""
    if content[:8] != _PNG_START or content[12:16] != b"IHDR" or len(content) < 33:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Return the width and height of a JPEG, or None if it is not one."""
    place = 2
    while content[:2] == _JPEG_START and place + 9 <= len(content) and content[place] == 0xFF:
        mark, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4], "big")
        if mark in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + length if mark not in {0xFF, 0x01} else 1
    return None
