"""Figures that follow from others.

What can be worked out need not be typed: rules count it as recorded, and documents show it. Where it is typed as
well, `rules.figures` compares the two.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from pepdocs.schema.kinds import said
from pepdocs.schema.scales import Meaning, Scale, entry_of, meaning
from pepdocs.schema.sections.history import Attendance
from pepdocs.schema.sections.progress import Attainment, KeyStage, KeyStageResult
from pepdocs.schema.sections.targets import Cost, Funding
from pepdocs.schema.sections.wellbeing import Questionnaire

if TYPE_CHECKING:
    from pepdocs.schema.declare import Record

DIFFICULTIES = ("emotional", "conduct", "hyperactivity", "peer")
"""The scores that make the total of a Strengths and Difficulties Questionnaire."""

SESSIONS = {
    "percent": "sessions_attended",
    "authorised_percent": "sessions_authorised",
    "unauthorised_percent": "sessions_unauthorised",
}
"""The sessions of which each percentage is a share of those possible."""


def value_of(record: Record, name: str) -> Any:
    """Return the value of a field as typed, or else as it can be worked out; None if it cannot."""
    typed = getattr(record, name)
    return worked_out(record, name) if typed is None else typed


def worked_out(record: Record, name: str) -> Any:
    """Return what a field must be by the other fields of its record; None if they do not tell."""
    work = WORK.get((type(record), name))
    return work(record) if work else None


def meaning_of(record: Record, name: str) -> Meaning | None:
    """Return the words for a grade in a record that names its scale, None if there are none."""
    scale, value = getattr(record, "scale", None), value_of(record, name)
    if name not in {"target", "result", "expected"} or scale is None or not isinstance(value, str):
        return None
    return meaning(scale, value)


def share(part: int, whole: int) -> Decimal:
    """Return a part as a percentage with one decimal."""
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _percent(year: Attendance, name: str) -> Decimal | None:
    part, whole = getattr(year, SESSIONS[name]), year.sessions_possible
    return share(part, whole) if whole and part is not None and part <= whole else None


def _cost(item: Cost) -> Decimal | None:
    if item.sessions is None or item.rate is None:
        return None
    return item.sessions * item.rate * (1 if item.weeks is None else item.weeks)


def total_cost(funding: Funding) -> Decimal | None:
    """Return what the items of a sum of money cost together; None if the cost of any is not known."""
    costs = [value_of(item, "cost") for item in said(funding.items)]
    return sum(costs, Decimal(0)) if costs and None not in costs else None


def _balance(funding: Funding) -> Decimal | None:
    planned = value_of(funding, "planned")
    return None if planned is None or funding.spent is None else planned - funding.spent


def total_difficulties(questionnaire: Questionnaire) -> int | None:
    """Return the sum of the scores for difficulties, None unless all four are recorded."""
    scores = [getattr(questionnaire, key) for key in DIFFICULTIES]
    return sum(scores) if None not in scores else None


def scale_of(result: Attainment | KeyStageResult) -> Scale | None:
    """Return the scale of a result; that of the phonics check need not be named."""
    is_phonics = isinstance(result, KeyStageResult) and result.stage is KeyStage.phonics
    return Scale.phonics if is_phonics and result.scale is None else result.scale


def _expected(result: Attainment | KeyStageResult) -> str | None:
    scale = scale_of(result)
    return (entry_of(scale).expected or None) if scale else None


WORK: dict[tuple[type[Record], str], Callable[[Any], Any]] = {
    (Attendance, "percent"): lambda year: _percent(year, "percent"),
    (Attendance, "authorised_percent"): lambda year: _percent(year, "authorised_percent"),
    (Attendance, "unauthorised_percent"): lambda year: _percent(year, "unauthorised_percent"),
    (Questionnaire, "total"): total_difficulties,
    (Cost, "cost"): _cost,
    (Funding, "planned"): total_cost,
    (Funding, "balance"): _balance,
    (Attainment, "expected"): _expected,
    (KeyStageResult, "expected"): _expected,
}
"""How the fields that can be worked out are."""
