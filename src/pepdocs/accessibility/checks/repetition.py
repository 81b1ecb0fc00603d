"""Check that nothing is said twice: the names of tables, the words for pictures, and the names of links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.findings import accessibility as kinds

PDF_REACH = (1, 3)
WORD_REACH = (1, 2)
"""The paragraphs before and after a picture that are beside it; a PDF may have the words of a child between."""

_SIDES = re.compile(r"\s/\s|\n")


def tables(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """What is said of a table and not shown is not what its caption or its header says."""
    for texts in document.table_texts():
        heard = [letters for text in texts.heard if (letters := _letters(text))]
        if len(set(heard)) < len(heard) or set(heard) & set(map(_letters, texts.shown)):
            yield barrier(kinds.TABLE_REPEATED, texts.at)


def pdf_pictures(document: PdfDocument) -> Iterator[Barrier]:
    """The words for a picture are not beside it."""
    yield from _pictures(document, PDF_REACH)


def word_pictures(document: WordDocument) -> Iterator[Barrier]:
    """The words for a picture are not beside it."""
    yield from _pictures(document, WORD_REACH)


def _pictures(document: PdfDocument | WordDocument, reach: tuple[int, int]) -> Iterator[Barrier]:
    for texts in document.figure_texts(reach):
        beside = {_letters(side) for text in texts.beside for side in (text, *_SIDES.split(text))}
        if _letters(texts.alt) and _letters(texts.alt) in beside:
            yield barrier(kinds.ALT_REPEATED, texts.at)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def links(document: PdfDocument) -> Iterator[Barrier]:
    """A link over several lines is one annotation on each page, or says its name in one of them."""
    for element in document.of_kind("Link"):
        notes = document.link_annotations(element)
        names = Counter((note.page, note.contents.strip()) for note in notes if note.contents.strip())
        if any(count > 1 for count in names.values()):
            yield barrier(kinds.LINK_REPEATED, document.at(element))


PDF = (tables, pdf_pictures, links)
WORD = (tables, word_pictures)
