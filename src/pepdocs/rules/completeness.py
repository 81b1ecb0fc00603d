"""What is missing: every field that the law, guidance or good practice asks for at this stage."""

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
from pepdocs.rules.located import Reading, blank, dotted, records_in, states_none
from pepdocs.schema.declare import Declared, Jurisdiction, Level, Record, Section, declared
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import NotPracticable, is_said, said
from pepdocs.schema.law import citation
from pepdocs.schema.people import ROLES, Role, RoleItem
from pepdocs.schema.pep import Pep

WITHOUT_WHICH_NOTHING = frozenset({"record", "jurisdiction", "phase", "written_in", "plan.responsible_authority"})
"""Fields on which the rules, the form or the documents' names depend (and whose law applies)."""

CODES = {
    Level.LAW: MISSING_IN_LAW,
    Level.MUST: MISSING,
    Level.SHOULD: MISSING,
    Level.MAY: OPTIONAL,
}

IN_ENGLAND = {
    Role.designated_person: Role.designated_teacher,
    Role.lace_coordinator: Role.virtual_school_head,
    Role.alnco: Role.senco,
}
"""Roles that England knows under another name."""


NAMED_ELSEWHERE = {Role.personal_adviser: "pathway.personal_adviser.person"}
"""Where somebody is said to be in a role, whatever else they are to the child."""


def missing_fields(reading: Reading) -> Iterator[Finding]:
    """Every declared field that is asked for and not recorded, and some that do not belong."""
    yield from _record(reading, _Part(Pep, reading.pep, ()))


@dataclass(frozen=True, slots=True)
class _Part:
    """A record of the plan, or the place where it would stand."""

    model: type[Record]
    record: Record | None
    loc: Loc


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a part: what it holds, where, and how strongly it is asked for.

    `raised` is whether an authority asks for it more strongly than law and guidance do.
    """

    part: _Part
    declaration: Declared
    value: Any
    loc: Loc
    level: Level
    raised: bool = False

    @property
    def is_section(self) -> bool:
        """Whether a section of the document stands here, however empty."""
        return isinstance(self.value, Section)

    @property
    def code(self) -> Code | None:
        """What to say if nothing is recorded; `None` for an optional cell of a row or record."""
        if dotted(self.loc) in WITHOUT_WHICH_NOTHING:
            return INDISPENSABLE
        if self.raised:
            return ASKED_BY_AUTHORITY
        if self.level is Level.MAY and not issubclass(self.part.model, Section):
            return None
        return CODES[self.level]


def _record(reading: Reading, part: _Part) -> Iterator[Finding]:
    for field in _fields(reading, part):
        yield from _judged(reading, field)


def _fields(reading: Reading, part: _Part) -> Iterator[_Field]:
    """Yield the fields of a part that can be judged."""
    for declaration in declared(part.model):
        loc = (*part.loc, declaration.key)
        value = getattr(part.record, declaration.name) if part.record else None
        ours = declaration.item.level(reading.pep.law, reading.pep.stage)
        level = reading.local.level(dotted(loc), ours)
        if not _spoilt(reading, value, loc):
            yield _Field(part, declaration, value, loc, level, level > ours)


def _spoilt(reading: Reading, value: Any, loc: Loc) -> bool:
    """Whether something was written here, or in it, that could not be used: so it is not missing."""
    emptied = value is not None and not isinstance(value, Section) and blank(value)
    return reading.places.unusable(*loc) or (emptied and reading.doubtful(*loc))


def _judged(reading: Reading, field: _Field) -> Iterator[Finding]:
    item = field.declaration.item
    if field.level is Level.NONE:
        yield from _misplaced(reading, field)
    elif item.when is not None and not reading.holds(item.when):
        return
    elif isinstance(field.value, NotPracticable) and not blank(field.value):
        yield from _reasoned(reading, field)
    elif states_none(field.value, field.declaration.annotation):
        if field.level is Level.LAW and not item.none_answers:
            yield _lawful(reading, NONE_IS_NO_ANSWER, field)
    elif blank(field.value) and not field.is_section:
        yield from _absent(reading, field)
    else:
        for record, loc in records_in(field.value, field.loc):
            yield from _record(reading, _Part(type(record), record, loc))


def _misplaced(reading: Reading, field: _Field) -> Iterator[Finding]:
    """A field that is filled although another stage of schooling has it."""
    elsewhere = reading.pep.stage.value not in field.declaration.item.stages
    if elsewhere and is_said(field.value) and not blank(field.value):
        yield reading.finding(OTHER_STAGE, *field.loc)


def _reasoned(reading: Reading, field: _Field) -> Iterator[Finding]:
    """A reason in place of an answer: the law of England lets it be, that of Wales does not."""
    in_england = reading.pep.law is Jurisdiction.england
    if field.level is Level.LAW:
        yield _lawful(reading, NOT_PRACTICABLE if in_england else NO_REASON_IN_WALES, field)
    elif field.level is Level.MUST and in_england:
        yield reading.finding(REASON_ONLY, *field.loc)
    elif not in_england:
        yield from _absent(reading, field)


def _absent(reading: Reading, field: _Field) -> Iterator[Finding]:
    """A field without content; for a whole section also each part of it that must be there."""
    if field.code is not None:
        yield _lawful(reading, field.code, field)
    inner = shape(field.declaration.annotation).record
    if inner is not None and issubclass(inner, Section):
        yield from _within(reading, _Part(inner, None, field.loc))


def _within(reading: Reading, part: _Part) -> Iterator[Finding]:
    """The errors within a section that is not there: each paragraph of law has to be seen.

    So has what an authority asks for besides.
    """
    for field in _fields(reading, part):
        item = field.declaration.item
        asked = item.when is None or reading.holds(item.when)
        if asked and field.level is not Level.NONE and (field.raised or _blocks(field.code)):
            yield from _absent(reading, field)


def _blocks(code: Code | None) -> bool:
    return code is not None and code.severity is Severity.ERROR


def _lawful(reading: Reading, code: Code, field: _Field) -> Finding:
    """Return a finding with the law that asks for the field, where law does."""
    law = citation(field.declaration.item.law, reading.pep.law) if field.level is Level.LAW else ""
    return reading.finding(code, *field.loc, **({"law": law} if law else {}))


def missing_roles(reading: Reading) -> Iterator[Finding]:
    """Roles in which a plan is expected to name somebody, and does not."""
    if reading.doubtful("people"):
        return
    for asked in ROLES:
        level = _level(reading, asked)
        if level is not Level.NONE and not _named(reading, asked):
            law = citation(asked.law, reading.pep.law)
            facts = {"label": _title(reading, asked.roles)} | ({"law": law} if law else {})
            yield reading.finding(CODES[level], "people", **facts)


def _level(reading: Reading, asked: RoleItem) -> Level:
    if reading.pep.stage.value not in asked.stages:
        return Level.NONE
    return asked.wales if reading.pep.law is Jurisdiction.wales else asked.england


def _named(reading: Reading, asked: RoleItem) -> bool:
    """Whether somebody is in one of the roles: by name, where the law asks for the name."""
    people = [person for person in said(reading.pep.people) if person.role in asked.roles]
    elsewhere = [NAMED_ELSEWHERE[role] for role in asked.roles if role in NAMED_ELSEWHERE]
    return any(not asked.law or not blank(person.name) for person in people) or any(
        True for path in elsewhere for _ in reading.filled(path)
    )


def _title(reading: Reading, roles: Iterable[Role]) -> str:
    first = next(iter(roles))
    role = IN_ENGLAND.get(first, first) if reading.pep.law is Jurisdiction.england else first
    return role.context
