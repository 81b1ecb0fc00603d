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
)
from pepdocs.rules.context import PlanContext, dotted, is_blank, records_in, states_none
from pepdocs.schema.declare import Declared, Jurisdiction, Level, PlanSection, Record, declared
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.figures import is_answered_elsewhere, value_of
from pepdocs.schema.kinds import NotPracticable, is_said, said
from pepdocs.schema.law import citation
from pepdocs.schema.people import ROLES, Role, RoleItem
from pepdocs.schema.pep import Pep

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
        ours = declaration.item.level(context.pep.law, context.pep.stage)
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
    elif item.when is not None and not context.holds(item.when):
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
    elsewhere = context.pep.stage.value not in field.declaration.item.stages
    if elsewhere and is_said(field.value) and not is_blank(field.value):
        yield context.finding(OTHER_STAGE, *field.loc)


def _reason(context: PlanContext, field: _Field) -> Iterator[Finding]:
    """Report a reason in place of an answer, which English law accepts and Welsh law does not."""
    in_england = context.pep.law is Jurisdiction.england
    if field.level is Level.LAW:
        yield _with_law(context, NOT_PRACTICABLE if in_england else NO_REASON_IN_WALES, field)
    elif field.level is Level.MUST and in_england:
        yield context.finding(REASON_ONLY, *field.loc)
    elif not in_england:
        yield from _absent(context, field)


def _absent(context: PlanContext, field: _Field) -> Iterator[Finding]:
    """Report a field without content, and for a whole section also each field in it that must be there."""
    if field.code is not None and (field.raised or not is_answered_elsewhere(context.pep, dotted(field.loc))):
        yield _with_law(context, field.code, field)
    inner = shape(field.declaration.annotation).record
    if inner is not None and issubclass(inner, PlanSection):
        yield from _within(context, _RecordSlot(inner, None, field.loc))


def _within(context: PlanContext, section: _RecordSlot) -> Iterator[Finding]:
    """Report each error within a section that is missing, so that every paragraph of law is named.

    The fields that an authority asks for are reported too.
    """
    for field in _fields(context, section):
        item = field.declaration.item
        applies = item.when is None or context.holds(item.when)
        if applies and field.level is not Level.NONE and (field.raised or _blocks(field.code)):
            yield from _absent(context, field)


def _blocks(code: Code | None) -> bool:
    return code is not None and code.severity is Severity.ERROR


def _with_law(context: PlanContext, code: Code, field: _Field) -> Finding:
    """Return a finding about a field, with the law that asks for it if there is one."""
    law = citation(field.declaration.item.law, context.pep.law) if field.level is Level.LAW else ""
    return context.finding(code, *field.loc, **({"law": law} if law else {}))


def missing_roles(context: PlanContext) -> Iterator[Finding]:
    """Report the roles in which a plan should name somebody and does not."""
    if context.is_doubtful("people"):
        return
    for item in ROLES:
        level = _level(context, item)
        if level is not Level.NONE and not _is_named(context, item):
            law = citation(item.law, context.pep.law)
            facts = {"label": _title(context, item.roles)} | ({"law": law} if law else {})
            yield context.finding(CODES[level], "people", **facts)


def _level(context: PlanContext, item: RoleItem) -> Level:
    if context.pep.stage.value not in item.stages:
        return Level.NONE
    return item.wales if context.pep.law is Jurisdiction.wales else item.england


def _is_named(context: PlanContext, item: RoleItem) -> bool:
    """Return whether somebody is in one of the roles; a role that the law asks for needs a name."""
    people = [person for person in said(context.pep.people) if person.role in item.roles]
    elsewhere = [NAMED_ELSEWHERE[role] for role in item.roles if role in NAMED_ELSEWHERE]
    return any(not item.law or not is_blank(person.name) for person in people) or any(
        True for path in elsewhere for _ in context.filled(path)
    )


def _title(context: PlanContext, roles: Iterable[Role]) -> str:
    first = next(iter(roles))
    role = IN_ENGLAND.get(first, first) if context.pep.law is Jurisdiction.england else first
    return role.context
