"""Objects of a PDF read tolerantly: a value that is missing or of the wrong type has a default."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from pepdocs.accessibility.pdf.model import Objgen

DEFLATED = ("FlateDecode", "Fl")


def entry(thing: Any, *keys: str) -> Any:
    """Return the value at a path of dictionary keys, or `None`."""
    for key in keys:
        if not isinstance(thing, Dictionary | Stream):
            return None
        thing = thing.get(key)
    return thing


def items(thing: Any) -> Iterator[Any]:
    """Yield the items of an array; a single object is an array of one, and `None` an empty one."""
    if isinstance(thing, Array):
        yield from thing
    elif thing is not None:
        yield thing


def entries(thing: Any) -> Iterator[tuple[str, Any]]:
    """Yield the keys and values of a dictionary."""
    if isinstance(thing, Dictionary | Stream):
        yield from thing.items()


def number(thing: Any, default: float = 0.0) -> float:
    """Return a number."""
    return default if isinstance(thing, Object) or thing is None else float(thing)


def numbers(thing: Any) -> list[float]:
    """Return the numbers of an array."""
    return [number(item) for item in items(thing)]


def name(thing: Any) -> str:
    """Return a name without its slash, or ""."""
    return str(thing)[1:] if isinstance(thing, Name) else ""


def words(thing: Any) -> str | None:
    """Return the text of a string, or `None`."""
    return str(thing) if isinstance(thing, String | str) else None


def objgen(thing: Any) -> Objgen:
    """Return the object and generation number of an object, `(0, 0)` for a direct one."""
    return thing.objgen if isinstance(thing, Object) else (0, 0)


def is_larger(stream: Stream, limit: int) -> bool:
    """Return whether a stream unpacks to more bytes than `limit`, without unpacking all of them."""
    unpacked = stream.read_raw_bytes()
    for step in items(entry(stream, "/Filter")):
        if len(unpacked) > limit or name(step) not in DEFLATED:
            break
        try:
            unpacked = zlib.decompressobj().decompress(unpacked, limit + 1)
        except zlib.error:
            return False
    return len(unpacked) > limit
