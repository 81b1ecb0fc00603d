"""The meeting: who was there, whether the child was heard, and who was sent the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pepdocs.findings.model import Finding
from pepdocs.findings.rules import ATTENDANCE_DISAGREES, CHILD_UNHEARD, CORE_ABSENT, CROWDED, NO_COPY
from pepdocs.rules.context import PlanContext, is_blank, label
from pepdocs.rules.references import THE_CHILD, known_ids, roles_of
from pepdocs.schema.declare import ALL, SCHOOL, Jurisdiction
from pepdocs.schema.people import Role
from pepdocs.schema.sections.care import PlacementType
from pepdocs.schema.sections.meeting import Meeting
from pepdocs.schema.sections.voice import TookPart

MANY = 10
"""With more adults than this, a meeting is hard for a child to face."""

LIVES_ALONE = frozenset({PlacementType.semi_independent})
"""Placements without a carer."""

THERE = frozenset({TookPart.whole, TookPart.part})


@dataclass(frozen=True, slots=True)
class CoreRoles:
    """Roles of which one belongs at every meeting, at some stages of schooling (domain/roles.md)."""

    roles: tuple[Role, ...]
    stages: str = ALL


CARER = CoreRoles((Role.carer,))
CORE = (
    CoreRoles((Role.social_worker,)),
    CARER,
    CoreRoles((Role.designated_person, Role.designated_teacher), SCHOOL),
    CoreRoles((Role.personal_adviser,), "X"),
    CoreRoles((Role.post16_contact, Role.personal_tutor), "X"),
)


def core_was_there(context: PlanContext) -> Iterator[Finding]:
    """Report each role without which there is no proper meeting, and which nobody there had."""
    meeting = context.pep.meeting
    if meeting is None or meeting.attended is None or _has_strangers(context, meeting.attended):
        return
    roles = _roles(context, meeting.attended)
    for core in CORE:
        if context.pep.stage.value in core.stages and _lacks(context, core, roles):
            title = _title(context, core).context
            yield context.finding(CORE_ABSENT, "meeting", "attended", label=title)


def _has_strangers(context: PlanContext, references: Iterable[str]) -> bool:
    """Return whether it is not known who some of these people are."""
    known = known_ids(context, "people")
    return known is None or not known.issuperset(references)


def _roles(context: PlanContext, references: Iterable[str]) -> frozenset[Role]:
    """Return the roles of the people with these ids; the appropriate person counts as a carer."""
    references = set(references)
    roles = {role for reference in references for role in roles_of(context, reference)}
    appropriate = {person.id for person in context.pep.people or () if person.appropriate_person and person.id}
    return frozenset(roles | ({Role.carer} if appropriate & references else set()))


def _lacks(context: PlanContext, core: CoreRoles, roles: frozenset[Role]) -> bool:
    if core is CARER and context.pep.care and context.pep.care.placement_type in LIVES_ALONE:
        return False
    return roles.isdisjoint(core.roles)


def _title(context: PlanContext, core: CoreRoles) -> Role:
    """Return the role to name in a finding, which differs between Wales and England."""
    school_side = Role.designated_teacher in core.roles
    return core.roles[-1 if school_side and context.pep.law is Jurisdiction.england else 0]


def child_was_heard(context: PlanContext) -> Iterator[Finding]:
    """Report a meeting with neither the child nor the child's views."""
    meeting = context.pep.meeting
    if meeting is None or (meeting.attended is None and meeting.child_attended is None):
        return
    has_views = context.pep.voice is not None and not is_blank(context.pep.voice.views)
    is_doubtful = context.is_doubtful("voice") or context.is_doubtful("meeting")
    if not (has_views or is_doubtful or _child_was_there(meeting)):
        yield context.finding(CHILD_UNHEARD, "meeting", "child_attended")


def _child_was_there(meeting: Meeting) -> bool:
    return meeting.child_attended in THERE or THE_CHILD in (meeting.attended or ())


def attendance_agrees(context: PlanContext) -> Iterator[Finding]:
    """Report a meeting record and a child's page that disagree about the child's part in the meeting."""
    meeting, voice = context.pep.meeting, context.pep.voice
    if meeting is None or voice is None:
        return
    recorded, stated = meeting.child_attended, voice.took_part
    if recorded is not None and stated is not None and recorded is not stated:
        limit = label(("voice", "took_part"))
        yield context.finding(ATTENDANCE_DISAGREES, "meeting", "child_attended", limit=limit)


def copies_were_sent(context: PlanContext) -> Iterator[Finding]:
    """Report that the reviewing officer or the carer was not sent the plan."""
    copies = context.pep.meeting.copies if context.pep.meeting else None
    receivers = [copy.to for copy in copies or () if copy.to]
    if is_blank(copies) or context.is_doubtful("meeting", "copies") or _has_strangers(context, receivers):
        return
    roles = _roles(context, receivers)
    for wanted in (CoreRoles((Role.iro,)), CARER):
        if _lacks(context, wanted, roles):
            title = wanted.roles[0].context
            yield context.finding(NO_COPY, "meeting", "copies", label=title)


def meeting_is_small(context: PlanContext) -> Iterator[Finding]:
    """Report a meeting with too many people."""
    meeting = context.pep.meeting
    if meeting is not None and len(set(meeting.attended or ()) - {THE_CHILD}) > MANY:
        yield context.finding(CROWDED, "meeting", "attended", limit=str(MANY))
