"""Characters of a Word file: whether each has a meaning, and was not lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.checks.meaningless import PRIVATE, SYMBOLS, UNKNOWN
from pepdocs.accessibility.language_guess import has_lost_letter
from pepdocs.accessibility.word.model import Document, Text

OF_SYMBOLS = ("wingdings", "webdings", "symbol", "zapf dingbats", "marlett")
"""Fonts that print something else for a letter than the letter."""


def welsh_letters(document: Document) -> Iterator[Barrier]:
    """No Welsh letter was lost on the way."""
    for paragraph in document.paragraphs:
        if has_lost_letter(paragraph.text):
            yield barrier(kinds.WELSH_LOST, paragraph.at)


def private(document: Document) -> Iterator[Barrier]:
    """Each character is one that has a meaning, and is printed as what it is."""
    for paragraph in document.paragraphs:
        if any(_has_no_meaning(each) for each in paragraph.texts):
            yield barrier(kinds.PRIVATE_CHARACTER, paragraph.at)


def _has_no_meaning(text: Text) -> bool:
    replaced = UNKNOWN in text.text or PRIVATE.search(text.text) is not None
    other = text.look.font.casefold().startswith(OF_SYMBOLS) and any(map(str.isalnum, text.text))
    return replaced or other


def symbols(document: Document) -> Iterator[Barrier]:
    """A symbol has a word beside it, or stands in a box that has a name."""
    for paragraph in document.body:
        said = "".join(each.text for each in paragraph.texts if not each.in_box)
        if said.strip() and SYMBOLS.fullmatch(said):
            yield barrier(kinds.SYMBOL_ALONE, paragraph.at)


CHECKS = (welsh_letters, private, symbols)
