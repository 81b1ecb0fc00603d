"""Check that a document is read and tabbed through in the order in which it is seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.language_guess import primary
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.pdf.geometry import Box, around
from pepdocs.accessibility.pdf.model import ContentMark, Element, PdfPage
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.base.language import RIGHT_TO_LEFT
from pepdocs.findings import accessibility as kinds

OVERLAP = 4.0
"""The points by which the boxes of close lines overlap."""

Area = tuple[int, Box]
"""A page, and a box on it."""


def reading(document: PdfDocument) -> Iterator[Barrier]:
    """What is read next is below, in the next column, or on a later page; a row may go over to the next page."""
    placed = [(block, areas) for block in document.blocks if (areas := _areas(document, block))]
    rows, cells = _inside(document, "TR"), _inside(document, "TH", "TD")
    starts: dict[Element | None, Area] = {}
    for block, areas in placed:
        starts.setdefault(cells.get(block), areas[0])
    for (one, before), (block, after) in pairwise(placed):
        is_next_cell = one in rows and rows[one] is rows.get(block) and cells.get(one) is not cells.get(block)
        last = starts[cells.get(one)] if is_next_cell else before[-1]
        if _goes_back(last, after[0], is_leftwards=primary(block.lang) in RIGHT_TO_LEFT):
            yield barrier(kinds.READING_ORDER, document.at(block))


def _inside(document: PdfDocument, *elements: str) -> dict[Element, Element]:
    """Return the element of some kinds that each element is in, the innermost one."""
    return {inner: outer for outer in document.of_kind(*elements) for inner in outer.walk()}


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


def content(document: PdfDocument) -> Iterator[Barrier]:
    """The text of each page is drawn in the order of the structure, except notes, which are at the page's end."""
    notes = {mark for note in document.of_kind("Note") for mark in note.marks()}
    structure: defaultdict[int, list[ContentMark]] = defaultdict(list)
    for mark in document.root.marks():
        structure[mark.page].append(mark)
    for page in document.pages:
        drawn = {mark: None for mark in _marks(page) if mark in document.mark_places and mark not in notes}
        read = dict.fromkeys(mark for mark in structure[page.number] if mark in drawn)
        first = next((one for one, other in zip(read, drawn, strict=True) if one != other), None)
        if first is not None:
            yield barrier(kinds.CONTENT_ORDER, document.mark_places[first])


def _marks(page: PdfPage) -> Iterator[ContentMark]:
    """Yield the marked content of each text on a page as it is drawn."""
    return (piece.mark for piece in page.pieces if piece.mark is not None and piece.is_text and not piece.is_artifact)


def tabs(document: PdfDocument) -> Iterator[Barrier]:
    """The tab key follows the structure on every page that has visible annotations."""
    for page in document.pages:
        if page.tabs != "S" and any(not annotation.is_hidden for annotation in page.annotations):
            yield barrier(kinds.TAB_ORDER, document.on(page.number))


def floating(document: WordDocument) -> Iterator[Barrier]:
    """Nothing floats beside the text."""
    yield from (barrier(kinds.FLOATING, at) for at in document.floating)


PDF = (reading, content, tabs)
WORD = (floating,)
