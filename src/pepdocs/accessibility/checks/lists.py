"""Check lists: their items, and lists typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.pdf.model import Element
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.accessibility.word.model import WordParagraph
from pepdocs.findings import accessibility as kinds

KIDS = {"L": ("LI", "L", "Caption"), "LI": ("Lbl", "LBody", "L")}
"""The elements that a list and an item may hold."""

LISTS = ("L", "TOC")
ITEMS = ("LI", "TOCI")
GROUPS = ("Document", "Part", "Art", "Sect", "Div", "NonStruct")
"""The elements that only hold others, so that two lists beside them are neighbours."""

_LABEL_NUMBER = re.compile(r"\s*\(?(\d{1,4})[.)]?\s*$")

LABELS = (
    re.compile(r"\s*[•●▪■◦‣⁃∙·✓➢\uf0b7\uf0a7]\s*\S"),
    re.compile(r"\s*[-–*]\s+\S"),
    re.compile(r"\s*o\t\S"),
    re.compile(r"\s*\(?\d{1,2}[.)]\s+\S"),
    re.compile(r"\s*\(?[a-zA-Z][.)]\s+\S"),
    re.compile(r"\s*\(?[ivx]{1,4}[.)]\s+\S"),
)
"""How a typed item starts; the items of one list start alike."""


def broken(document: PdfDocument) -> Iterator[Barrier]:
    """A list holds items, and an item its label and its text."""
    for element in document.of_kind(*KIDS):
        if any(getattr(kid, "kind", "") not in KIDS[element.kind] for kid in element.kids):
            yield barrier(kinds.LIST_BROKEN, document.at(element))


def split(document: PdfDocument) -> Iterator[Barrier]:
    """One list is one list in the structure: contents, or items whose numbers go on."""
    for one, other in pairwise(_in_order(document.root)):
        if one is not None and other is not None and _goes_on(document, one, other):
            yield barrier(kinds.LIST_SPLIT, document.at(other))


def _in_order(parent: Element) -> Iterator[Element | None]:
    """Yield the outermost lists in an element, with `None` where something else is between two of them."""
    for kid in parent.kids:
        if not isinstance(kid, Element):
            yield None
        elif kid.kind in LISTS:
            yield kid
        elif kid.kind in GROUPS:
            yield from _in_order(kid)
        else:
            yield None
            yield from _in_order(kid)
            yield None


def _goes_on(document: PdfDocument, one: Element, other: Element) -> bool:
    """Return whether a list is the rest of the one before it."""
    numbers = [[_number(document, item) for item in each.elements if item.kind in ITEMS] for each in (one, other)]
    if all(numbers) and numbers[0][-1] is not None and numbers[1][0] is not None:
        return numbers[1][0] == numbers[0][-1] + 1
    return all(numbers) and _is_contents(document, one) and _is_contents(document, other)


def _number(document: PdfDocument, item: Element) -> int | None:
    """Return the number of an item, `None` if it has none."""
    label = next((kid for kid in item.elements if kid.kind == "Lbl"), None)
    found = _LABEL_NUMBER.match(document.text(label)) if label is not None else None
    return int(found[1]) if found else None


def _is_contents(document: PdfDocument, element: Element) -> bool:
    """Return whether each item of a list is a link to a place in the file."""
    items = [item for item in element.elements if item.kind in ITEMS]
    links = ([kid for kid in item.walk() if kid.kind == "Link"] for item in items)
    return all(some and not any(_is_outside(document, link) for link in some) for some in links)


def _is_outside(document: PdfDocument, link: Element) -> bool:
    return any(note.address for note in document.link_annotations(link))


def typed(document: WordDocument) -> Iterator[Barrier]:
    """No two lines in a row start with a bullet or number that was typed."""
    for paragraph in document.body:
        if _could_be_item(paragraph) and _are_items(paragraph.text.splitlines()):
            yield barrier(kinds.FAKE_LIST, paragraph.at)
    for one, other in pairwise(document.body):
        are_candidates = one.group == other.group and _could_be_item(one) and _could_be_item(other)
        if are_candidates and _are_items([one.text, other.text]):
            yield barrier(kinds.FAKE_LIST, other.at)


def by_style(document: WordDocument) -> Iterator[Barrier]:
    """An item is numbered itself, or by a style that a level of the numbering names."""
    yield from (barrier(kinds.ITEM_BY_STYLE, one.at) for one in document.body if one.is_styled_item)


def _could_be_item(paragraph: WordParagraph) -> bool:
    return not (paragraph.level or paragraph.is_item or paragraph.style.startswith(("toc", "caption")))


def _are_items(lines: list[str]) -> bool:
    return any(label.match(one) and label.match(other) for one, other in pairwise(lines) for label in LABELS)


PDF = (broken, split)
WORD = (typed, by_style)
