"""A finished Word file examined: everything that stands in the way of somebody who reads it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable

from pepdocs.access import (
    docx_characters,
    docx_file,
    docx_headings,
    docx_languages,
    docx_links,
    docx_lists,
    docx_pairs,
    docx_reading,
    docx_seen,
    docx_tables,
    kinds,
)
from pepdocs.access.barriers import Barrier, barrier, in_order
from pepdocs.access.docx_model import Document

CHECKS: tuple[Callable[[Document], Iterable[Barrier]], ...] = (
    *docx_file.CHECKS,
    *docx_languages.CHECKS,
    *docx_headings.CHECKS,
    *docx_tables.CHECKS,
    *docx_lists.CHECKS,
    *docx_links.CHECKS,
    *docx_seen.CHECKS,
    *docx_pairs.CHECKS,
    *docx_characters.CHECKS,
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
        document = docx_reading.read(content)
        return in_order(each for check in CHECKS for each in check(document))
    except DAMAGE:
        return (barrier(kinds.UNREADABLE),)
