"""The situation of a child on a day: which laws apply, and how strongly each field is asked for.

A law of which the plan does not tell whether it applies does not make a field's absence an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from pepdocs.schema import law
from pepdocs.schema.conditions import Condition
from pepdocs.schema.declare import MAY, MUST, NONE, Asked, Item, Jurisdiction, Level, Record, Stage, When
from pepdocs.schema.derived.messages import field_at
from pepdocs.schema.facts import FACTS, Missing, code_of, value_at, values_at
from pepdocs.schema.law import LawParagraph
from pepdocs.schema.people import RoleItem
from pepdocs.schema.pep import Pep, Phase
from pepdocs.schema.sections.plan import PlanKind, Status

Requirement = Item | RoleItem
"""What is asked for: a field, or somebody in a role."""


@dataclass(frozen=True)
class Situation:
    """A plan on the day for which it is judged; `day` is None where no day is known.

    `is_unread` returns whether something was written at a path that could not be read: nothing that depends on it
    is asked for.
    """

    pep: Pep
    day: date | None
    is_unread: Callable[[str], bool] = lambda _: False

    @classmethod
    def of(cls, pep: Pep, today: date | None = None, on: date | None = None, **more: Any) -> Situation:
        """Return the situation on a day: `on`, else the plan's own day, else today."""
        return cls(pep, on or own_day(pep) or today, **more)

    # What is asked for

    def level(self, item: Requirement, record: Record | None = None) -> Level:
        """Return how strongly a field is asked for; `record` is the entry of a list that it belongs to.

        Where the file does not say the stage or whose law applies, it is the least of all that are possible. Nothing
        is asked for by law if the country was written in a way that could not be read.
        """
        levels = [self._level(item, law_, stage, record) for law_ in self.jurisdictions for stage in self.stages]
        if len(self.jurisdictions) == 1:
            return min(levels)
        is_law = Level.LAW in levels
        return min(MAY if is_law and self.is_unread("jurisdiction") else MUST, *levels)

    def _level(self, item: Requirement, jurisdiction: Jurisdiction, stage: Stage, record: Record | None) -> Level:
        level = item.level_in(jurisdiction)
        if stage.value not in item.stages + item.also:
            return NONE
        if level is Level.LAW:
            if self.applies(item, jurisdiction, record):
                return level
            level = item.otherwise
        is_lowered = stage.value in item.also or (self._is_short_break and not item.short_breaks)
        return min(level, MAY) if is_lowered else level

    def belongs(self, item: Requirement) -> bool:
        """Return whether a field may be filled in at a stage that is possible."""
        return any(stage.value in item.stages + item.also for stage in self.stages)

    def is_asked(self, item: Requirement, record: Record | None = None) -> bool:
        """Return whether the conditions of a field itself are met, or cannot be told, and nothing else answers it."""
        if any(self._answers(when, record) for when in item.answered_by):
            return False
        return all(self._may_hold(condition, record) for condition in item.conditions)

    def _answers(self, when: When, record: Record | None) -> bool:
        """Return whether another field answers one: results of Reception do not answer for Year 1."""
        declaration = None if when.path.startswith(".") else field_at(when.path)
        return (declaration is None or self.belongs(declaration.item)) and self.holds(when, record)

    def _may_hold(self, asked: Asked, record: Record | None) -> bool:
        if isinstance(asked, When):
            return self.holds(asked, record)
        state = self.tell(asked, record)
        if isinstance(state, Missing):
            return not (asked.if_told or self.is_unread(state.path))
        return bool(state)

    def holds(self, when: When, record: Record | None = None) -> bool:
        """Return whether a condition on the value of a field of the plan, or of the same entry, is met."""
        start, path = (record, when.path[1:]) if when.path.startswith(".") else (self.pep, when.path)
        values = [code_of(value) for value in values_at(start, path)]
        return any(not when.values or value in when.values for value in values)

    # Which law applies

    def applies(self, item: Requirement, jurisdiction: Jurisdiction, record: Record | None = None) -> bool:
        """Return whether a paragraph of law that asks for a field applies to the child on the day."""
        found = law.paragraphs(item.law, jurisdiction)
        return not found or any(self.state(paragraph, record) is True for paragraph in found)

    def undecided(self, item: Requirement, record: Record | None = None) -> dict[str, list[LawParagraph]]:
        """Return the paragraphs of law of which the plan does not tell whether they apply, by the missing field."""
        missing: dict[str, list[LawParagraph]] = {}
        if len(self.jurisdictions) == 1:
            for paragraph in law.paragraphs(item.law, self.jurisdictions[0]):
                state = self.state(paragraph, record)
                if isinstance(state, Missing):
                    missing.setdefault(state.path, []).append(paragraph)
        return missing

    def state(self, paragraph: LawParagraph, record: Record | None = None) -> bool | Missing:
        """Return whether a paragraph applies, or the first fact without which it cannot be told."""
        return self.all_of(paragraph.applies, record)

    def all_of(self, conditions: Iterable[Condition], record: Record | None = None) -> bool | Missing:
        """Return whether all conditions are met, or the first fact without which it cannot be told."""
        states = [self.tell(condition, record) for condition in conditions]
        if False in states:
            return False
        return next((state for state in states if isinstance(state, Missing)), True)

    def tell(self, condition: Condition, record: Record | None = None) -> bool | Missing:
        """Return whether a condition is met, or the fact without which it cannot be told."""
        value = self._fact(condition.fact, record)
        return value if isinstance(value, Missing) else condition.is_met_by(value)

    def _fact(self, name: str, record: Record | None) -> Any:
        if name == "idp_incorporated":
            return self.all_of(law.INCORPORATED)
        if name == "pathway_plan":
            return value_at(self.pep, "pathway.plan_date") is not None or self.all_of(law.CATEGORY_1)
        return FACTS[name](self.pep, self.day, record)

    # What the plan says

    @cached_property
    def jurisdictions(self) -> tuple[Jurisdiction, ...]:
        """The countries whose law may apply: one, unless the file does not say."""
        return (self.pep.law,) if self.pep.jurisdiction else tuple(Jurisdiction)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of schooling that are possible: one, unless the file does not tell."""
        has_year = self.pep.child is not None and self.pep.child.year_group is not None
        if self.pep.phase is None:
            return tuple(Stage)
        if has_year or self.pep.phase is Phase.post16:
            return (self.pep.stage,)
        return (Stage.EARLY, Stage.PRIMARY) if self.pep.phase is Phase.primary else (Stage.KS3, Stage.KS4)

    @cached_property
    def _is_short_break(self) -> bool:
        return bool(value_at(self.pep, "plan.kind") == PlanKind.short_break.code)


def own_day(pep: Pep) -> date | None:
    """Return the day for which a plan is judged: that of its completion, else of its meeting; a draft has none."""
    if pep.plan is None or pep.plan.status is Status.draft:
        return None
    return pep.plan.completed or pep.plan.meeting
