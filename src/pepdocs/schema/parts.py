"""Whose part of a plan each field is in, and a plan's tree reduced to some parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from pepdocs.base.copies import Part
from pepdocs.schema.declare import Declared, Record, by_key
from pepdocs.schema.derived.messages import fields_on_the_way
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import SAYS_WHO
from pepdocs.schema.people import OF_THE_SETTING, Role
from pepdocs.schema.pep import Pep

Path = tuple[str, ...]
"""A field's keys from the top of a plan, without the indexes of lists."""

Moved = Mapping[str, Part]
"""The fields that an authority has moved to another part, by their paths with full stops; with all that is in them."""

NOT_MOVED: Moved = {}
KEYS = ("id", "of")
"""What entries of a list are recognised by."""

_OF_ROLES = {
    **dict.fromkeys(OF_THE_SETTING, Part.SCHOOL),
    **dict.fromkeys((Role.post16_contact, Role.personal_tutor, Role.employer), Part.PROVIDER),
    **dict.fromkeys((Role.parent, Role.family), Part.PARENT),
    **dict.fromkeys((Role.personal_adviser, Role.leaving_care_worker), Part.PERSONAL_ADVISER),
    **dict.fromkeys((Role.camhs, Role.school_nurse, Role.health_visitor, Role.health, Role.counsellor), Part.HEALTH),
    **dict.fromkeys((Role.virtual_school_head, Role.virtual_school, Role.virtual_school_adviser), Part.AUTHORITY),
    **dict.fromkeys((Role.lace_coordinator, Role.iro, Role.epc), Part.AUTHORITY),
    Role.educational_psychologist: Part.HEALTH,
    Role.education_welfare_officer: Part.SCHOOL,
    Role.carer: Part.CARER,
}
PARTS_OF_ROLES: Mapping[str, Part] = {role.code: part for role, part in _OF_ROLES.items()}
"""The part that a person with a role fills in; everybody else's views are in the social worker's."""


def part_of(path: Sequence[str], moved: Moved = NOT_MOVED) -> Part:
    """Return the part that a field is in; a key that is not declared is in the part of what holds it."""
    nearest = next((part for part in map(moved.get, _above(path)) if part), None)
    return nearest or _declared_part(path)


def _above(path: Sequence[str]) -> Iterator[str]:
    """Yield the path with full stops, and that of everything that holds the field, the longest first."""
    return (".".join(path[:length]) for length in range(len(path), 0, -1))


def _declared_part(path: Sequence[str]) -> Part:
    part = Pep.part or Part.AUTHORITY
    for _, field in fields_on_the_way(".".join(path)) if path else ():
        record = shape(field.annotation).record
        part = field.item.part or (record.part if record else None) or part
    return part


def holds(path: Sequence[str], parts: Collection[Part], moved: Moved = NOT_MOVED) -> bool:
    """Return whether one of `parts` has a field, or has it in some entries of a list that several parts share."""
    return part_of(path, moved) in parts or (is_shared(path, moved) and bool({*PARTS_OF_ROLES.values()} & {*parts}))


def is_shared(path: Sequence[str], moved: Moved = NOT_MOVED) -> bool:
    """Return whether a field is in a list whose entries are in the parts of the people whom they name."""
    if any(place in moved for place in _above(path)):
        return False
    records = (shape(field.annotation).record for _, field in fields_on_the_way(".".join(path)))
    return any(record.part_by for record in records if record)


def part_of_entry(path: Sequence[str], entry: Mapping[str, Any], people: Any, moved: Moved = NOT_MOVED) -> Part:
    """Return the part of one entry of a list; `people` is that list of the plan's tree, where persons have roles."""
    field = _field(path)
    record = shape(field.annotation).record if field else None
    if not record or not record.part_by or not is_shared(path, moved):
        return part_of(path, moved)
    who = entry.get(record.part_by)
    roles = (person.get("role") for person in _entries(people) if person.get("id") == who)
    role = next(roles, who)
    return PARTS_OF_ROLES.get(role, part_of(path)) if isinstance(role, str) else part_of(path)


def _entries(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _field(path: Sequence[str]) -> Declared | None:
    found = [field for _, field in fields_on_the_way(".".join(path))]
    return found[-1] if len(found) == len(path) else None


def only(tree: Mapping[str, Any], parts: Collection[Part], moved: Moved = NOT_MOVED) -> dict[str, Any]:
    """Return a plan's tree with nothing but the fields of some parts.

    An entry of a list that is only partly in them keeps what it is recognised by. Keys that are not declared are left
    out, and groups in which nothing is left.
    """
    return Reduction(parts, moved, tree.get("people")).group(tree, Pep, ())


class Reduction:
    """Reduces trees to some parts; `people` is that list of the plan's tree, where persons have roles."""

    def __init__(self, parts: Collection[Part], moved: Moved, people: Any) -> None:
        self._parts = parts
        self._moved = moved
        self._people = people

    def group(self, tree: Mapping[str, Any], model: type[Record], path: Path) -> dict[str, Any]:
        """Return what is left of a group."""
        fields = by_key(model)
        kept = {}
        for key, value in tree.items():
            if key in fields and (left := self._value(value, fields[key], (*path, key))) is not None:
                kept[key] = left
        return kept

    def value(self, value: Any, path: Path) -> Any:
        """Return what is left of the value of a field, None if nothing is; of what is no field, the value itself."""
        field = _field(path)
        return self._value(value, field, path) if field else value

    def entry(self, entry: Any, path: Path) -> Any:
        """Return what is left of an entry of the list at a path, None if nothing is."""
        field = _field(path)
        record = shape(field.annotation).record if field else None
        return self._entry(entry, record, path, whole=self.owns(path)) if record else entry

    def owns(self, path: Path) -> bool:
        """Return whether entries of a list may be added and removed by those who fill in the parts."""
        return self._has(path) or is_shared(path, self._moved)

    def _value(self, value: Any, field: Declared, path: Path) -> Any:
        """Return what is left of a value, None if nothing is."""
        record = shape(field.annotation).record
        if record and isinstance(value, list):
            return self._list(value, record, path)
        if record and isinstance(value, dict) and SAYS_WHO not in value:
            return self.group(value, record, path) or None
        if path == ("local",) and isinstance(value, dict):
            return {key: one for key, one in value.items() if self._has((*path, key))} or None
        return value if self._has(path) else None

    def _list(self, entries: list[Any], record: type[Record], path: Path) -> list[Any] | None:
        whole = self._has(path) and not is_shared(path, self._moved)
        kept = [left for entry in entries if (left := self._entry(entry, record, path, whole=whole)) is not None]
        return kept if kept or whole else None

    def _entry(self, entry: Any, record: type[Record], path: Path, *, whole: bool) -> Any:
        """Return what is left of an entry; one that is not recognised again is left out unless the list is `whole`."""
        if not isinstance(entry, dict):
            return entry if whole else None
        if is_shared(path, self._moved):
            return entry if part_of_entry(path, entry, self._people, self._moved) in self._parts else None
        left = self.group(entry, record, path)
        if whole:
            return {**{key: entry[key] for key in KEYS if key in entry and key in by_key(record)}, **left}
        key = next((key for key in KEYS if key in by_key(record) and isinstance(entry.get(key), str)), None)
        return {key: entry[key], **left} if key and self._any_below(record, path) else None

    def _any_below(self, record: type[Record], path: Path) -> bool:
        """Return whether any field of a group is in the parts."""
        for key, field in by_key(record).items():
            inner = shape(field.annotation).record
            if self._any_below(inner, (*path, key)) if inner else self._has((*path, key)):
                return True
        return False

    def _has(self, path: Path) -> bool:
        return part_of(path, self._moved) in self._parts
