from __future__ import annotations

import pytest

from builders import POST16, TODAY, a_plan, checked, found
from pepdocs.rules.context import PlanContext
from pepdocs.rules.references import roles_of
from pepdocs.schema.people import Role

STRANGERS = (
    "plan.completed_by",
    "care.advocate.person",
    "setting.trusted_adult",
    "arrangements.interventions.0.led_by",
    "voice.gathered.by",
    "voice.helped_by",
    "voice.views.0.response.decided_by",
    "voice.views.0.response.told_by",
    "views_of_others.0.from",
    "targets.0.accountable",
    "targets.0.agreed_with.1",
    "targets.0.actions.0.who",
    "future.careers_guidance.0.by",
    "meeting.attended.3",
    "meeting.absent.0.person",
    "meeting.copies.0.to",
    "history.exclusions.none_stated_by",
)


def indexed(path: str) -> str:
    steps = path.split(".")
    return "".join(f"[{step}]" if step.isdigit() else f".{step}" for step in steps)[1:]


@pytest.mark.parametrize("path", STRANGERS)
def test_a_person_who_is_not_listed_is_found(path):
    assert found(a_plan(**{path: "stranger"}), "PEP31") == [("PEP310", indexed(path))]


@pytest.mark.parametrize("known", ["child", "parent", "social_worker", "carer2"])
def test_the_child_a_role_and_an_id_are_known(known):
    assert found(a_plan(**{"views_of_others.2.from": known}), "PEP31") == []


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("targets.0.funding", "targets[0].funding[0]"),
        ("targets.1.views", "targets[1].views[0]"),
        ("funding.0.targets", "funding[0].targets[0]"),
    ],
)
def test_an_entry_that_is_not_there_is_found(path, field):
    assert found(a_plan(**{path: ["nowhere"]}), "PEP311") == [("PEP311", field)]


def test_the_view_of_a_change_has_to_be_there():
    assert found(a_plan(**{"change.changes.0.childs_view": "v9"}), "PEP31") == [
        ("PEP311", "change.changes[0].childs_view")
    ]


def test_the_targets_of_a_learning_plan_have_to_be_there():
    plan = a_plan(POST16, **{"pathway.individual_learning_plan.targets": ["t1", "t9"]})

    assert found(plan, "PEP31") == [("PEP311", "pathway.individual_learning_plan.targets[1]")]


def test_references_to_a_list_that_cannot_be_read_are_not_checked():
    plan = a_plan(**{"people.0.id": "two words"})

    assert found(plan, "PEP310") == []


@pytest.mark.parametrize(
    ("path", "taken", "field"),
    [
        ("people.9.id", "sw", "people[9].id"),
        ("people.9.id", "child", "people[9].id"),
        ("voice.views.4.id", "v1", "voice.views[4].id"),
        ("targets.2.id", "t1", "targets[2].id"),
    ],
)
def test_an_id_stands_for_one_thing(path, taken, field):
    assert ("PEP312", field) in found(a_plan(**{path: taken}))


def test_a_target_may_have_the_id_of_a_person():
    assert found(a_plan(**{"targets.2.id": "sw"}), "PEP312") == []


def test_ids_are_not_repeated_in_findings():
    plan = a_plan(**{"plan.completed_by": "stranger"})

    assert "stranger" not in repr(checked(plan))


def test_a_role_stands_for_itself_and_an_id_for_its_roles():
    plan = a_plan()
    context = PlanContext.of(plan.pep, plan.places, TODAY)

    assert roles_of(context, "carer2") == {Role.carer}
    assert roles_of(context, "parent") == {Role.parent}
    assert roles_of(context, "child") == frozenset()
