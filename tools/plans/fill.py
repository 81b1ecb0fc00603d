"""Fills the fields of a plan as the schema declares them: with facts, sentences and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pepdocs.schema.declare import Declared, Jurisdiction, Level, Record, When, declared
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.pep import Pep
from plans.bank import Entry, bare
from plans.facts import Facts, facts
from plans.figures import Figures
from plans.links import LINKS, link
from plans.story import Story
from plans.table import ENTRIES_OF_PEOPLE, KEPT, NEVER_NONE, ONE_ENTRY, OWN_WORDS
from plans.writer import Writer

HOW_OFTEN_NONE, HOW_OFTEN_A_REASON = 0.1, 0.04
HOW_OFTEN_GIVEN = 0.95
NOTHING: tuple[Any, ...] = (None, {}, [])
"""Values that are left out."""

TYPED = {True: "yes", False: "no"}


def content(story: Story) -> dict[str, Any]:
    """Return the content of a plan's file."""
    known = facts(story)
    people = {one["id"]: one["role"] for one in known["people"]}
    kinds = {"plan": known["plan.kind"], "change": known["change.changes.kind"]}
    writer = Writer(story, known["voice.gathered.language"], kinds)
    plan = _Pen(story, known, writer, Figures(story, people)).plan()
    link(plan, story.dice, story.lead)
    return plan


@dataclass(frozen=True, slots=True)
class _Pen:
    """Fills the fields of a plan; the contents of some are `facts`."""

    story: Story
    facts: Facts
    writer: Writer
    figures: Figures

    def plan(self) -> dict[str, Any]:
        """Return the content of the file, without the links between its entries."""
        return self._record(Pep, "", {})

    def _record(self, model: type[Record], path: str, row: Entry) -> dict[str, Any]:
        content = {}
        for field in declared(model):
            field_path = f"{path}.{field.key}" if path else field.key
            typed = row.get(field.key)
            if self._belongs(field, field_path) and self._kept(field, field_path, typed):
                content[field.key] = self._field(field, field_path, typed)
        return {key: value for key, value in content.items() if value not in NOTHING}

    def _belongs(self, field: Declared, path: str) -> bool:
        """Return whether a field is required at all and not filled by a link."""
        level = field.item.level(self.story.law, self.story.stage)
        wanted = (asked for asked in field.item.conditions if isinstance(asked, When))
        return path not in LINKS and level > Level.NONE and all(map(self._holds, wanted))

    def _kept(self, field: Declared, path: str, typed: Any) -> bool:
        """Return whether the plan is long enough for a field; a field of a row is rarely left out."""
        share = self.story.size.keeps[field.item.level(self.story.law, self.story.stage)]
        share = share if typed is None else max(share, HOW_OFTEN_GIVEN)
        return path in KEPT or self.story.dice.chance(share)

    def _holds(self, when: When) -> bool:
        wanted = {TYPED[value] if isinstance(value, bool) else value for value in when.values}
        return self.facts.get(when.path) in wanted

    def _field(self, field: Declared, path: str, typed: Any) -> Any:
        """Return the content of a field, `None` if it is empty."""
        form = shape(field.annotation)
        if path in self.facts:
            decided = self.facts[path]
            return self.writer.in_language(decided) if _is_pair(decided) else decided
        if typed is not None:
            return self._given(form, path, typed)
        instead = self._instead(path) if form.stated and field.item.none_answers else None
        return instead or self._made(form, path)

    def _given(self, form: Shape, path: str, typed: Any) -> Any:
        """Return the content of a row, with the fields that it does not have."""
        if form.record is not None and form.listed:
            return [self._record(form.record, path, row) for row in typed]
        if form.record is not None:
            return self._record(form.record, path, typed)
        if form.kind != "text":
            return typed
        return self.writer.own_words(typed) if path in OWN_WORDS else self.writer.in_language(typed)

    def _instead(self, path: str) -> dict[str, Any] | None:
        """Return sometimes an explicit none, or a reason if the law accepts one."""
        first = path == "review" and self.story.kind == "initial"
        if first or (path not in NEVER_NONE and self.story.dice.chance(HOW_OFTEN_NONE)):
            return {"none_stated_by": self.story.lead}
        if self.story.law is Jurisdiction.england and self.story.dice.chance(HOW_OFTEN_A_REASON):
            return {"not_practicable": self.writer.written("not_practicable")}
        return None

    def _made(self, form: Shape, path: str) -> Any:
        if form.record is not None:
            if not form.listed:
                return self._record(form.record, path, {})
            rows = enumerate(self._rows(path))
            return [self._record(form.record, path, self.figures.numbered(path, n, row)) for n, row in rows] or None
        if form.kind == "text":
            return (self.writer.items(path) or None) if form.listed else self.writer.written(path)
        return self.figures.value(form, path)

    def _rows(self, path: str) -> list[Entry]:
        """Return the entries of a list with their sentences, or with the people they are about."""
        if key := ENTRIES_OF_PEOPLE.get(path):
            there = self.facts["meeting.attended"]
            others = [one for one in self.figures.people if path != "meeting.absent" or one not in there]
            count = self.story.dice.between(*self.story.size.rows)
            return [{key: one} for one in self.story.dice.some(others, count)]
        return [{}] if path in ONE_ENTRY else [bare(row) for row in self.writer.rows(path)]


def _is_pair(value: Any) -> bool:
    """Return whether a value is a sentence in both languages."""
    return isinstance(value, dict) and value.keys() == {"cy", "en"}
