"""The schools of a child in order, and the attendance."""

from __future__ import annotations

from datetime import date
from typing import Any

from plans.bank import names
from plans.story import AGES, SCHOOL_YEAR, Story

BEGINNINGS = {-1: "nursery", 0: "primary_school", 7: "secondary_school", 12: "further_education"}
"""The kind of setting that begins in a year: Reception is 0, earlier years are negative."""

UNUSUAL = {
    "primary_school": ("special_school",),
    "secondary_school": ("special_school", "pupil_referral_unit"),
    "further_education": ("sixth_form", "training"),
    "nursery": ("nursery",),
}
HOW_OFTEN_UNUSUAL = 0.15
FEWEST_YEARS_FOR_A_MOVE = 2


def institutions(story: Story) -> list[dict[str, Any]]:
    """Return the schools of a child in order; the last stay has no end."""
    stays = _stays(story)
    ends = [_end(start) for start, _ in stays[1:]]
    stays_in_order: list[dict[str, Any]] = []
    for (start, kind), end in zip(stays, [*ends, None], strict=True):
        other = [name for name in names()["schools"][kind] if not stays_in_order or name != stays_in_order[-1]["name"]]
        stay = {"name": story.dice.one(other), "kind": kind, "from": start.isoformat()}
        stays_in_order.append(stay | ({"to": end.isoformat()} if end else {}))
    return stays_in_order


def _stays(story: Story) -> list[tuple[date, str]]:
    """Return the first day and the kind of each setting."""
    year = AGES[story.year_group] - 4
    firsts = {min(start, year): kind for start, kind in BEGINNINGS.items() if start <= max(year, -1)}
    if year >= 0 and story.dice.chance(0.4):
        del firsts[-1]
    stays = {_september(story, start): kind for start, kind in firsts.items()}
    for moved in _moves(story, year):
        kind = next(kind for start, kind in reversed(firsts.items()) if start <= moved)
        stays[_january(story, moved)] = kind
    *before, (last, kind) = sorted(stays.items())
    if story.dice.chance(HOW_OFTEN_UNUSUAL):
        kind = story.dice.one(UNUSUAL[kind])
    return [*before, (last, kind)]


def _moves(story: Story, year: int) -> list[int]:
    """Return the years in which the child changed school."""
    if year < FEWEST_YEARS_FOR_A_MOVE:
        return []
    most = min(story.size.rows[1] - 1, 4)
    return story.dice.some(range(1, year + 1), story.dice.between(0, most))


def _september(story: Story, year: int) -> date:
    return date(SCHOOL_YEAR - (AGES[story.year_group] - 4 - year), 9, 3)


def _january(story: Story, year: int) -> date:
    return date(_september(story, year).year + 1, 1, 8)


def _end(of_the_next: date) -> date:
    """Return the last day of the term before the next school."""
    return date(of_the_next.year, 7, 18) if of_the_next.month == 9 else date(of_the_next.year - 1, 12, 19)


def attendance(story: Story) -> list[dict[str, str]]:
    """Return a row for each of the last school years; attendance and absence add up to 100 %."""
    years = min(max(AGES[story.year_group] - 2, 1), story.dice.between(*story.size.rows))
    return [_attended(SCHOOL_YEAR - back, story) for back in reversed(range(years))]


def _attended(year: int, story: Story) -> dict[str, str]:
    absent = story.dice.between(0, 300)
    unauthorised = story.dice.between(0, absent)
    row = {"year": f"{year}/{(year + 1) % 100:02}", "percent": _tenths(1000 - absent)}
    if story.dice.chance(0.6):
        row["authorised_percent"] = _tenths(absent - unauthorised)
        row["unauthorised_percent"] = _tenths(unauthorised)
    return row


def _tenths(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"
