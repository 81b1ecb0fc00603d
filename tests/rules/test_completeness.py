from __future__ import annotations

import pytest

from builders import DRAFT, POST16, PRIMARY, SECONDARY, a_plan, checked, found, typed
from pepdocs.findings.model import TOP, Severity
from pepdocs.reading import parse, source
from pepdocs.reading.parse import Parsed
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.derived.blank import blank
from pepdocs.schema.pep import Phase
from pepdocs.wording import Speaker

EMPTY = {"pepdocs": "2"}
IN_WALES = {"jurisdiction": "wales"}
NONE = {"none_stated_by": "dp"}


def codes_at(plan: Parsed, field: str) -> list[str]:
    return [code for code, place in found(plan) if place == field]


def test_a_field_that_guidance_asks_for_is_a_warning():
    plan = a_plan(without="targets.0.baseline")

    assert found(plan, "PEP202").count(("PEP202", "targets[0].baseline")) == 1


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        pytest.param("child.pronouns", ["PEP203"], id="an optional field of a section is a remark"),
        pytest.param("people.0.phone", [], id="an optional field of a row is not"),
        pytest.param("child.accessible_formats", ["PEP202"], id="a list of codes is a warning"),
    ],
)
def test_a_missing_field_that_no_law_asks_for(field, codes):
    assert codes_at(a_plan(without=field), field.replace(".0.", "[0].")) == codes


@pytest.mark.parametrize(
    ("field", "value"), [("care.emergency", "perhaps"), ("history.institutions", ["not a record"])]
)
def test_a_field_that_was_filled_wrongly_is_not_missing_as_well(field, value):
    plan = a_plan(**{field: value})

    assert codes_at(plan, field) == []
    assert plan.findings.blocking


def test_a_section_with_one_wrong_field_still_misses_the_others():
    plan = a_plan(leisure={"interests": 5, "takes_part_in": {"x": {}}})

    assert codes_at(plan, "leisure.would_help") == ["PEP202"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("leisure.interests", value) for value in (None, "", "  ", [])),
        *(("history.institutions", value) for value in (None, [], [{}], [{"name": ""}])),
    ],
    ids=repr,
)
def test_a_blank_value_is_missing(field, value):
    assert codes_at(a_plan(**{field: value}), field) == ["PEP201"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("leisure.interests", {"none_stated_by": "child"}),
        *((field, NONE) for field in ("history.training", "arrangements.other_provision", "review")),
        ("child.accessible_formats", NONE),
        ("targets.0.views", NONE),
    ],
)
def test_an_explicit_none_is_an_answer(field, value):
    assert codes_at(a_plan(**{field: value}), field.replace(".0.", "[0].")) == []


def test_a_missing_section_is_reported_once():
    plan = a_plan(without="progress")

    assert [field for _, field in found(plan, "PEP2") if field.startswith("progress")] == ["progress"]


def test_a_missing_section_is_reported_with_each_field_that_the_law_asks_for():
    plan = a_plan(without="carers")

    assert [(code, field) for code, field in found(plan, "PEP2") if field.startswith("carers")] == [
        ("PEP201", "carers.achievement"),
        ("PEP201", "carers.leisure"),
        ("PEP201", "carers.others"),
        ("PEP202", "carers"),
    ]


def test_a_missing_field_is_reported_at_its_record():
    plan = a_plan(without="targets.1.due")

    [missing] = [finding for finding in checked(plan).items if finding.field == "targets[1].due"]

    assert missing.at == plan.places.at("targets", 1)


def test_a_missing_section_is_reported_at_the_top():
    assert all(finding.at == TOP for finding in checked(a_plan(without="leisure")).items if "leisure" in finding.field)


def test_a_field_of_another_stage_is_a_remark_if_it_is_filled():
    assert ("PEP204", "plan.outside_lessons") in found(a_plan(POST16))
    assert codes_at(a_plan(POST16, without="plan.outside_lessons"), "plan.outside_lessons") == []


def test_an_explicit_none_at_another_stage_needs_no_remark():
    assert codes_at(a_plan(PRIMARY), "history.training") == []


@pytest.mark.parametrize("field", ["record", "jurisdiction", "phase", "written_in", "plan.responsible_authority"])
def test_an_indispensable_field_is_reported_as_such(field):
    assert codes_at(a_plan(without=field), field) == ["PEP209"]


def test_the_authority_is_reported_even_if_its_section_is_missing():
    assert codes_at(a_plan(without="plan"), "plan.responsible_authority") == ["PEP209"]


def test_a_field_that_depends_on_an_answer_is_only_asked_for_after_it():
    plan = a_plan(POST16, **{"change.expected": "yes"})

    assert ("PEP201", "change.changes") in found(plan)
    assert codes_at(a_plan(POST16), "change.changes") == []


def test_the_idp_of_the_authority_has_to_be_in_the_plan():
    plan = a_plan(without="aln.idp.description aln.idp.provision")

    assert found(plan, "PEP201") == [("PEP201", "aln.idp.description"), ("PEP201", "aln.idp.provision")]


def test_each_provision_of_the_idp_says_whether_it_is_in_welsh():
    plan = a_plan(without="aln.idp.provision.0.in_welsh")

    assert found(plan, "PEP201") == [("PEP201", "aln.idp.provision[0].in_welsh")]


def test_the_idp_of_a_school_need_not_be_in_the_plan():
    plan = a_plan(without="aln.idp.description aln.idp.provision", **{"aln.idp.maintained_by": "school"})

    assert found(plan, "PEP201") == []


def test_a_reference_to_an_ehc_plan_is_enough_in_england():
    assert [field for _, field in found(a_plan(DRAFT), "PEP2") if field.startswith("aln.ehc")] == []


def test_a_reason_for_what_guidance_must_have_is_a_warning_in_england():
    assert ("PEP208", "history.disruption") in found(a_plan(DRAFT))


def test_a_reason_for_what_guidance_asks_for_is_no_answer_in_wales():
    plan = a_plan(**{"history.disruption": {"not_practicable": "Not found"}})

    assert codes_at(plan, "history.disruption") == ["PEP202"]


def labels(plan: Parsed, code: str) -> set[str]:
    return {dict(finding.facts)["label"] for finding in checked(plan).items if finding.code.number == code}


def test_a_role_that_nobody_has_is_missing():
    content = a_plan(SECONDARY, **{"people.0.role": "other", "people.3.role": "other"})

    assert labels(content, "PEP202") >= {"choice:Role.social_worker", "choice:Role.iro"}
    assert labels(content, "PEP201") == set()


def test_a_role_whose_code_was_mistyped_is_not_missing_as_well():
    plan = a_plan(**{"people.3.role": "iroo"})

    assert "choice:Role.iro" not in labels(plan, "PEP202")


def test_somebody_may_be_the_personal_adviser_and_something_else():
    other = {"people.1.role": "leaving_care_worker"}

    assert labels(a_plan(POST16, **other), "PEP201") == set()
    assert labels(a_plan(POST16, without="pathway.personal_adviser", **other), "PEP201") == {
        "choice:Role.personal_adviser"
    }


def test_each_country_has_its_own_name_for_a_role():
    wales = a_plan(without="people.1")
    england = a_plan(DRAFT, without="people.1")

    assert "choice:Role.designated_person" in labels(wales, "PEP202")
    assert "choice:Role.designated_teacher" in labels(england, "PEP202")


@pytest.mark.parametrize("law", Jurisdiction, ids=lambda law: law.name)
@pytest.mark.parametrize("phase", Phase, ids=lambda phase: phase.name)
def test_a_blank_file_only_misses_things(phase, law):
    plan = parse.pep(source.read(blank(phase, law, Speaker("cy").text).encode()))

    findings = plan.findings + checked(plan)

    assert len(findings.items) > 30
    assert {finding.code.number[:5] for finding in findings.items} == {"PEP20"}


def test_an_empty_plan_only_misses_things():
    findings = checked(typed(EMPTY))

    assert findings.items
    assert all(finding.code.number.startswith("PEP20") for finding in findings.items)


def test_a_file_of_unknown_format_has_no_findings():
    assert not checked(typed({"phase": "primary"})).items


def test_only_the_law_and_indispensable_fields_block_a_plan():
    blocking = {finding.code.number for finding in checked(typed(EMPTY | IN_WALES)).graded(Severity.ERROR)}

    assert blocking == {"PEP201", "PEP209"}


def test_without_a_jurisdiction_no_law_blocks_a_plan():
    blocking = {finding.code.number for finding in checked(typed(EMPTY)).graded(Severity.ERROR)}

    assert blocking == {"PEP209"}
