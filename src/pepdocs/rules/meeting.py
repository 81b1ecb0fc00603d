"""The meeting: who was there, whether the child was heard, and who was sent the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pepdocs.findings.model import Finding, Loc
from pepdocs.findings.rules import (
    ANOTHER_TERM,
    ATTENDANCE_DISAGREES,
    CHILD_UNHEARD,
    CONTRADICTORY,
    CORE_ABSENT,
    CROWDED,
    GRADE_OF_ANOTHER_SCHEME,
    NO_COPY,
    UNACCOUNTED,
)
from pepdocs.rules.context import PlanContext, is_blank, label
from pepdocs.rules.references import THE_CHILD, known_ids, roles_of
from pepdocs.schema.conditions import AT_SCHOOL, HAS_CARER, HAS_PATHWAY_PLAN, HAS_SETTING, LOOKED_AFTER, Condition
from pepdocs.schema.declare import ALL, SCHOOL, Jurisdiction
from pepdocs.schema.kinds import said
from pepdocs.schema.people import Role
from pepdocs.schema.sections.meeting import GRADES, Meeting
from pepdocs.schema.sections.plan import Term
from pepdocs.schema.sections.voice import TookPart

MANY = 10
"""With more adults than this, a meeting is hard for a child to face."""

THERE = frozenset({TookPart.whole, TookPart.part})


INVITED, ATTENDED = "meeting.invited", "meeting.attended"
ABSENT, NOT_INVITED = "meeting.absent.person", "meeting.not_invited.person"
CONTRADICTIONS = ((ATTENDED, ABSENT), (ATTENDED, NOT_INVITED), (INVITED, NOT_INVITED), (ABSENT, NOT_INVITED))
"""Fields of which no two can name the same person."""

MONTHS_OF_TERM = {Term.autumn: (8, 9, 10, 11, 12), Term.spring: (1, 2, 3, 4), Term.summer: (4, 5, 6, 7, 8)}
"""The months in which a meeting of each term may be; Easter moves, and some schools begin in August."""


@dataclass(frozen=True, slots=True)
class CoreRoles:
    """Roles of which one belongs at every meeting, at some stages of schooling, on conditions (domain/roles.md)."""

    roles: tuple[Role, ...]
    stages: str = ALL
    conditions: tuple[Condition, ...] = ()


CARER = CoreRoles((Role.carer,), conditions=(HAS_CARER, LOOKED_AFTER))
CORE = (
    CoreRoles((Role.social_worker,), conditions=(LOOKED_AFTER,)),
    CARER,
    CoreRoles((Role.designated_person, Role.designated_teacher), SCHOOL, (AT_SCHOOL,)),
    CoreRoles((Role.personal_adviser,), "X", (HAS_PATHWAY_PLAN,)),
    CoreRoles((Role.post16_contact, Role.personal_tutor), "X", (HAS_SETTING,)),
)


def core_was_there(context: PlanContext) -> Iterator[Finding]:
    """Report each role without which there is no proper meeting, and which nobody there had."""
    meeting = context.pep.meeting
    if meeting is None or meeting.attended is None or _has_strangers(context, said(meeting.attended)):
        return
    roles = _roles(context, said(meeting.attended))
    for core in CORE:
        if all(stage.value in core.stages for stage in context.situation.stages) and _lacks(context, core, roles):
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
    is_expected = all(context.situation.tell(condition) is not False for condition in core.conditions)
    return is_expected and roles.isdisjoint(core.roles)


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
    return meeting.child_attended in THERE or THE_CHILD in said(meeting.attended)


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
    for wanted in (CoreRoles((Role.iro,), conditions=(LOOKED_AFTER,)), CARER):
        if _lacks(context, wanted, roles):
            title = wanted.roles[0].context
            yield context.finding(NO_COPY, "meeting", "copies", label=title)


def meeting_is_small(context: PlanContext) -> Iterator[Finding]:
    """Report a meeting with too many people."""
    meeting = context.pep.meeting
    if meeting is not None and len(set(said(meeting.attended)) - {THE_CHILD}) > MANY:
        yield context.finding(CROWDED, "meeting", "attended", limit=str(MANY))


def invitations_agree(context: PlanContext) -> Iterator[Finding]:
    """Report somebody who is in two lists of the meeting that contradict each other."""
    for first, second in CONTRADICTIONS:
        known = {reference for _, reference in _people_in(context, first)}
        for loc, reference in _people_in(context, second):
            if reference in known:
                titles = (label(tuple(path.split(".")[:2])) for path in (second, first))
                yield context.finding(CONTRADICTORY, *loc, **dict(zip(("label", "limit"), titles, strict=True)))


def invited_are_accounted_for(context: PlanContext) -> Iterator[Finding]:
    """Report somebody who was invited and is neither present nor absent, once it is recorded who was present."""
    if any(context.is_doubtful(part) for part in ("meeting", "people")) or not any(context.filled(ATTENDED)):
        return
    known = {reference for path in (ATTENDED, ABSENT, NOT_INVITED) for _, reference in _people_in(context, path)}
    known |= {THE_CHILD} if any(context.filled("meeting.child_attended")) else set()
    in_roles = {role.code for reference in known for role in roles_of(context, reference)}
    for loc, reference in _people_in(context, INVITED):
        if reference not in known | in_roles:
            yield context.finding(UNACCOUNTED, *loc)


def _people_in(context: PlanContext, path: str) -> Iterator[tuple[Loc, str]]:
    """Yield the place and the id of each person in a field, be it one person or a list."""
    for loc, value in context.filled(path):
        if isinstance(value, list):
            yield from (((*loc, n), reference) for n, reference in enumerate(value))
        else:
            yield loc, value


def grade_is_of_scheme(context: PlanContext) -> Iterator[Finding]:
    """Report a grade that the scheme of quality assurance does not have."""
    quality = context.pep.meeting.quality if context.pep.meeting else None
    if quality is None or quality.scheme is None or quality.grade is None:
        return
    if quality.grade not in GRADES[quality.scheme]:
        limit = label(("meeting", "quality", "scheme"))
        yield context.finding(GRADE_OF_ANOTHER_SCHEME, "meeting", "quality", "grade", limit=limit)


def term_fits_date(context: PlanContext) -> Iterator[Finding]:
    """Report a term in which the day of the meeting cannot be, wherever Easter falls."""
    plan = context.pep.plan
    if plan is None or plan.term is None or plan.meeting is None:
        return
    if plan.meeting.month not in MONTHS_OF_TERM[plan.term]:
        yield context.finding(ANOTHER_TERM, "plan", "term", limit=label(("plan", "meeting")))
