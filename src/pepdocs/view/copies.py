"""Reduce a plan to what the reader of a copy may see.

Everything that a copy shows is composed from the reduced plan, so that nothing withheld can reach a document.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pepdocs.base.copies import Copy
from pepdocs.schema.declare import Declared, Record, declared
from pepdocs.schema.derived.messages import all_fields
from pepdocs.schema.kinds import said
from pepdocs.schema.local.fields import LocalFields
from pepdocs.schema.people import OF_THE_SETTING, Contact, Role
from pepdocs.schema.pep import Pep
from pepdocs.schema.sections.care import ViewOfOther
from pepdocs.schema.sections.meeting import CopyEdition
from pepdocs.schema.sections.targets import TargetRecord
from pepdocs.schema.sections.voice import View
from pepdocs.schema.withholding import Withholding, by_place

SEES_ALL_VIEWS = frozenset({Copy.FULL, Copy.CHILD, Copy.OFFICER, Copy.SOCIAL_WORKER})
SEES_VIEWS_NOT_REFUSED = frozenset({Copy.SCHOOL, Copy.CARER})
"""The readers of every view but those that the child does not want to share; all others see those that it shares."""

KNOWS_THE_ADDRESS = frozenset({Copy.FULL, Copy.CARER, Copy.OFFICER, Copy.SOCIAL_WORKER, Copy.PERSONAL_ADVISER})
"""The readers who see where the child lives although the plan says that it is confidential."""

SEES_SOME = {
    "voice.views": frozenset(Copy) - SEES_ALL_VIEWS,
    "views_of_others": frozenset({Copy.SCHOOL, Copy.CARER, Copy.PARENT}),
    "targets": frozenset({Copy.PROVIDER}),
    "funding": frozenset({Copy.PROVIDER}),
}
"""The readers who see only some of the entries of a list, by its path, as the rules below decide."""

R = TypeVar("R", bound=Record)

CONTACT = ("phone", "email", "address")
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "parch", "rev", "sir"})


def reduced(pep: Pep, copy: Copy, own: LocalFields) -> Pep:
    """Return a plan without what a copy withholds; `own` are the fields that its authority declares."""
    if copy is Copy.FULL:
        return pep
    withholding = withheld_by(pep, own)
    pep = _without_entries(pep, withholding.entries(copy))
    for rule in RULES:
        pep = rule(pep, copy)
    shown = _without(pep, lambda field: withholding.may_show(field, copy))
    return shown.model_copy(update={"local": _local(pep, copy, own, withholding)})


def withheld_by(pep: Pep, own: LocalFields) -> Withholding:
    """Return what a plan and its authority withhold from copies, and show on request."""
    typed = said(pep.withhold)
    withheld = by_place((_place(entry.field), map(_copy, said(entry.from_))) for entry in typed if entry.field)
    shown = by_place((_place(entry.field), map(_copy, said(entry.show_to))) for entry in typed if entry.field)
    return own.withholding | Withholding(withheld, shown)


def _place(typed: str) -> str:
    """Return the path of the field that was typed; places of single entries are as typed."""
    field = all_fields().get(typed)
    return field.path if field else typed


def _copy(edition: CopyEdition) -> Copy:
    return edition.copy


def sees_all(path: str, copy: Copy) -> bool:
    """Return whether a copy has every entry of a list, so that it can say that there are none."""
    return copy not in SEES_SOME.get(path, frozenset())


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
        return [_inside(each, may_show) for each in value]
    return _without(value, may_show) if isinstance(value, Record) else value


def _without_entries(pep: Pep, places: frozenset[str]) -> Pep:
    """Return a plan without single entries, and without the references to views that are left out."""
    if not places:
        return pep
    rest = _without_places(pep, "", places)
    return _without_references(rest, _view_ids(pep) - _view_ids(rest))


def _without_places(record: R, at: str, places: frozenset[str]) -> R:
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


def _local(pep: Pep, copy: Copy, own: LocalFields, withholding: Withholding) -> dict[str, Any] | None:
    seen = {field.key for field in own.fields if withholding.may_show(field.declared, copy)}
    return {key: value for key, value in (pep.local or {}).items() if key in seen} or None


# Rules about what a value says, not about which field it is.


def _views(pep: Pep, copy: Copy) -> Pep:
    """Leave out the child's views that are not shared with the reader, and every reference to them."""
    if pep.voice is None or pep.voice.views is None or copy in SEES_ALL_VIEWS:
        return pep
    kept = [view for view in pep.voice.views if _is_shared(view, copy)]
    rest = pep.model_copy(update={"voice": pep.voice.model_copy(update={"views": kept or None})})
    return _without_references(rest, _view_ids(pep) - _view_ids(rest))


def _view_ids(pep: Pep) -> set[str | None]:
    return {view.id for view in said(pep.voice.views)} if pep.voice else set()


def _is_shared(view: View, copy: Copy) -> bool:
    return view.share is True or (view.share is None and copy in SEES_VIEWS_NOT_REFUSED)


def _without_references(pep: Pep, gone: set[str | None]) -> Pep:
    """Return a plan whose targets do not refer to views that are left out."""
    if not (gone and isinstance(pep.targets, list)):
        return pep
    return pep.model_copy(update={"targets": [_answering(target, gone) for target in pep.targets]})


def _answering(target: TargetRecord, gone: set[str | None]) -> TargetRecord:
    if not isinstance(target.views, list):
        return target
    return target.model_copy(update={"views": [id_ for id_ in target.views if id_ not in gone] or None})


def _address(pep: Pep, copy: Copy) -> Pep:
    """Leave out where the child lives if that is confidential: also the area, and the carers' addresses."""
    if pep.care is None or not pep.care.placement_confidential or copy in KNOWS_THE_ADDRESS:
        return pep
    care = pep.care.model_copy(update={"placement_address": None, "placed_in": None})
    return _without_carers_contacts(pep.model_copy(update={"care": care}))


def _carers_contacts(pep: Pep, copy: Copy) -> Pep:
    """Leave out how carers may be reached in a parent's copy."""
    if copy is not Copy.PARENT:
        return pep
    carers = {Role.carer.code, *(person.id for person in said(pep.people) if person.role is Role.carer)}
    if pep.care is not None and isinstance(pep.care.emergency_contacts, list):
        kept = [contact for contact in pep.care.emergency_contacts if contact.person not in carers]
        pep = pep.model_copy(update={"care": pep.care.model_copy(update={"emergency_contacts": kept or None})})
    return _without_carers_contacts(pep)


def _without_carers_contacts(pep: Pep) -> Pep:
    if pep.people is None:
        return pep
    nothing = dict.fromkeys(CONTACT)
    people = [each.model_copy(update=nothing) if each.role is Role.carer else each for each in pep.people]
    return pep.model_copy(update={"people": people})


def _first_names(pep: Pep, copy: Copy) -> Pep:
    """Leave surnames out of the child's copy, but where a person is known by title and surname."""
    if copy is not Copy.CHILD or pep.people is None:
        return pep
    return pep.model_copy(update={"people": [_by_first_name(person) for person in pep.people]})


def _by_first_name(person: Contact) -> Contact:
    words = (person.name or "").split()
    first = words[1:] if words and words[0].rstrip(".").casefold() in TITLES else words
    return person.model_copy(update={"name": first[0]}) if len(first) > 1 else person


def _opinions(pep: Pep, copy: Copy) -> Pep:
    """Leave out others' views that are not the reader's own, and from the school those that a parent marked private."""
    if pep.views_of_others is None:
        return pep
    roles: dict[str | None, Role | None] = {role.code: role for role in Role}
    roles |= {person.id: person.role for person in said(pep.people)}
    kept = [view for view in pep.views_of_others if _may_be_seen(view, roles, copy)]
    return pep.model_copy(update={"views_of_others": kept or None})


def _may_be_seen(view: ViewOfOther, roles: dict[str | None, Role | None], copy: Copy) -> bool:
    role = roles.get(view.from_)
    if copy is Copy.CARER:
        return role is Role.carer or role in OF_THE_SETTING
    if copy is Copy.PARENT:
        return role is Role.parent
    return not (view.private and copy is Copy.SCHOOL)


def _course(pep: Pep, copy: Copy) -> Pep:
    """Leave a provider only the targets in which its own people have a part, and the money for these."""
    if copy is not Copy.PROVIDER:
        return pep
    own = {person.id for person in said(pep.people) if person.role in OF_THE_SETTING}
    own |= {role.code for role in OF_THE_SETTING}
    targets = [target for target in said(pep.targets) if _has_part(target, own)]
    ids = {target.id for target in targets}
    money = [each for each in said(pep.funding) if said(each.targets) and set(said(each.targets)) <= ids]
    return pep.model_copy(update={"targets": targets or None, "funding": money or None})


def _has_part(target: TargetRecord, people: set[str | None]) -> bool:
    return target.accountable in people or any(action.who in people for action in target.actions or ())


RULES: tuple[Callable[[Pep, Copy], Pep], ...] = (_views, _address, _carers_contacts, _opinions, _course, _first_names)
"""Every rule that looks at a value; the fields' audiences come after them."""
