"""Examine a finished Word file for barriers."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable

from pepdocs.accessibility.barriers import Barrier, barrier, in_order
from pepdocs.accessibility.checks import SUBJECTS
from pepdocs.accessibility.word import reading
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.findings import accessibility as kinds

CHECKS: tuple[Callable[[WordDocument], Iterable[Barrier]], ...] = tuple(
    check for subject in SUBJECTS for check in subject.WORD
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
"""What reading a damaged file may raise, since anything may be in any place."""


def examine(content: bytes) -> tuple[Barrier, ...]:
    """Return the barriers of a Word file. It raises nothing, whatever the file holds."""
    try:
        word = reading.read(content)
        return in_order(one for check in CHECKS for one in check(word))
    except DAMAGE:
        return (barrier(kinds.UNREADABLE),)
