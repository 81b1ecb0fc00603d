"""Ids of people, views, targets and funding, and the references to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pepdocs.findings.model import Finding, Loc
from pepdocs.findings.rules import NOBODY, NOTHING, SAME_ID
from pepdocs.rules.context import FieldValue, PlanContext
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
"""The list with the entries that ids of each kind refer to."""

ALWAYS_KNOWN = frozenset({THE_CHILD, *Role.codes()})
"""References to a person without an id: the child, or whoever is in a role."""


def references_resolve(context: PlanContext) -> Iterator[Finding]:
    """Report a reference to an id that no entry has; `child` and roles always refer to people."""
    known = {kind: _known(context, kind) for kind in LISTS}
    for field in context.values:
        for kind, loc, reference in _references(field):
            ids = known[kind]
            if ids is not None and reference not in ids:
                yield context.finding(NOBODY if kind == "people" else NOTHING, *loc)


def _known(context: PlanContext, kind: str) -> frozenset[str] | None:
    """Return the ids of a kind, or None if some of them could not be read."""
    if context.is_doubtful(*LISTS[kind]):
        return None
    ids = frozenset(identifier for _, identifier in _ids(context, kind))
    return ids | ALWAYS_KNOWN if kind == "people" else ids


def _ids(context: PlanContext, kind: str) -> Iterator[tuple[Loc, str]]:
    yield from context.filled(".".join((*map(str, LISTS[kind]), "id")))


def _references(field: FieldValue) -> Iterator[tuple[str, Loc, str]]:
    """Yield the kind, the place and the id of each reference in a field."""
    if isinstance(field.value, NoneStated):
        yield "people", (*field.loc, "none_stated_by"), field.value.none_stated_by
        return
    kind = shape(field.declaration.annotation).points_at
    if kind in LISTS:
        yield from ((kind, loc, reference) for loc, reference in _texts(field.value, field.loc))


def _texts(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, list):
        yield from (((*loc, n), item) for n, item in enumerate(value) if isinstance(item, str))


def ids_are_unique(context: PlanContext) -> Iterator[Finding]:
    """Report an id that two entries of a kind have, and the id `child` of a person."""
    for kind in LISTS:
        taken = {THE_CHILD} if kind == "people" else set()
        for loc, identifier in _ids(context, kind):
            if identifier in taken:
                yield context.finding(SAME_ID, *loc)
            taken.add(identifier)


def roles_of(context: PlanContext, reference: str) -> frozenset[Role]:
    """Return the roles of the person with an id, or the role with that code."""
    people = context.pep.people or []
    named = frozenset(person.role for person in people if person.id == reference and person.role)
    return named or frozenset(role for role in Role if role.code == reference)
