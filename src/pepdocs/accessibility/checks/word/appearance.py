"""What is seen of a Word file: contrast, the size of type, spacing and alignment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, Place, barrier
from pepdocs.accessibility.colours import contrast
from pepdocs.accessibility.word.model import Document, Look, Paragraph

SMALLEST = 9.0
LARGE, LARGE_BOLD = 18.0, 14.0
PLAIN, LARGER = 4.5, 3.0
ROUNDING = 0.05
"""By so much may a contrast differ because of rounding."""

LONG = 60
"""So many letters do not fit on a line: there alignment, capitals and italics make reading hard."""
SPACES = re.compile(r"[ \u00a0\u2002-\u200a]{4,}|\t{2,}")
STRETCHED = frozenset({"both", "distribute", "lowKashida", "mediumKashida", "highKashida"})


def low_contrast(document: Document) -> Iterator[Barrier]:
    """Text stands out from what is behind it."""
    for paragraph in document.paragraphs:
        for look in dict.fromkeys(each.look for each in paragraph.read):
            needed, ratio = _needed(look), _ratio(look)
            if ratio < needed - ROUNDING:
                yield barrier(kinds.LOW_CONTRAST, paragraph.at, ratio=f"{ratio:.1f}", needed=f"{needed:g}")


def _ratio(look: Look) -> float:
    """Return the contrast of a text; a colour that Word chooses is never too weak."""
    return contrast(look.colour, look.ground) if look.colour is not None else PLAIN


def _needed(look: Look) -> float:
    """Return the contrast that a text needs by its size and weight."""
    return LARGER if look.size >= (LARGE_BOLD if look.bold else LARGE) else PLAIN


def small_type(document: Document) -> Iterator[Barrier]:
    """Text is large enough to be read; the smallest under each heading is told."""
    smallest: dict[Place, float] = {}
    for paragraph in document.paragraphs:
        sizes = [each.look.size for each in paragraph.read if any(map(str.isalnum, each.text))]
        least = min(sizes, default=SMALLEST)
        if least < SMALLEST:
            smallest[paragraph.at] = min(least, smallest.get(paragraph.at, SMALLEST))
    for at, size in smallest.items():
        yield barrier(kinds.SMALL_TYPE, at, size=f"{size:g}")


def room(document: Document) -> Iterator[Barrier]:
    """Room is made by spacing, not by empty paragraphs or rows of spaces."""
    for paragraph in document.body:
        if any(not each.in_box and SPACES.search(each.text) for each in paragraph.texts):
            yield barrier(kinds.BLANK_PARAGRAPHS, paragraph.at)
    for _, found in groupby(document.body, key=lambda each: each.group):
        yield from _blank(list(found))


def _blank(together: list[Paragraph]) -> Iterator[Barrier]:
    """Yield where there are empty paragraphs; Word needs one in a cell, and between two tables."""
    blank = [each for each in together if each.is_blank and not each.is_ruled]
    needed = 1 if len(together) == 1 else 0
    for each in blank[needed:]:
        yield barrier(kinds.BLANK_PARAGRAPHS, each.at)


def hard_to_read(document: Document) -> Iterator[Barrier]:
    """Longer text is not stretched to both margins, nor all in capitals or italics."""
    for paragraph in document.body:
        if len(paragraph.text.strip()) > LONG and _is_hard(paragraph):
            yield barrier(kinds.JUSTIFIED, paragraph.at)


def _is_hard(paragraph: Paragraph) -> bool:
    texts, said = paragraph.read, paragraph.text
    capitals = said == said.upper() and said != said.lower()
    return paragraph.aligned in STRETCHED or (
        bool(texts)
        and (capitals or all(each.look.italic for each in texts) or all(each.look.capitals for each in texts))
    )


def hidden(document: Document) -> Iterator[Barrier]:
    """No text is hidden."""
    for paragraph in document.paragraphs:
        if any(each.look.hidden and each.text.strip() for each in paragraph.texts):
            yield barrier(kinds.HIDDEN_TEXT, paragraph.at)


CHECKS = (low_contrast, small_type, room, hard_to_read, hidden)
