"""Dates: in order, plausible, and past or future as they should be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile

from pepdocs.findings.model import Code, Finding, Loc
from pepdocs.findings.rules import AFTER_REVIEW, AHEAD, FAR_AWAY, TOO_LATE, UNLIKELY_ORDER, UNSORTED, WRONG_ORDER
from pepdocs.rules.context import PlanContext, label
from pepdocs.schema.ages import months_after
from pepdocs.schema.sections.plan import Status

MONTHS_TO_NEXT_MEETING = 6
YEARS_BACK, YEARS_AHEAD = 30, 10


@dataclass(frozen=True, slots=True)
class Order:
    """Two fields whose dates must be in order; on different days if `apart`.

    The finding is at the second field, or at the first if `at_first`.
    """

    first: str
    then: str
    code: Code = UNLIKELY_ORDER
    apart: bool = False
    at_first: bool = False

    @property
    def shared(self) -> int:
        """The number of keys that the two paths share at their start."""
        pairs = zip(self.first.split("."), self.then.split("."), strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


ORDERS = (
    Order("child.date_of_birth", "care.became_looked_after", WRONG_ORDER),
    Order("child.date_of_birth", "care.placement_started", WRONG_ORDER),
    Order("child.date_of_birth", "setting.started", WRONG_ORDER, apart=True),
    Order("child.date_of_birth", "history.institutions.from", WRONG_ORDER, apart=True),
    Order("plan.initiated", "plan.meeting", WRONG_ORDER),
    Order("plan.initiated", "plan.completed", WRONG_ORDER),
    Order("plan.meeting", "plan.completed", WRONG_ORDER),
    Order("plan.previous", "plan.meeting", WRONG_ORDER, apart=True, at_first=True),
    Order("plan.meeting", "plan.next_meeting", WRONG_ORDER, apart=True),
    Order("history.institutions.from", "history.institutions.to", WRONG_ORDER),
    Order("history.training.from", "history.training.to", WRONG_ORDER),
    Order("history.exclusions.from", "history.exclusions.to", WRONG_ORDER),
    Order("child.date_of_birth", "care.earlier_periods.from", WRONG_ORDER),
    Order("child.date_of_birth", "child.asylum.arrived", WRONG_ORDER),
    Order("care.earlier_periods.from", "care.earlier_periods.to", WRONG_ORDER),
    Order("care.earlier_periods.to", "care.became_looked_after", at_first=True),
    Order("care.became_looked_after", "care.first_placement_started"),
    Order("care.first_placement_started", "care.placement_started", at_first=True),
    Order("care.became_looked_after", "care.reviews.on"),
    Order("setting.others.from", "setting.others.to", WRONG_ORDER),
    Order("meeting.prepared.on", "plan.meeting", at_first=True),
    Order("care.became_looked_after", "care.placement_started"),
    Order("plan.meeting", "targets.due"),
    Order("targets.actions.by", "targets.due", at_first=True),
    Order("voice.gathered.when", "voice.views.response.told_on"),
    Order("plan.meeting", "meeting.copies.on"),
    Order("history.records_requested", "history.records_received"),
    Order("aln.idp.date", "aln.idp.review_due"),
    Order("setting.no_place.since", "setting.no_place.target_date"),
    Order("change.changes.ks4_approval.on", "change.changes.when", at_first=True),
    Order("funding.requested_on", "funding.agreed_on"),
    Order("funding.agreed_on", "funding.released_on"),
    Order("pathway.plan_date", "pathway.plan_next_review"),
    Order("pathway.allowance.applied", "pathway.allowance.awarded"),
    Order("plan.meeting", "plan.next_care_review", AFTER_REVIEW, at_first=True),
)

DONE = frozenset(
    {
        "child.date_of_birth",
        "care.became_looked_after",
        "plan.initiated",
        "plan.previous",
        "plan.completed",
        "history.exclusions.from",
        "history.records_received",
        "arrangements.referrals.made",
        "voice.gathered.when",
        "voice.views.response.told_on",
        "targets.actions.done",
        "pathway.needs_assessment.done",
        "care.first_placement_started",
        "care.earlier_periods.from",
        "care.earlier_periods.to",
        "care.reviews.on",
        "child.asylum.arrived",
        "setting.inspection.on",
        "arrangements.agencies.since",
        "meeting.prepared.on",
        "meeting.quality.on",
        "meeting.copies.on",
        "meeting.agreement.on",
        "meeting.uploaded_on",
        "wellbeing.sdq.on",
        "progress.two_year_check.on",
        "progress.early_years.on",
        "progress.attainment.as_at",
        "progress.key_stages.on",
        "history.attendance.as_at",
        "funding.requested_on",
        "funding.agreed_on",
        "funding.released_on",
    }
)
"""Dates of things that have been done, which cannot be in the future."""


def dates_in_order(context: PlanContext) -> Iterator[Finding]:
    """Report two dates in the wrong order."""
    for order in ORDERS:
        for first, then in _out_of_order(context, order):
            at = first if order.at_first else then
            yield context.finding(order.code, *at, label=label(first), limit=label(then))


def _out_of_order(context: PlanContext, order: Order) -> Iterator[tuple[Loc, Loc]]:
    """Yield the places of two dates in the wrong order, within the same entry of a list."""
    by_entry: dict[Loc, list[tuple[Loc, date]]] = {}
    for then, later in _dates(context, order.then):
        by_entry.setdefault(_entry(then, order.shared), []).append((then, later))
    for first, earlier in _dates(context, order.first):
        for then, later in by_entry.get(_entry(first, order.shared), ()):
            if earlier >= later if order.apart else earlier > later:
                yield first, then


def _entry(loc: Loc, shared: int) -> Loc:
    """Return the first `shared` keys of a place, with the index after them."""
    keys = [index for index, step in enumerate(loc) if isinstance(step, str)]
    return loc[: keys[shared]] if shared < len(keys) else loc


def _dates(context: PlanContext, path: str) -> Iterator[tuple[Loc, date]]:
    for loc, value in context.filled(path):
        if isinstance(value, date):
            yield loc, value


def history_is_sorted(context: PlanContext) -> Iterator[Finding]:
    """Report schools that are not listed from the first to the last."""
    for (_, before), (loc, after) in pairwise(_dates(context, "history.institutions.from")):
        if after < before:
            yield context.finding(UNSORTED, *loc)


def dates_are_near(context: PlanContext) -> Iterator[Finding]:
    """Report a date that is decades away from the plan's own day, because its year was probably mistyped."""
    for field in context.values:
        if isinstance(field.value, date):
            years = field.value.year - context.day.year
            if not -YEARS_BACK <= years <= YEARS_AHEAD:
                limit = YEARS_BACK if years < 0 else YEARS_AHEAD
                yield context.finding(FAR_AWAY, *field.loc, limit=str(limit))


def what_is_done_lies_behind(context: PlanContext) -> Iterator[Finding]:
    """Report a future date of something that has been done, or of the meeting of a final plan."""
    is_final = context.pep.plan is not None and context.pep.plan.status is Status.final
    done = DONE | {"plan.meeting"} if is_final else DONE
    for field in context.values:
        if field.path in done and isinstance(field.value, date) and field.value > context.today:
            yield context.finding(AHEAD, *field.loc)


def next_meeting_is_soon(context: PlanContext) -> Iterator[Finding]:
    """Report a next meeting that is more than six months after this one."""
    plan = context.pep.plan
    if plan is None or plan.meeting is None or plan.next_meeting is None:
        return
    if plan.next_meeting > months_after(plan.meeting, MONTHS_TO_NEXT_MEETING):
        limit = str(MONTHS_TO_NEXT_MEETING)
        yield context.finding(TOO_LATE, "plan", "next_meeting", limit=limit)
