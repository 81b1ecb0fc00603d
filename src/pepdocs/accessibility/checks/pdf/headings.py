"""Headings and bookmarks of a PDF: the two lists by which a reader finds a part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.pdf.model import HEADINGS, Document, Element

LINKS = 3
"""So many links make a list of contents."""

Entry = tuple[str, int]
"""The letters of a title, and its page."""


def _headings(document: Document) -> list[Element]:
    return [each for each in document.every if each.kind in HEADINGS]


def _levels(document: Document) -> list[tuple[int, Element]]:
    """Return the headings that say of which level they are."""
    return [(int(each.kind[1]), each) for each in _headings(document) if each.kind != "H"]


def there_are_some(document: Document) -> Iterator[Barrier]:
    """There are headings, and each says something."""
    found = _headings(document)
    if document.root.kids and not found:
        yield barrier(kinds.NO_HEADING)
    for each in found:
        if not document.text(each) and not (each.alt or "").strip():
            yield barrier(kinds.HEADING_EMPTY, document.at(each))


def levels(document: Document) -> Iterator[Barrier]:
    """The levels begin at the first, leave none out, and have one title."""
    found = _levels(document)
    if found and found[0][0] != 1:
        yield barrier(kinds.FIRST_HEADING, document.at(found[0][1]))
    for (before, _), (after, each) in pairwise(found):
        if after > before + 1:
            yield barrier(kinds.HEADING_SKIPPED, document.at(each), before=before, after=after)
    titles = [each for level, each in found if level == 1]
    if len(titles) > 1:
        yield barrier(kinds.SEVERAL_TITLES, document.at(titles[1]))


def bookmarks(document: Document) -> Iterator[Barrier]:
    """The bookmarks are the headings, in their order; a single page needs none."""
    headings = [each for each in _headings(document) if document.text(each)]
    if not headings:
        return
    if not document.bookmarks:
        if len(document.pages) > 1:
            yield barrier(kinds.NO_BOOKMARKS)
        return
    marked = [(_letters(each.title), each.page) for each in document.bookmarks]
    written = [_entry(document, each) for each in headings]
    contents = set(_contents(document))
    named = [each for each in headings if each.kind in ("H1", "H2") and each not in contents]
    parts = [_entry(document, each) for each in named]
    if not (_follows(marked, written) and _follows(parts, marked)):
        yield barrier(kinds.BOOKMARKS_DIFFER)


def _contents(document: Document) -> Iterator[Element]:
    """Yield the headings of lists of links, which are lists of parts themselves."""
    for parent in document.every:
        for heading, below in pairwise(parent.elements):
            links = sum(each.kind == "Link" for each in below.walk())
            if heading.kind in HEADINGS and links >= LINKS:
                yield heading


def _entry(document: Document, heading: Element) -> Entry:
    return _letters(document.text(heading)), document.at(heading).page


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _follows(some: list[Entry], every: list[Entry]) -> bool:
    """Return whether some entries are among others in the same order."""
    others = iter(every)
    return all(each in others for each in some)


CHECKS = (there_are_some, levels, bookmarks)
