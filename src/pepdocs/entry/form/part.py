"""What a form for some people holds of a plan: their own fields, and what must be known to ask for them.

What depends on the rest of the plan is decided when the form is made, so that none of it has to be in the form.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pepdocs.base.copies import Part
from pepdocs.entry.form.plan import FormPlan
from pepdocs.schema.conditions import NOT_SHORT_BREAKS, Condition
from pepdocs.schema.declare import Asked, Item, Jurisdiction, When
from pepdocs.schema.facts import Missing
from pepdocs.schema.law import paragraphs
from pepdocs.schema.parts import NOT_MOVED, Moved, holds, only
from pepdocs.schema.situation import Situation

OF_ENTRIES = frozenset({"change", "disrupts", "emergency", "in_effect"})
"""Facts about one entry of a list, which the page works out itself."""


@dataclass(frozen=True)
class FormPart:
    """The parts of a plan that a form holds; none for the whole plan.

    `situation` is that of the whole plan, which the form does not hold.
    """

    parts: tuple[Part, ...]
    situation: Situation = field(repr=False)
    moved: Moved = field(default_factory=lambda: NOT_MOVED)

    @property
    def names(self) -> list[str]:
        """The names of the parts."""
        return [part.value for part in self.parts]

    def of(self, plan: FormPlan) -> FormPlan:
        """Return a plan with nothing in its tree but the fields of the parts."""
        return replace(plan, tree=only(plan.tree, self.parts, self.moved))

    def has(self, place: str) -> bool:
        """Return whether the form holds a field."""
        return holds(tuple(place.split(".")), self.parts, self.moved)

    def settled(self, item: Item) -> Item | None:
        """Return a field without the conditions that the rest of the plan meets; None if it does not meet them all."""
        outside = [asked for asked in item.conditions if self._is_outside(asked)]
        answered = [when for when in item.answered_by if self._is_outside(when)]
        if any(not self.situation.holds(asked) for asked in outside if isinstance(asked, When)):
            return None
        if any(self.situation.holds(when) for when in answered):
            return None
        kept = tuple(asked for asked in item.conditions if asked not in outside)
        return replace(item, when=kept, unless=tuple(when for when in item.answered_by if when not in answered))

    def _is_outside(self, asked: Asked) -> bool:
        return isinstance(asked, When) and not asked.path.startswith(".") and not self.has(asked.path)

    def told(self, items: Iterable[Item], jurisdiction: Jurisdiction) -> dict[str, bool]:
        """Return which conditions of fields and of their laws are met; those that cannot be told are left out."""
        asked = {NOT_SHORT_BREAKS, *(condition for item in items for condition in _conditions(item, jurisdiction))}
        states = {each.key: self.situation.tell(each) for each in asked if each.fact not in OF_ENTRIES}
        return {key: state for key, state in sorted(states.items()) if not isinstance(state, Missing)}

    def roles(self, plan: FormPlan) -> dict[str, str]:
        """Return the roles of the people to whom a reduced plan points, by their ids: their names are not in it."""
        people = plan.pep.people if isinstance(plan.pep.people, list) else []
        named = {person.id: person.role.context for person in people if person.id and person.role}
        used = set(_texts(plan.tree))
        return {key: role for key, role in named.items() if key in used and not self.has("people.name")}


def _conditions(item: Item, jurisdiction: Jurisdiction) -> Iterator[Condition]:
    yield from (asked for asked in item.conditions if isinstance(asked, Condition))
    yield from (condition for paragraph in paragraphs(item.law, jurisdiction) for condition in paragraph.applies)


def _texts(node: Any) -> Iterator[str]:
    values: Collection[Any] = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for value in values:
        if isinstance(value, str):
            yield value
        else:
            yield from _texts(value)
