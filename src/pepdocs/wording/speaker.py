"""Saying things: in one language, or in each language of a mode."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, NEUTRAL, Mode, Phrase, Run
from pepdocs.wording import formats, plural, sorting
from pepdocs.wording.catalogue import OURS, Own

SLOT = re.compile(r"\{([a-z_]+)\}")
"""A place in a text for a fact. Other braces are only braces."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says things in one language, in our words, or in an authority's `own` where it has any."""

    lang: str
    own: Own = OURS

    def text(self, context: str, /, **facts: object) -> str:
        """Return what is said in `context`, its slots filled with `facts` (a date in full)."""
        try:
            return filled(self._found(context), self.lang, facts)
        except KeyError:
            if self.own is OURS:
                raise
            raise PepdocsError("error.own_words", context=context) from None

    def unfilled(self, context: str) -> str:
        """Return what is said in `context` with its slots as they are, for others to fill."""
        return self._found(context)

    def count(self, context: str, n: int, **facts: object) -> str:
        """Return what is said in `context` of so many; the slot `{n}` is the number."""
        form = self._found(context, plural.index(self.lang, n))
        return filled(form, self.lang, {**facts, "n": self.number(n)})

    def date(self, day: date) -> str:
        """Return `day` in full."""
        return formats.long_date(day, self.lang)

    def money(self, pounds: Decimal | int) -> str:
        """Return an amount in pounds and pence."""
        return formats.money(pounds, self.lang)

    def percent(self, value: Decimal | int) -> str:
        """Return a percentage with its sign."""
        return formats.percent(value, self.lang)

    def number(self, value: Decimal | int) -> str:
        """Return a number as it is printed."""
        return formats.number(value, self.lang)

    def language(self, tag: str) -> str:
        """Return the name of a language, by its BCP 47 tag."""
        return formats.language_name(tag, self.lang)

    def _found(self, context: str, form: int = 0) -> str:
        return self.own.find(self.lang, context, form)


@dataclass(frozen=True, slots=True)
class Wording:
    """Says things in each language of a mode, as phrases."""

    mode: Mode
    own: Own = OURS

    @property
    def bilingual(self) -> Wording:
        """What says the same things in both languages."""
        return Wording(Mode.BILINGUAL, self.own)

    def speaker(self, lang: str) -> Speaker:
        """Return what says things in one of the languages, in the same words."""
        return Speaker(lang, self.own)

    def say(self, context: str, /, **facts: object) -> Phrase:
        """Return what is said in `context`; one neutral run where the languages say the same."""
        return self._each(lambda speaker: speaker.text(context, **facts))

    def count(self, context: str, n: int, **facts: object) -> Phrase:
        """Return what is said in `context` of so many."""
        return self._each(lambda speaker: speaker.count(context, n, **facts))

    def date(self, day: date) -> Phrase:
        """Return `day` in full: "1 Mawrth 2026", "1 March 2026"."""
        return self._each(lambda speaker: speaker.date(day))

    def language(self, tag: str) -> Phrase:
        """Return the name of a language, by its BCP 47 tag."""
        return self._each(lambda speaker: speaker.language(tag))

    def alphabetical(self, name: str) -> Any:
        """Return what sorts `name` by the alphabet of the first language."""
        return sorting.key(name) if self.mode.languages[0] == CY else name.casefold()

    def money(self, pounds: Decimal | int) -> Phrase:
        """Return an amount in pounds and pence."""
        return self._alike(Speaker.money, pounds)

    def percent(self, value: Decimal | int) -> Phrase:
        """Return a percentage with its sign."""
        return self._alike(Speaker.percent, value)

    def number(self, value: Decimal | int) -> Phrase:
        """Return a number as it is printed."""
        return self._alike(Speaker.number, value)

    def _each(self, said: Callable[[Speaker], str]) -> Phrase:
        texts = {lang: said(self.speaker(lang)) for lang in self.mode.languages}
        if len(set(texts.values())) < len(texts):
            return (Run(next(iter(texts.values())), NEUTRAL),)
        return tuple(Run(text, lang) for lang, text in texts.items())

    def _alike(self, said: Callable[[Speaker, Decimal | int], str], value: Decimal | int) -> Phrase:
        """Return a figure, neutral where it is written alike."""
        shown = {said(self.speaker(lang), value): lang for lang in self.mode.languages}
        if len(shown) == 1:
            return (Run(next(iter(shown)), NEUTRAL),)
        return tuple(Run(text, lang) for text, lang in shown.items())


def filled(text: str, lang: str, facts: Mapping[str, object]) -> str:
    """Return `text` with its slots filled once; what a fact says is never read as a slot."""
    return SLOT.sub(lambda slot: _shown(facts[slot[1]], lang), text)


def _shown(fact: object, lang: str) -> str:
    return formats.long_date(fact, lang) if isinstance(fact, date) else str(fact)
