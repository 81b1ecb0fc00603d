from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from builders import DRAFT, PRIMARY, SECONDARY, a_plan, checked, found
from pepdocs.schema.figures import value_of

YEAR = {"year": "2025/26", "sessions_possible": "240", "sessions_attended": "228"}
WHOLE = YEAR | {"sessions_authorised": "10", "sessions_unauthorised": "2"}
SCORES = {"emotional": "6", "conduct": "3", "hyperactivity": "6", "peer": "3"}
TUITION = {"what": "Tuition", "sessions": "2", "rate": "35", "weeks": "12"}
SUM = {"source": "pdg_lac", "buys": "Tuition", "items": [TUITION, {"what": "Books", "cost": "42.50"}]}


def attendance(**changes: Any):
    return a_plan(**{"history.attendance": [YEAR | changes]})


def money(**changes: Any):
    return a_plan(funding=[SUM | changes])


def sdq(example=DRAFT, **changes: Any):
    return a_plan(example, **{"wellbeing.sdq": [{"on": "2026-02-01", "informant": "carer"} | changes]})


# Attendance (RF10).


def test_attendance_is_worked_out_from_the_sessions_and_counts_as_recorded():
    plan = a_plan(**{"history.attendance": [WHOLE]})
    (year,) = plan.pep.history.attendance

    shares = [value_of(year, key) for key in ("percent", "authorised_percent", "unauthorised_percent")]

    assert shares == [Decimal("95.0"), Decimal("4.2"), Decimal("0.8")]
    assert [field for _, field in found(plan, "PEP202") if "attendance" in field] == []


def test_attendance_without_figures_is_missing_still():
    plan = a_plan(**{"history.attendance": [{"year": "2025/26"}]})

    assert ("PEP202", "history.attendance[0].percent") in found(plan, "PEP202")


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("95", True),
        ("94", True),
        ("96", True),
        ("93", False),
        ("93.6", False),
        ("93.7", True),
        ("93.8", True),
        ("94.0", False),
    ],
)
def test_a_percentage_may_differ_from_its_sessions_by_rounding_only(typed, fits):
    plan = attendance(sessions_attended="228" if "." not in typed else "225", percent=typed)  # 95 and 93.75

    assert found(plan, "PEP391") == ([] if fits else [("PEP391", "history.attendance[0].percent")])


def test_the_shares_of_absence_are_compared_too():
    plan = a_plan(**{"history.attendance": [WHOLE | {"authorised_percent": "4.2", "unauthorised_percent": "2.5"}]})

    assert found(plan, "PEP39") == [("PEP391", "history.attendance[0].unauthorised_percent")]


@pytest.mark.parametrize(
    ("changes", "fits"),
    [
        ({}, True),
        ({"sessions_attended": "229"}, False),
        ({"sessions_attended": "227"}, False),
        ({"sessions_attended": "200", "sessions_unauthorised": None}, True),
        ({"sessions_attended": "241", "sessions_unauthorised": None}, False),
        ({"sessions_possible": None}, True),
    ],
)
def test_sessions_add_up_to_those_possible(changes, fits):
    plan = a_plan(**{"history.attendance": [WHOLE | changes]})

    assert found(plan, "PEP39") == ([] if fits else [("PEP392", "history.attendance[0].sessions_possible")])


def test_one_slip_in_the_sessions_is_one_finding():
    plan = a_plan(**{"history.attendance": [WHOLE | {"sessions_attended": "28", "percent": "95.0"}]})

    assert found(plan, "PEP39") == [("PEP392", "history.attendance[0].sessions_possible")]


@pytest.mark.parametrize("typed", ["-1", "12.5", "many"])
def test_sessions_are_counted(typed):
    assert [item.code.number for item in attendance(sessions_attended=typed).findings.items] == ["PEP120"]


def test_no_sessions_at_all_give_no_percentage():
    assert found(attendance(sessions_possible="0", sessions_attended="0"), "PEP39") == []


# Money (RF13).


def test_costs_sums_and_balance_are_worked_out():
    (funding,) = money(spent="300").pep.funding

    assert value_of(funding.items[0], "cost") == Decimal(840)
    assert value_of(funding, "planned") == Decimal("882.50")
    assert value_of(funding, "balance") == Decimal("582.50")


def test_a_sum_that_can_be_worked_out_counts_as_recorded():
    assert "funding[0].planned" not in [field for _, field in found(money(), "PEP20")]
    assert "funding[0].planned" in [field for _, field in found(a_plan(DRAFT, funding=[{"spent": "3"}]), "PEP20")]


def test_sessions_without_weeks_are_all_of_them():
    (funding,) = money(items=[TUITION | {"weeks": None}]).pep.funding

    assert value_of(funding, "planned") == Decimal(70)


def test_a_sum_is_not_worked_out_where_a_cost_is_not_known():
    (funding,) = money(items=[TUITION, {"what": "Books"}], spent="0").pep.funding

    assert (value_of(funding, "planned"), value_of(funding, "balance")) == (None, None)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"planned": "882.50", "spent": "300", "balance": "582.50", "allocation": "882.50"}, "", ""),
        ({"planned": "900"}, "PEP393", "funding[0].planned"),
        ({"allocation": "882.49"}, "PEP394", "funding[0].planned"),
        ({"spent": "300", "balance": "582"}, "PEP391", "funding[0].balance"),
        ({"items": [TUITION | {"cost": "841"}], "planned": "840"}, "PEP391", "funding[0].items[0].cost"),
    ],
)
def test_costs_sums_and_balance_that_were_typed_agree(changes, code, field):
    assert found(money(**changes), "PEP39") == ([(code, field)] if code else [])


@pytest.mark.parametrize("key", ["allocation", "planned", "spent", "balance"])
def test_a_negative_sum_is_refused(key):
    assert [item.code.number for item in money(**{key: "-5"}).findings.items] == ["PEP119"]


@pytest.mark.parametrize(("asked", "agreed", "paid"), [("03", "02", "04"), ("01", "03", "02")])
def test_money_is_asked_for_then_agreed_then_released(asked, agreed, paid):
    days = {"requested_on": asked, "agreed_on": agreed, "released_on": paid}
    plan = money(**{key: f"2026-02-{day}" for key, day in days.items()})

    assert [field for _, field in found(plan, "PEP302") if field.startswith("funding")] != []


# Strengths and Difficulties Questionnaire (RF03).


def test_the_total_of_a_questionnaire_is_the_sum_of_four_scores():
    plan = sdq(**SCORES, prosocial="8", action="A talk")

    assert value_of(plan.pep.wellbeing.sdq[0], "total") == 18
    assert [field for _, field in found(plan) if ".sdq" in field] == []


@pytest.mark.parametrize(
    ("scores", "code", "key"),
    [
        (SCORES | {"total": "18", "prosocial": "10"}, "", ""),
        (SCORES | {"total": "26"}, "PEP391", "total"),
        ({"total": "40"}, "", ""),
        ({"total": "41"}, "PEP395", "total"),
        (SCORES | {"peer": "11", "total": "18"}, "PEP395", "peer"),
        ({"total": "9", "prosocial": "11"}, "PEP395", "prosocial"),
    ],
)
def test_scores_are_possible_and_add_up(scores, code, key):
    assert found(sdq(**scores), "PEP39") == ([(code, f"wellbeing.sdq[0].{key}")] if code else [])


@pytest.mark.parametrize(
    ("jurisdiction", "year", "is_asked"),
    [
        ("england", "N2", False),
        ("england", "R", True),
        ("england", "6", True),
        ("england", "11", True),
        ("england", "12", False),
        ("wales", "6", False),
    ],
)
def test_a_questionnaire_is_asked_for_in_england_from_reception_to_year_11(jurisdiction, year, is_asked):
    changes = {"jurisdiction": jurisdiction, "child.year_group": year, "wellbeing.emotional": "Well"}
    plan = a_plan(PRIMARY, **changes)

    assert (("PEP202", "wellbeing.sdq") in found(plan)) is is_asked


# What one field answers for another.


@pytest.mark.parametrize(
    ("filled", "answered"),
    [
        ({"wellbeing.measure": "SDQ 14"}, "wellbeing.sdq"),
        ({"wellbeing.sdq": [{"total": "14"}]}, "wellbeing.measure"),
        ({"progress.attainment": [{"subject": "Welsh"}]}, "progress.subjects"),
        ({"progress.early_years": [{"area": "literacy"}]}, "progress.subjects"),
    ],
)
def test_a_field_is_not_asked_for_where_another_answers_it(filled, answered):
    without = "progress.subjects"
    year = "R" if answered == "progress.subjects" else "6"
    changes = {"jurisdiction": "england", "child.year_group": year, "wellbeing.emotional": "Well"}
    bare = a_plan(PRIMARY, without=without, **changes)
    answering = a_plan(PRIMARY, without=without, **changes, **filled)

    assert answered in [field for _, field in found(bare, "PEP20")]
    assert answered not in [field for _, field in found(answering, "PEP20")]


def test_the_early_years_do_not_answer_for_a_pupil_of_year_1():
    changes = {"child.year_group": "1", "progress.early_years": [{"area": "literacy"}]}

    assert ("PEP202", "progress.subjects") in found(a_plan(PRIMARY, without="progress.subjects", **changes))


def test_every_finding_about_figures_says_what_to_do():
    plan = money(planned="900", allocation="10", spent="1", balance="2")

    assert [item.code.hint for item in checked(plan).items if item.code.number.startswith("PEP39")] != []
    assert all(item.code.hint for item in checked(plan).items if item.code.number.startswith("PEP39"))


def test_the_id_of_the_last_plans_target_points_out_of_the_file():
    plan = a_plan(SECONDARY, **{"review.0.of": "t1-of-last-year"})

    assert found(plan, "PEP31") == []
    assert [item.code.number for item in a_plan(**{"review.0.of": "1 2"}).findings.items] == ["PEP123"]
