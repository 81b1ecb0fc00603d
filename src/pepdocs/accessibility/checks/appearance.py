"""Check what is seen: contrast, size of type, spacing, alignment, and text that is hidden or cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pepdocs.accessibility.barriers import Barrier, Place, barrier
from pepdocs.accessibility.colours import contrast
from pepdocs.accessibility.document import TextFormat
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.pdf.geometry import Box
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.accessibility.word.model import WordParagraph
from pepdocs.findings import accessibility as kinds

SMALLEST = 9.0
LARGE, LARGE_BOLD = 18.0, 14.0
CONTRAST, LARGE_CONTRAST = 4.5, 3.0
"""The ratios that WCAG 2.2, 1.4.3 asks for."""
SIZE_TOLERANCE = 0.05
"""The points by which a size may differ because of rounding."""
PDF_TOLERANCE, WORD_TOLERANCE = 0.001, 0.05
"""The amounts by which a ratio may differ because of rounding."""
OVERHANG = 1.0
"""The points by which a letter may hang over an edge."""

LONG = 60
"""The characters from which alignment, capitals and italics make reading hard."""
JUSTIFIED = frozenset({"both", "distribute", "lowKashida", "mediumKashida", "highKashida"})

_SPACES = re.compile(r"[ \u00a0\u2002-\u200a]{4,}|\t{2,}")


def small_type(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """Text is large enough to be read; the smallest of each place is reported."""
    smallest: dict[Place, float] = {}
    for at, text in document.visible_text():
        if text.format.size < SMALLEST - SIZE_TOLERANCE and any(map(str.isalnum, text.text)):
            smallest[at] = min(text.format.size, smallest.get(at, SMALLEST))
    for at, size in smallest.items():
        yield barrier(kinds.SMALL_TYPE, at, size=f"{round(size, 1):g}")


def _low_contrast(document: PdfDocument | WordDocument, tolerance: float) -> Iterator[Barrier]:
    """Yield the texts whose contrast is known and too low."""
    for at, text in document.visible_text():
        colour, ground = text.format.colour, text.format.ground
        if colour is not None and ground is not None:
            ratio, needed = contrast(colour, ground), _needed_contrast(text.format)
            if ratio < needed - tolerance:
                yield barrier(kinds.LOW_CONTRAST, at, ratio=f"{ratio:.1f}", needed=f"{needed:g}")


def _needed_contrast(text_format: TextFormat) -> float:
    least = LARGE_BOLD if text_format.is_bold else LARGE
    return LARGE_CONTRAST if text_format.size >= least - SIZE_TOLERANCE else CONTRAST


# PDF


def pdf_contrast(document: PdfDocument) -> Iterator[Barrier]:
    """Text stands out from what is behind it."""
    yield from _low_contrast(document, PDF_TOLERANCE)


def unknown_contrast(document: PdfDocument) -> Iterator[Barrier]:
    """Text and what is behind it have one plain colour each."""
    unknown = (at for at, piece in document.visible_text() if piece.format.colour is None)
    yield from (barrier(kinds.UNKNOWN_CONTRAST, at) for at in unknown)


def unseen(document: PdfDocument) -> Iterator[Barrier]:
    """All text can be seen."""
    yield from (barrier(kinds.UNSEEN, at) for at, piece in document.placed_pieces() if not piece.is_painted)


def cut_off(document: PdfDocument) -> Iterator[Barrier]:
    """No text crosses the edge of its page, or of the clipping path that it is drawn in."""
    boxes = {page.number: page.box for page in document.pages}
    for at, piece in document.visible_text():
        if piece.is_clipped or not _is_on(boxes[piece.page], piece.box):
            yield barrier(kinds.CUT_OFF, at)


def _is_on(page: Box, box: Box) -> bool:
    fits = page.left - OVERHANG <= box.left and box.right <= page.right + OVERHANG
    return fits and page.bottom <= box.middle[1] <= page.top


# Word


def word_contrast(document: WordDocument) -> Iterator[Barrier]:
    """Text stands out from what is behind it."""
    yield from _low_contrast(document, WORD_TOLERANCE)


def spacing(document: WordDocument) -> Iterator[Barrier]:
    """Space is made by the format of paragraphs, not by empty paragraphs or rows of spaces."""
    for paragraph in document.body:
        if any(not text.in_control and _SPACES.search(text.text) for text in paragraph.texts):
            yield barrier(kinds.BLANK_PARAGRAPHS, paragraph.at)
    for _, paragraphs in groupby(document.body, key=lambda paragraph: paragraph.group):
        yield from _blank(list(paragraphs))


def _blank(group: list[WordParagraph]) -> Iterator[Barrier]:
    """Yield the empty paragraphs of a group, except the one that Word needs in an empty cell."""
    blank = [paragraph for paragraph in group if paragraph.is_blank and not paragraph.is_ruled]
    for paragraph in blank[1:] if len(group) == 1 else blank:
        yield barrier(kinds.BLANK_PARAGRAPHS, paragraph.at)


def hard_to_read(document: WordDocument) -> Iterator[Barrier]:
    """Longer text is not justified, nor all in capitals or italics."""
    for paragraph in document.body:
        if len(paragraph.text.strip()) > LONG and _is_hard(paragraph):
            yield barrier(kinds.JUSTIFIED, paragraph.at)


def _is_hard(paragraph: WordParagraph) -> bool:
    texts, whole = paragraph.visible, paragraph.text
    is_upper = whole == whole.upper() and whole != whole.lower()
    is_set_so = all(text.format.italic for text in texts) or all(text.format.capitals for text in texts)
    return paragraph.alignment in JUSTIFIED or (bool(texts) and (is_upper or is_set_so))


def hidden(document: WordDocument) -> Iterator[Barrier]:
    """No text is hidden."""
    for paragraph in document.paragraphs:
        if any(text.format.hidden and text.text.strip() for text in paragraph.texts):
            yield barrier(kinds.HIDDEN_TEXT, paragraph.at)


PDF = (pdf_contrast, unknown_contrast, unseen, small_type, cut_off)
WORD = (word_contrast, small_type, spacing, hard_to_read, hidden)
