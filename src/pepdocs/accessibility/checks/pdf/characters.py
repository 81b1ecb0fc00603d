"""Characters and fonts of a PDF: whether each sign is a character, and is printed as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, Kind, barrier
from pepdocs.accessibility.checks.meaningless import PRIVATE, SYMBOLS, UNKNOWN
from pepdocs.accessibility.language_guess import has_lost_letter
from pepdocs.accessibility.pdf.model import Document, Drawn


def unicode_known(document: Document) -> Iterator[Barrier]:
    """Each sign says which character it is; a font is told once."""
    yield from _once(document, kinds.NO_UNICODE, lambda piece: piece.unknown)


def glyphs_there(document: Document) -> Iterator[Barrier]:
    """No character is printed as the empty box of its font; a font is told once."""
    yield from _once(document, kinds.NO_GLYPH, lambda piece: piece.missing)


def embedded(document: Document) -> Iterator[Barrier]:
    """Each font that is seen is in the file."""
    yield from _once(
        document,
        kinds.NOT_EMBEDDED,
        lambda piece: piece.is_visible and not piece.font.is_embedded,
    )


def _once(document: Document, kind: Kind, is_so: Callable[[Drawn], bool]) -> Iterator[Barrier]:
    """Yield a barrier for the first page on which something is so of a font."""
    told: set[str] = set()
    for page in document.pages:
        for piece in page.drawn:
            if piece.font.name not in told and is_so(piece):
                told.add(piece.font.name)
                yield barrier(kind, document.on(page.number), font=piece.font.name)


def welsh_letters(document: Document) -> Iterator[Barrier]:
    """No Welsh letter was lost on the way."""
    for block in document.blocks:
        unknown = any(piece.unknown for piece in document.drawn(block))
        text = document.text(block)
        if has_lost_letter(text.replace(UNKNOWN, " ") if unknown else text):
            yield barrier(kinds.WELSH_LOST, document.at(block))


def private(document: Document) -> Iterator[Barrier]:
    """Each character is one that has a meaning."""
    for page in document.pages:
        for piece in page.drawn:
            replaced = UNKNOWN in piece.text and not piece.unknown
            if PRIVATE.search(piece.text) or replaced:
                yield barrier(kinds.PRIVATE_CHARACTER, document.on(page.number))


def symbols(document: Document) -> Iterator[Barrier]:
    """A symbol has a word beside it, or words that stand for it."""
    for block in document.blocks:
        if block.kind not in ("Lbl", "Figure") and SYMBOLS.fullmatch(document.text(block)):
            yield barrier(kinds.SYMBOL_ALONE, document.at(block))


CHECKS = (unicode_known, glyphs_there, embedded, welsh_letters, private, symbols)
