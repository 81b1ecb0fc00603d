"""Who was at the meeting, and who has a copy of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pepdocs.findings.model import Finding
from pepdocs.findings.rules import (
    ATTENDANCE_DISAGREES,
    CHILD_UNHEARD,
    CORE_ABSENT,
    CROWDED,
    NO_COPY,
)
from pepdocs.rules.located import Reading, blank, label
from pepdocs.rules.references import THE_CHILD, roles_of
from pepdocs.schema.declare import ALL, SCHOOL, Jurisdiction
from pepdocs.schema.people import Role
from pepdocs.schema.sections.care import PlacementType
from pepdocs.schema.sections.meeting import Meeting
from pepdocs.schema.sections.voice import TookPart

MANY = 10
"""How many adults round a table are more than a child wants to face."""

LIVES_ALONE = frozenset({PlacementType.semi_independent})
"""Placements without a carer."""

THERE = frozenset({TookPart.whole, TookPart.part})


@dataclass(frozen=True, slots=True)
class Core:
    """Roles one of which belongs to every meeting at some stages (domain/roles.md)."""

    roles: tuple[Role, ...]
    stages: str = ALL


CARER = Core((Role.carer,))
CORE = (
    Core((Role.social_worker,)),
    CARER,
    Core((Role.designated_person, Role.designated_teacher), SCHOOL),
    Core((Role.personal_adviser,), "X"),
    Core((Role.post16_contact, Role.personal_tutor), "X"),
)


def core_was_there(reading: Reading) -> Iterator[Finding]:
    """Those without whom a meeting is not one were there."""
    meeting = reading.pep.meeting
    if meeting is None or meeting.attended is None or reading.doubtful("people"):
        return
    roles = _roles(reading, meeting.attended)
    for core in CORE:
        if reading.pep.stage.value in core.stages and _lacks(reading, core, roles):
            title = _title(reading, core).context
            yield reading.finding(CORE_ABSENT, "meeting", "attended", label=title)


def _roles(reading: Reading, references: Iterable[str]) -> frozenset[Role]:
    """Return every role of some people; the appropriate person counts as a carer."""
    references = tuple(references)
    found = {role for one in references for role in roles_of(reading, one)}
    appropriate = {p.id for p in reading.pep.people or () if p.appropriate_person and p.id}
    return frozenset(found | ({Role.carer} if appropriate & set(references) else set()))


def _lacks(reading: Reading, core: Core, roles: frozenset[Role]) -> bool:
    if core is CARER and reading.pep.care and reading.pep.care.placement_type in LIVES_ALONE:
        return False
    return roles.isdisjoint(core.roles)


def _title(reading: Reading, core: Core) -> Role:
    """Return the role by the name that the plan's country has for it."""
    school_side = Role.designated_teacher in core.roles
    return core.roles[-1 if school_side and reading.pep.law is Jurisdiction.england else 0]


def child_was_heard(reading: Reading) -> Iterator[Finding]:
    """The child was at the meeting, or the child's views were."""
    meeting = reading.pep.meeting
    if meeting is None or (meeting.attended is None and meeting.child_attended is None):
        return
    views = reading.pep.voice is not None and not blank(reading.pep.voice.views)
    doubtful = reading.doubtful("voice") or reading.doubtful("meeting")
    if not (views or doubtful or _child_there(meeting)):
        yield reading.finding(CHILD_UNHEARD, "meeting", "child_attended")


def _child_there(meeting: Meeting) -> bool:
    return meeting.child_attended in THERE or THE_CHILD in (meeting.attended or ())


def attendance_agrees(reading: Reading) -> Iterator[Finding]:
    """The meeting record and the child's page say the same about the child's part in it."""
    meeting, voice = reading.pep.meeting, reading.pep.voice
    if meeting is None or voice is None:
        return
    recorded, said = meeting.child_attended, voice.took_part
    if recorded is not None and said is not None and recorded is not said:
        limit = label(("voice", "took_part"))
        yield reading.finding(ATTENDANCE_DISAGREES, "meeting", "child_attended", limit=limit)


def copies_were_sent(reading: Reading) -> Iterator[Finding]:
    """The reviewing officer and the carer have been sent the plan."""
    copies = reading.pep.meeting.copies if reading.pep.meeting else None
    if blank(copies) or not copies or reading.doubtful("people"):
        return
    if reading.doubtful("meeting", "copies"):
        return
    roles = _roles(reading, (copy.to for copy in copies if copy.to))
    for wanted in (Core((Role.iro,)), CARER):
        if _lacks(reading, wanted, roles):
            title = wanted.roles[0].context
            yield reading.finding(NO_COPY, "meeting", "copies", label=title)


def meeting_is_small(reading: Reading) -> Iterator[Finding]:
    """Only those who are needed were there."""
    meeting = reading.pep.meeting
    if meeting is not None and len(set(meeting.attended or ()) - {THE_CHILD}) > MANY:
        yield reading.finding(CROWDED, "meeting", "attended", limit=str(MANY))
