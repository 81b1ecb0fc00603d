"""Fill plans with sentinel words that show their language, and count them in the finished documents.

Every text of a plan is one word in Welsh, one in English and one in Polish, each used once. So a finished
file can be measured: which words are there, in which order, and tagged with which language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from builders import typed
from full_plan import PHASES, Said, full
from pepdocs.base.language import Edition, Layout, Mode, Run, Size
from pepdocs.render import Format
from pepdocs.render.read_back.outline import Line
from pepdocs.theme import tag
from pepdocs.view import compose
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import DocumentView, runs
from pepdocs.wording import Wording
from shared_documents import rendered

SENTINEL = re.compile(r"(gair|word|słowo)(\d+)x")
LANGUAGES = {"gair": "cy", "word": "en", "słowo": "pl"}

EDITIONS = (
    *(Edition(mode) for mode in Mode),
    *(Edition(Mode.BILINGUAL, size) for size in (Size.LARGE, Size.VERY_LARGE)),
    *(Edition(Mode.BILINGUAL, layout=way) for way in (Layout.BLOCKS, Layout.SECTIONS)),
)
"""Every layout of a document."""

EVERY = [
    (phase, edition)
    for phase in PHASES
    for edition in EDITIONS
    if phase == "secondary" or edition == Edition(edition.mode)
]
"""Every phase in every mode, and one phase in every size and layout; docs/evidence.md has the rest."""

BY_EDITION = pytest.mark.parametrize(
    ("phase", "edition"),
    [
        pytest.param(phase, edition, marks=() if is_quick else pytest.mark.long, id=f"{phase}-{edition.suffix}")
        for phase, edition in EVERY
        for is_quick in [edition.size is Size.STANDARD and (phase == "secondary" or edition.mode is Mode.BILINGUAL)]
    ],
)
"""Every phase in both languages, and one phase in every mode and layout, in every run; the others in `make long`."""


def word(n: int) -> tuple[Any, Said]:
    """Return the sentinels of a text, as typed in a plan and as expected in a document."""
    said = tuple((f"{stem}{n}x", lang) for stem, lang in LANGUAGES.items())
    return {lang: text for text, lang in said}, said


@cache
def view_of(phase: str, edition: Edition) -> DocumentView:
    """Return a document in which every text is a sentinel."""
    content, _ = full(phase, word, each=1)
    whole = compose.document(typed(content).pep, Wording(edition.mode))
    return arrange(whole, edition.size, edition.layout)


def finished(phase: str, edition: Edition, form: Format) -> bytes:
    """Return a document in which every text is a sentinel, rendered once in a run of the tests."""
    return rendered(view_of(phase, edition), form)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentinel and the language that it is tagged with."""

    word: str
    lang: str

    @property
    def is_right(self) -> bool:
        """Whether the language is the word's own."""
        return self.lang == tag(LANGUAGES[self.word.rstrip("x").rstrip("0123456789")])


def told(said: Iterable[Run]) -> Iterator[Told]:
    """Yield every sentinel in order, with its language."""
    for run in said:
        for found in SENTINEL.finditer(run.text):
            yield Told(found[0], run.lang)


def in_view(view: DocumentView) -> list[Told]:
    """Return the sentinels of a view, with the language tags that a document uses.

    The footer of a page repeats text of the document, so it is left aside.
    """
    cover = view.cover
    each = runs((cover.title, cover.name, cover.facts, cover.key_dates, cover.ring, cover.actions, view.chapters))
    return [Told(seen.word, tag(seen.lang)) for seen in told(each)]


def in_file(lines: Iterable[Line]) -> list[Told]:
    """Return the sentinels of a finished file in reading order.

    The name of a box to tick repeats the text beside it in the one language that it can have, so it is left aside.
    """
    return list(told(run for line in lines if line.kind != "Figure" for run in line.runs))


@dataclass(frozen=True, slots=True)
class Measured:
    """The number of sentinels that a file should have, that it has, in order, and in their language."""

    all: int
    present: int
    in_order: int
    in_language: int

    @property
    def is_perfect(self) -> bool:
        """Whether nothing is missing, out of order or in the wrong language."""
        return self.all == self.present == self.in_order == self.in_language > 0


def measured(view: DocumentView, lines: Iterable[Line]) -> Measured:
    """Return how well a file matches its view.

    Each language is compared on its own: side by side, the languages alternate.
    """
    sought, found = in_view(view), in_file(lines)
    ordered = sum(_in_order(_of(sought, lang), _of(found, lang)) for lang in set(LANGUAGES.values()))
    there = {seen.word for seen in found}
    return Measured(
        all=len(sought),
        present=sum(seen.word in there for seen in sought),
        in_order=ordered,
        in_language=len(sought) - sum(not seen.is_right for seen in found),
    )


def _of(seen: Iterable[Told], lang: str) -> list[str]:
    """Return the words of one language."""
    stem = next(stem for stem, own in LANGUAGES.items() if own == lang)
    return [each.word for each in seen if each.word.startswith(stem)]


def _in_order(sought: list[str], found: list[str]) -> int:
    """Return how many words are at their expected index."""
    return sum(one == other for one, other in zip(sought, found, strict=False))
