"""Headings of a Word file: the list by which a reader finds a part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.word.model import Document, Look, Paragraph

LONGEST = 100
"""So many signs may be in a heading that is none."""
LARGER = 1.5
"""So many points larger than its style is set larger on purpose."""
ENDS = re.compile(r"[.,:;?!…]\s*$")
CALLED_HEADING = re.compile(r"heading|pennawd|penawdau")


def there_are_some(document: Document) -> Iterator[Barrier]:
    """There are headings, and each says something."""
    if not document.headings and any(each.read for each in document.body):
        yield barrier(kinds.NO_HEADING)
    for each in document.headings:
        if not each.text.strip():
            yield barrier(kinds.HEADING_EMPTY, each.at)


def levels(document: Document) -> Iterator[Barrier]:
    """The levels begin at the first, leave none out, and have one title."""
    found = document.headings
    if found and found[0].level != 1:
        yield barrier(kinds.FIRST_HEADING, found[0].at)
    for before, after in pairwise(found):
        if after.level > before.level + 1:
            yield barrier(kinds.HEADING_SKIPPED, after.at, before=before.level, after=after.level)
    titles = [each for each in found if each.level == 1]
    if len(titles) > 1:
        yield barrier(kinds.SEVERAL_TITLES, titles[1].at)


def fake(document: Document) -> Iterator[Barrier]:
    """What looks like a heading is one: a line set apart by hand, with other text below it."""
    body = [each for each in document.body if not each.is_blank]
    for each, below in pairwise(body):
        headed = _stands_out(each) or CALLED_HEADING.search(each.style)
        if headed and _could_be(each) and not below.level and not _stands_out(below):
            yield barrier(kinds.FAKE_HEADING, each.at)


def _could_be(paragraph: Paragraph) -> bool:
    said = paragraph.text.strip()
    other = paragraph.level or paragraph.in_table or paragraph.is_item
    named = paragraph.style.startswith(("caption", "toc", "title", "subtitle", "table of"))
    fits = 0 < len(said) <= LONGEST and any(map(str.isalpha, said)) and not ENDS.search(said)
    return fits and not other and not named


def _stands_out(paragraph: Paragraph) -> bool:
    """Return whether a whole paragraph is set larger or bolder than its style would have it."""
    texts = paragraph.read
    return bool(texts) and all(_is_more(each.look, paragraph.usual) for each in texts)


def _is_more(look: Look, usual: Look) -> bool:
    return (look.bold and not usual.bold) or look.size >= usual.size + LARGER


CHECKS = (there_are_some, levels, fake)
