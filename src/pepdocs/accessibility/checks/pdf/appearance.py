"""What is seen of a PDF: contrast, the size of type, and text that is cut off."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, Place, barrier
from pepdocs.accessibility.colours import contrast
from pepdocs.accessibility.pdf.geometry import Box
from pepdocs.accessibility.pdf.model import Document, Drawn

SMALLEST = 9.0
LARGE, LARGE_BOLD = 18.0, 14.0
PLAIN, LARGER = 4.5, 3.0
ROUNDING = 0.05
"""By so many points may a size differ because of rounding."""
EXACT = 0.001
LOOSE = 1.0
"""By so many points may a letter hang over an edge."""


def low_contrast(document: Document) -> Iterator[Barrier]:
    """Text stands out from what is behind it."""
    for at, piece in _read(document):
        if piece.colour is None or piece.ground is None:
            continue
        ratio, needed = contrast(piece.colour, piece.ground), _needed(piece)
        if ratio < needed - EXACT:
            yield barrier(kinds.LOW_CONTRAST, at, ratio=f"{ratio:.1f}", needed=f"{needed:g}")


def unknown_contrast(document: Document) -> Iterator[Barrier]:
    """Text and what is behind it have one colour each, so that the contrast is known; each place is told once."""
    unknown = (at for at, piece in _read(document) if piece.colour is None)
    yield from (barrier(kinds.UNKNOWN_CONTRAST, at) for at in dict.fromkeys(unknown))


def unseen(document: Document) -> Iterator[Barrier]:
    """All text can be seen; each place is told once."""
    hidden = (at for at, piece in _said(document) if not piece.is_visible)
    yield from (barrier(kinds.UNSEEN, at) for at in dict.fromkeys(hidden))


def _needed(piece: Drawn) -> float:
    """Return the contrast that a text needs by its size and weight."""
    least = LARGE_BOLD if piece.font.is_bold else LARGE
    return LARGER if piece.size >= least - ROUNDING else PLAIN


def small_type(document: Document) -> Iterator[Barrier]:
    """Text is large enough to be read; each page's smallest is told."""
    smallest: dict[Place, float] = {}
    for at, piece in _read(document):
        if piece.size < SMALLEST - ROUNDING and any(map(str.isalnum, piece.text)):
            smallest[at] = min(piece.size, smallest.get(at, SMALLEST))
    for at, size in smallest.items():
        yield barrier(kinds.SMALL_TYPE, at, size=f"{size:.1f}".removesuffix(".0"))


def cut_off(document: Document) -> Iterator[Barrier]:
    """No text runs over the edge of its page, or of the box that it is drawn in."""
    boxes = {page.number: page.box for page in document.pages}
    for at, piece in _read(document):
        if piece.is_cut or not _is_on(boxes[piece.page], piece.box):
            yield barrier(kinds.CUT_OFF, at)


def _is_on(page: Box, box: Box) -> bool:
    """Return whether a text stands within the edges of its page."""
    across = page.left - LOOSE <= box.left and box.right <= page.right + LOOSE
    return across and page.bottom <= box.middle[1] <= page.top


def _read(document: Document) -> Iterator[tuple[Place, Drawn]]:
    """Yield every piece of text that is seen, with its place."""
    yield from ((at, piece) for at, piece in _said(document) if piece.is_visible)


def _said(document: Document) -> Iterator[tuple[Place, Drawn]]:
    """Yield every piece of text, seen or not, with its place."""
    for page in document.pages:
        edge = document.on(page.number)
        for piece in (each for each in page.drawn if each.says):
            known = document.spots.get(piece.mark) if piece.mark is not None else None
            yield known or edge, piece


CHECKS = (low_contrast, unknown_contrast, unseen, small_type, cut_off)
