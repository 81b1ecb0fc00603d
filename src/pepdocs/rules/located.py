"""A PEP as the rules read it: what it says, where each value stands, and what day it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Protocol

from pepdocs.findings.model import Code, Finding, Loc, Position, finding, name
from pepdocs.schema.declare import Declared, Record, When, by_key, declared
from pepdocs.schema.derived.messages import field_path
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import Choice, LocalText, NoneStated, NotPracticable
from pepdocs.schema.local.fields import KEY, NO_FIELDS, LocalFields
from pepdocs.schema.pep import Pep

Step = str | int
"""A key as it is in the file, or a place in a list from 0."""


class Places(Protocol):
    """Where in the file each value stands (see `parse.Places`)."""

    def at(self, *loc: Step) -> Position:
        """Return the position of what stands at `loc`, or of the nearest thing around it."""

    def given(self, *loc: Step) -> bool:
        """Whether something is written at `loc`, usable or not."""

    def unusable(self, *loc: Step) -> bool:
        """Whether what is written at `loc`, or around it, is of the wrong kind."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A declared field of a record that is there: where it stands, and what it holds."""

    loc: Loc
    declaration: Declared
    value: Any = field(repr=False)
    path: str
    """The field's path without places in lists: `targets.actions.by`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A PEP, its places, today, every field of every record in it, and what an authority adds to ours."""

    pep: Pep
    places: Places = field(repr=False)
    today: date
    spots: tuple[Spot, ...] = field(repr=False)
    by_path: Mapping[str, tuple[Spot, ...]] = field(repr=False)
    around_spoilt: frozenset[Loc]
    local: LocalFields = NO_FIELDS

    @classmethod
    def of(cls, pep: Pep, places: Places, today: date, local: LocalFields = NO_FIELDS) -> Reading:
        """Return the reading of a PEP on a day."""
        spots = (*_spots(Pep, pep, ()), *_local_spots(pep, local))
        by_path: dict[str, list[Spot]] = {}
        for spot in spots:
            by_path.setdefault(spot.path, []).append(spot)
        indexed = {key: tuple(same) for key, same in by_path.items()}
        around_spoilt = frozenset(_around_spoilt(spots, places))
        return cls(pep, places, today, spots, indexed, around_spoilt, local)

    def finding(self, code: Code, *loc: Step, **facts: str) -> Finding:
        """Return a finding about what stands at `loc`, or is missing there.

        Its fact `label` is the context of the field's label in the catalogues: whoever shows the
        finding says it in the reader's language.
        """
        return finding(code, name(loc), self.places.at(*loc), **{"label": label(loc), **facts})

    def filled(self, path: str) -> Iterator[tuple[Loc, Any]]:
        """Yield the place and value of every field with a path, where it holds something."""
        for spot in self.by_path.get(path, ()):
            if not blank(spot.value):
                yield spot.loc, spot.value

    def holds(self, when: When) -> bool:
        """Whether the field that a condition looks at has one of its values."""
        return any(plain(value) in when.values for _, value in self.filled(when.path))

    def doubtful(self, *loc: Step) -> bool:
        """Whether something at or below `loc` is of the wrong kind: what is read is not all."""
        return loc in self.around_spoilt or self.places.unusable(*loc)


def _around_spoilt(spots: Iterable[Spot], places: Places) -> Iterator[Loc]:
    """Yield the place of everything around a value that is of the wrong kind."""
    for spot in spots:
        items = range(len(spot.value)) if isinstance(spot.value, list) else ()
        for loc in (spot.loc, *((*spot.loc, index) for index in items)):
            if places.unusable(*loc):
                yield from (loc[:length] for length in range(1, len(loc) + 1))


def _spots(model: type[Record], record: Record, loc: Loc) -> Iterator[Spot]:
    for each in declared(model):
        here = (*loc, each.key)
        value = getattr(record, each.name)
        yield Spot(here, each, value, dotted(here))
        for inner, where in records_in(value, here):
            yield from _spots(type(inner), inner, where)


def _local_spots(pep: Pep, local: LocalFields) -> Iterator[Spot]:
    """Yield the fields of an authority's own, as if they were ours."""
    for each, value in local.values(pep.local):
        yield Spot((KEY, each.key), each.declared, value, each.path)


def records_in(value: Any, loc: Loc) -> Iterator[tuple[Record, Loc]]:
    """Yield the record that a value is, or the records of a list, each with its place."""
    if isinstance(value, NoneStated | NotPracticable):
        return
    if isinstance(value, Record):
        yield value, loc
    elif isinstance(value, list):
        yield from ((item, (*loc, n)) for n, item in enumerate(value) if isinstance(item, Record))


def blank(value: Any) -> bool:
    """Whether a value holds nothing at all: no text, no item, no field.

    An empty list of codes or ids says that there is none, and is told apart by `states_none`.
    """
    if isinstance(value, LocalText):
        return all(not text.strip() for _, text in value.texts)
    if isinstance(value, Record):
        return all(blank(getattr(value, key)) for key in type(value).model_fields)
    if isinstance(value, str | list):
        return not value.strip() if isinstance(value, str) else all(map(blank, value))
    return value is None


def states_none(value: Any, annotation: Any) -> bool:
    """Whether a value says that there is none: by name, or as an empty list of codes or ids.

    To leave a list of records or texts empty is to write nothing.
    """
    if isinstance(value, list):
        return not value and shape(annotation).kind not in {"record", "text"}
    return isinstance(value, NoneStated)


def plain(value: Any) -> Any:
    """Return the code of a choice, and any other value as it is."""
    return value.code if isinstance(value, Choice) else value


def dotted(loc: Loc) -> str:
    """Return a place without places in lists: `history.attendance.percent`."""
    return ".".join(step for step in loc if isinstance(step, str))


def label(loc: Loc) -> str:
    """Return the context of the label of the field at `loc`: `field:history.attendance.percent`."""
    return _label(dotted(loc))


@cache
def _label(path: str) -> str:
    model: type[Record] | None = Pep
    context = ""
    for key in path.split("."):
        found = by_key(model).get(key) if model else None
        if not found or not model:
            break
        context = f"field:{field_path(model, key)}"
        model = shape(found.annotation).record
    return context
