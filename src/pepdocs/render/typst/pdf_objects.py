"""The objects of a PDF as Typst writes it: each plain, with a table of their offsets at the end.

Written again, everything but streams is packed into one compressed stream, because a structure tree is long and repeats
itself.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError

TABLE = re.compile(rb"xref\n0 (\d+)\n")
TRAILER = re.compile(rb"trailer\n<<(.*?)>>\nstartxref\n(\d+)\n%%EOF", re.DOTALL)
SIZE = re.compile(rb"/Size \d+")
ENTRY = 20
"""The bytes of an entry in the table of offsets."""

OPEN, END = re.compile(rb"\d+ 0 obj\n"), b"\nendobj"
CLOSE = b"\nendstream"
AMBIGUOUS = (b"\r" + CLOSE, b"\n" + CLOSE)
"""What ends in these may be read as one byte shorter than its length (ISO 19005-2, 6.1.7.1)."""

FREE, PLAIN, PACKED = b"\0", b"\1", b"\2"


@dataclass(frozen=True, slots=True)
class PdfObjects:
    """The objects of a file by number, what stands before them, and the trailer's entries."""

    head: bytes
    bodies: dict[int, bytes]
    trailer: bytes


def read(content: bytes) -> PdfObjects:
    """Return the objects of a file that Typst wrote; raise `RenderError` if it is not laid out as its files are."""
    trailer = TRAILER.search(content, max(len(content) - 4096, 0))
    table = TABLE.match(content, int(trailer[2])) if trailer else None
    if trailer is None or table is None:
        raise RenderError(error_keys.ENGINE_LOG, count=1)
    start = table.end()
    entries = [content[start + ENTRY * number : start + ENTRY * (number + 1)] for number in range(int(table[1]))]
    offsets = {number: int(entry[:10]) for number, entry in enumerate(entries) if entry[17:18] == b"n"}
    numbers = sorted(offsets, key=lambda number: offsets[number])
    ends = [offsets[number] for number in numbers[1:]] + [table.start()]
    bodies = {number: _body(content, offsets[number], end) for number, end in zip(numbers, ends, strict=True)}
    return PdfObjects(content[: min(offsets.values())], bodies, SIZE.sub(b"", trailer[1]))


def _body(content: bytes, start: int, end: int) -> bytes:
    """Return what is between the words that open and end an object."""
    opened = OPEN.match(content, start)
    closed = content.rfind(END, start, end)
    if opened is None or closed < 0:
        raise RenderError(error_keys.ENGINE_LOG, count=1)
    return content[opened.end() : closed]


def write(objects: PdfObjects) -> bytes:
    """Return a file with these objects; a number that none of them has is free."""
    plain = {number: _closed(body) for number, body in objects.bodies.items() if body.endswith(CLOSE)}
    packed = {number: body for number, body in objects.bodies.items() if number not in plain}
    pack, table = max(objects.bodies) + 1, max(objects.bodies) + 2
    written = bytearray(objects.head)
    entries: dict[int, bytes] = {}
    for number, body in (*plain.items(), (pack, _closed(_packed(packed)))):
        entries[number] = PLAIN + len(written).to_bytes(4) + bytes(2)
        written += b"%d 0 obj\n%b\nendobj\n\n" % (number, body)
    for place, number in enumerate(packed):
        entries[number] = PACKED + pack.to_bytes(4) + place.to_bytes(2)
    start = len(written)
    entries[table] = PLAIN + start.to_bytes(4) + bytes(2)
    written += b"%d 0 obj\n%b\nendobj\n\nstartxref\n%d\n%%%%EOF" % (
        table,
        _closed(_table(entries, objects.trailer)),
        start,
    )
    return bytes(written)


def _closed(body: bytes) -> bytes:
    """Return a stream whose content cannot be mistaken for a part of the line end after it."""
    return body.removesuffix(CLOSE) + b"\r" + CLOSE if body.endswith(AMBIGUOUS) else body


def _packed(bodies: Mapping[int, bytes]) -> bytes:
    """Return a stream that holds objects."""
    places, offset = [], 0
    for number, body in bodies.items():
        places.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    index = b" ".join(places) + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(index))
    return stream(entries, index + b"\n".join(bodies.values()))


def _table(entries: Mapping[int, bytes], trailer: bytes) -> bytes:
    """Return the stream that says where each object is."""
    size = max(entries) + 1
    free = FREE + bytes(4) + b"\xff\xff"
    rows = b"".join(entries.get(number, free) for number in range(size))
    return stream(b"/Type/XRef/Size %d/W[1 4 2]%b" % (size, trailer), rows)


def stream(entries: bytes, content: bytes) -> bytes:
    """Return a stream with its entries and its content, compressed."""
    squeezed = zlib.compress(content)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (entries, len(squeezed), squeezed)
