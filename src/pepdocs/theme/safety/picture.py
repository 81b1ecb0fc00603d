"""Guard against PNG and JPEG pictures that are too large or cannot be read; the data URLs of pictures."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Container, Iterator
from urllib.parse import quote

from pepdocs.base.picture import is_torn, jpeg_size, png_size
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme.safety.finding import fault

KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
"""The media types of the pictures that a theme may have, by the endings of their names."""

MOST_PIXELS = 16_000_000
"""A picture of 4,000 by 4,000 pixels; more fills the memory of a small machine."""


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
    size = png_size(content) if ending(file) == ".png" else jpeg_size(content)
    if size is None:
        yield fault(codes.PICTURE_KIND, file)
    elif size[0] * size[1] > MOST_PIXELS or not all(size):
        yield fault(codes.PICTURE_SIZE, file, limit=f"{MOST_PIXELS:,}")
    elif is_torn(content):
        yield fault(codes.PICTURE_TORN, file)
