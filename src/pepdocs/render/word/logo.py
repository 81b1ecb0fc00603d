"""An authority's logo in a Word file: before the title, with what it shows for those who cannot see it."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import quoteattr

from pepdocs.theme import Picture, tag

Parts = Iterable[tuple[str, bytes]]

SHOWN: Final = frozenset({"image/png", "image/jpeg"})
"""The kinds of picture that every Word shows."""

HEIGHT: Final = 576_000
WIDEST: Final = 2_520_000
"""How high a logo is, and how wide it may be, in English Metric Units: 16 and 70 mm."""

_DOCUMENT: Final = "word/document.xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_TYPES: Final = "[Content_Types].xml"
_NUMBER: Final = "rIdPepdocsLogo"

_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_PARAGRAPH: Final = (
    '<w:p><w:r><w:rPr><w:lang w:val="{lang}"/></w:rPr><w:drawing>'
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="900001" name="logo" descr={alt}/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="900001" name="logo" descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships" r:embed="{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def with_logo(parts: Parts, logo: Picture | None) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a Word file, with the logo as its first paragraph.

    A picture of a kind that Word does not show is left out.
    """
    if logo is None or logo.kind not in SHOWN:
        yield from parts
        return
    ending = logo.kind.rpartition("/")[2]
    place = f"media/pepdocs-logo.{ending}"
    for name, body in parts:
        yield name, _changed(name, body, logo, ending, place)
    yield f"word/{place}", logo.content


def _changed(name: str, body: bytes, logo: Picture, ending: str, place: str) -> bytes:
    if name == _DOCUMENT:
        return body.replace(b"<w:body>", b"<w:body>" + _paragraph(logo).encode(), 1)
    if name == _RELATIONS:
        relation = f'<Relationship Id="{_NUMBER}" Type="{_KIND}" Target="{place}"/>'
        return _before(body, b"</Relationships>", relation)
    if name == _TYPES and f'Extension="{ending}"'.encode() not in body:
        default = f'<Default Extension="{ending}" ContentType="{logo.kind}"/>'
        return _before(body, b"</Types>", default)
    return body


def _before(body: bytes, end: bytes, added: str) -> bytes:
    return body.replace(end, added.encode() + end, 1)


def _paragraph(logo: Picture) -> str:
    width, height = size(logo)
    return _PARAGRAPH.format(lang=tag(logo.lang), width=width, height=height, alt=quoteattr(logo.alt), number=_NUMBER)


def size(logo: Picture) -> tuple[int, int]:
    """Return how wide and how high a logo is shown, in English Metric Units."""
    wide, high = _pixels(logo)
    width = round(HEIGHT * wide / high)
    return (width, HEIGHT) if width <= WIDEST else (WIDEST, round(HEIGHT * WIDEST / width))


def _pixels(logo: Picture) -> tuple[int, int]:
    """Return a picture's width and height in pixels; a square where it does not tell."""
    body = logo.content
    if body.startswith(b"\x89PNG") and len(body) >= 24:
        wide, high = struct.unpack(">II", body[16:24])
        return max(wide, 1), max(high, 1)
    return _jpeg_pixels(body) or (1, 1)


def _jpeg_pixels(body: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 < len(body) and body[place] == 0xFF:
        kind, length = body[place + 1], int.from_bytes(body[place + 2 : place + 4])
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            high, wide = struct.unpack(">HH", body[place + 5 : place + 9])
            return max(wide, 1), max(high, 1)
        place += 2 + length
    return None
