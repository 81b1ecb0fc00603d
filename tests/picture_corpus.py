"""Pictures for tests, each made here: honest ones, and ones that were made to do harm or to betray somebody."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

PLACE = b"51.4816,-3.1791"
"""Where a picture was taken, which no document may say."""

CAMERA = b"Camera of Example"
ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825
TURNED_RIGHT = 6

Corpus = dict[str, Callable[[], bytes]]


def drawing(width: int = 120, height: int = 90, mode: str = "RGB") -> Image.Image:
    """Return a picture that is red above and blue below, so that one can see how it is turned."""
    picture = Image.new(mode, (width, height), "blue")
    ImageDraw.Draw(picture).rectangle((0, 0, width, height // 2), fill="red")
    return picture


def saved(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Return a picture as a file."""
    made = io.BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()


def png() -> bytes:
    """Return an honest PNG."""
    return saved(drawing())


def jpeg() -> bytes:
    """Return an honest JPEG."""
    return saved(drawing(), "JPEG")


def clear() -> bytes:
    """Return a PNG that lets the page through."""
    return saved(Image.new("RGBA", (40, 40), (0, 0, 0, 0)))


def deep() -> bytes:
    """Return a PNG of 16 bits that is half as bright as can be."""
    return saved(Image.new("I;16", (40, 40), 0x8000))


def printed() -> bytes:
    """Return a JPEG in the colours of a printing press."""
    return saved(drawing(mode="RGB").convert("CMYK"), "JPEG")


def photograph() -> bytes:
    """Return a JPEG that says where and with what it was taken, in every way that it can."""
    picture, exif = drawing(), Image.Exif()
    exif[MAKE] = CAMERA.decode()
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[29] = PLACE.decode()
    whole = saved(picture, "JPEG", exif=exif, comment=PLACE, xmp=b"<x>" + PLACE + b"</x>", icc_profile=CAMERA * 9)
    assert whole.count(PLACE) == 3
    return whole


def labelled_png() -> bytes:
    """Return a PNG that says the same."""
    info = PngInfo()
    info.add_text("Comment", PLACE.decode())
    return saved(drawing(), pnginfo=info)


def turned() -> bytes:
    """Return a JPEG of a camera that was held upright: its top is at its left."""
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    return saved(drawing(), "JPEG", exif=exif)


def flood(width: int, height: int) -> bytes:
    """Return a small file that is a picture of very many pixels, as far as its header goes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def text_bomb() -> bytes:
    """Return a PNG with a comment that unpacks to very much."""
    whole = png()
    end = whole.index(b"IDAT") - 4
    return whole[:end] + _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 200_000_000)) + whole[end:]


def animated() -> bytes:
    """Return a PNG that moves."""
    return saved(drawing(), save_all=True, append_images=[drawing().rotate(180)])


def page_behind() -> bytes:
    """Return a PNG that is a page with a script, too."""
    return png() + b"<script>alert(1)</script>"


def archive_behind() -> bytes:
    """Return a JPEG that is an archive, too."""
    return jpeg() + b"PK\x03\x04 secret"


GOOD: Corpus = {
    "png": png, "jpeg": jpeg, "clear": clear, "deep": deep, "printed": printed, "photograph": photograph,
    "labelled png": labelled_png, "turned": turned,
}  # fmt: skip

BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "no bytes": ("PEP165", bytes),
    "a drawing of lines": ("PEP165", lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    "a page": ("PEP165", lambda: b"<!doctype html><script>alert(1)</script>"),
    "a gif": ("PEP165", lambda: saved(drawing(), "GIF")),
    "a webp": ("PEP165", lambda: saved(drawing(), "WEBP")),
    "a tiff": ("PEP165", lambda: saved(drawing(), "TIFF")),
    "a postscript": ("PEP165", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
    "only the start of a png": ("PEP165", lambda: png()[:20]),
    "40 megapixels": ("PEP164", lambda: flood(8_000, 5_000)),
    "a flood": ("PEP164", lambda: flood(200_000, 200_000)),
    "a thin flood": ("PEP164", lambda: flood(1, 2**31 - 1)),
    "no height": ("PEP165", lambda: flood(10, 0)),
    "less than its header says": ("PEP166", lambda: flood(5_000, 5_000)),
    "half a png": ("PEP166", lambda: saved(Image.effect_noise((300, 300), 90))[:20_000]),
    "half a jpeg": ("PEP166", lambda: saved(Image.effect_noise((300, 300), 90), "JPEG")[:9_000]),
    "a comment that is a bomb": ("PEP166", text_bomb),
    "a picture that moves": ("PEP167", animated),
}  # fmt: skip
"""Files that are no picture for a document, each with the number of its finding."""
