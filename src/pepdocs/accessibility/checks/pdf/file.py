"""What a PDF says of itself as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.pdf.model import Document


def title(document: Document) -> Iterator[Barrier]:
    """The file has a title, and asks for it to be shown."""
    if not document.facts.title:
        yield barrier(kinds.NO_TITLE)
    if not document.facts.shows_title:
        yield barrier(kinds.TITLE_NOT_SHOWN)


def structure(document: Document) -> Iterator[Barrier]:
    """The file has a structure, and says that it keeps to the standard."""
    if not document.facts.is_tagged:
        yield barrier(kinds.NOT_TAGGED)
    if not document.facts.says_pdf_ua:
        yield barrier(kinds.NOT_PDF_UA)


def text(document: Document) -> Iterator[Barrier]:
    """There is text on the pages."""
    drawn = (piece for page in document.pages for piece in page.drawn)
    if not any(piece.text.strip() for piece in drawn):
        yield barrier(kinds.EMPTY)


CHECKS = (title, structure, text)
