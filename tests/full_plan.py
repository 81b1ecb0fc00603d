"""Build plans with every declared field filled, each value different, so that a missing one is noticed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from pepdocs.base.language import NEUTRAL, Mode
from pepdocs.reading.parse import Loc
from pepdocs.schema.audiences import NOWHERE
from pepdocs.schema.declare import Declared, Record, declared
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.pep import Pep
from pepdocs.wording import Speaker
from pepdocs.wording.english.forms import POST16
from pepdocs.wording.formats import school_year

PHASES = ("primary", "secondary", "post16")
DAY_ONE = date(2001, 3, 1)
EACH = 2
"""The number of entries in every list."""

BASICS = {"pepdocs": "2", "record": "FX-FULL-01", "jurisdiction": "wales", "written_in": "en"}
SPOKEN = ("fr", "de", "pl", "ar", "ro", "pt", "es", "it", "ga", "he", "ja", "ru")
"""Languages whose names in Welsh and in English differ."""

SAID_OTHERWISE = {
    "voice.views.response.done": "view:done.",
    "voice.views.share": "view:share.",
    "people.appropriate_person": "view:appropriate.",
    "people.parental_responsibility": "view:parental.",
}
"""Choices and answers for which a document has a sentence of their own, by field."""

IN_A_SENTENCE = frozenset(
    {
        "plan.version", "people.role", "people.language", "people.since", "meeting.copies.edition", "meeting.copies.on",
        "voice.views.response.told_by", "voice.views.response.told_on", "targets.actions.done",
        "views_of_others.private",
    }
)  # fmt: skip
"""Fields that a document says in one line with others: who told the child and when, a role with its language."""

Said = tuple[tuple[str, str], ...]
"""The texts of a value in a document, each with its language."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A typed value: its path, its kind, the texts that a document has for it, and whether any edition shows it."""

    loc: Loc
    kind: str
    says: Said
    is_shown: bool = True

    @property
    def name(self) -> str:
        """The path without the indexes of lists: `history.attendance.percent`."""
        return ".".join(step for step in self.loc if isinstance(step, str))


Writing = Callable[[int], tuple[Any, Said]]
"""Make the text of a field from a number: what is typed, and what a document must say."""


def always(_: Loc) -> bool:
    """Keep every field."""
    return True


@dataclass
class Pen:
    """Fills the fields of a phase that it keeps with texts; `taken` are the values that were typed.

    `typed` says what is typed for other kinds of value, as `TYPED` does.
    """

    phase: str
    text: Writing
    keeps: Callable[[Loc], bool] = always
    each: int = EACH
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    taken: list[Filled] = field(default_factory=list)
    typed: dict[str, Callable[[int], tuple[Any, Said]]] = field(default_factory=lambda: TYPED)

    def record(self, model: type[Record], loc: Loc) -> dict[str, Any]:
        """Return a record with every field filled."""
        fields = [f for f in declared(model) if self.keeps((*loc, f.key))]
        return {f.key: self.value(f, (*loc, f.key)) for f in fields}

    def value(self, declared_field: Declared, loc: Loc) -> Any:
        """Return content for a field."""
        form = shape(declared_field.annotation)
        if form.listed:
            return [self.one(declared_field, form, (*loc, place)) for place in range(self.each)]
        return self.one(declared_field, form, loc)

    def one(self, declared_field: Declared, form: Shape, loc: Loc) -> Any:
        """Return one value, and record what a document must say for it."""
        if form.record:
            return self.record(form.record, loc)
        n = next(self.numbers)
        otherwise = SAID_OTHERWISE.get(Filled(loc, "", ()).name, "")
        if form.kind == "text":
            typed, says = self.text(n)
        elif form.choice:
            typed, says = self.choice(form, n, otherwise)
        elif form.kind == "yes_no":
            typed, says = _answer(n, otherwise or f"answer:{declared_field.item.answers}.")
        else:
            typed, says = self.typed[form.kind](n)
        is_shown = declared_field.audience != NOWHERE
        self.taken.append(Filled(loc, form.points_at or form.kind, says, is_shown))
        return typed

    def choice(self, form: Shape, n: int, otherwise: str) -> tuple[str, Said]:
        """Return an option, and what documents of the phase call it."""
        assert form.choice
        member = list(form.choice)[n % len(form.choice)]
        context = f"{otherwise}{member.code}" if otherwise else member.context
        own = f"{context}@{self.phase}"
        return member.code, _spoken(lambda speaker: speaker.text(own if own in POST16 else context))


def pair(n: int) -> tuple[Any, Said]:
    """Return a text in both languages."""
    return {"cy": f"Gair {n}q", "en": f"Word {n}q"}, ((f"Gair {n}q", "cy"), (f"Word {n}q", "en"))


def plain(n: int) -> tuple[Any, Said]:
    """Return a text without a language, which is then in that of the plan."""
    return f"Word {n}q", ((f"Word {n}q", "en"),)


def foreign(n: int) -> tuple[Any, Said]:
    """Return a text in a third language."""
    return {"pl": f"Słowo {n}q"}, ((f"Słowo {n}q", "pl"),)


def threefold(n: int) -> tuple[Any, Said]:
    """Return a text in both languages and a third."""
    typed, says = pair(n)
    return typed | {"pl": f"Słowo {n}q"}, (*says, (f"Słowo {n}q", "pl"))


TEXTS = (pair, plain, foreign, threefold)


def _answer(n: int, context: str) -> tuple[str, Said]:
    typed = "yes" if n % 2 == 0 else "no"
    return typed, _spoken(lambda speaker: speaker.text(f"{context}{typed}"))


def _date(n: int) -> tuple[str, Said]:
    day = DAY_ONE + timedelta(days=n)
    return day.isoformat(), _spoken(lambda speaker: speaker.date(day))


def _time(n: int) -> tuple[str, Said]:
    clock = time(n // 60 % 24, n % 60)
    return clock.isoformat("minutes"), _spoken(lambda speaker: speaker.time(clock))


def _figure(typed: str, say: Callable[[Speaker, Decimal], str] = Speaker.number) -> tuple[str, Said]:
    return typed, _spoken(lambda speaker: say(speaker, Decimal(typed)))


def _neutral(text: str) -> tuple[str, Said]:
    return text, ((text, NEUTRAL),)


def _year_group(n: int) -> tuple[str, Said]:
    return _neutral(str(n % 14 + 1))


def _school_year(n: int) -> tuple[str, Said]:
    typed = f"20{n % 80 + 10}/{n % 80 + 11}"
    return typed, ((school_year(typed), NEUTRAL),)


def _language(n: int) -> tuple[str, Said]:
    tag = SPOKEN[n % len(SPOKEN)]
    return tag, _spoken(lambda speaker: speaker.language(tag))


def _spoken(say: Callable[[Speaker], str]) -> Said:
    texts = {lang: say(Speaker(lang)) for lang in ("cy", "en")}
    if len(set(texts.values())) == 1:
        return ((texts["en"], NEUTRAL),)
    return tuple((text, lang) for lang, text in texts.items())


TYPED: dict[str, Callable[[int], tuple[Any, Said]]] = {
    "name": lambda n: _neutral(f"Enw 2025-26-{n:03}"),
    "proper_name": lambda n: _neutral(f"Lle {n}q"),
    "identifier": lambda n: _neutral(f"id{n}q"),
    "record_name": lambda n: _neutral(f"FX-{n}"),
    "date": _date,
    "percent": lambda n: _figure(f"{n / 10:.1f}", Speaker.percent),
    "money": lambda n: _figure(f"{1000 + n}.07", Speaker.money),
    "hours": lambda n: _figure(f"{n % 160}.{n % 90 + 10}"),
    "days": lambda n: _figure(f"{n}.5"),
    "count": lambda n: _figure(str(2000 + n)),
    "time": _time,
    "year_group": _year_group,
    "school_year": _school_year,
    "language_tag": _language,
    "picture_file": lambda n: (f"llun{n}q.png", ()),
    "free": lambda n: ({"own": {"deep": f"Lleol {n}q"}}, ((f"Lleol {n}q", NEUTRAL),)),
}
"""What is typed for each kind of value, and the texts that a document must have for it."""


def full(
    phase: str, text: Writing = pair, *, keeps: Callable[[Loc], bool] = always, each: int = EACH
) -> tuple[dict[str, Any], list[Filled]]:
    """Return a plan with every kept field filled, and the values that its documents show."""
    content, taken = everything(phase, text, keeps=keeps, each=each)
    return content, [one for one in taken if one.is_shown and one.name not in BEHIND]


def everything(
    phase: str, text: Writing = pair, *, keeps: Callable[[Loc], bool] = always, each: int = EACH
) -> tuple[dict[str, Any], list[Filled]]:
    """Return the same plan, and every value that was typed, also what no document shows."""
    pen = Pen(phase, text, keeps, each)
    content = pen.record(Pep, ()) | BASICS | {"phase": phase}
    return content, pen.taken


BEHIND = frozenset({*BASICS, "phase", "people.id", "voice.views.id", "targets.id", "funding.id", "review.of"})
"""Fields that control a document or link its parts but do not appear in it, and the fixed record."""


def wanted(filled: Filled, mode: Mode) -> Said:
    """Return the texts of a value that a document in `mode` must have.

    These are the texts in the languages of the document and in any language but Welsh and English;
    if there are none, all of its texts.
    """
    others = {"cy", "en"} - set(mode.languages)
    return tuple(said for said in filled.says if said[1] not in others) or filled.says


def is_said(one: tuple[str, str], filled: Filled, there: set[tuple[str, str]]) -> bool:
    """Return whether a text is there in its language: by itself, or within a sentence if its field is said in one."""
    text, lang = one
    if one in there or filled.name not in IN_A_SENTENCE:
        return one in there
    whole = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    return any(text in other and lang in {spoken, NEUTRAL} and whole.search(other) for other, spoken in there)


def stated_fields() -> list[tuple[str, ...]]:
    """Return the path of every field that takes an explicit none, the first entry of each list."""
    return [loc for loc, form in _shapes(Pep, ()) if form.stated]


def _shapes(model: type[Record], loc: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Shape]]:
    for declared_field in declared(model):
        form = shape(declared_field.annotation)
        yield (*loc, declared_field.key), form
        if form.record:
            step = ("0",) if form.listed else ()
            yield from _shapes(form.record, (*loc, declared_field.key, *step))
