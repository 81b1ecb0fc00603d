"""Values of a PDF, taken out of a file that may hold anything in any place.

A value of the wrong kind is as good as none, so that nothing else has to ask what it was given.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Stream, String

DEFLATED = ("FlateDecode", "Fl")

Objgen = tuple[int, int]


def entry(thing: Any, *keys: str) -> Any:
    """Return what stands under a key, and under the next one in that; `None` where it is not."""
    for key in keys:
        if not isinstance(thing, Dictionary | Stream):
            return None
        thing = thing.get(key)
    return thing


def items(thing: Any) -> Iterator[Any]:
    """Yield the items of a list; a single thing is a list of one, and nothing an empty one."""
    if isinstance(thing, Array):
        yield from thing
    elif thing is not None:
        yield thing


def entries(thing: Any) -> Iterator[tuple[str, Any]]:
    """Yield the keys and values of a dictionary."""
    if isinstance(thing, Dictionary | Stream):
        yield from thing.items()


def number(thing: Any, otherwise: float = 0.0) -> float:
    """Return a number."""
    if isinstance(thing, Object) or thing is None:
        return otherwise
    return float(thing)


def numbers(thing: Any) -> list[float]:
    """Return the numbers of a list."""
    return [number(item) for item in items(thing)]


def name(thing: Any) -> str:
    """Return a name without its stroke, or nothing."""
    return str(thing)[1:] if isinstance(thing, Name) else ""


def words(thing: Any) -> str | None:
    """Return the text of a string."""
    return str(thing) if isinstance(thing, String | str) else None


def objgen(thing: Any) -> Objgen:
    """Return the number under which a thing is in the file; `(0, 0)` where it stands in another."""
    return thing.objgen if isinstance(thing, Object) else (0, 0)


def swells(stream: Stream, most: int) -> bool:
    """Return whether a stream has more bytes in it than so many, without unpacking them all."""
    unpacked = stream.read_raw_bytes()
    for step in items(entry(stream, "/Filter")):
        if len(unpacked) > most or name(step) not in DEFLATED:
            break
        try:
            unpacked = zlib.decompressobj().decompress(unpacked, most + 1)
        except zlib.error:
            return False
    return len(unpacked) > most
