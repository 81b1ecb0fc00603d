"""A plan with every declared field filled with a word of its own, so that none can go missing unseen."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from typing import Any

from pepdocs.reading import parse, source
from pepdocs.schema.declare import (
    Declared,
    Item,
    Jurisdiction,
    Level,
    Record,
    Section,
    Stage,
    declared,
)
from pepdocs.schema.derived.messages import field_path
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.law import citation
from pepdocs.schema.local.fields import NO_FIELDS, STAGES, LocalField, LocalFields
from pepdocs.schema.pep import FORMAT, Pep, Phase

WORD = re.compile(r"(?:gair|word|enw)\d+x")
"""A sentinel: Welsh, English, or in neither language."""

BASICS = {"pepdocs": str(FORMAT), "record": "enw0x", "jurisdiction": "wales", "written_in": "en"}
DAY_ONE = date(2001, 3, 1)
TAGS = ("fr", "de", "pl", "ar", "pt", "es", "it", "ga")

FIGURES: dict[str, Callable[[int], str]] = {
    "identifier": lambda n: f"enw{n}x",
    "date": lambda n: (DAY_ONE + timedelta(days=n)).isoformat(),
    "percent": lambda n: f"{n % 1000 / 10:.1f}",
    "money": lambda n: f"{1000 + n}.07",
    "hours": lambda n: f"{n % 160}.25",
    "days": lambda n: f"{n % 900}.5",
    "count": lambda n: str(2000 + n),
    "year_group": lambda n: str(n % 14 + 1),
    "school_year": lambda n: f"20{n % 80 + 10}/{n % 80 + 11}",
    "language_tag": lambda n: TAGS[n % len(TAGS)],
    "yes_no": lambda _: "yes",
}
"""What is typed in the fields that take no word."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the plan: its path, how strongly it is asked for in this phase, and the law that asks."""

    path: str
    level: Level
    law: str = ""
    label: str = ""
    """What it is called, where it is an authority's own; else the catalogues say."""

    @property
    def called(self) -> str:
        """The context of the field's label, or the label itself."""
        return self.label or f"field:{self.path}"


@dataclass(frozen=True, slots=True)
class Sentinels:
    """A plan of a phase, and which field each of its words stands in."""

    phase: Phase
    pep: Pep
    fields: Mapping[str, Field] = field(repr=False)
    every: tuple[Field, ...] = field(repr=False)
    """All fields, those that take no word, too."""
    records: Mapping[Field, frozenset[str]] = field(repr=False)
    """The fields that hold records, with all words below each; a section is none of them."""


@dataclass
class _Pen:
    """Fills fields, and notes in which each word stands."""

    phase: Phase
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    fields: dict[str, Field] = field(default_factory=dict)
    every: list[Field] = field(default_factory=list)
    records: dict[Field, frozenset[str]] = field(default_factory=dict)

    def record(self, model: type[Record]) -> dict[str, Any]:
        """Return what is typed in every field of a record."""
        return {each.key: self.typed(model, each) for each in declared(model)}

    def typed(self, model: type[Record], each: Declared) -> Any:
        """Return what is typed in a field: one value, or a list of one."""
        form = shape(each.annotation)
        known = asked(field_path(model, each.key), each.item, self.phase)
        self.every.append(known)
        value = self._record(form.record, known) if form.record else self._value(form, known)
        return [value] if form.listed else value

    def _record(self, model: type[Record], known: Field) -> dict[str, Any]:
        """Return what is typed in a record, and note which words are below it."""
        before = set(self.fields)
        typed = self.record(model)
        if not issubclass(model, Section):
            self.records[known] = frozenset(self.fields.keys() - before)
        return typed

    def _value(self, form: Shape, known: Field) -> Any:
        n = next(self.numbers)
        if form.choice:
            return form.choice.codes()[0]
        if form.kind in FIGURES:
            return FIGURES[form.kind](n)
        if form.kind == "record_name":
            return BASICS["record"]
        if form.kind == "free":
            return {}
        return self.word(known, n, both=form.kind == "text")

    def local(self, each: LocalField) -> Any:
        """Return what is typed in a field of an authority's own."""
        called = f"{each.label.cy} / {each.label.en}"
        known = replace(asked(each.path, each.item, self.phase), label=called)
        self.every.append(known)
        if each.options:
            return each.options[0].code
        return self._value(each.shape, known)

    def word(self, known: Field, n: int, *, both: bool) -> Any:
        """Return a word of its own for a field, in `both` languages or in neither."""
        words = {"cy": f"gair{n}x", "en": f"word{n}x"} if both else {"": f"enw{n}x"}
        self.fields |= dict.fromkeys(words.values(), known)
        return words if both else words[""]


def asked(path: str, item: Item, phase: Phase) -> Field:
    """Return how strongly a field is asked for in a phase, in Wales or in England."""
    levels = {
        jurisdiction: max(item.level(jurisdiction, Stage(letter)) for letter in STAGES[phase])
        for jurisdiction in Jurisdiction
    }
    laws = (citation(item.law, jurisdiction) for jurisdiction, level in levels.items() if level is Level.LAW)
    law = "; ".join(filter(None, laws))
    return Field(path, max(levels.values()), law)


def sentinels(phase: Phase, own: LocalFields = NO_FIELDS) -> Sentinels:
    """Return a plan of a phase with every field filled, an authority's `own` among them."""
    pen = _Pen(phase)
    content = pen.record(Pep) | BASICS | {"phase": phase.code}
    content["local"] = {each.key: pen.local(each) for each in own.fields}
    parsed = parse.pep(source.read(json.dumps(content, ensure_ascii=False).encode()), own)
    return Sentinels(phase, parsed.pep, pen.fields, tuple(pen.every), pen.records)
