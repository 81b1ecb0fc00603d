"""Values that are not sentences: dates, figures, codes and people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pepdocs.schema.derived.shape import Shape
from plans.bank import Entry, names
from plans.days import day_of
from plans.facts import source_of_money
from plans.story import Story, weekday
from plans.table import CHOICES, IN_ROLES, PLACES

SHORT_TERM, LONG_TERM = (44, 80), (100, 170)
"""The days from the meeting until a target is due."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Makes values for a plan; `people` are the roles of its people by their ids."""

    story: Story
    people: dict[str, str]

    def value(self, form: Shape, path: str) -> Any:
        """Return a value of a field's kind, `None` if there is none for it."""
        return MAKERS[form.kind](self, form, path) if form.kind in MAKERS else None

    def day(self, _form: Shape, path: str) -> str | None:
        """Return a date."""
        return day_of(path, self.story)

    def somebody(self, form: Shape, path: str) -> Any:
        """Return an id, or several with the child first; `None` if nobody has the role."""
        roles = IN_ROLES.get(path, "").split()
        known = [one for one, role in self.people.items() if not roles or role in roles]
        if form.points_at != "people" or not known:
            return None
        if form.listed:
            return ["child", *self.story.dice.some(known, self.story.dice.between(1, 3))]
        return self.story.dice.one(known)

    def code(self, form: Shape, path: str) -> str:
        """Return one of the codes of a field."""
        every = tuple(member.code for member in form.choice or ())
        return self.story.dice.one(CHOICES.get(path, every))

    def place(self, _form: Shape, path: str) -> str | None:
        """Return the name of a place or organisation."""
        return self.story.dice.one(names()[PLACES[path]]) if path in PLACES else None

    def answer(self, _form: Shape, _path: str) -> str:
        """Return yes or no, more often yes."""
        return "yes" if self.story.dice.chance(0.85) else "no"

    def hours(self, _form: Shape, _path: str) -> str:
        """Return the hours of a week in education."""
        return f"{self.story.dice.between(5, 24)}.5"

    def days(self, _form: Shape, _path: str) -> str:
        """Return a number of days."""
        return self.story.dice.one(("0.5", "1", "2", "3", "4.5"))

    def count(self, _form: Shape, _path: str) -> str:
        """Return a small number."""
        return str(self.story.dice.between(0, 5))

    def clock(self, _form: Shape, _path: str) -> str:
        """Return a time of the school day."""
        return f"{self.story.dice.between(9, 16):02}:{self.story.dice.one(('00', '15', '30'))}"

    def numbered(self, path: str, place: int, row: Entry) -> Entry:
        """Return an entry with its id and whatever depends on its place in the list."""
        makers = {
            "targets": self._target,
            "voice.views": self._view,
            "funding": self._money,
            "care.emergency_contacts": self._contact,
        }
        return row | makers[path](place) if path in makers else row

    def _target(self, place: int) -> Entry:
        low, high = (LONG_TERM, SHORT_TERM)[place % 2 == 0]
        due = self.story.meeting + timedelta(self.story.dice.between(low, high))
        horizon = "short" if place % 2 == 0 else "long"
        return {"id": f"t{place + 1}", "horizon": horizon, "due": weekday(due).isoformat()}

    def _view(self, place: int) -> Entry:
        return {"id": f"v{place + 1}"}

    def _contact(self, place: int) -> Entry:
        return {"order": str(place + 1)}

    def _money(self, place: int) -> Entry:
        planned = self.story.dice.between(20, 1500)
        return {
            "id": f"f{place + 1}",
            "source": source_of_money(self.story, place),
            "planned": f"{planned}.50",
            "spent": f"{self.story.dice.between(0, planned)}.00",
        }


MAKERS: dict[str, Callable[[Figures, Shape, str], Any]] = {
    "date": Figures.day,
    "identifier": Figures.somebody,
    "choice": Figures.code,
    "proper_name": Figures.place,
    "yes_no": Figures.answer,
    "hours": Figures.hours,
    "days": Figures.days,
    "count": Figures.count,
    "time": Figures.clock,
}
