from __future__ import annotations

import pytest

from builders import DRAFT, POST16, SECONDARY, a_plan, checked, found
from pepdocs.reading.parse import Parsed


def absent(plan: Parsed, code: str = "PEP350") -> list[str]:
    facts = (dict(finding.facts) for finding in checked(plan).items if finding.code.number == code)
    return [fact["label"].removeprefix("choice:Role.") for fact in facts]


@pytest.mark.parametrize(
    ("example", "attended", "missing"),
    [
        (SECONDARY, ["dp", "carer1"], "social_worker"),
        (SECONDARY, ["sw", "dp"], "carer"),
        (SECONDARY, ["sw", "carer2"], "designated_person"),
        (DRAFT, ["sw", "carer1"], "designated_teacher"),
        (POST16, ["sw", "carer1", "tutor"], "personal_adviser"),
        (POST16, ["sw", "carer1", "pa"], "post16_contact"),
    ],
)
def test_a_meeting_without_somebody_of_the_core_is_found(example, attended, missing):
    assert absent(a_plan(example, **{"meeting.attended": attended})) == [missing]


def test_a_role_counts_as_whoever_is_in_it():
    roles = ["social_worker", "carer", "designated_person"]

    assert absent(a_plan(**{"meeting.attended": roles})) == []


def test_the_appropriate_person_counts_as_the_carer():
    plan = a_plan(**{"people.4.role": "family", "meeting.attended": ["sw", "dp", "carer1"]})

    assert absent(plan) == []


def test_somebody_who_lives_alone_has_no_carer():
    changes = {"care.placement_type": "semi_independent", "meeting.attended": ["sw", "pa", "tutor"]}

    assert absent(a_plan(POST16, **changes)) == []


def test_an_attendance_that_is_missing_is_reported_as_missing_only():
    assert absent(a_plan(without="meeting.attended")) == []


def test_a_child_who_was_neither_there_nor_asked_is_found():
    plan = a_plan(without="voice.views", **{"meeting.child_attended": "not"})

    assert ("PEP351", "meeting.child_attended") in found(plan)


@pytest.mark.parametrize(
    "heard",
    [
        {"meeting.child_attended": "part"},
        {"meeting.attended": ["sw", "child"]},
        {"voice.views": [{"text": "I like it"}]},
    ],
    ids=["there", "listed", "asked"],
)
def test_a_child_is_heard_in_one_way_or_another(heard):
    content = {"meeting.child_attended": "not", "voice.views": None} | heard

    assert found(a_plan(**content), "PEP351") == []


@pytest.mark.parametrize(("index", "missing"), [(0, "iro"), (1, "carer")])
def test_a_copy_that_was_not_sent_is_found(index, missing):
    assert absent(a_plan(without=f"meeting.copies.{index}"), "PEP352") == [missing]


def test_copies_that_are_missing_are_reported_as_missing_only():
    assert absent(a_plan(without="meeting.copies"), "PEP352") == []


@pytest.mark.parametrize(("adults", "many"), [(10, False), (11, True)])
def test_a_meeting_of_too_many_adults_is_found(adults, many):
    people = [{"id": f"p{n}", "role": "other", "name": "Somebody"} for n in range(adults)]
    attended = ["child", *(person["id"] for person in people)]
    plan = a_plan(people=people, **{"meeting.attended": attended})

    assert found(plan, "PEP353") == ([("PEP353", "meeting.attended")] if many else [])


def test_two_accounts_of_the_childs_part_have_to_agree():
    plan = a_plan(**{"meeting.child_attended": "whole"})

    assert found(plan, "PEP354") == [("PEP354", "meeting.child_attended")]
