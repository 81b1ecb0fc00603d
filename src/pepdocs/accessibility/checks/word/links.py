"""Pictures, links and boxes of a Word file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.checks.meaningless import is_name_of_file, says_nothing
from pepdocs.accessibility.word.model import Document


def pictures(document: Document) -> Iterator[Barrier]:
    """A picture has words, and they say what it shows."""
    for each in document.pictures:
        if each.is_decorative:
            continue
        if not each.said:
            yield barrier(kinds.NO_ALT, each.at)
        elif is_name_of_file(each.said):
            yield barrier(kinds.ALT_IS_NAME, each.at)


def links(document: Document) -> Iterator[Barrier]:
    """A link says where it leads, and leads there."""
    for each in document.links:
        if not each.text or says_nothing(each.text):
            yield barrier(kinds.LINK_SAYS_NOTHING, each.at)
        if not each.leads:
            yield barrier(kinds.LINK_LOST, each.at)


def boxes(document: Document) -> Iterator[Barrier]:
    """A box to fill in or tick has a name of its own."""
    names = Counter(each.name.casefold() for each in document.boxes)
    told: set[str] = set()
    for each in document.boxes:
        name = each.name.casefold()
        if not name:
            yield barrier(kinds.CONTROL_NO_NAME, each.at)
        elif names[name] > 1 and name not in told:
            yield barrier(kinds.CONTROL_SAME_NAME, each.at)
        told.add(name)


CHECKS = (pictures, links, boxes)
