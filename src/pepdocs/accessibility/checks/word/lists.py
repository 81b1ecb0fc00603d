"""Lists of a Word file that are typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.word.model import Document, Paragraph

SIGNS = (
    re.compile(r"\s*[•●▪■◦‣⁃∙·✓➢\uf0b7\uf0a7]\s*\S"),
    re.compile(r"\s*[-–*]\s+\S"),
    re.compile(r"\s*o\t\S"),
    re.compile(r"\s*\(?\d{1,2}[.)]\s+\S"),
    re.compile(r"\s*\(?[a-zA-Z][.)]\s+\S"),
    re.compile(r"\s*\(?[ivx]{1,4}[.)]\s+\S"),
)
"""How an item begins that is typed; items of one list begin in one way."""


def typed(document: Document) -> Iterator[Barrier]:
    """A list is a list: no two lines one after the other begin with a sign or number of their own."""
    for paragraph in document.body:
        if _could_be(paragraph) and _are_items(paragraph.text.splitlines()):
            yield barrier(kinds.FAKE_LIST, paragraph.at)
    for one, other in pairwise(document.body):
        alike = one.group == other.group and _could_be(one) and _could_be(other)
        if alike and _are_items([one.text, other.text]):
            yield barrier(kinds.FAKE_LIST, other.at)


def _could_be(paragraph: Paragraph) -> bool:
    named = paragraph.style.startswith(("toc", "caption"))
    return not (paragraph.level or paragraph.is_item or named)


def _are_items(lines: list[str]) -> bool:
    """Return whether two lines one after the other begin alike."""
    return any(sign.match(one) and sign.match(other) for one, other in pairwise(lines) for sign in SIGNS)


CHECKS = (typed,)
