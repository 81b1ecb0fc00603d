"""Plans transcribed from real forms (the people are invented), and what they should get on whatever day."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pepdocs.findings.model import Finding, Severity
from pepdocs.reading import check

CASES = Path(__file__).parent.parent / "cases"
DAYS = (date(2026, 3, 1), date(2026, 11, 30), date(2031, 1, 1))

REG_10 = [("PEP212", "change.changes[0].disrupts_education")]
NOT_ASKED_TO_SHARE = [("PEP333", "voice.views[0].share")]
"""The carer of these plans has a copy, and nothing says what the child wants to share."""
NOT_ASKED = {
    "f1-early-years": {
        "child.upn", "setting.reduced_timetable", "history.records_received", "people", "history.punctuality",
    },
    "f2-post16-uasc-not-eligible": {
        "review", "people", "meeting.attended", "pathway.needs_assessment", "pathway.plan_date",
        "pathway.plan_next_review", "pathway.education_matches_plan", "pathway.personal_adviser",
    },
    "f5-wales-child-placed-in-england": {"aln.idp", "aln.ehc_plan"},
}  # fmt: skip


@cache
def findings(name: str, today: date = DAYS[0]) -> tuple[Finding, ...]:
    return check.check(CASES / f"{name}.yaml", today=today).findings.items


def fields(name: str, severity: Severity) -> list[tuple[str, str]]:
    return [(item.code.number, item.field) for item in findings(name) if item.severity is severity]


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.yaml")))
def test_no_lawful_plan_is_refused_on_any_day(name):
    for today in DAYS:
        assert [item for item in findings(name, today) if item.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", NOT_ASKED)
def test_nothing_is_asked_that_somebody_who_knows_the_work_would_laugh_at(name):
    asked = {field for _, field in fields(name, Severity.WARNING)}

    assert asked & NOT_ASKED[name] == set()


def test_a_young_person_six_weeks_in_care_is_told_when_a_pathway_plan_will_be_due():
    assert ("PEP213", "pathway.needs_assessment") in fields("f2-post16-uasc-not-eligible", Severity.INFO)


@pytest.mark.parametrize("name", ["f3-compact", "f3-ks4-england", "late-emergency", "august-holiday"])
def test_a_move_in_key_stage_4_is_asked_whether_it_disrupts_education(name):
    assert fields(name, Severity.WARNING) == REG_10 + NOT_ASKED_TO_SHARE
    [finding] = [item for item in findings(name) if item.code.number == "PEP212"]
    assert dict(finding.facts)["law"] == "SI 2010/959 reg 10"


def test_a_move_in_key_stage_4_that_disrupts_education_is_refused_without_approval():
    text = (CASES / "f3-compact.yaml").read_text(encoding="utf-8")
    disrupts = text.replace("  kind: placement\n", "  kind: placement\n  disrupts_education: yes\n")

    found = check.checked(disrupts.encode(), today=DAYS[0]).findings.blocking

    assert [(item.code.number, dict(item.facts)["law"]) for item in found] == [("PEP201", "SI 2010/959 reg 10")]


def test_empty_groups_of_a_blank_change_nothing_that_is_found():
    whole, compact = (
        [(item.code.number, item.field) for item in findings(name)] for name in ("f3-ks4-england", "f3-compact")
    )

    assert sorted(whole) == sorted(compact)
