"""Check that each character has a meaning, was not lost on the way, and is printed as what it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.language_guess import has_lost_letter
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.pdf.model import TextPiece
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.findings import accessibility as kinds
from pepdocs.findings.accessibility import Kind

BOXES = frozenset("☐☑☒🗵🗷🗹")
"""Boxes to tick, ticked or not."""
SYMBOLS = re.compile(r"[\u2190-\u21ff\u25a0-\u25ff\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff\s]+")


def welsh_letters(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """No Welsh letter was lost on the way."""
    yield from (barrier(kinds.WELSH_LOST, at) for at, text in document.passages() if has_lost_letter(text))


def private(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """Each character has a meaning of its own."""
    yield from (barrier(kinds.PRIVATE_CHARACTER, at) for at in document.meaningless())


def symbols(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """A symbol has a word beside it, or is in a control or picture that has a name."""
    for at, text in document.symbols():
        if text.strip() and SYMBOLS.fullmatch(text):
            yield barrier(kinds.SYMBOL_ALONE, at)


# PDF


def unicode_known(document: PdfDocument) -> Iterator[Barrier]:
    """Each code maps to a character."""
    yield from _by_font(document, kinds.NO_UNICODE, lambda piece: piece.has_unknown)


def glyphs_present(document: PdfDocument) -> Iterator[Barrier]:
    """No character is printed as the empty box of its font."""
    yield from _by_font(document, kinds.NO_GLYPH, lambda piece: piece.has_notdef)


def embedded(document: PdfDocument) -> Iterator[Barrier]:
    """Each font whose text is visible is in the file."""
    yield from _by_font(document, kinds.NOT_EMBEDDED, lambda piece: piece.is_painted and not piece.is_embedded)


def _by_font(document: PdfDocument, kind: Kind, is_fault: Callable[[TextPiece], bool]) -> Iterator[Barrier]:
    """Yield a barrier for the first page on which each font has a fault."""
    reported: set[str] = set()
    for page in document.pages:
        for piece in page.pieces:
            if piece.font not in reported and is_fault(piece):
                reported.add(piece.font)
                yield barrier(kind, document.on(page.number), font=piece.font)


def boxes(document: PdfDocument) -> Iterator[Barrier]:
    """A box to tick is part of the structure if there is one."""
    for page in document.pages if document.root.kids else ():
        if any(piece.is_artifact and piece.is_visible and BOXES & set(piece.text) for piece in page.pieces):
            yield barrier(kinds.BOX_SET_ASIDE, document.on(page.number))


PDF = (unicode_known, glyphs_present, embedded, welsh_letters, private, symbols, boxes)
WORD = (welsh_letters, private, symbols)
