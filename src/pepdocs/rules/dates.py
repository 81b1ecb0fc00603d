"""Dates that do not agree with each other or with today."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile

from pepdocs.findings.model import Code, Finding, Loc
from pepdocs.findings.rules import (
    AFTER_REVIEW,
    AHEAD,
    FAR_AWAY,
    TOO_LATE,
    UNLIKELY_ORDER,
    UNSORTED,
    WRONG_ORDER,
)
from pepdocs.rules.located import Reading, label
from pepdocs.schema.sections.plan import Status

MONTHS_TO_NEXT_MEETING = 6
YEARS_BACK, YEARS_AHEAD = 30, 10


@dataclass(frozen=True, slots=True)
class Order:
    """Two fields whose dates follow each other; `apart` if they cannot be the same day.

    The finding stands at the second of them unless `told_first`.
    """

    first: str
    then: str
    code: Code = UNLIKELY_ORDER
    apart: bool = False
    told_first: bool = False

    @property
    def shared(self) -> int:
        """How many keys the two paths begin with alike."""
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
    Order("plan.previous", "plan.meeting", WRONG_ORDER, apart=True, told_first=True),
    Order("plan.meeting", "plan.next_meeting", WRONG_ORDER, apart=True),
    Order("history.institutions.from", "history.institutions.to", WRONG_ORDER),
    Order("history.training.from", "history.training.to", WRONG_ORDER),
    Order("history.exclusions.from", "history.exclusions.to", WRONG_ORDER),
    Order("care.became_looked_after", "care.placement_started"),
    Order("plan.meeting", "targets.due"),
    Order("targets.actions.by", "targets.due", told_first=True),
    Order("voice.gathered.when", "voice.views.response.told_on"),
    Order("plan.meeting", "meeting.copies.on"),
    Order("history.records_requested", "history.records_received"),
    Order("aln.idp.date", "aln.idp.review_due"),
    Order("setting.no_place.since", "setting.no_place.target_date"),
    Order("change.ks4_approval.on", "change.when", told_first=True),
    Order("pathway.plan_date", "pathway.plan_next_review"),
    Order("pathway.allowance.applied", "pathway.allowance.awarded"),
    Order("plan.meeting", "plan.next_care_review", AFTER_REVIEW, told_first=True),
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
        "meeting.copies.on",
        "meeting.agreement.on",
        "meeting.uploaded_on",
    }
)
"""The dates of what has been done, which cannot lie ahead."""


def dates_in_order(reading: Reading) -> Iterator[Finding]:
    """Dates follow each other as what they date does."""
    for order in ORDERS:
        for first, then in _together(reading, order):
            at = first if order.told_first else then
            yield reading.finding(order.code, *at, label=label(first), limit=label(then))


def _together(reading: Reading, order: Order) -> Iterator[tuple[Loc, Loc]]:
    """Yield the places of dates that break an order, compared within the same entry of a list."""
    following: dict[Loc, list[tuple[Loc, date]]] = {}
    for then, later in _dates(reading, order.then):
        following.setdefault(_entry(then, order.shared), []).append((then, later))
    for first, earlier in _dates(reading, order.first):
        for then, later in following.get(_entry(first, order.shared), ()):
            if earlier >= later if order.apart else earlier > later:
                yield first, then


def _entry(loc: Loc, shared: int) -> Loc:
    """Return the part of a place with its first `shared` keys, and the place in a list after them."""
    keys = [index for index, step in enumerate(loc) if isinstance(step, str)]
    return loc[: keys[shared]] if shared < len(keys) else loc


def _dates(reading: Reading, path: str) -> Iterator[tuple[Loc, date]]:
    for loc, value in reading.filled(path):
        if isinstance(value, date):
            yield loc, value


def history_is_sorted(reading: Reading) -> Iterator[Finding]:
    """The schools attended stand with the first one first."""
    for (_, before), (loc, after) in pairwise(_dates(reading, "history.institutions.from")):
        if after < before:
            yield reading.finding(UNSORTED, *loc)


def dates_are_near(reading: Reading) -> Iterator[Finding]:
    """No date is decades away: the year has been mistyped."""
    for spot in reading.spots:
        if isinstance(spot.value, date):
            years = spot.value.year - reading.today.year
            if years < -YEARS_BACK:
                yield reading.finding(FAR_AWAY, *spot.loc, limit=str(YEARS_BACK))
            elif years > YEARS_AHEAD:
                yield reading.finding(FAR_AWAY, *spot.loc, limit=str(YEARS_AHEAD))


def what_is_done_lies_behind(reading: Reading) -> Iterator[Finding]:
    """What has been done has been done by today; so has the meeting of a final plan."""
    final = reading.pep.plan is not None and reading.pep.plan.status is Status.final
    done = DONE | {"plan.meeting"} if final else DONE
    for spot in reading.spots:
        if spot.path in done and isinstance(spot.value, date) and spot.value > reading.today:
            yield reading.finding(AHEAD, *spot.loc)


def next_meeting_is_soon(reading: Reading) -> Iterator[Finding]:
    """The next meeting is at most six months after this one."""
    plan = reading.pep.plan
    if plan is None or plan.meeting is None or plan.next_meeting is None:
        return
    if plan.next_meeting > months_after(plan.meeting, MONTHS_TO_NEXT_MEETING):
        limit = str(MONTHS_TO_NEXT_MEETING)
        yield reading.finding(TOO_LATE, "plan", "next_meeting", limit=limit)


def months_after(day: date, months: int) -> date:
    """Return the day so many months later; the last of its month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def school_year_eve(day: date) -> date:
    """Return the 31 August by which the children of a day's school year are put into years."""
    return date(day.year if day.month > 8 else max(day.year - 1, date.min.year), 8, 31)


def age(born: date, day: date) -> int:
    """Return the age in whole years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
