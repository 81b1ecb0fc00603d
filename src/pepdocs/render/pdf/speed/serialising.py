"""Serialise a PDF's values and compress its streams in less time than pydyf 0.13 takes.

pydyf makes three checks on each of some 100,000 values, and compresses at the highest level: the last 2 % of a file's
size take more than half of the time. The names that are replaced are private to that version;
tests/render/pdf/test_upgrade.py fails when they change.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pydyf

from pepdocs.render.pdf.structure.tags import patch

to_bytes: Callable[[Any], bytes] = pydyf._to_bytes  # noqa: SLF001 - its only name

LEVEL = 6
"""The compression level; pydyf's 9 saves another 2 % and takes two and a half times as long."""

ZLIB = SimpleNamespace(compressobj=lambda level: zlib.compressobj(min(level, LEVEL)))
"""A replacement for `zlib` in pydyf."""


@contextmanager
def write_quickly() -> Iterator[None]:
    """Make pydyf serialise values by their type, and compress less, while the context lasts."""
    with patch(pydyf, "_to_bytes", value_bytes), patch(pydyf, "zlib", ZLIB):
        yield


def value_bytes(value: Any) -> bytes:
    """Return a value as the bytes that pydyf would write."""
    kind = type(value)
    if kind is bytes:
        content: bytes = value
        return content
    if kind is float and not value.is_integer():
        return f"{value:f}".rstrip("0").encode("ascii")
    if kind is int or kind is float:
        return b"%d" % value
    return to_bytes(value)
