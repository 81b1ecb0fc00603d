"""Examine a finished PDF for barriers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pikepdf

from pepdocs.accessibility.barriers import Barrier, barrier, in_order
from pepdocs.accessibility.checks import SUBJECTS
from pepdocs.accessibility.pdf import reading, validator
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.findings import accessibility as kinds

CHECKS: tuple[Callable[[PdfDocument], Iterable[Barrier]], ...] = tuple(
    check for subject in SUBJECTS for check in subject.PDF
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
"""What reading a damaged file may raise, since any value may be in any place."""


def examine(content: bytes) -> tuple[Barrier, ...]:
    """Return the barriers of a PDF, by page. It raises nothing, whatever the file holds."""
    try:
        pdf = reading.read(content)
        barriers = tuple(one for check in CHECKS for one in check(pdf))
    except reading.PdfLockedError:
        return (barrier(kinds.ENCRYPTED),)
    except DAMAGE:
        return (barrier(kinds.UNREADABLE),)
    return in_order((*barriers, *validator.additional(content, barriers)))
