"""A finished PDF examined: everything that stands in the way of somebody who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pikepdf

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier, in_order
from pepdocs.accessibility.checks.pdf import (
    appearance,
    characters,
    file,
    headings,
    languages,
    links,
    marks,
    order,
    pairs,
    tables,
)
from pepdocs.accessibility.pdf import reading, validator
from pepdocs.accessibility.pdf.model import Document

CHECKS: tuple[Callable[[Document], Iterable[Barrier]], ...] = (
    *file.CHECKS,
    *languages.CHECKS,
    *headings.CHECKS,
    *order.CHECKS,
    *tables.CHECKS,
    *links.CHECKS,
    *appearance.CHECKS,
    *pairs.CHECKS,
    *characters.CHECKS,
    *marks.CHECKS,
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
        document = reading.read(content)
        found = tuple(each for check in CHECKS for each in check(document))
    except reading.Locked:
        return (barrier(kinds.ENCRYPTED),)
    except DAMAGE:
        return (barrier(kinds.UNREADABLE),)
    return in_order((*found, *_besides(content, found)))


def _besides(content: bytes, found: tuple[Barrier, ...]) -> Iterable[Barrier]:
    """Return what the validator finds besides; a file that it refuses was judged by us alone."""
    try:
        return tuple(validator.besides(validator.failed(content), found))
    except validator.Refused:
        return ()
