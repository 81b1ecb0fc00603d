"""A finished PDF examined: everything that stands in the way of somebody who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pikepdf

from pepdocs.access import (
    kinds,
    pdf_characters,
    pdf_file,
    pdf_headings,
    pdf_languages,
    pdf_links,
    pdf_marks,
    pdf_order,
    pdf_pairs,
    pdf_reading,
    pdf_seen,
    pdf_tables,
    pdf_validator,
)
from pepdocs.access.barriers import Barrier, barrier, in_order
from pepdocs.access.pdf_model import Document

CHECKS: tuple[Callable[[Document], Iterable[Barrier]], ...] = (
    *pdf_file.CHECKS,
    *pdf_languages.CHECKS,
    *pdf_headings.CHECKS,
    *pdf_order.CHECKS,
    *pdf_tables.CHECKS,
    *pdf_links.CHECKS,
    *pdf_seen.CHECKS,
    *pdf_pairs.CHECKS,
    *pdf_characters.CHECKS,
    *pdf_marks.CHECKS,
)

DAMAGE = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What reading a damaged file may raise: anything may stand in any place of it."""


def examine(content: bytes) -> tuple[Barrier, ...]:
    """Return what a reader of a PDF meets, by page. It raises nothing, whatever the file holds."""
    try:
        document = pdf_reading.read(content)
        found = tuple(each for check in CHECKS for each in check(document))
    except pdf_reading.Locked:
        return (barrier(kinds.ENCRYPTED),)
    except DAMAGE:
        return (barrier(kinds.UNREADABLE),)
    return in_order((*found, *_besides(content, found)))


def _besides(content: bytes, found: tuple[Barrier, ...]) -> Iterable[Barrier]:
    """Return what the validator finds besides; a file that it refuses was judged by us alone."""
    try:
        return tuple(pdf_validator.besides(pdf_validator.failed(content), found))
    except pdf_validator.Refused:
        return ()
