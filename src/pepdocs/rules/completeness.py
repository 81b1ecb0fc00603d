"""Completeness: the fields that law, guidance or good practice asks for at this stage of schooling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pepdocs.findings.model import Code, Finding, Loc, Severity
from pepdocs.findings.rules import (
    ASKED_BY_AUTHORITY,
    INDISPENSABLE,
    MISSING,
    MISSING_IN_LAW,
    NO_REASON_IN_WALES,
    NONE_IS_NO_ANSWER,
    NOT_PRACTICABLE,
    OPTIONAL,
    OTHER_STAGE,
    REASON_ONLY,
    UNDECIDED,
)
from pepdocs.rules.context import PlanContext, dotted, is_blank, records_in, states_none
from pepdocs.schema.declare import Declared, Jurisdiction, Level, PlanSection, Record, by_key, declared
from pepdocs.schema.derived.messages import field_at
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.figures import value_of
from pepdocs.schema.kinds import NotPracticable, is_said, said
from pepdocs.schema.law import paragraphs
from pepdocs.schema.people import ROLES, Contact, Role, RoleItem
from pepdocs.schema.pep import Pep
from pepdocs.schema.situation import Requirement

WITHOUT_WHICH_NOTHING = frozenset({"record", "jurisdiction", "phase", "written_in", "plan.responsible_authority"})
"""Fields on which the rules, the form, the documents' names or the law that applies depend."""

CODES = {Level.LAW: MISSING_IN_LAW, Level.MUST: MISSING, Level.SHOULD: MISSING, Level.MAY: OPTIONAL}

IN_ENGLAND = {
    Role.designated_person: Role.designated_teacher,
    Role.lace_coordinator: Role.virtual_school_head,
    Role.alnco: Role.senco,
}
"""Roles that have another name in England."""

NAMED_ELSEWHERE = {Role.personal_adviser: "pathway.personal_adviser.person"}
"""Fields that name the person in a role, who may be in the list of people in another role."""


def missing_fields(context: PlanContext) -> Iterator[Finding]:
    """Report each declared field that is asked for and missing, and fields that belong to another stage."""
    yield from _record(context, _RecordSlot(Pep, context.pep, ()))


@dataclass(frozen=True, slots=True)
class _RecordSlot:
    """A record of the plan, or the place where it is missing."""

    model: type[Record]
    record: Record | None
    loc: Loc


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a record: its value, its place, and how strongly it is asked for.

    `raised` is whether an authority asks for it more strongly than law and guidance do.
    """

    record: _RecordSlot
    declaration: Declared
    value: Any
    loc: Loc
    level: Level
    raised: bool = False

    @property
    def is_section(self) -> bool:
        """Return whether the value is a section of the plan, even an empty one."""
        return isinstance(self.value, PlanSection)

    @property
    def code(self) -> Code | None:
        """The code to report if the value is missing; None for an optional field of a row or record."""
        if dotted(self.loc) in WITHOUT_WHICH_NOTHING:
            return INDISPENSABLE
        if self.raised:
            return ASKED_BY_AUTHORITY
        if self.level is Level.MAY and not issubclass(self.record.model, PlanSection):
            return None
        return CODES[self.level]


def _record(context: PlanContext, record: _RecordSlot) -> Iterator[Finding]:
    for field in _fields(context, record):
        yield from _field(context, field)


def _fields(context: PlanContext, slot: _RecordSlot) -> Iterator[_Field]:
    """Yield the fields of a record, without those that could not be read."""
    for declaration in declared(slot.model):
        loc = (*slot.loc, declaration.key)
        value = value_of(slot.record, declaration.name) if slot.record else None
        ours = context.situation.level(declaration.item, slot.record)
        level = context.local.level(dotted(loc), ours)
        if not _is_unusable(context, value, loc):
            yield _Field(slot, declaration, value, loc, level, level > ours)


def _is_unusable(context: PlanContext, value: Any, loc: Loc) -> bool:
    """Return whether something was written at or below `loc` that could not be used, so that it is not missing."""
    is_emptied = value is not None and not isinstance(value, PlanSection) and is_blank(value)
    return context.places.unusable(*loc) or (is_emptied and context.is_doubtful(*loc))


def _field(context: PlanContext, field: _Field) -> Iterator[Finding]:
    item = field.declaration.item
    if field.level is Level.NONE:
        yield from _other_stage(context, field)
    elif is_blank(field.value) and not context.situation.is_asked(item, field.record.record):
        return
    elif isinstance(field.value, NotPracticable) and not is_blank(field.value):
        yield from _reason(context, field)
    elif states_none(field.value, field.declaration.annotation):
        if field.level is Level.LAW and not item.none_answers:
            yield _with_law(context, NONE_IS_NO_ANSWER, field)
    elif is_blank(field.value) and not field.is_section:
        yield from _absent(context, field)
    else:
        for record, loc in records_in(field.value, field.loc):
            yield from _record(context, _RecordSlot(type(record), record, loc))


def _other_stage(context: PlanContext, field: _Field) -> Iterator[Finding]:
    """Report a field that is filled although it belongs to another stage of schooling."""
    if not context.situation.belongs(field.declaration.item) and is_said(field.value) and not is_blank(field.value):
        yield context.finding(OTHER_STAGE, *field.loc)


def _reason(context: PlanContext, field: _Field) -> Iterator[Finding]:
    """Report a reason in place of an answer, which English law accepts and Welsh law does not."""
    in_england = Jurisdiction.england in context.situation.jurisdictions
    if field.level is Level.LAW:
        yield _with_law(context, NOT_PRACTICABLE if in_england else NO_REASON_IN_WALES, field)
    elif field.level is Level.MUST and in_england:
        yield context.finding(REASON_ONLY, *field.loc)
    elif not in_england:
        yield from _absent(context, field)


def _absent(context: PlanContext, field: _Field) -> Iterator[Finding]:
    """Report a field without content, and for a whole section also each field in it that must be there."""
    if field.code is not None:
        yield _with_law(context, field.code, field)
    yield from _undecided(context, field.declaration.item, field.record)
    inner = shape(field.declaration.annotation).record
    if inner is not None and issubclass(inner, PlanSection):
        yield from _within(context, _RecordSlot(inner, None, field.loc))


def _within(context: PlanContext, section: _RecordSlot) -> Iterator[Finding]:
    """Report each error within a section that is missing, so that every paragraph of law is named.

    The fields that an authority asks for are reported too.
    """
    for field in _fields(context, section):
        if field.level is Level.NONE or not context.situation.is_asked(field.declaration.item):
            continue
        if field.raised or _blocks(field.code):
            yield from _absent(context, field)
        else:
            yield from _undecided(context, field.declaration.item, section)


def _blocks(code: Code | None) -> bool:
    return code is not None and code.severity is Severity.ERROR


def _with_law(context: PlanContext, code: Code, field: _Field) -> Finding:
    """Return a finding about a field, with the law that asks for it if there is one."""
    law = _law(context, field.declaration.item, field.record.record) if field.level is Level.LAW else ""
    return context.finding(code, *field.loc, **({"law": law} if law else {}))


def _law(context: PlanContext, item: Requirement, record: Record | None = None) -> str:
    """Return how the law that asks for a field is cited, without the paragraphs that do not apply."""
    situation = context.situation
    found = (p for p in paragraphs(item.law, context.pep.law) if situation.state(p, record) is True)
    return "; ".join(dict.fromkeys(paragraph.citation for paragraph in found))


def _undecided(context: PlanContext, item: Requirement, slot: _RecordSlot) -> Iterator[Finding]:
    """Report the facts without which nobody can tell whether a law asks for a missing field."""
    for path, laws in context.situation.undecided(item, slot.record).items():
        loc = (*slot.loc, path[1:]) if path.startswith(".") else tuple(path.split("."))
        if not context.places.unusable(*loc) and not _is_asked_anyway(context, path, slot):
            yield context.finding(UNDECIDED, *loc, law="; ".join(dict.fromkeys(law.scope for law in laws)))


def _is_asked_anyway(context: PlanContext, path: str, slot: _RecordSlot) -> bool:
    """Return whether a fact is asked for besides, so that it is reported already if it is missing."""
    declaration = by_key(slot.model)[path[1:]] if path.startswith(".") else field_at(path)
    return declaration is None or context.situation.level(declaration.item, slot.record) >= Level.SHOULD


def missing_roles(context: PlanContext) -> Iterator[Finding]:
    """Report the roles in which a plan should name somebody and does not."""
    if context.is_doubtful("people"):
        return
    for item in ROLES:
        if context.situation.is_asked(item) and not _is_named(context, item):
            yield from _missing_role(context, item)


def _missing_role(context: PlanContext, item: RoleItem) -> Iterator[Finding]:
    level = context.situation.level(item)
    if level is not Level.NONE:
        law = _law(context, item) if level is Level.LAW else ""
        facts = {"label": _title(context, item.roles)} | ({"law": law} if law else {})
        yield context.finding(CODES[level], "people", **facts)
        yield from _undecided(context, item, _RecordSlot(Pep, context.pep, ()))


def _is_named(context: PlanContext, item: RoleItem) -> bool:
    """Return whether somebody is in one of the roles; a role that the law asks for needs a name."""
    people = [person for person in said(context.pep.people) if _is_in(person, item)]
    elsewhere = [NAMED_ELSEWHERE[role] for role in item.roles if role in NAMED_ELSEWHERE]
    return any(not item.law or not is_blank(person.name) for person in people) or any(
        True for path in elsewhere for _ in context.filled(path)
    )


def _is_in(person: Contact, item: RoleItem) -> bool:
    """Return whether a person is in one of the roles; the appropriate person counts as a carer."""
    return person.role in item.roles or (Role.carer in item.roles and person.appropriate_person is True)


def _title(context: PlanContext, roles: Iterable[Role]) -> str:
    first = next(iter(roles))
    role = IN_ENGLAND.get(first, first) if context.pep.law is Jurisdiction.england else first
    return role.context
