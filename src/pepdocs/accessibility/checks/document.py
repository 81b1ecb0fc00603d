"""Check the document as a whole: title, text, structure, and the state of the file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.pdf.model import HEADINGS, STANDARD, ContentMark, PdfPage, TextPiece
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.findings import accessibility as kinds

CURRENT_WORD = 15
"""The compatibility mode since Word 2013."""

MARGIN = 0.12
"""The part of a page's height in which a header or footer may be."""
REPEATED = 3
"""The pages on which a header appears at least."""
OWN_CONTENT = (*HEADINGS, "Table", "L")
"""Kinds that may repeat at the same place of several pages."""

_DIGITS = re.compile(r"\d+")
_PLAIN_ROLE = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,23}")

Position = tuple[str, int, int]
"""A text, and where it is on its page."""


def title(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """The file has a title."""
    if not document.properties.title:
        yield barrier(kinds.NO_TITLE)


def text(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """There is text in the file."""
    if not document.has_text:
        yield barrier(kinds.EMPTY)


# PDF


def declarations(document: PdfDocument) -> Iterator[Barrier]:
    """The file shows its title, has a structure, and declares PDF/UA."""
    properties = document.properties
    if not properties.shows_title:
        yield barrier(kinds.TITLE_NOT_SHOWN)
    if not properties.is_tagged:
        yield barrier(kinds.NOT_TAGGED)
    if not properties.is_pdf_ua:
        yield barrier(kinds.NOT_PDF_UA)


def unmarked(document: PdfDocument) -> Iterator[Barrier]:
    """If there is a structure, everything on a page is in it or an artifact."""
    for page in document.pages if document.root.kids else ():
        marks = (piece.mark for piece in page.pieces if piece.text.strip() and not piece.is_artifact)
        if page.has_unmarked or any(mark not in document.mark_places for mark in marks):
            yield barrier(kinds.UNMARKED, document.on(page.number))


def repeated_margins(document: PdfDocument) -> Iterator[Barrier]:
    """What is in the margin of every page is not read as text."""
    pages: defaultdict[Position, list[int]] = defaultdict(list)
    own = {mark for element in document.of_kind(*OWN_CONTENT) for mark in element.marks()}
    for page in document.pages:
        for position in dict.fromkeys(_margins(page, own)):
            pages[position].append(page.number)
    for numbers in pages.values():
        if len(numbers) >= max(REPEATED, len(document.pages) / 2):
            yield barrier(kinds.SAID_TWICE, document.on(numbers[0]))


def _margins(page: PdfPage, own: set[ContentMark]) -> Iterator[Position]:
    """Yield the text in the margins of a page, with numbers made equal."""
    for piece in page.pieces:
        text = _DIGITS.sub("0", piece.text.strip())
        is_read = piece.mark not in own and piece.is_visible and not piece.is_artifact
        if is_read and any(map(str.isalpha, text)) and _is_in_margin(page, piece):
            yield text, round(piece.box.left), round(piece.box.bottom)


def _is_in_margin(page: PdfPage, piece: TextPiece) -> bool:
    height = MARGIN * page.box.height
    middle = piece.box.middle[1]
    return middle < page.box.bottom + height or middle > page.box.top - height


def roles(document: PdfDocument) -> Iterator[Barrier]:
    """Each structure element is of a standard type; each other type is reported once."""
    reported: set[str] = set()
    for element in document.elements:
        if element.role and element.kind not in STANDARD and element.role not in reported:
            reported.add(element.role)
            role = element.role if _PLAIN_ROLE.fullmatch(element.role) else "?"
            yield barrier(kinds.ROLE_UNKNOWN, document.at(element), role=role)


# Word


def state(document: WordDocument) -> Iterator[Barrier]:
    """The file is final, unprotected, up to date, and without duplicate identifiers."""
    properties = document.properties
    if properties.is_tracked:
        yield barrier(kinds.TRACKED)
    if properties.compatibility < CURRENT_WORD:
        yield barrier(kinds.COMPATIBILITY)
    if properties.is_protected:
        yield barrier(kinds.PROTECTED)
    if properties.has_duplicates:
        yield barrier(kinds.ID_TWICE)


def portable(document: WordDocument) -> Iterator[Barrier]:
    """Every program shows everything."""
    yield from (barrier(kinds.NOT_KEPT, at) for at in document.not_portable)


PDF = (title, text, declarations, unmarked, repeated_margins, roles)
WORD = (title, text, state, portable)
