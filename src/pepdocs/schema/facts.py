"""Facts about a child on a day, worked out from a plan: the vocabulary that conditions use.

Each fact is a value, or `Missing` where the plan does not tell it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pepdocs.schema.ages import age, months_after, school_age_ends, school_age_starts, years_after
from pepdocs.schema.declare import Record
from pepdocs.schema.kinds import Choice, said
from pepdocs.schema.pep import Pep, Phase
from pepdocs.schema.sections.care import Country

Period = tuple[date, date]
"""The first day of something, and the day after its last."""

ONE_DAY = timedelta(days=1)
WEEKS_13 = timedelta(weeks=13)
MONTHS_TO_ASSESS = 3


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that cannot be told without the field at `path`; a full stop first: of the same entry."""

    path: str


Tell = Callable[[Pep, date | None, Record | None], Any]
"""Returns a fact of a plan on a day; the record is the entry of a list that it is about."""


def value_at(pep: Pep, path: str) -> Any:
    """Return the value of a field that is not in a list, a choice as its code; None if it is not recorded."""
    value: Any = pep
    for step in path.split("."):
        value = getattr(value, step.rstrip("_"), None)
    return code_of(value)


def values_at(start: Record | None, path: str) -> list[Any]:
    """Return the values of a field that are recorded, one for each entry of the lists that it is in."""
    values: list[Any] = [start]
    for step in path.split("."):
        inner = (getattr(value, step.rstrip("_"), None) for value in values)
        values = [item for value in inner for item in (value if isinstance(value, list) else [value])]
    return [value for value in values if value is not None]


def code_of(value: Any) -> Any:
    """Return the code of a choice, and any other value as it is."""
    return value.code if isinstance(value, Choice) else value


def _told(path: str) -> Tell:
    """Return the fact that a field of the plan tells."""

    def tell(pep: Pep, _day: date | None, _record: Record | None) -> Any:
        value = value_at(pep, path)
        return Missing(path) if value is None else value

    return tell


def _told_in_entry(key: str) -> Tell:
    """Return the fact that a field of an entry tells."""

    def tell(_pep: Pep, _day: date | None, record: Record | None) -> Any:
        value = code_of(getattr(record, key, None))
        return Missing(f".{key}") if value is None else value

    return tell


# Age and care


def _of_birth(tell: Callable[[date, date], Any]) -> Tell:
    """Return a fact that depends on the date of birth and the day."""

    def born(pep: Pep, day: date | None, _record: Record | None) -> Any:
        value = value_at(pep, "child.date_of_birth")
        if value is None:
            return Missing("child.date_of_birth")
        return Missing("plan.meeting") if day is None else tell(value, day)

    return born


def _school_age(born: date, day: date) -> str:
    if day > school_age_ends(born):
        return "over"
    return "before" if day < school_age_starts(born) else "compulsory"


def _is_adult(pep: Pep, day: date | None, _record: Record | None) -> bool | Missing:
    """Return whether the young person is 18 or older, which a pupil of a school form is not unless the plan says so."""
    born = value_at(pep, "child.date_of_birth")
    if born is not None and day is not None:
        return age(born, day) >= 18
    return Missing("child.date_of_birth") if pep.phase is Phase.post16 else False


def _days_in_care(pep: Pep, day: date | None, _record: Record | None = None) -> int | Missing:
    """Return the days in care since the 14th birthday and before the day; none before the 16th birthday."""
    periods = _care_since_14(pep)
    if isinstance(periods, Missing) or day is None:
        return periods if isinstance(periods, Missing) else Missing("plan.meeting")
    if day < years_after(value_at(pep, "child.date_of_birth"), 16):
        return 0
    return sum(max(0, (min(ended, day) - began).days) for began, ended in periods)


def _care_since_14(pep: Pep) -> list[Period] | Missing:
    """Return the periods of care since the 14th birthday; the present one has no end."""
    born, began = value_at(pep, "child.date_of_birth"), value_at(pep, "care.became_looked_after")
    if born is None or began is None:
        return Missing("care.became_looked_after" if born else "child.date_of_birth")
    earlier, first = said(value_at(pep, "care.earlier_periods")), value_at(pep, "care.first_placement_started")
    if not earlier and first is not None and first < began:
        return Missing("care.earlier_periods")
    since = years_after(born, 14)
    ended = [(max(p.from_, since), p.to + ONE_DAY) for p in earlier if p.from_ and p.to and p.to >= since]
    return [*sorted(ended), (max(began, since), date.max)]


def eligible_from(pep: Pep) -> date | Missing:
    """Return the first day on which the child is a category 1 young person or an eligible child, at any age."""
    periods = _care_since_14(pep)
    if isinstance(periods, Missing):
        return periods
    began, _ = periods[-1]
    return max(years_after(value_at(pep, "child.date_of_birth"), 16), began, _day_reached(periods, WEEKS_13))


def _day_reached(periods: list[Period], wanted: timedelta) -> date:
    """Return the first day before which periods of care come to so long."""
    left = wanted
    for began, ended in periods:
        if ended - began >= left:
            return began + left
        left -= ended - began
    return date.max


def assessment_due(pep: Pep) -> date | Missing:
    """Return the day by which the needs of the young person are to be assessed for a pathway plan.

    It is three months after the 16th birthday, or after the day on which the young person became category 1 or
    eligible, if later (WSI 2015/1818 reg 49(1), SI 2010/959 reg 42(1)).
    """
    eligible = eligible_from(pep)
    return eligible if isinstance(eligible, Missing) else months_after(eligible, MONTHS_TO_ASSESS)


def _days_past_assessment(pep: Pep, day: date | None, _record: Record | None) -> int | Missing:
    due = assessment_due(pep)
    if isinstance(due, Missing):
        return due
    return Missing("plan.meeting") if day is None else (day - due).days


# Where the child lives and learns


def area(pep: Pep, _day: date | None = None, _record: Record | None = None) -> str | Missing:
    """Return the code of the country where the child lives.

    A child who is said to live in the responsible authority's area lives in its country. A filled EHC plan tells that
    it is England. A child who is not said to live outside the authority lives in its country.
    """
    said_to_live, is_outside = value_at(pep, "care.area"), value_at(pep, "care.placed_outside_authority")
    if said_to_live is not None:
        return str(said_to_live)
    if is_outside is not False and value_at(pep, "aln.ehc_plan") is not None:
        return Country.england.code
    return Missing("care.area") if is_outside else pep.law.name


def _institutions(pep: Pep, _day: date | None, _record: Record | None) -> int:
    return len(said(value_at(pep, "history.institutions")))


def _welsh(pep: Pep, _day: date | None, _record: Record | None) -> bool | Missing:
    """Return whether the child uses Welsh at home, in this plan, in meetings or at school."""
    language = pep.language
    if language is None:
        return Missing("language.home")
    chosen = (language.plan_choice, language.meeting_choice, language.provision)
    return "cy" in said(language.home) or any(code_of(choice) in {"cy", "both", "bilingual"} for choice in chosen)


# One planned change


def _in_effect(_pep: Pep, day: date | None, record: Record | None) -> bool | Missing:
    when = getattr(record, "when", None)
    if not isinstance(when, date):
        return Missing(".when")
    return Missing("plan.meeting") if day is None else when <= day


def _emergency(pep: Pep, day: date | None, record: Record | None) -> bool | Missing:
    """Return whether a change is made in an emergency; one that is planned for a later day is not."""
    emergency = getattr(record, "emergency", None)
    if emergency is not None:
        return bool(emergency)
    return False if _in_effect(pep, day, record) is False else Missing(".emergency")


FACTS: dict[str, Tell] = {
    "age": _of_birth(age),
    "is_adult": _is_adult,
    "school_age": _of_birth(_school_age),
    "days_in_care_since_14": _days_in_care,
    "days_past_assessment": _days_past_assessment,
    "year": _told("child.year_group"),
    "area": area,
    "placement": _told("care.placement_type"),
    "welsh": _welsh,
    "setting": _told("setting.kind"),
    "institutions": _institutions,
    "plan_kind": lambda pep, _day, _record: value_at(pep, "plan.kind") or "",
    "change": _told_in_entry("kind"),
    "disrupts": _told_in_entry("disrupts_education"),
    "emergency": _emergency,
    "in_effect": _in_effect,
    "idp_kept_by": _told("aln.idp.maintained_by"),
}
"""How each fact is told that does not depend on the law."""
