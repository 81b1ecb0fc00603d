"""A PEP as the rules need it: its values, their places in the file, its situation, and the day that counts as today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Protocol

from pepdocs.findings.model import Code, Finding, Loc, Position, finding, name
from pepdocs.schema.declare import Declared, Record, declared, field_path
from pepdocs.schema.derived.messages import fields_on_the_way
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import LocalText, NoneStated, NotPracticable
from pepdocs.schema.local.fields import KEY, NO_FIELDS, LocalFields
from pepdocs.schema.pep import Pep
from pepdocs.schema.situation import Situation

Step = str | int
"""A key as it is in the file, or an index in a list."""


class ValuePlaces(Protocol):
    """The places of values in the file, as `parse.Places` has them."""

    def at(self, *loc: Step) -> Position:
        """Return the position of the value at `loc`, or of the nearest one around it."""

    def unusable(self, *loc: Step) -> bool:
        """Return whether the value at `loc`, or one around it, is of the wrong kind."""


@dataclass(frozen=True, slots=True)
class FieldValue:
    """The value of a declared field, its place, and the record that it belongs to.

    `path` is the place without indexes: `targets.actions.by`.
    """

    loc: Loc
    declaration: Declared
    value: Any = field(repr=False)
    path: str
    record: Record = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlanContext:
    """A PEP, the places of its values, today, the values of all fields, and an authority's own declarations.

    What a plan is to hold is judged for `situation`, on the plan's own day. Whether something lies ahead is judged
    from `today`.
    """

    pep: Pep
    places: ValuePlaces = field(repr=False)
    today: date
    situation: Situation = field(repr=False)
    values: tuple[FieldValue, ...] = field(repr=False)
    by_path: Mapping[str, tuple[FieldValue, ...]] = field(repr=False)
    around_unusable: frozenset[Loc]
    local: LocalFields = NO_FIELDS

    @classmethod
    def of(
        cls, pep: Pep, places: ValuePlaces, today: date, on: date | None = None, local: LocalFields = NO_FIELDS
    ) -> PlanContext:
        """Return the context of a PEP; `on` takes the place of the plan's own day."""
        values = (*_values(Pep, pep, ()), *_local_values(pep, local))
        by_path: dict[str, list[FieldValue]] = {}
        for value in values:
            by_path.setdefault(value.path, []).append(value)
        indexed = {path: tuple(same) for path, same in by_path.items()}
        doubtful = frozenset(_around_unusable(values, places))
        situation = Situation.of(pep, today, on, is_unread=lambda path: places.unusable(*path.split(".")))
        return cls(pep, places, today, situation, values, indexed, doubtful, local)

    @property
    def day(self) -> date:
        """The day for which the plan is judged."""
        return self.situation.day or self.today

    def finding(self, code: Code, *loc: Step, **facts: str) -> Finding:
        """Return a finding about the value at `loc`, or about its absence.

        The fact `label` is the context of the field's label in the catalogues, to be shown in the
        reader's language.
        """
        return finding(code, name(loc), self.places.at(*loc), **{"label": label(loc), **facts})

    def filled(self, path: str) -> Iterator[tuple[Loc, Any]]:
        """Yield the place and value of every field with a path that is not blank."""
        for field_value in self.by_path.get(path, ()):
            if not is_blank(field_value.value):
                yield field_value.loc, field_value.value

    def is_doubtful(self, *loc: Step) -> bool:
        """Return whether a value at, below or around `loc` is of the wrong kind, so that some of it was not read."""
        return loc in self.around_unusable or self.places.unusable(*loc)


def _around_unusable(values: Iterable[FieldValue], places: ValuePlaces) -> Iterator[Loc]:
    """Yield the place of each value of the wrong kind, and of everything around it."""
    for field_value in values:
        items = range(len(field_value.value)) if isinstance(field_value.value, list) else ()
        for loc in (field_value.loc, *((*field_value.loc, index) for index in items)):
            if places.unusable(*loc):
                yield from (loc[:length] for length in range(1, len(loc) + 1))


def _values(model: type[Record], record: Record, loc: Loc) -> Iterator[FieldValue]:
    for declaration in declared(model):
        place = (*loc, declaration.key)
        value = getattr(record, declaration.name)
        yield FieldValue(place, declaration, value, dotted(place), record)
        for inner, inner_place in records_in(value, place):
            yield from _values(type(inner), inner, inner_place)


def _local_values(pep: Pep, local: LocalFields) -> Iterator[FieldValue]:
    for own, value in local.values(pep.local):
        yield FieldValue((KEY, own.key), own.declared, value, own.path, pep)


def records_in(value: Any, loc: Loc) -> Iterator[tuple[Record, Loc]]:
    """Yield the record that a value is, or the records of a list, each with its place."""
    if isinstance(value, NoneStated | NotPracticable):
        return
    if isinstance(value, Record):
        yield value, loc
    elif isinstance(value, list):
        yield from ((item, (*loc, n)) for n, item in enumerate(value) if isinstance(item, Record))


def is_blank(value: Any) -> bool:
    """Return whether a value is empty: no text, item or field.

    An empty list of codes or ids is blank too, but says that there is none: see `states_none`.
    """
    if isinstance(value, LocalText):
        return all(not text.strip() for _, text in value.texts)
    if isinstance(value, Record):
        return all(is_blank(getattr(value, key)) for key in type(value).model_fields)
    if isinstance(value, str | list):
        return not value.strip() if isinstance(value, str) else all(map(is_blank, value))
    return value is None


def states_none(value: Any, annotation: Any) -> bool:
    """Return whether a value says that there is none: in words, or as an empty list of codes or ids.

    An empty list of records or texts says nothing.
    """
    if isinstance(value, list):
        return not value and shape(annotation).kind not in {"record", "text"}
    return isinstance(value, NoneStated)


def dotted(loc: Loc) -> str:
    """Return a place without indexes: `history.attendance.percent`."""
    return ".".join(step for step in loc if isinstance(step, str))


def label(loc: Loc) -> str:
    """Return the context of the label of the field at `loc`: `field:history.attendance.percent`."""
    return _label(dotted(loc))


@cache
def _label(path: str) -> str:
    context = ""
    for model, declaration in fields_on_the_way(path):
        context = f"field:{field_path(model, declaration.key)}"
    return context
