"""Texts in one language, or in each language of a mode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, NEUTRAL, Mode, Phrase, Run
from pepdocs.wording import formats, plural, sorting
from pepdocs.wording.catalogue import OURS, Own
from pepdocs.wording.slots import filled


@dataclass(frozen=True, slots=True)
class Speaker:
    """Returns texts in one language: an authority's `own` where it has any, else ours."""

    lang: str
    own: Own = OURS

    def text(self, context: str, /, **facts: object) -> str:
        """Return the text of `context`, its slots filled with `facts` (dates in full)."""
        try:
            return filled(self.unfilled(context), self.lang, facts)
        except KeyError:
            if self.own is OURS:
                raise
            raise PepdocsError(error_keys.OWN_WORDS, context=context) from None

    def unfilled(self, context: str) -> str:
        """Return the text of `context` with its slots unfilled."""
        return self.own.find(self.lang, context)

    def count(self, context: str, n: int, **facts: object) -> str:
        """Return the text of `context` in the plural form of `n`, which fills the slot `{n}`."""
        form = self.own.find(self.lang, context, plural.index(self.lang, n))
        return filled(form, self.lang, {**facts, "n": self.number(n)})

    def date(self, day: date) -> str:
        """Return `day` in full."""
        return formats.long_date(day, self.lang)

    def time(self, clock: time) -> str:
        """Return `clock` with the half of the day."""
        return formats.time_of_day(clock, self.lang)

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
        """Return the name of a language by its BCP 47 tag."""
        return formats.language_name(tag, self.lang)


@dataclass(frozen=True, slots=True)
class Wording:
    """Returns phrases in each language of a mode."""

    mode: Mode
    own: Own = OURS

    @property
    def bilingual(self) -> Wording:
        """The same texts in both languages."""
        return Wording(Mode.BILINGUAL, self.own)

    def speaker(self, lang: str) -> Speaker:
        """Return the same texts in one of the languages."""
        return Speaker(lang, self.own)

    def say(self, context: str, /, **facts: object) -> Phrase:
        """Return the text of `context` in each language; one neutral run if they are equal."""
        return self._each(lambda speaker: speaker.text(context, **facts))

    def count(self, context: str, n: int, **facts: object) -> Phrase:
        """Return the text of `context` in the plural form of `n`."""
        return self._each(lambda speaker: speaker.count(context, n, **facts))

    def date(self, day: date) -> Phrase:
        """Return `day` in full: "1 Mawrth 2026", "1 March 2026"."""
        return self._each(lambda speaker: speaker.date(day))

    def time(self, clock: time) -> Phrase:
        """Return a time of day: "1:30 yh", "1:30 pm"."""
        return self._each(lambda speaker: speaker.time(clock))

    def language(self, tag: str) -> Phrase:
        """Return the name of a language by its BCP 47 tag."""
        return self._each(lambda speaker: speaker.language(tag))

    def alphabetical(self, name: str) -> Any:
        """Return the key that sorts `name` by the alphabet of the first language."""
        return sorting.key(name) if self.mode.languages[0] == CY else name.casefold()

    def money(self, pounds: Decimal | int) -> Phrase:
        """Return an amount in pounds and pence."""
        return self._figure(lambda speaker: speaker.money(pounds))

    def percent(self, value: Decimal | int) -> Phrase:
        """Return a percentage with its sign."""
        return self._figure(lambda speaker: speaker.percent(value))

    def number(self, value: Decimal | int) -> Phrase:
        """Return a number as it is printed."""
        return self._figure(lambda speaker: speaker.number(value))

    def _each(self, say: Callable[[Speaker], str]) -> Phrase:
        texts = {lang: say(self.speaker(lang)) for lang in self.mode.languages}
        if len(set(texts.values())) < len(texts):
            return (Run(next(iter(texts.values())), NEUTRAL),)
        return tuple(Run(text, lang) for lang, text in texts.items())

    def _figure(self, say: Callable[[Speaker], str]) -> Phrase:
        """Return a figure, which is neutral in a document of one language, too."""
        phrase = self._each(say)
        return phrase if len(phrase) > 1 else (Run(phrase[0].text, NEUTRAL),)
