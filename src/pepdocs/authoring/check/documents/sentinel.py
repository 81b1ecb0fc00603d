"""A plan with a unique word, a sentinel, in every declared field, so that a missing field is noticed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from typing import Any

from pepdocs.reading import parse, source
from pepdocs.schema.audiences import NOWHERE
from pepdocs.schema.declare import Declared, Item, Jurisdiction, Level, PlanSection, Record, Stage, declared, field_path
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.law import citation
from pepdocs.schema.local.fields import NO_FIELDS, STAGES, LocalField, LocalFields
from pepdocs.schema.pep import FORMAT, Pep, Phase

WORD = re.compile(r"(?:gair|word|enw)\d+x")
"""A sentinel in Welsh, in English, or in neither language."""

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
    "time": lambda n: f"{n // 60 % 24:02}:{n % 60:02}",
    "year_group": lambda n: str(n % 14 + 1),
    "school_year": lambda n: f"20{n % 80 + 10}/{n % 80 + 11}",
    "language_tag": lambda n: TAGS[n % len(TAGS)],
    "picture_file": lambda n: f"enw{n}x.png",
    "yes_no": lambda _: "yes",
}
"""The values of fields that take no word, by kind."""


@dataclass(frozen=True, slots=True)
class SentinelField:
    """A field of the plan: its path, its requirement level in the phase, and the law that requires it."""

    path: str
    level: Level
    law: str = ""
    label: str = ""
    """The label of an authority's own field; other labels are in the catalogues."""

    @property
    def called(self) -> str:
        """The context of the field's label, or the label itself."""
        return self.label or f"field:{self.path}"


@dataclass(frozen=True, slots=True)
class SentinelPlan:
    """A plan of a phase, and the field of each of its sentinels."""

    phase: Phase
    pep: Pep
    fields: Mapping[str, SentinelField] = field(repr=False)
    every: tuple[SentinelField, ...] = field(repr=False)
    """All fields, including those without a sentinel."""
    records: Mapping[SentinelField, frozenset[str]] = field(repr=False)
    """The fields that hold records, except sections, with all sentinels in each."""


@dataclass
class _Filler:
    """Fills fields, and records the field of each sentinel."""

    phase: Phase
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    fields: dict[str, SentinelField] = field(default_factory=dict)
    every: list[SentinelField] = field(default_factory=list)
    records: dict[SentinelField, frozenset[str]] = field(default_factory=dict)

    def record(self, model: type[Record]) -> dict[str, Any]:
        """Return a value for every field of a record that a document may show."""
        shown = (field for field in declared(model) if field.audience != NOWHERE)
        return {field.key: self.value(model, field) for field in shown}

    def value(self, model: type[Record], declared: Declared) -> Any:
        """Return a value for a field, or a list of one."""
        form = shape(declared.annotation)
        field = sentinel_field(field_path(model, declared.key), declared.item, self.phase)
        self.every.append(field)
        value = self._record(form.record, field) if form.record else self._value(form, field)
        return [value] if form.listed else value

    def _record(self, model: type[Record], field: SentinelField) -> dict[str, Any]:
        before = set(self.fields)
        values = self.record(model)
        if not issubclass(model, PlanSection):
            self.records[field] = frozenset(self.fields.keys() - before)
        return values

    def _value(self, form: Shape, field: SentinelField) -> Any:
        n = next(self.numbers)
        if form.choice:
            return form.choice.codes()[0]
        if form.kind in FIGURES:
            return FIGURES[form.kind](n)
        if form.kind == "record_name":
            return BASICS["record"]
        if form.kind == "free":
            return {}
        return self._word(field, n, is_text=form.kind == "text")

    def local(self, declared: LocalField) -> Any:
        """Return a value for an authority's own field."""
        label = f"{declared.label.cy} / {declared.label.en}"
        field = replace(sentinel_field(declared.path, declared.item, self.phase), label=label)
        self.every.append(field)
        return declared.options[0].code if declared.options else self._value(declared.shape, field)

    def _word(self, field: SentinelField, n: int, *, is_text: bool) -> Any:
        """Return a sentinel for a field, in both languages if it is a text, or in neither."""
        words = {"cy": f"gair{n}x", "en": f"word{n}x"} if is_text else {"": f"enw{n}x"}
        self.fields |= dict.fromkeys(words.values(), field)
        return words if is_text else words[""]


def sentinel_field(path: str, item: Item, phase: Phase) -> SentinelField:
    """Return a field with its highest requirement level in a phase, in Wales or in England."""
    levels = {
        jurisdiction: max(item.level(jurisdiction, Stage(letter)) for letter in STAGES[phase])
        for jurisdiction in Jurisdiction
    }
    laws = (citation(item.law, jurisdiction) for jurisdiction, level in levels.items() if level is Level.LAW)
    return SentinelField(path, max(levels.values()), "; ".join(filter(None, laws)))


def sentinel_plan(phase: Phase, own: LocalFields = NO_FIELDS) -> SentinelPlan:
    """Return a plan of a phase with every field filled, including an authority's `own`."""
    filler = _Filler(phase)
    content = filler.record(Pep) | BASICS | {"phase": phase.code}
    content["local"] = {field.key: filler.local(field) for field in own.fields}
    parsed = parse.pep(source.read(json.dumps(content, ensure_ascii=False).encode()), own)
    return SentinelPlan(phase, parsed.pep, filler.fields, tuple(filler.every), filler.records)
