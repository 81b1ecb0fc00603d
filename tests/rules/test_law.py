"""Each field that law asks for, in each country: generated from the declarations."""

from __future__ import annotations

from typing import Any

import pytest

from builders import POST16, SECONDARY, a_plan, checked, written
from pepdocs.findings.model import Finding, Severity
from pepdocs.schema.declare import Declared, Jurisdiction, Level, Record, Stage, When, declared, field_path
from pepdocs.schema.derived.messages import records
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.law import PARAGRAPHS, SCHEDULE_1, citation
from pepdocs.schema.people import ROLES

Case = tuple[type[Record], Declared, Jurisdiction]
REASON = {"not_practicable": "Asked for; not come"}
MOVE = {
    "child.year_group": "10",
    "change.changes.0.kind": "placement",
    "change.changes.0.disrupts_education": "yes",
    "change.changes.0.emergency": "no",
    "change.changes.0.ks4_approval": {"by": "An officer", "on": "2026-04-01", "consulted": "Everybody"},
}
FIRST_ENTRIES = {"change.changes.": "change.changes.0.", "aln.idp.provision.": "aln.idp.provision.0."}
OF_OTHER_FIELDS = ("aln.idp.", "change.changes")
"""Fields that law asks for only if others of the same section say so."""


def cases() -> list[Case]:
    return [
        (model, field, law)
        for model in records()
        for field in declared(model)
        for law in Jurisdiction
        if any(field.item.level(law, stage) is Level.LAW for stage in Stage)
    ]


def title(case: object) -> str:
    if isinstance(case, Declared):
        return case.key
    return case.__name__ if isinstance(case, type) else getattr(case, "name", str(case))


CASES = cases()
STATED = [case for case in CASES if shape(case[1].annotation).stated]


def conditions(field: Declared, law: Jurisdiction) -> dict[str, Any]:
    """Return the changes to a plan after which the field is asked for."""
    changes: dict[str, Any] = {"jurisdiction": law.name}
    if "3" not in field.item.stages and "4" in field.item.stages:
        changes["child.year_group"] = "11"
    for asked in field.item.conditions:
        if isinstance(asked, When):
            changes[asked.path] = "yes" if asked.values[0] is True else asked.values[0]
    return changes | (MOVE if field.key == "ks4_approval" else {})


def place(model: type[Record], field: Declared) -> str:
    """Return the path of the field in a plan, in the first entry of a list."""
    path = field_path(model, field.key)
    return next((path.replace(key, first) for key, first in FIRST_ENTRIES.items() if path.startswith(key)), path)


def example(field: Declared) -> str:
    return POST16 if field.item.stages == "X" else SECONDARY


def about(path: str, findings: tuple[Finding, ...]) -> list[Finding]:
    """Return the findings that the field at `path` is missing; a missing role is not about the field."""
    written, label = path.replace(".0", "[0]"), f"field:{path.replace('.0', '')}"
    there = [finding for finding in findings if finding.field == written and finding.code.number < "PEP300"]
    return [finding for finding in there if dict(finding.facts)["label"] == label]


def test_cases_were_found():
    assert len([case for case in CASES if case[2] is Jurisdiction.wales]) > 20
    assert len([case for case in CASES if case[2] is Jurisdiction.england]) > 18


@pytest.mark.parametrize(("model", "field", "law"), CASES, ids=title)
def test_a_missing_field_is_found_with_its_law(model, field, law):
    path = place(model, field)
    plan = a_plan(example(field), without=path, **conditions(field, law))

    [missing] = about(path, checked(plan).items)

    assert missing.code.number == "PEP201"
    assert missing.severity is Severity.ERROR
    assert dict(missing.facts)["law"] == citation(field.item.law, law)


@pytest.mark.parametrize(("model", "field", "law"), CASES, ids=title)
def test_a_field_that_is_there_is_not_missing(model, field, law):
    path = place(model, field)
    plan = a_plan(example(field), **conditions(field, law))

    assert about(path, checked(plan).items) == []


@pytest.mark.parametrize(("model", "field", "law"), CASES, ids=title)
def test_a_blank_field_is_missing(model, field, law):
    path = place(model, field)
    plan = a_plan(example(field), **conditions(field, law) | {path: None})

    assert [finding.code.number for finding in about(path, checked(plan).items)] == ["PEP201"]


@pytest.mark.parametrize(("model", "field", "law"), CASES, ids=title)
def test_each_paragraph_is_seen_when_the_whole_section_is_missing(model, field, law):
    path = place(model, field)
    section, _, key = path.partition(".")
    told_elsewhere = any(isinstance(asked, When) and asked.path.startswith(section) for asked in field.item.conditions)
    on_the_section = path.startswith(OF_OTHER_FIELDS) or told_elsewhere
    plan = a_plan(example(field), without=section, **conditions(field, law))

    numbers = [finding.code.number for finding in about(path, checked(plan).items)]

    assert numbers[:1] == ([] if key and on_the_section else ["PEP201"])


@pytest.mark.parametrize(("model", "field", "law"), STATED, ids=title)
def test_a_reason_softens_the_finding_in_england_alone(model, field, law):
    path = place(model, field)
    plan = a_plan(example(field), **conditions(field, law) | {path: REASON})

    [finding] = about(path, checked(plan).items)

    wales = law is Jurisdiction.wales
    assert finding.code.number == ("PEP206" if wales else "PEP205")
    assert finding.severity is (Severity.ERROR if wales else Severity.WARNING)
    assert dict(finding.facts)["law"] == citation(field.item.law, law)


@pytest.mark.parametrize(("model", "field", "law"), STATED, ids=title)
def test_an_explicit_none_is_accepted_where_it_is_an_answer(model, field, law):
    path = place(model, field)
    none = {"none_stated_by": "social_worker"}
    plan = a_plan(example(field), **conditions(field, law) | {path: none})

    numbers = [finding.code.number for finding in about(path, checked(plan).items)]

    assert numbers == ([] if field.item.none_answers else ["PEP207"])


def test_what_england_asks_for_so_far_as_practicable_takes_a_reason():
    qualified = [case for case in CASES if SCHEDULE_1 in citation(case[1].item.law, Jurisdiction.england)]

    assert len(qualified) > 15
    assert all(shape(field.annotation).stated for _, field, _ in qualified)


def test_each_field_of_law_names_a_paragraph_of_its_country():
    assert all(citation(field.item.law, law) for _, field, law in CASES)
    assert all(PARAGRAPHS[law] for role in ROLES for law in role.law.split())


@pytest.mark.parametrize("law", Jurisdiction, ids=lambda law: law.name)
def test_the_reviewing_officer_is_asked_for_by_guidance_and_blocks_nothing(law):
    people = written(SECONDARY)["people"]
    officer = next(n for n, person in enumerate(people) if person["role"] == "iro")
    plan = a_plan(jurisdiction=law.name, without=f"people.{officer}")

    about_officer = [item for item in checked(plan).items if dict(item.facts).get("label") == "choice:Role.iro"]

    assert [item.code.number for item in about_officer if item.field == "people"] == ["PEP202"]
    assert {item.severity for item in about_officer} == {Severity.WARNING}
