"""Ids that point at each other: people, the child's views, targets and money."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pepdocs.findings.model import Finding, Loc
from pepdocs.findings.rules import NOBODY, NOTHING, SAME_ID
from pepdocs.rules.located import Reading, Spot
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import NoneStated
from pepdocs.schema.people import Role

THE_CHILD = "child"

LISTS: dict[str, Loc] = {
    "people": ("people",),
    "views": ("voice", "views"),
    "targets": ("targets",),
    "funding": ("funding",),
}
"""Where the entries stand that an id of each sort names."""

ALWAYS_KNOWN = frozenset({THE_CHILD, *Role.codes()})
"""What names a person without an id: the child, and whoever is in a role."""


def references_resolve(reading: Reading) -> Iterator[Finding]:
    """Each id that points somewhere is the id of an entry; `child` and roles are always people."""
    known = {what: _known(reading, what) for what in LISTS}
    for spot in reading.spots:
        for what, loc, target in _pointers(spot):
            ids = known[what]
            if ids is not None and target not in ids:
                yield reading.finding(NOBODY if what == "people" else NOTHING, *loc)


def _known(reading: Reading, what: str) -> frozenset[str] | None:
    """Return the ids of a sort, `None` where some of them could not be read."""
    if reading.doubtful(*LISTS[what]):
        return None
    ids = frozenset(_id for _, _id in _ids(reading, what))
    return ids | ALWAYS_KNOWN if what == "people" else ids


def _ids(reading: Reading, what: str) -> Iterator[tuple[Loc, str]]:
    yield from reading.filled(".".join((*map(str, LISTS[what]), "id")))


def _pointers(spot: Spot) -> Iterator[tuple[str, Loc, str]]:
    """Yield what a field points at, where each of its ids stands, and the id."""
    if isinstance(spot.value, NoneStated):
        yield "people", (*spot.loc, "none_stated_by"), spot.value.none_stated_by
        return
    what = shape(spot.declaration.annotation).points_at
    if what in LISTS:
        yield from ((what, loc, target) for loc, target in _each(spot.value, spot.loc))


def _each(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, list):
        yield from (((*loc, n), item) for n, item in enumerate(value) if isinstance(item, str))


def ids_are_unique(reading: Reading) -> Iterator[Finding]:
    """No id stands for two entries of a sort, and nobody else is called `child`."""
    for what in LISTS:
        taken = {THE_CHILD} if what == "people" else set()
        for loc, each in _ids(reading, what):
            if each in taken:
                yield reading.finding(SAME_ID, *loc)
            taken.add(each)


def roles_of(reading: Reading, reference: str) -> frozenset[Role]:
    """Return the roles of whoever an id or the code of a role stands for."""
    people = reading.pep.people or []
    named = frozenset(person.role for person in people if person.id == reference and person.role)
    return named or frozenset(role for role in Role if role.code == reference)
