"""What is asked of whom: nothing at which somebody who knows the work would laugh, and still what matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from builders import typed
from pepdocs.schema.declare import Jurisdiction, Level, PlanSection, Record, declared, field_path
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.people import ROLES
from pepdocs.schema.pep import Pep
from pepdocs.schema.situation import Situation

DAY = date(2026, 2, 10)


@dataclass(frozen=True)
class Child:
    """A child in a stage of schooling and a kind of setting, with a kind of plan, and what the plan may not ask."""

    phase: str
    year: str
    born: str
    setting: str
    kind: str
    laughable: str
    matters: str = "child.first_names"


NO_SCHOOL = "setting.name setting.address setting.phone setting.started setting.full_time setting.trusted_adult"
OF_CARE = (
    "care.placement_type care.permanence care.permissions carers.achievement role:carer role:iro role:social_worker"
)
FIRST = "review plan.previous"

CHILDREN = {
    "a nursery child": Child(
        "primary", "N2", "2022-03-01", "nursery", "initial",
        f"child.upn role:class_teacher history.punctuality arrangements.homework history.exclusions future {FIRST}",
        "progress.subjects",
    ),
    "a child with a childminder": Child(
        "primary", "N1", "2023-03-01", "childminder", "initial", "role:designated_person role:class_teacher child.upn"
    ),
    "a pupil in Reception": Child(
        "primary", "R", "2021-03-01", "primary_school", "review", "arrangements.homework", "review child.upn"
    ),
    "a pupil in Year 4": Child(
        "primary", "4", "2017-03-01", "primary_school", "review", "role:form_tutor future.work_experience pathway",
        "role:class_teacher",
    ),
    "a pupil in Year 8": Child(
        "secondary", "8", "2013-03-01", "secondary_school", "review",
        "future.work_experience role:class_teacher child.uln pathway.allowance", "role:form_tutor",
    ),
    "a pupil taught elsewhere": Child(
        "secondary", "10", "2011-03-01", "eotas", "review", "role:form_tutor setting.home_school_agreement",
        "role:designated_person history.training",
    ),
    "a child without a school place": Child(
        "secondary", "10", "2011-03-01", "none", "short",
        f"{NO_SCHOOL} role:form_tutor role:designated_person language.school_category", "setting.no_place",
    ),
    "a young person at college": Child(
        "post16", "12", "2009-03-01", "further_education", "review",
        "child.upn role:designated_person role:form_tutor funding setting.safe_place", "role:personal_tutor",
    ),
    "an apprentice": Child(
        "post16", "12", "2009-03-01", "apprenticeship", "review",
        "role:personal_tutor future.work_experience arrangements.homework pathway.allowance", "setting.name",
    ),
    "a young person in work": Child(
        "post16", "13", "2008-03-01", "employment", "review",
        "pathway.allowance pathway.provider_contact role:post16_contact arrangements.homework",
    ),
    "a young person without a place": Child(
        "post16", "13", "2008-06-01", "neet", "review", f"{NO_SCHOOL} pathway.individual_learning_plan"
    ),
    "an adult at college": Child("post16", "14", "2007-06-01", "further_education", "review", OF_CARE, "setting.name"),
    "short breaks": Child(
        "primary", "4", "2017-03-01", "primary_school", "short_break",
        "history.conduct aln.has_aln targets funding meeting.attended voice.gathered language.plan_choice",
        "leisure.interests arrangements.promoting_achievement",
    ),
}  # fmt: skip


def situation(child: Child, law: str) -> Situation:
    content = {
        "pepdocs": "2",
        "jurisdiction": law,
        "phase": child.phase,
        "plan": {"kind": child.kind, "status": "final", "completed": DAY.isoformat()},
        "child": {"date_of_birth": child.born, "year_group": child.year},
        "setting": {"kind": child.setting},
        "care": {"became_looked_after": "2025-12-20", "placed_outside_authority": "no"},
    }
    return Situation.of(typed(content).pep, DAY)


def asked(known: Situation, model: type[Record] = Pep) -> Iterator[str]:
    """Yield the paths of the fields, and the roles, that a plan is asked for."""
    for field in declared(model):
        section = shape(field.annotation).record
        is_asked = known.level(field.item) >= Level.SHOULD and known.is_asked(field.item)
        if is_asked:
            yield field_path(model, field.key)
        if section and issubclass(section, PlanSection) and is_asked:
            yield from asked(known, section)
    if model is Pep:
        yield from (
            f"role:{item.roles[0].code}" for item in ROLES if known.level(item) >= Level.SHOULD and known.is_asked(item)
        )


@pytest.mark.parametrize("law", [law.name for law in Jurisdiction])
@pytest.mark.parametrize("name", CHILDREN)
def test_nothing_laughable_is_asked_and_what_matters_is(name: str, law: str) -> None:
    child = CHILDREN[name]

    wanted = set(asked(situation(child, law)))

    assert wanted & set(child.laughable.split()) == set()
    assert set(child.matters.split()) <= wanted


def test_what_is_asked_of_others_is_laughable_of_some() -> None:
    every = {path for child in CHILDREN.values() for law in Jurisdiction for path in asked(situation(child, law.name))}

    assert {path for child in CHILDREN.values() for path in child.laughable.split()} - every <= {"pathway"}
