"""Whether a Word file in two languages treats one of them less favourably than the other.

Texts are compared in pairs: the two languages of one line that a stroke or a line's end parts, and
neighbours, below each other or in the cells of a row, that differ in their language. Neighbours of
one style are compared one by one. Two styles may be for two roles, such as label and value, and
then each has texts in both languages: they say it only where each is for one language alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, Place, barrier
from pepdocs.accessibility.checks.prominence import Style, lesser
from pepdocs.accessibility.language_guess import primary
from pepdocs.accessibility.word.model import Document, Paragraph, Text

BOTH = frozenset({"cy", "en"})
PARTED = re.compile(r"\s/\s|\n")
LONGER = 3
"""A translation is not so many times as long as its text."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together: where they are, their languages, and how they are set."""

    at: Place
    styled: tuple[str, str]
    """The names of their styles."""
    languages: tuple[str, str]
    styles: tuple[Style, Style]

    @property
    def lesser(self) -> int | None:
        """Which of the two is smaller, or else lighter."""
        return lesser(self.styles)


def prominence(document: Document) -> Iterator[Barrier]:
    """Both languages are set in the same size and weight."""
    if not _is_bilingual(document):
        return
    for pair in (*_in_lines(document), *_unequal(document)):
        if pair.lesser is not None:
            less = pair.languages[pair.lesser]
            yield barrier(kinds.LESS_PROMINENT, pair.at, language=less)


def _is_bilingual(document: Document) -> bool:
    """Return whether the main headings of a file are in both languages."""
    headings = (each for each in document.headings if each.level <= 2)
    return {lang for each in headings for lang in _by_language(each)} >= BOTH


def _in_lines(document: Document) -> Iterator[Pair]:
    """Yield the two languages of each line that has both."""
    for each in document.paragraphs:
        found = _by_language(each)
        if set(found) == BOTH and PARTED.search(each.text):
            (one, first), (other, second) = found.items()
            yield Pair(each.at, (each.style, each.style), (one, other), (_style(first), _style(second)))


def _unequal(document: Document) -> Iterator[Pair]:
    """Yield the neighbours in two languages that are not set alike, and ought to be."""
    spoken = _by_style(document)
    for pair in (*_below(document), *_beside(document)):
        one, other = pair.styled
        if one == other or len(spoken[one]) == len(spoken[other]) == 1:
            yield pair


def _by_style(document: Document) -> dict[str, set[str]]:
    """Return the languages that each style is used for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in document.paragraphs:
        found[each.style] |= set(_by_language(each))
    return found


def _below(document: Document) -> Iterator[Pair]:
    """Yield neighbours, one below the other."""
    for one, other in pairwise(document.body):
        if one.group == other.group:
            yield from _pair(one, other)


def _beside(document: Document) -> Iterator[Pair]:
    """Yield neighbours in the cells of a row; what heads the row has a role of its own."""
    for table in document.tables:
        for row in table.rows:
            for place, (left, right) in enumerate(pairwise(row.cells)):
                for one, other in zip(left.paragraphs, right.paragraphs, strict=False):
                    if place or one.style == other.style or not table.heads_rows:
                        yield from _pair(one, other)


def _pair(one: Paragraph, other: Paragraph) -> Iterator[Pair]:
    """Yield two paragraphs of about the same length, each in one language."""
    first, second = _by_language(one), _by_language(other)
    lengths = sorted(len(each.text.strip()) for each in (one, other))
    fits = one.level == other.level and lengths[1] <= LONGER * lengths[0]
    if fits and len(first) == len(second) == 1 and {*first, *second} == BOTH:
        (lang, texts), (also, others) = *first.items(), *second.items()
        styled = (one.style, other.style)
        yield Pair(other.at, styled, (lang, also), (_style(texts), _style(others)))


def _by_language(paragraph: Paragraph) -> dict[str, list[Text]]:
    """Return the texts of a paragraph with letters in them, by their language."""
    found: dict[str, list[Text]] = {}
    for each in paragraph.read:
        if any(map(str.isalpha, each.text)):
            found.setdefault(primary(each.look.lang), []).append(each)
    return found


def _style(texts: list[Text]) -> Style:
    """Return the style of most letters."""
    letters: Counter[Style] = Counter()
    for each in texts:
        letters[each.look.size, each.look.bold] += len(each.text)
    return letters.most_common(1)[0][0]


CHECKS = (prominence,)
