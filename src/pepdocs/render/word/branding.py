"""Add a theme's logo and colours to a Word file."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pepdocs.render.html import sheets
from pepdocs.render.word.packing import FixedPart, Parts
from pepdocs.render.word.pictures import EmbeddedPicture, drawing, embed
from pepdocs.theme import BUILTIN, Picture, Theme, tag

SHOWN: Final = frozenset({"image/png", "image/jpeg"})
"""The image types that every version of Word displays."""

HEIGHT: Final = 576_000
WIDEST: Final = 2_520_000
"""The height of a logo and its greatest width, in English Metric Units: 16 and 70 mm."""

CHANGED: Final = ("--deep", "--pale")
"""The style sheet variables whose colours are in our Word templates too."""

ColourChanges = tuple[tuple[bytes, bytes], ...]
"""Each of our colours that a theme changes, and the theme's, as Word writes them."""

_DOCUMENT: Final = "word/document.xml"
_ID: Final = "rIdPepdocsLogo"
_COLOUR: Final = re.compile(rb'(?<=")[0-9A-F]{6}(?=")')


def add_logo(parts: Parts, logo: Picture | None) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a Word file with the logo as its first paragraph, if it is of a type that Word displays."""
    if logo is None or logo.kind not in SHOWN:
        yield from parts
        return
    file = f"media/pepdocs-logo.{logo.kind.rpartition('/')[2]}"
    for name, body in embed(parts, (EmbeddedPicture(_ID, file, logo.kind, _fixed(logo.content)),)):
        yield name, _insert_logo(body, logo) if name == _DOCUMENT else body


@lru_cache(maxsize=16)
def _fixed(content: bytes) -> FixedPart:
    return FixedPart(content)


def _insert_logo(body: bytes, logo: Picture) -> bytes:
    return body.replace(b"<w:body>", b"<w:body>" + _paragraph(logo).encode(), 1)


def _paragraph(logo: Picture) -> str:
    return f"<w:p>{drawing(_ID, 'logo', logo.alt, tag(logo.lang), logo_size(logo))}</w:p>"


def logo_size(logo: Picture) -> tuple[int, int]:
    """Return the width and height at which a logo is displayed, in English Metric Units."""
    wide, high = _pixels(logo.content)
    width = round(HEIGHT * wide / high)
    return (width, HEIGHT) if width <= WIDEST else (WIDEST, round(HEIGHT * WIDEST / width))


def _pixels(body: bytes) -> tuple[int, int]:
    """Return a picture's width and height in pixels; equal ones if they are not known."""
    if body.startswith(b"\x89PNG") and len(body) >= 24:
        wide, high = struct.unpack(">II", body[16:24])
    else:
        wide, high = _jpeg_pixels(body)
    return max(wide, 1), max(high, 1)


def _jpeg_pixels(body: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 < len(body) and body[place] == 0xFF:
        kind, length = body[place + 1], int.from_bytes(body[place + 2 : place + 4])
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            high, wide = struct.unpack(">HH", body[place + 5 : place + 9])
            return wide, high
        place += 2 + length
    return 1, 1


def recolour(parts: Parts, theme: Theme, phase: str) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a Word file with our colours replaced by the theme's; other colours stay."""
    changes = _colour_changes(theme, phase)
    for name, body in parts:
        if not changes or not name.endswith((".xml", ".rels")):
            yield name, body
        else:
            yield name, _recolour_fixed(body, changes) if isinstance(body, FixedPart) else _recolour(body, changes)


@lru_cache(maxsize=128)
def _recolour_fixed(body: FixedPart, changes: ColourChanges) -> FixedPart:
    return FixedPart(_recolour(body, changes))


def _recolour(body: bytes, changes: ColourChanges) -> bytes:
    theirs = dict(changes)
    return _COLOUR.sub(lambda colour: theirs.get(colour[0], colour[0]), body)


@lru_cache(maxsize=32)
def _colour_changes(theme: Theme, phase: str) -> ColourChanges:
    ours, theirs = _colours(BUILTIN, phase), _colours(theme, phase)
    return tuple((ours[name], theirs[name]) for name in CHANGED if ours[name] != theirs[name])


def _colours(theme: Theme, phase: str) -> dict[str, bytes]:
    texts = (theme.text("shared/accent.css"), theme.text(f"{phase}/pep.css"), theme.styles())
    values = sheets.variables("\n".join(texts))
    return {name: values[name].lstrip("#").upper().encode() for name in CHANGED}
