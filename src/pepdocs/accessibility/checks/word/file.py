"""What a Word file is as a whole: its title, its text, and what it keeps beside the text."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.word.model import Document

TODAY = 15
"""The version of Word since which a file has been opened as it is (Word 2013)."""


def title(document: Document) -> Iterator[Barrier]:
    """The file has a title."""
    if not document.facts.title:
        yield barrier(kinds.NO_TITLE)


def text(document: Document) -> Iterator[Barrier]:
    """There is text in the file."""
    if not any(each.read for each in document.body):
        yield barrier(kinds.EMPTY)


def state(document: Document) -> Iterator[Barrier]:
    """The file is finished, open, and of today."""
    facts = document.facts
    if facts.is_tracked:
        yield barrier(kinds.TRACKED)
    if facts.compatibility < TODAY:
        yield barrier(kinds.COMPATIBILITY)
    if facts.is_protected:
        yield barrier(kinds.PROTECTED)
    if facts.has_twins:
        yield barrier(kinds.ID_TWICE)


def beside(document: Document) -> Iterator[Barrier]:
    """Everything is in the text, and every program shows it."""
    yield from (barrier(kinds.FLOATING, at) for at in document.floating)
    yield from (barrier(kinds.NOT_KEPT, at) for at in document.not_kept)


CHECKS = (title, text, state, beside)
