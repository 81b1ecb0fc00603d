"""Check that a document is read and tabbed through in the order in which it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.language_guess import primary
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.pdf.geometry import Box, around
from pepdocs.accessibility.pdf.model import Element
from pepdocs.accessibility.word.model import WordDocument
from pepdocs.base.language import RIGHT_TO_LEFT
from pepdocs.findings import accessibility as kinds

OVERLAP = 4.0
"""The points by which the boxes of close lines overlap."""

Area = tuple[int, Box]
"""A page, and a box on it."""


def reading(document: PdfDocument) -> Iterator[Barrier]:
    """What is read next is below, in the next column, or on a later page."""
    placed = [(block, areas) for block in document.blocks if (areas := _areas(document, block))]
    for (_, before), (block, after) in pairwise(placed):
        is_leftwards = primary(block.lang) in RIGHT_TO_LEFT
        if _goes_back(before[-1], after[0], is_leftwards=is_leftwards):
            yield barrier(kinds.READING_ORDER, document.at(block))


def _areas(document: PdfDocument, block: Element) -> list[Area]:
    """Return where a block is on each of its pages, in reading order."""
    boxes: dict[int, list[Box]] = {}
    for piece in document.pieces(block):
        if piece.is_visible:
            boxes.setdefault(piece.page, []).append(piece.box)
    return [(page, around(some)) for page, some in boxes.items()]


def _goes_back(before: Area, after: Area, *, is_leftwards: bool) -> bool:
    """Return whether what is read next is above, or earlier in the row."""
    if before[0] != after[0]:
        return after[0] < before[0]
    first, second = before[1], after[1]
    is_right = second.left >= first.right - OVERLAP
    is_left = second.right <= first.left + OVERLAP
    is_next, is_back = (is_left, is_right) if is_leftwards else (is_right, is_left)
    if second.bottom >= first.top - OVERLAP:
        return not is_next
    is_beside = second.top > first.bottom + OVERLAP
    return is_beside and is_back and second.top >= first.top - OVERLAP


def tabs(document: PdfDocument) -> Iterator[Barrier]:
    """The tab key follows the structure on every page that has visible annotations."""
    for page in document.pages:
        if page.tabs != "S" and any(not annotation.is_hidden for annotation in page.annotations):
            yield barrier(kinds.TAB_ORDER, document.on(page.number))


def floating(document: WordDocument) -> Iterator[Barrier]:
    """Nothing floats beside the text."""
    yield from (barrier(kinds.FLOATING, at) for at in document.floating)


PDF = (reading, tabs)
WORD = (floating,)
