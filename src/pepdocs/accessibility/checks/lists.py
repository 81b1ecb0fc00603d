"""Check lists: their items, and lists typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.word.model import WordDocument, WordParagraph
from pepdocs.findings import accessibility as kinds

KIDS = {"L": ("LI", "L", "Caption"), "LI": ("Lbl", "LBody", "L")}
"""The elements that a list and an item may hold."""

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


def typed(document: WordDocument) -> Iterator[Barrier]:
    """No two lines in a row start with a bullet or number that was typed."""
    for paragraph in document.body:
        if _could_be_item(paragraph) and _are_items(paragraph.text.splitlines()):
            yield barrier(kinds.FAKE_LIST, paragraph.at)
    for one, other in pairwise(document.body):
        are_candidates = one.group == other.group and _could_be_item(one) and _could_be_item(other)
        if are_candidates and _are_items([one.text, other.text]):
            yield barrier(kinds.FAKE_LIST, other.at)


def _could_be_item(paragraph: WordParagraph) -> bool:
    return not (paragraph.level or paragraph.is_item or paragraph.style.startswith(("toc", "caption")))


def _are_items(lines: list[str]) -> bool:
    return any(label.match(one) and label.match(other) for one, other in pairwise(lines) for label in LABELS)


PDF = (broken,)
WORD = (typed,)
