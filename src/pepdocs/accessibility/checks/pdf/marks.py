"""Whether everything on the pages of a PDF is either in the structure or set aside, and once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.pdf.model import HEADINGS, Document, Drawn, Mark, Page
from pepdocs.accessibility.pdf.structure import STANDARD

EDGE = 0.12
"""Such a part of a page at its top and bottom may be a header or footer."""
REPEATED = 3
"""On so many pages a header stands at least."""
OWN = (*HEADINGS, "Table", "L")
"""Kinds that may well say the same, but for a number, in the same place of several pages."""
DIGITS = re.compile(r"\d+")
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,23}")

Spot = tuple[str, int, int]


def unmarked(document: Document) -> Iterator[Barrier]:
    """Everything on a page is in the structure or set aside, where there is a structure."""
    known = document.spots
    for page in document.pages if document.root.kids else ():
        lost = (piece.mark for piece in page.drawn if piece.text.strip() and not piece.is_artifact)
        if page.has_unmarked or any(mark not in known for mark in lost):
            yield barrier(kinds.UNMARKED, document.on(page.number))


def said_twice(document: Document) -> Iterator[Barrier]:
    """What is at the edge of every page is not read as text."""
    pages: defaultdict[Spot, list[int]] = defaultdict(list)
    own = {mark for each in document.every if each.kind in OWN for mark in each.marks()}
    for page in document.pages:
        for spot in dict.fromkeys(_edges(page, own)):
            pages[spot].append(page.number)
    for found in pages.values():
        if len(found) >= max(REPEATED, len(document.pages) / 2):
            yield barrier(kinds.SAID_TWICE, document.on(found[0]))


def _edges(page: Page, own: set[Mark]) -> Iterator[Spot]:
    """Yield what is read at the edges of a page, numbers left out, and where."""
    for piece in (each for each in page.drawn if each.mark not in own):
        text = DIGITS.sub("0", piece.text.strip())
        says = piece.is_read and any(map(str.isalpha, text))
        if says and not piece.is_artifact and _is_at_edge(page, piece):
            yield text, round(piece.box.left), round(piece.box.bottom)


def _is_at_edge(page: Page, piece: Drawn) -> bool:
    height = EDGE * page.box.height
    up = piece.box.middle[1]
    return up < page.box.bottom + height or up > page.box.top - height


def roles(document: Document) -> Iterator[Barrier]:
    """Each part of the structure is of a kind that programs know."""
    told: set[str] = set()
    for each in document.every:
        if each.own and each.kind not in STANDARD and each.own not in told:
            told.add(each.own)
            role = each.own if PLAIN.fullmatch(each.own) else "?"
            yield barrier(kinds.ROLE_UNKNOWN, document.at(each), role=role)


CHECKS = (unmarked, said_twice, roles)
