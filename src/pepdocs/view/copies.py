"""Reduce a plan to what the reader of a copy may see.

Everything that a copy shows is composed from the reduced plan, so that nothing withheld can reach a document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import dropwhile
from typing import Any, TypeVar

from pepdocs.base.copies import Copy
from pepdocs.schema.declare import Declared, Record, declared
from pepdocs.schema.derived.messages import all_fields
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import NoneStated, said
from pepdocs.schema.local.fields import LocalFields
from pepdocs.schema.local.withholding import NOTHING_WITHHELD, Withholding, by_place
from pepdocs.schema.people import OF_THE_SETTING, Contact, Role
from pepdocs.schema.pep import Pep
from pepdocs.schema.sections.care import ViewOfOther
from pepdocs.schema.sections.meeting import CopyEdition
from pepdocs.schema.sections.targets import TargetRecord
from pepdocs.schema.sections.voice import View

SEES_ALL_VIEWS = frozenset({Copy.FULL, Copy.CHILD, Copy.OFFICER, Copy.SOCIAL_WORKER, Copy.PERSONAL_ADVISER})
SEES_VIEWS_NOT_REFUSED = frozenset({Copy.SCHOOL, Copy.CARER})
"""The readers of every view but those that the child does not want to share; all others see those that it shares."""

KNOWS_THE_ADDRESS = frozenset({Copy.FULL, Copy.CARER, Copy.OFFICER, Copy.SOCIAL_WORKER, Copy.PERSONAL_ADVISER})
"""The readers who see where the child lives although the plan says that it is confidential."""

CONFIDENTIAL = Withholding(
    dict.fromkeys(("care.placement_address", "care.placed_in"), frozenset(Copy) - KNOWS_THE_ADDRESS)
    | {"care.placement_confidential": frozenset({Copy.PARENT})}
)
"""What copies leave out where the address is confidential: the area too, and from a parent that there is an address."""

SEES_SOME = {
    "voice.views": frozenset(Copy) - SEES_ALL_VIEWS,
    "views_of_others": frozenset({Copy.SCHOOL, Copy.CARER, Copy.PARENT}),
    "targets": frozenset({Copy.PROVIDER}),
    "funding": frozenset({Copy.PROVIDER}),
}
"""The readers who see only some of the entries of a list, by its path, as the rules below decide."""

R = TypeVar("R", bound=Record)

Roles = Mapping[str | None, Role | None]
"""Roles by what refers to somebody: the id of a person, or the code of a role."""

Ids = frozenset[tuple[str, str | None]]
"""Ids, each after the kind of entry that has it, as `PointsAt` names it."""

CONTACT = ("phone", "email", "address")
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "athro", "parch", "rev", "sir"})
ARTICLES = frozenset({"y", "yr"})
"""Words before a Welsh title: Y Parch., Yr Athro."""

TEAMS = frozenset({Role.camhs, Role.virtual_school})
"""The roles that a team has, whose name is no person's."""


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a copy is, and the roles of all the people of the plan, also of those whom it leaves out."""

    copy: Copy
    roles: Roles


def reduced(pep: Pep, copy: Copy, own: LocalFields) -> Pep:
    """Return a plan without what a copy withholds; `own` are the fields that its authority declares."""
    if copy is Copy.FULL:
        return pep
    withholding = withheld_by(pep, own)
    reader = Reader(copy, _roles(pep))
    rest = _without_places(pep, "", withholding.entries(copy))
    for rule in RULES:
        rest = rule(rest, reader)
    shown = _without(rest, lambda field: withholding.may_show(field, copy))
    gone = _ids(pep) - _ids(shown)
    shown = _without_references(shown, gone) if gone else shown
    return shown.model_copy(update={"local": _local(pep, copy, own, withholding)})


def withheld_by(pep: Pep, own: LocalFields) -> Withholding:
    """Return what a plan and its authority withhold from copies, and show on request.

    A plan withholds also where the child lives, if it says that this is confidential.
    """
    typed = said(pep.withhold)
    withheld = by_place((_place(entry.field), map(_copy, said(entry.from_))) for entry in typed if entry.field)
    shown = by_place((_place(entry.field), map(_copy, said(entry.show_to))) for entry in typed if entry.field)
    confidential = CONFIDENTIAL if pep.care and pep.care.placement_confidential else NOTHING_WITHHELD
    return own.withholding | confidential | Withholding(withheld, shown)


def _place(typed: str) -> str:
    """Return the path of the field that was typed; places of single entries are as typed."""
    field = all_fields().get(typed)
    return field.path if field else typed


def _copy(edition: CopyEdition) -> Copy:
    return edition.copy


def sees_all(path: str, copy: Copy) -> bool:
    """Return whether a copy has every entry of a list, so that it can say that there are none."""
    return copy not in SEES_SOME.get(path, frozenset())


def hides_address(pep: Pep, copy: Copy) -> bool:
    """Return whether a copy leaves out where the child lives, since that is confidential."""
    return bool(pep.care and pep.care.placement_confidential) and copy not in KNOWS_THE_ADDRESS


def _without(record: R, may_show: Callable[[Declared], bool]) -> R:
    """Return a record without the fields of other audiences, at every depth."""
    changes = {}
    for field in declared(record.__class__):
        value = getattr(record, field.name)
        if value is not None:
            changes[field.name] = _inside(value, may_show) if may_show(field) else None
    return record.model_copy(update=changes)


def _inside(value: Any, may_show: Callable[[Declared], bool]) -> Any:
    if isinstance(value, list):
        left = [_inside(each, may_show) for each in value]
        return [each for each, before in zip(left, value, strict=True) if not _is_emptied(each, before)] or (
            None if value else value
        )
    return _without(value, may_show) if isinstance(value, Record) else value


def _is_emptied(record: Any, before: Any) -> bool:
    """Return whether an entry of a list has lost all that it said, so that it would be an empty row."""
    return isinstance(record, Record) and _says_nothing(record) and not _says_nothing(before)


def _says_nothing(record: Record) -> bool:
    return all(getattr(record, field.name) is None for field in declared(type(record)))


def _without_places(record: R, at: str, places: frozenset[str]) -> R:
    """Return a record at a place without single entries, or what is in them, by their places."""
    changes = {}
    for field in declared(record.__class__):
        place = f"{at}.{field.key}".removeprefix(".")
        if any(each.startswith(place) for each in places):
            changes[field.name] = _left(getattr(record, field.name), place, places)
    return record.model_copy(update=changes)


def _left(value: Any, place: str, places: frozenset[str]) -> Any:
    """Return a value without what is withheld in it, None if nothing is left."""
    if place in places:
        return None
    if isinstance(value, list):
        left = [_left(each, f"{place}[{number}]", places) for number, each in enumerate(value)]
        return [each for each in left if each is not None] or None
    return _without_places(value, place, places) if isinstance(value, Record) else value


def _ids(pep: Pep) -> Ids:
    views = pep.voice.views if pep.voice else None
    lists = {"people": pep.people, "views": views, "targets": pep.targets, "funding": pep.funding}
    return frozenset((kind, entry.id) for kind, entries in lists.items() for entry in said(entries))


def _without_references(record: R, gone: Ids) -> R:
    """Return a record without references to entries that are left out: an id may say who or what it is of."""
    changes = {}
    for field in declared(type(record)):
        value = getattr(record, field.name)
        if value is not None:
            changes[field.name] = _referring(value, shape(field.annotation).points_at, gone)
    return record.model_copy(update=changes)


def _referring(value: Any, kind: str, gone: Ids) -> Any:
    """Return a value without references to what is gone, None if nothing is left."""
    if isinstance(value, str):
        return None if (kind, value) in gone else value
    if isinstance(value, list):
        left = [_referring(each, kind, gone) for each in value]
        return [each for each in left if each is not None] or (None if value else value)
    if isinstance(value, NoneStated):
        is_gone = ("people", value.none_stated_by) in gone
        return value.model_copy(update={"none_stated_by": ""}) if is_gone else value
    return _without_references(value, gone) if isinstance(value, Record) else value


def _local(pep: Pep, copy: Copy, own: LocalFields, withholding: Withholding) -> dict[str, Any] | None:
    seen = {field.key for field in own.fields if withholding.may_show(field.declared, copy)}
    return {key: value for key, value in (pep.local or {}).items() if key in seen} or None


def _roles(pep: Pep) -> Roles:
    people = (person for person in reversed(said(pep.people)) if person.id)
    return {**{role.code: role for role in Role}, **{person.id: person.role for person in people}}


# Rules about what a value says, not about which field it is.


def _views(pep: Pep, reader: Reader) -> Pep:
    """Leave out the child's views that are not shared with the reader."""
    if pep.voice is None or pep.voice.views is None or reader.copy in SEES_ALL_VIEWS:
        return pep
    kept = [view for view in pep.voice.views if _is_shared(view, reader.copy)]
    return pep.model_copy(update={"voice": pep.voice.model_copy(update={"views": kept or None})})


def _is_shared(view: View, copy: Copy) -> bool:
    return view.share is True or (view.share is None and copy in SEES_VIEWS_NOT_REFUSED)


def _carers_contacts(pep: Pep, reader: Reader) -> Pep:
    """Leave out how carers may be reached in a parent's copy, and where they live if that is confidential."""
    if not (reader.copy is Copy.PARENT or hides_address(pep, reader.copy)):
        return pep
    if reader.copy is Copy.PARENT and pep.care is not None and isinstance(pep.care.emergency_contacts, list):
        contacts = pep.care.emergency_contacts
        kept = [contact for contact in contacts if reader.roles.get(contact.person) is not Role.carer]
        pep = pep.model_copy(update={"care": pep.care.model_copy(update={"emergency_contacts": kept or None})})
    nothing = dict.fromkeys(CONTACT if reader.copy is Copy.PARENT else ("address",))
    people = [each.model_copy(update=nothing) if each.role is Role.carer else each for each in said(pep.people)]
    return pep.model_copy(update={"people": people or None})


def _first_names(pep: Pep, reader: Reader) -> Pep:
    """Leave surnames out of the child's copy, but where a person is known by title and surname."""
    if reader.copy is not Copy.CHILD or pep.people is None:
        return pep
    return pep.model_copy(update={"people": [_by_first_name(person) for person in pep.people]})


def _by_first_name(person: Contact) -> Contact:
    """Return a person with the first name only; with the name as it is if that has none, or is that of a team."""
    words = (person.name or "").split()
    given = [*dropwhile(_is_title, words)]
    has_first_name = len(given) > 1 and len(given[0].rstrip(".")) > 1
    return person.model_copy(update={"name": given[0]}) if has_first_name and person.role not in TEAMS else person


def _is_title(word: str) -> bool:
    return word.rstrip(".").casefold() in TITLES | ARTICLES


def _opinions(pep: Pep, reader: Reader) -> Pep:
    """Leave out others' views that are not the reader's own, and from the school those that a parent marked private."""
    if pep.views_of_others is None:
        return pep
    kept = [view for view in pep.views_of_others if _may_be_seen(view, reader)]
    return pep.model_copy(update={"views_of_others": kept or None})


def _may_be_seen(view: ViewOfOther, reader: Reader) -> bool:
    role = reader.roles.get(view.from_)
    if reader.copy is Copy.CARER:
        return role is Role.carer or role in OF_THE_SETTING
    if reader.copy is Copy.PARENT:
        return role is Role.parent
    return not (view.private and reader.copy is Copy.SCHOOL)


def _course(pep: Pep, reader: Reader) -> Pep:
    """Leave a provider only the targets in which its own people have a part, and the money for these."""
    if reader.copy is not Copy.PROVIDER:
        return pep
    own = {reference for reference, role in reader.roles.items() if role in OF_THE_SETTING}
    targets = [target for target in said(pep.targets) if _has_part(target, own)]
    ids = {target.id for target in targets}
    money = [each for each in said(pep.funding) if said(each.targets) and set(said(each.targets)) <= ids]
    return pep.model_copy(update={"targets": targets or None, "funding": money or None})


def _has_part(target: TargetRecord, people: set[str | None]) -> bool:
    return target.accountable in people or any(action.who in people for action in target.actions or ())


RULES: tuple[Callable[[Pep, Reader], Pep], ...] = (_views, _carers_contacts, _opinions, _course, _first_names)
"""Every rule that looks at a value; the fields' audiences come after them."""
