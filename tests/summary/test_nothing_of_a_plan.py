"""No value of a plan is in a summary: every field is filled, and each value is searched for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from full_plan import Filled
from pepdocs.batch.outcomes import Made, Outcome, RefusedPlan
from pepdocs.findings.model import Findings
from pepdocs.summary import rows, sheet
from pepdocs.summary.page import page
from summary.finished_runs import RUN, of_full_plans
from summary.test_sheet import read_xlsx

OUTCOMES, VALUES = of_full_plans()
SHORTEST = 5
"""A shorter value may be anywhere by chance, and so may the choices, which are ours."""


def unmistakable(values: list[Filled]) -> set[str]:
    """Return the texts of those values that can come from the plan only."""
    texts = {text for value in values for text, _ in value.says}
    return {text for text in texts if len(text) >= SHORTEST and re.search(r"\d", text)}


def summary_text(outcomes: tuple[Outcome, ...], **options: object) -> str:
    """Return the content of the three files as one text."""
    files = rows(outcomes, **options)
    in_book = [read_xlsx(sheet.xlsx(files, RUN), number) for number in (1, 2)]
    return "\n".join((page(files, RUN).decode(), sheet.csv(files).decode(), str(in_book)))


def leaked(text: str, values: set[str]) -> list[str]:
    there = (value for value in values if value in text)
    return sorted(value for value in there if re.search(rf"(?<!\d){re.escape(value)}(?!\d)", text))


def leaking(outcome: Outcome, value: str) -> Outcome:
    """Return an outcome whose findings have a value in place of each fact."""
    assert isinstance(outcome, Made | RefusedPlan)
    findings = Findings.of(
        replace(finding, facts=tuple((name, value) for name, _ in finding.facts)) for finding in outcome.findings.items
    )
    return replace(outcome, findings=findings)


def test_there_are_many_values_and_findings():
    kinds = {value.kind for value in VALUES if unmistakable([value])}

    assert len(unmistakable(VALUES)) > 500
    assert kinds >= {"text", "date", "money", "percent", "count", "school_year"}
    assert len({finding.code for outcome in OUTCOMES for finding in outcome.findings.items}) > 5


def test_no_value_of_a_full_plan_is_in_a_summary():
    assert leaked(summary_text(OUTCOMES), unmistakable(VALUES)) == []


def test_a_value_is_found_if_it_is_the_name_asked_for():
    name = max(unmistakable(VALUES))

    assert leaked(summary_text(OUTCOMES, names={OUTCOMES[0].source: name}), unmistakable(VALUES)) == [name]


@pytest.mark.parametrize("kind", ["text", "date", "money", "percent", "count", "days"])
def test_no_value_is_in_a_summary_even_if_a_rule_leaks_it(kind: str):
    value = next(text for filled in VALUES if filled.kind == kind for text, _ in filled.says)
    outcomes = tuple(leaking(outcome, value) for outcome in OUTCOMES)

    assert value in repr(outcomes)
    assert leaked(summary_text(outcomes), {value}) == []
