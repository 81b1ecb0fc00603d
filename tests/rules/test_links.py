from __future__ import annotations

import pytest

from builders import PRIMARY, SECONDARY, a_plan, checked, found
from pepdocs.reading.parse import Parsed


def labels(plan: Parsed, code: str) -> list[str]:
    return [dict(finding.facts)["label"] for finding in checked(plan).items if finding.code.number == code]


@pytest.mark.parametrize(("index", "kept"), [(0, "long"), (1, "short")])
def test_a_plan_needs_a_short_and_a_long_term_target(index, kept):
    plan = a_plan(PRIMARY, without=f"targets.{index}")

    assert labels(plan, "PEP320") == [f"choice:Horizon.{'short' if kept == 'long' else 'long'}"]


def test_a_target_that_does_not_say_how_far_it_looks_may_be_either():
    assert labels(a_plan(PRIMARY, without="targets.1.horizon"), "PEP320") == []


def test_missing_targets_are_reported_as_missing_only():
    assert labels(a_plan(PRIMARY, without="targets"), "PEP320") == []


@pytest.mark.parametrize("answer", [None, {}, {"decision": ""}], ids=repr)
def test_a_view_without_an_answer_is_found(answer):
    plan = a_plan(**{"voice.views.1.response": answer})

    assert found(plan, "PEP33") == [("PEP330", "voice.views[1].response")]


@pytest.mark.parametrize(("done", "missed"), [("no", 1), ("partly", 1), ("yes", 0), ("planned", 0)])
def test_a_refusal_needs_a_reason(done, missed):
    plan = a_plan(**{"voice.views.0.response.done": done})

    assert found(plan, "PEP33") == [("PEP331", "voice.views[0].response.reason")] * missed


def test_a_refusal_with_a_reason_is_not_found():
    assert found(a_plan(SECONDARY), "PEP331") == []


def test_the_child_has_to_be_told():
    plan = a_plan(without="voice.views.2.response.told_on")

    assert found(plan, "PEP33") == [("PEP332", "voice.views[2].response.told_on")]


def test_a_date_that_cannot_be_read_was_still_given():
    plan = a_plan(**{"voice.views.2.response.told_on": "yesterday"})

    assert found(plan, "PEP33") == []


@pytest.mark.parametrize("source", ["pdg_lac", "early_years_pdg", "pupil_premium_plus", "eypp"])
def test_a_grant_for_looked_after_children_needs_a_target(source):
    plan = a_plan(**{"funding.0.source": source, "funding.0.targets": []})

    assert ("PEP340", "funding[0].targets") in found(plan)


def test_other_funding_needs_no_target():
    plan = a_plan(**{"funding.0.source": "school", "funding.0.targets": []})

    assert found(plan, "PEP340") == []


def test_funding_and_targets_that_do_not_name_each_other_are_found():
    plan = a_plan(**{"funding.0.targets": ["t2"]})

    assert found(plan, "PEP341") == [("PEP341", "targets[0].funding"), ("PEP341", "funding[0].targets")]
