"""A finished Word file examined: everything that stands in the way of somebody who reads it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier, in_order
from pepdocs.accessibility.checks.word import (
    appearance,
    characters,
    file,
    headings,
    languages,
    links,
    lists,
    pairs,
    tables,
)
from pepdocs.accessibility.word import reading
from pepdocs.accessibility.word.model import Document

CHECKS: tuple[Callable[[Document], Iterable[Barrier]], ...] = (
    *file.CHECKS,
    *languages.CHECKS,
    *headings.CHECKS,
    *tables.CHECKS,
    *lists.CHECKS,
    *links.CHECKS,
    *appearance.CHECKS,
    *pairs.CHECKS,
    *characters.CHECKS,
)

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What reading a damaged file may raise: anything may stand in any place of it."""


def examine(content: bytes) -> tuple[Barrier, ...]:
    """Return what a reader of a Word file meets. It raises nothing, whatever the file holds."""
    try:
        document = reading.read(content)
        return in_order(each for check in CHECKS for each in check(document))
    except DAMAGE:
        return (barrier(kinds.UNREADABLE),)
