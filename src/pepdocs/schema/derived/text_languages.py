"""In which languages the texts of a plan are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pepdocs.schema.declare import Record
from pepdocs.schema.kinds import LocalText, ProperName
from pepdocs.schema.sections.voice import View

BOTH = frozenset({"cy", "en"})

FEW = 10
"""Fewer texts than this say nothing about a plan: somebody has just begun it."""


@dataclass(frozen=True, slots=True)
class TextLanguages:
    """How many texts of a plan are in both languages, in Welsh only and in English only.

    Names are not counted, nor what the child said, which is never translated.
    """

    both: int
    cy: int
    en: int

    @property
    def total(self) -> int:
        """The number of texts in Welsh, in English or in both."""
        return self.both + self.cy + self.en

    @property
    def share(self) -> int:
        """The texts in both languages as a percentage of all, rounded down; 100 if there are none."""
        return 100 * self.both // self.total if self.total else 100


def text_languages(values: Iterable[Any], written_in: str) -> TextLanguages:
    """Return the languages of all texts below some values; a text without a language is in `written_in`."""
    found = [{tag or written_in for tag, _ in text.texts} & BOTH for text in _texts(list(values))]
    return TextLanguages(found.count(set(BOTH)), found.count({"cy"}), found.count({"en"}))


def _texts(value: Any) -> Iterator[LocalText]:
    """Yield every text below a value except proper names and the child's views."""
    if isinstance(value, LocalText):
        if not isinstance(value, ProperName):
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Record) and not isinstance(value, View):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
