"""No value of any plan reaches a summary: every field is filled, and each value is looked for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from full_plan import Filled
from pepdocs.batch.outcomes import Made, Outcome, Refused
from pepdocs.findings.model import Findings
from pepdocs.summary import rows, sheet
from pepdocs.summary.page import page
from summary.finished_runs import RAN, of_full_plans
from summary.test_sheet import read_xlsx

OUTCOMES, VALUES = of_full_plans()
TELLING = 5
"""A value that is shorter may stand anywhere by chance, and so may the choices, which are ours."""


def telling(values: list[Filled]) -> set[str]:
    """Return how the values are written that nothing but the plan can have said."""
    written = {said for value in values for said, _ in value.says}
    return {one for one in written if len(one) >= TELLING and re.search(r"\d", one)}


def whole(outcomes: tuple[Outcome, ...], **asked: object) -> str:
    """Return all that the three files say, as one text."""
    told = rows(outcomes, **asked)
    in_book = [read_xlsx(sheet.xlsx(told, RAN), number) for number in (1, 2)]
    return "\n".join((page(told, RAN).decode(), sheet.csv(told).decode(), str(in_book)))


def betrayed(text: str, values: set[str]) -> list[str]:
    there = (one for one in values if one in text)
    return sorted(one for one in there if re.search(rf"(?<!\d){re.escape(one)}(?!\d)", text))


def spoilt(outcome: Outcome, value: str) -> Outcome:
    """Return an outcome each of whose findings has a value in the place of all its facts."""
    assert isinstance(outcome, Made | Refused)
    findings = Findings.of(
        replace(one, facts=tuple((name, value) for name, _ in one.facts)) for one in outcome.findings.items
    )
    return replace(outcome, findings=findings)


def test_there_are_many_values_to_look_for_and_findings_to_tell_of():
    kinds = {one.kind for one in VALUES if telling([one])}

    assert len(telling(VALUES)) > 500
    assert kinds >= {"text", "date", "money", "percent", "count", "school_year"}
    assert len({one.code for each in OUTCOMES for one in each.findings.items}) > 5


def test_no_value_of_a_full_plan_stands_in_a_summary():
    assert betrayed(whole(OUTCOMES), telling(VALUES)) == []


def test_a_value_is_found_where_names_are_asked_for():
    name = max(telling(VALUES))

    assert betrayed(whole(OUTCOMES, names={OUTCOMES[0].source: name}), telling(VALUES)) == [name]


@pytest.mark.parametrize("kind", ["text", "date", "money", "percent", "count", "days"])
def test_no_value_stands_in_a_summary_even_if_a_rule_should_give_it_away(kind: str):
    value = next(said for one in VALUES if one.kind == kind for said, _ in one.says)
    given_away = tuple(spoilt(outcome, value) for outcome in OUTCOMES)

    assert value in repr(given_away)
    assert betrayed(whole(given_away), {value}) == []
