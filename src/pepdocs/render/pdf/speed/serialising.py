"""A PDF's values as bytes, and its streams packed, in less time than pydyf 0.13 takes.

pydyf asks three questions of each of some 100,000 values, and packs as tightly as can be: the last
fiftieth of a file's size takes more than half of the time. What is replaced is private to that version;
tests/render/test_pdf_upgrade.py fails when it changes.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pydyf

from pepdocs.render.pdf.structure.tags import replaced

to_bytes: Callable[[Any], bytes] = pydyf._to_bytes  # noqa: SLF001 - its only name

TIGHTNESS = 6
"""How tightly a stream is packed; pydyf's 9 saves another fiftieth in two and a half times the time."""

PACKING = SimpleNamespace(compressobj=lambda level: zlib.compressobj(min(level, TIGHTNESS)))
"""What stands in for `zlib` in pydyf."""


@contextmanager
def quickly() -> Iterator[None]:
    """Have pydyf write values by their kind, and pack them less tightly, while the context lasts."""
    with replaced(pydyf, "_to_bytes", written), replaced(pydyf, "zlib", PACKING):
        yield


def written(value: Any) -> bytes:
    """Return a value as it stands in a PDF, the same as pydyf does."""
    kind = type(value)
    if kind is bytes:
        content: bytes = value
        return content
    if kind is float and not value.is_integer():
        return f"{value:f}".rstrip("0").encode("ascii")
    if kind is int or kind is float:
        return b"%d" % value
    return to_bytes(value)
