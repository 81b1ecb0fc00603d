"""What a reader trips over on a finished page, found in any tagged PDF.

Each function yields a description of every fault. `test_pages.py` holds our documents against them, and shows that each
finds its fault in a file that has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.pdf.model import Element, TextPiece
from pepdocs.base.unbroken import MAIL, PHONE

TOP, BOTTOM = 60.0, 60.0
"""Points at the head and the foot of a page that its text does not use."""

THIRD = 1 / 3
HEADS = frozenset({"H1", "H2", "H3", "H4", "Caption"})
BODY_SIZE, EDGE_SIZE = 11.0, 10.0
"""The smallest type of a document of standard size, in its text and at the edges of its pages."""

MONTHS = (
    "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr January February March "
    "April May June July August September October November December"
).split()
KEPT = re.compile(
    rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}\b|{PHONE}|{MAIL}|\b[A-Z]{{1,2}}\d[A-Z0-9]? \d[A-Z]{{2}}\b|"
    r"\bFX-[A-Z0-9]+-\d+-\d+\b"
)
"""What is never broken: a date, a telephone number, an address, a postcode, the reference of an example."""

Check = Callable[[PdfDocument], Iterator[str]]


def heads_without_what_follows(document: PdfDocument) -> Iterator[str]:
    """Yield each heading, caption or table head that is the last on its page."""
    blocks = [(block, pages) for block in document.blocks if (pages := _pages(document, block))]
    for (block, pages), (_, after) in pairwise(blocks):
        if (block.kind in HEADS or _heads_columns(block)) and after[0] > pages[-1]:
            yield f"page {pages[-1]}: {block.kind} at the end of the page"


def thin_pages(document: PdfDocument) -> Iterator[str]:
    """Yield each page but the last of which less than a third is used."""
    for page in document.pages[:-1]:
        used = [piece.box.bottom for piece in page.pieces if piece.is_visible and not piece.is_artifact]
        height = page.box.top - page.box.bottom - TOP - BOTTOM
        if not used or page.box.top - TOP - min(used) < height * THIRD:
            yield f"page {page.number}: less than a third is used"


def rows_alone(document: PdfDocument) -> Iterator[str]:
    """Yield each page with a single row of a table whose other rows are on other pages."""
    for table in document.of_kind("Table"):
        rows = [element for element in table.walk() if element.kind == "TR" and _is_of_data(element)]
        starts = [pages[0] for row in rows if (pages := _row_pages(document, row))]
        if len(set(starts)) > 1:
            yield from (f"page {page}: a row alone" for page in (starts[0], starts[-1]) if starts.count(page) == 1)


def broken_words(document: PdfDocument) -> Iterator[str]:
    """Yield each date, number, address or reference that is not on one line."""
    for block in document.blocks:
        lines = [line.replace("\u00a0", " ").replace("\u2011", "-") for line in _lines(document, block)]
        for found in KEPT.finditer(" ".join(lines).replace("- ", "-")):
            if not any(found[0] in line for line in lines):
                yield f"page {_pages(document, block)[0]}: broken over two lines in {block.kind}"


def small_type(document: PdfDocument) -> Iterator[str]:
    """Yield each page with text that is smaller than the design allows in standard size."""
    for page in document.pages:
        for piece in page.pieces:
            smallest = EDGE_SIZE if piece.is_artifact else BODY_SIZE
            if piece.is_visible and piece.format.size < smallest - 0.05:
                yield f"page {page.number}: type of {piece.format.size:.1f} points"


def targets_without_their_tab(document: PdfDocument) -> Iterator[str]:
    """Yield each page to which a target goes on without its number and area at the top."""
    for heading, below in _targets(document):
        tab = _letters(document.text(heading))
        for page in {page for block in below for page in _pages(document, block)} - set(_pages(document, heading)):
            texts = "".join(_letters(piece.text) for piece in document.pages[page - 1].pieces if piece.is_artifact)
            if tab not in texts:
                yield f"page {page}: a target goes on without its tab"


def boxes(document: PdfDocument, words: frozenset[str]) -> int:
    """Return the number of boxes to tick, whose alternative text is one of `words`."""
    return sum((element.alt or "") in words for element in document.of_kind("Figure"))


def edges(document: PdfDocument) -> list[str]:
    """Return what the edges of each page say."""
    return ["".join(piece.text for piece in page.pieces if piece.is_artifact) for page in document.pages]


CHECKS: tuple[Check, ...] = (
    heads_without_what_follows, thin_pages, rows_alone, broken_words, targets_without_their_tab,
)  # fmt: skip


def _pages(document: PdfDocument, block: Element) -> list[int]:
    return sorted({piece.page for piece in document.pieces(block) if piece.is_visible})


def _row_pages(document: PdfDocument, row: Element) -> list[int]:
    return sorted({page for block in row.blocks() for page in _pages(document, block)})


def _is_of_data(row: Element) -> bool:
    return any(kid.kind == "TD" for kid in row.elements)


def _heads_columns(block: Element) -> bool:
    return block.kind == "TH" and block.cell.scope == "Column"


def _lines(document: PdfDocument, block: Element) -> list[str]:
    """Return the text of a block line by line."""
    lines: list[list[TextPiece]] = []
    for piece in document.pieces(block):
        if lines and lines[-1][-1].page == piece.page and abs(lines[-1][-1].box.bottom - piece.box.bottom) < 2:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return ["".join(piece.text for piece in line).strip() for line in lines]


def _targets(document: PdfDocument) -> Iterator[tuple[Element, list[Element]]]:
    """Yield the last heading of each target's tab, with the blocks of the target."""
    blocks = list(document.blocks)
    for place, block in enumerate(blocks):
        if block.kind == "H4" and document.text(block)[:1].isdigit():
            below = []
            for after in blocks[place + 1 :]:
                if after.kind in {"H2", "H3"} or (after.kind == "H4" and document.text(after)[:1].isdigit()):
                    break
                below.append(after)
            yield block, below


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
