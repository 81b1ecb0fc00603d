"""Figures that follow from others: percentages, costs, totals, balances and scores."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pepdocs.findings.model import Finding, Loc
from pepdocs.findings.rules import COSTS_DISAGREE, FIGURE_DISAGREES, OVER_ALLOCATION, SESSIONS_DISAGREE, TOO_HIGH
from pepdocs.rules.context import PlanContext, dotted, label, records_in
from pepdocs.schema.declare import Record
from pepdocs.schema.figures import DIFFICULTIES, SESSIONS, total_cost, value_of, worked_out
from pepdocs.schema.kinds import said
from pepdocs.schema.sections.history import Attendance
from pepdocs.schema.sections.wellbeing import Questionnaire

Entries = Iterator[tuple[Any, Loc]]

CHECKED = {
    "history.attendance": tuple(SESSIONS),
    "wellbeing.sdq": ("total",),
    "funding": ("balance",),
    "funding.items": ("cost",),
}
"""The fields that follow from others of their entry, by the list of entries."""

HIGHEST = dict.fromkeys((*DIFFICULTIES, "prosocial"), 10) | {"total": 40}
"""The highest score of each part of a Strengths and Difficulties Questionnaire."""


def _entries(context: PlanContext, path: str) -> Entries:
    """Yield the records of a list in the plan, each with its place."""
    for field in context.by_path.get(path, ()):
        yield from records_in(field.value, field.loc)


def figures_follow(context: PlanContext) -> Iterator[Finding]:
    """Report a figure that was typed and contradicts those from which it follows."""
    for path, keys in CHECKED.items():
        for record, loc in _entries(context, path):
            if not _is_reported_otherwise(record):
                yield from (context.finding(FIGURE_DISAGREES, *loc, key) for key in keys if _contradicts(record, key))


def _is_reported_otherwise(record: Record) -> bool:
    """Return whether another rule reports what the figures follow from, so that one slip is one finding."""
    if isinstance(record, Questionnaire):
        return any(_is_above(getattr(record, key), highest) for key, highest in HIGHEST.items())
    return isinstance(record, Attendance) and _disagree(record)


def _contradicts(record: Record, key: str) -> bool:
    typed, right = getattr(record, key), worked_out(record, key)
    return typed is not None and right is not None and abs(typed - right) > _rounding(record, typed)


def _rounding(record: Record, typed: Any) -> Decimal:
    """Return by how much a figure may differ: a percentage by its rounding up or down, any other not at all."""
    if not isinstance(record, Attendance):
        return Decimal(0)
    return Decimal(1) if "." not in str(typed) else Decimal("0.1")


def sessions_add_up(context: PlanContext) -> Iterator[Finding]:
    """Report sessions that are more than those possible, or fewer where all kinds are recorded."""
    for year, loc in _entries(context, "history.attendance"):
        if _disagree(year):
            yield context.finding(SESSIONS_DISAGREE, *loc, "sessions_possible")


def _disagree(year: Attendance) -> bool:
    parts = [getattr(year, key) for key in SESSIONS.values()]
    total, possible = sum(part for part in parts if part is not None), year.sessions_possible
    return possible is not None and (total > possible or (None not in parts and total < possible))


def costs_add_up(context: PlanContext) -> Iterator[Finding]:
    """Report a sum that its items do not come to, or that is more than was allocated."""
    for funding, loc in _entries(context, "funding"):
        costs, planned = total_cost(funding), value_of(funding, "planned")
        is_reported = any(_contradicts(item, "cost") for item in said(funding.items))
        if costs is not None and costs != planned and not is_reported:
            yield context.finding(COSTS_DISAGREE, *loc, "planned")
        if None not in (planned, funding.allocation) and planned > funding.allocation:
            limit = label((*loc, "allocation"))
            yield context.finding(OVER_ALLOCATION, *loc, "planned", limit=limit)


def scores_fit(context: PlanContext) -> Iterator[Finding]:
    """Report a score of a questionnaire that is higher than there can be."""
    for field in context.values:
        key = str(field.loc[-1])
        if key in HIGHEST and dotted(field.loc[:-1]) == Questionnaire.path and _is_above(field.value, HIGHEST[key]):
            yield context.finding(TOO_HIGH, *field.loc, limit=str(HIGHEST[key]))


def _is_above(score: int | None, highest: int) -> bool:
    return score is not None and score > highest
