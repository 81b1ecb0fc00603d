"""Whether a PDF is read in the order in which it stands on the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.language_guess import primary
from pepdocs.accessibility.pdf.geometry import Box, around
from pepdocs.accessibility.pdf.model import Document, Element
from pepdocs.base.language import RIGHT_TO_LEFT

LOOSE = 4.0
"""Lines that stand close have boxes that overlap by so many points."""

Spot = tuple[int, Box]


def reading(document: Document) -> Iterator[Barrier]:
    """What is read next stands below, or in the next column, or on a later page."""
    placed = [(each, spots) for each in document.blocks if (spots := _spots(document, each))]
    for (_, before), (each, after) in pairwise(placed):
        leftwards = primary(each.lang) in RIGHT_TO_LEFT
        if _goes_back(before[-1], after[0], leftwards=leftwards):
            yield barrier(kinds.READING_ORDER, document.at(each))


def _spots(document: Document, block: Element) -> list[Spot]:
    """Return where a block stands on each of its pages, in the order in which it is read."""
    boxes: dict[int, list[Box]] = {}
    for piece in document.drawn(block):
        if piece.is_read:
            boxes.setdefault(piece.page, []).append(piece.box)
    return [(page, box) for page, each in boxes.items() if (box := around(each))]


def _goes_back(before: Spot, after: Spot, *, leftwards: bool) -> bool:
    """Return whether what is read next stands above, or before it in the row."""
    if before[0] != after[0]:
        return after[0] < before[0]
    first, second = before[1], after[1]
    is_right = second.left >= first.right - LOOSE
    is_left = second.right <= first.left + LOOSE
    is_next, is_back = (is_left, is_right) if leftwards else (is_right, is_left)
    if second.bottom >= first.top - LOOSE:
        return not is_next
    beside = second.top > first.bottom + LOOSE
    return beside and is_back and second.top >= first.top - LOOSE


def tabs(document: Document) -> Iterator[Barrier]:
    """The tab key follows the structure on every page with something to follow or fill in."""
    for page in document.pages:
        if page.tabs != "S" and any(not each.is_hidden for each in page.annotations):
            yield barrier(kinds.TAB_ORDER, document.on(page.number))


CHECKS = (reading, tabs)
