"""Give the hyphens of a finished file back, which are no-break hyphens while Typst breaks lines.

A hyphen at the end of a line would be lost to whoever copies the text, so words have the hyphen that does not break.
Nobody types that one, and so it would not be found: in the file its glyph stands for a hyphen.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError
from pepdocs.render.typst import pdf_objects

MAP = re.compile(rb"/ToUnicode (\d+) 0 R")
STREAM = re.compile(rb"<<(.*?)>>\nstream\n(.*)\nendstream", re.DOTALL)
PACKED = re.compile(rb"/Length \d+|/Filter/FlateDecode")
NO_BREAK, PLAIN = b"<2011>", b"<002D>"

NAME = re.compile(rb"(?<=/Title<FEFF)[0-9A-F]*(?=>)|(?<=/Contents<FEFF)[0-9A-F]*(?=>)")
"""The name of a bookmark or a link that is not in Latin-1, in hexadecimal digits."""

UNIT = re.compile(rb"....")


def plain(bodies: Mapping[int, bytes]) -> dict[int, bytes]:
    """Return the objects of a file with the hyphens of its texts, bookmarks and links as people type them."""
    fonts = (body for body in bodies.values() if b"/ToUnicode" in body)
    maps = {int(number) for body in fonts for number in MAP.findall(body)}
    return {number: _map(body) if number in maps else _named(body) for number, body in bodies.items()}


def _map(body: bytes) -> bytes:
    """Return the stream that says what the glyphs of a font stand for."""
    stream = STREAM.fullmatch(body)
    if stream is None:
        raise RenderError(error_keys.ENGINE_LOG, count=1)
    content = zlib.decompress(stream[2])
    if NO_BREAK not in content:
        return body
    return pdf_objects.stream(PACKED.sub(b"", stream[1]), content.replace(NO_BREAK, PLAIN))


def _named(body: bytes) -> bytes:
    """Return an object with plain hyphens in its name, if it is a bookmark or a link."""
    if b"<FEFF" not in body:
        return body
    return NAME.sub(lambda name: UNIT.sub(_unit, name[0]), body)


def _unit(unit: re.Match[bytes]) -> bytes:
    return b"002D" if unit[0] == b"2011" else unit[0]
