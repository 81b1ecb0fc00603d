"""Check that words which stand apart on a page do so in the text, and that a word keeps its hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.language_guess import primary
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.pdf.model import Element, TextPiece, gap
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.findings import accessibility as kinds

_ENDS = ".,:;?!)”’"
_STARTS = "(“‘"
"""The signs with which a word ends or starts."""
_NUMBERED = re.compile(r"\s*\d+(?:\.\d+)*([^\W\d_]{3})")
_HYPHENATED = re.compile(r"\b[^\W\d_]+[-‐][^\W\d_]+")
_DIVIDED = re.compile(r"\b([^\W\d_]+)[-‐][ \xa0]*\n\s*([^\W\d_]+)")

Fragment = tuple[Element, TextPiece | str]


def pdf_joined(document: PdfDocument) -> Iterator[Barrier]:
    """Where one part of a line ends and another one begins, the space between them is in the text."""
    for block in document.blocks:
        if any(_lacks_space(before, after) for before, after in pairwise(document.fragments(block))):
            yield barrier(kinds.WORDS_JOINED, document.at(block))
    for heading in document.headings_as_written():
        if _is_joined_number(heading.text):
            yield barrier(kinds.WORDS_JOINED, heading.at)


def _lacks_space(one: Fragment, other: Fragment) -> bool:
    """Return whether two neighbours are apart without a space between them.

    A word may go on in the next line without a sign of it, but not in another language.
    """
    (owner, before), (other_owner, after) = one, other
    if not (isinstance(before, TextPiece) and isinstance(after, TextPiece)) or not (before.text and after.text):
        return False
    last, first, between = before.text[-1], after.text[0], gap(before, after)
    if between == " ":
        return owner is not other_owner and last.isalnum() and first.isalnum()
    is_other_language = primary(before.lang or owner.lang) != primary(after.lang or other_owner.lang)
    are_words = (last.isalnum() or last in _ENDS) and (first.isalnum() or first in _STARTS)
    return between == "\n" and is_other_language and are_words


def word_joined(document: WordDocument) -> Iterator[Barrier]:
    """There is a space between the number of a heading and its text."""
    for heading in document.headings:
        if _is_joined_number(heading.text):
            yield barrier(kinds.WORDS_JOINED, heading.at)


def _is_joined_number(text: str) -> bool:
    """Return whether a text begins as `1Mathemateg` does, and not as `3D` or `2nd`."""
    found = _NUMBERED.match(text)
    return found is not None and found[1].istitle()


def hyphens(document: PdfDocument) -> Iterator[Barrier]:
    """No line ends at the hyphen of a word that is written with one, as a name or another line shows."""
    passages = [(passage.at, passage.text) for passage in document.linked_passages()]
    known = {word.casefold().replace("‐", "-") for _, text in passages for word in _HYPHENATED.findall(text)}
    for at, text in passages:
        if any(_is_name(*parts) or "-".join(parts).casefold() in known for parts in _DIVIDED.findall(text)):
            yield barrier(kinds.HYPHEN_LOST, at)


def _is_name(first: str, second: str) -> bool:
    """Return whether two parts of a word are capitalised, which no divided word is."""
    return first[0].isupper() and second.istitle()


PDF = (pdf_joined, hyphens)
WORD = (word_joined,)
