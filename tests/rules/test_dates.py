from __future__ import annotations

from datetime import date

import pytest

from builders import POST16, SECONDARY, TODAY, a_plan, checked, found
from pepdocs.rules.dates import age, months_after, school_year_eve

MOVE = {"since": "2026-05-01", "interim": "At home", "target_date": "2026-04-01"}

ERRORS = {
    "care.became_looked_after": {"child.date_of_birth": "2025-01-21"},
    "care.placement_started": {"child.date_of_birth": "2025-01-21"},
    "setting.started": {"child.date_of_birth": "2025-01-27"},
    "history.institutions[0].from": {"child.date_of_birth": "2016-09-05"},
    "plan.meeting": {"plan.initiated": "2026-03-12"},
    "plan.completed": {"plan.completed": "2026-03-10"},
    "plan.previous": {"plan.previous": "2026-03-11"},
    "plan.next_meeting": {"plan.next_meeting": "2026-03-11"},
    "history.institutions[1].to": {"history.institutions.1.to": "2023-09-03"},
    "history.training[0].to": {
        "child.year_group": "10",
        "history.training": [{"name": "First aid", "from": "2026-01-02", "to": "2026-01-01"}],
    },
    "history.exclusions[0].to": {"history.exclusions": [{"from": "2026-01-02", "to": "2026-01-01", "days": "1"}]},
}
WARNINGS = {
    "care.placement_started": {"care.placement_started": "2025-01-19"},
    "targets[0].due": {"targets.0.due": "2026-03-10", "targets.0.actions": []},
    "targets[0].actions[1].by": {"targets.0.actions.1.by": "2026-07-11"},
    "voice.views[0].response.told_on": {"voice.views.0.response.told_on": "2026-03-03"},
    "meeting.copies[0].on": {"meeting.copies.0.on": "2026-03-10"},
    "history.records_received": {"history.records_requested": "2025-02-15"},
    "aln.idp.review_due": {"aln.idp.review_due": "2025-10-01"},
    "setting.no_place.target_date": {"setting.kind": "none", "setting.no_place": MOVE},
    "change.changes[0].ks4_approval.on": {
        "child.year_group": "10",
        "change.changes.0.ks4_approval": {"by": "An officer", "on": "2026-04-25"},
    },
    "pathway.plan_next_review": {"pathway.plan_next_review": "2025-06-15"},
    "pathway.allowance.awarded": {"pathway.allowance.awarded": "2025-07-20"},
}


@pytest.mark.parametrize("field", ERRORS)
def test_an_impossible_order_of_dates_is_an_error(field):
    assert ("PEP301", field) in found(a_plan(SECONDARY, **ERRORS[field]))


@pytest.mark.parametrize("field", WARNINGS)
def test_an_unusual_order_of_dates_is_a_warning(field):
    plan = a_plan(POST16 if field.startswith("pathway") else SECONDARY, **WARNINGS[field])

    assert ("PEP302", field) in found(plan)


@pytest.mark.parametrize(
    "same",
    [
        {"plan.initiated": "2026-03-11", "plan.completed": "2026-03-11"},
        {"child.date_of_birth": "2025-01-20", "setting.started": "2026-01-01"},
        {"voice.gathered.when": "2026-03-13"},
    ],
    ids=["plan", "birth", "voice"],
)
def test_two_things_can_happen_on_one_day(same):
    plan = a_plan(SECONDARY, without="history.institutions", **same)

    assert [field for _, field in found(plan, "PEP30")] == ["targets[2].actions[1].by"]


def test_dates_of_different_entries_are_not_compared():
    plan = a_plan(SECONDARY, **{"targets.2.due": "2026-07-10", "targets.0.due": "2026-07-20"})

    assert found(plan, "PEP302") == []


def test_the_finding_says_which_two_dates():
    plan = a_plan(SECONDARY, **{"plan.initiated": "2026-03-12"})

    [finding] = [finding for finding in checked(plan).items if finding.code.number == "PEP301"]

    assert dict(finding.facts) == {"label": "field:plan.initiated", "limit": "field:plan.meeting"}


def test_the_history_begins_with_the_first_school():
    plan = a_plan(SECONDARY, **{"history.institutions.2.from": "2023-01-09"})

    assert ("PEP303", "history.institutions[2].from") in found(plan)
    assert found(a_plan(SECONDARY), "PEP303") == []


@pytest.mark.parametrize(
    ("day", "far"), [("1996-01-01", False), ("1995-12-31", True), ("2036-12-31", False), ("2037-01-01", True)]
)
def test_a_date_that_is_decades_away_is_found(day, far):
    plan = a_plan(SECONDARY, **{"plan.next_care_review": day})

    assert found(plan, "PEP304") == ([("PEP304", "plan.next_care_review")] if far else [])


def test_the_meeting_comes_before_the_review_of_the_case():
    assert found(a_plan(**{"plan.next_care_review": "2026-03-10"}), "PEP305") == [("PEP305", "plan.meeting")]
    assert found(a_plan(**{"plan.next_care_review": "2026-03-11"}), "PEP305") == []


def test_what_has_been_done_cannot_be_in_the_future():
    plan = a_plan(**{"voice.views.0.response.told_on": "2026-06-02"})

    assert found(plan, "PEP306") == [("PEP306", "voice.views[0].response.told_on")]
    assert found(plan, "PEP306", on=date(2026, 6, 2)) == []


def test_the_meeting_of_a_draft_may_be_in_the_future():
    changes = {"plan.meeting": "2026-06-02", "plan.completed": None}

    assert ("PEP306", "plan.meeting") in found(a_plan(**changes))
    assert found(a_plan(**changes, **{"plan.status": "draft"}), "PEP306") == []


@pytest.mark.parametrize(("day", "late"), [("2026-09-11", False), ("2026-09-12", True)])
def test_the_next_meeting_is_at_most_six_months_away(day, late):
    plan = a_plan(**{"plan.next_meeting": day})

    assert found(plan, "PEP307") == ([("PEP307", "plan.next_meeting")] if late else [])


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2026, 7, 15), 6, date(2027, 1, 15)),
        (date(9999, 12, 1), 6, date.max),
    ],
    ids=str,
)
def test_months_end_with_the_last_day_of_a_shorter_month(start, months, end):
    assert months_after(start, months) == end


def test_a_school_year_begins_in_september():
    assert school_year_eve(date(2026, 8, 31)) == date(2025, 8, 31)
    assert school_year_eve(date(2026, 9, 1)) == date(2026, 8, 31)
    assert school_year_eve(date(1, 1, 1)) == date(1, 8, 31)


def test_age_changes_on_the_birthday():
    assert age(date(2012, 2, 29), date(2026, 2, 28)) == 13
    assert age(date(2012, 2, 29), date(2026, 3, 1)) == 14
    assert age(date(2012, 6, 1), TODAY) == 14
