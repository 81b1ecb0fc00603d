"""The findings of our own examples, all listed here because they are true."""

from __future__ import annotations

import pytest

from builders import DRAFT, FINISHED, POST16, PRIMARY, SECONDARY, a_plan, checked, found
from pepdocs.findings.model import Severity

NOT_WRITTEN_DOWN = ("child.identity_needs", "care.placement_address", "care.parental_responsibility", "care.permanence")

WARNINGS = {
    PRIMARY: {("PEP202", field) for field in NOT_WRITTEN_DOWN},
    SECONDARY: {
        *(("PEP202", field) for field in NOT_WRITTEN_DOWN),
        ("PEP202", "arrangements.interventions[1].ends"),
        ("PEP202", "change.changes[0].actions"),
        ("PEP302", "targets[2].actions[1].by"),
    },
    POST16: {
        *(("PEP202", field) for field in NOT_WRITTEN_DOWN),
        ("PEP202", "care.permissions"),
        ("PEP202", "people"),
        ("PEP202", "arrangements.interventions"),
        ("PEP202", "arrangements.homework"),
    },
}

GAPS = [
    ("PEP201", "arrangements.other_provision"),
    ("PEP201", "arrangements.promoting_achievement"),
    ("PEP201", "carers.leisure"),
    ("PEP201", "carers.others"),
    ("PEP201", "change.expected"),
    ("PEP202", "arrangements.homework"),
    ("PEP202", "arrangements.interventions"),
    ("PEP202", "care.parental_responsibility"),
    ("PEP202", "care.permanence"),
    ("PEP202", "care.permissions"),
    ("PEP202", "care.placed_outside_authority"),
    ("PEP202", "care.placement_address"),
    ("PEP202", "carers.goals"),
    ("PEP202", "change"),
    ("PEP202", "child.accessible_formats"),
    ("PEP202", "funding[0].expected"),
    ("PEP202", "funding[0].spent"),
    ("PEP202", "future"),
    ("PEP202", "history.exclusions"),
    ("PEP202", "history.punctuality"),
    ("PEP202", "language.communication"),
    ("PEP202", "leisure.takes_part_in"),
    ("PEP202", "leisure.would_help"),
    ("PEP202", "meeting.child_attended"),
    ("PEP202", "meeting.confidentiality"),
    ("PEP202", "meeting.copies"),
    ("PEP202", "meeting.uploaded_on"),
    ("PEP202", "people"),
    ("PEP202", "plan.completed"),
    ("PEP202", "plan.version"),
    ("PEP202", "progress"),
    ("PEP202", "setting.address"),
    ("PEP202", "setting.phone"),
    ("PEP202", "setting.trusted_adult"),
    ("PEP202", "targets[0].accountable"),
    ("PEP202", "targets[0].actions"),
    ("PEP202", "targets[0].agreed_with"),
    ("PEP202", "targets[0].baseline"),
    ("PEP202", "targets[0].monitoring"),
    ("PEP202", "targets[0].success"),
    ("PEP202", "targets[0].views"),
    ("PEP202", "views_of_others"),
    ("PEP202", "wellbeing"),
    ("PEP208", "history.disruption"),
    ("PEP320", "targets"),
    ("PEP330", "voice.views[0].response"),
    ("PEP340", "funding[0].targets"),
    ("PEP401", "targets[0].text"),
]


@pytest.mark.parametrize("example", FINISHED)
def test_a_finished_example_has_nothing_that_blocks_it(example):
    plan = a_plan(example)

    assert not plan.findings.items
    assert not checked(plan).blocking


@pytest.mark.parametrize("example", FINISHED)
def test_a_finished_example_has_only_true_warnings(example):
    warnings = checked(a_plan(example)).graded(Severity.WARNING)

    assert {(finding.code.number, finding.field) for finding in warnings} == WARNINGS[example]


@pytest.mark.parametrize("example", FINISHED)
def test_a_finished_example_has_remarks_about_optional_fields_only(example):
    remarks = checked(a_plan(example)).graded(Severity.INFO)

    assert {finding.code.number for finding in remarks} <= {"PEP203", "PEP204", "PEP372"}


def test_the_gaps_of_the_english_draft_are_found():
    plan = a_plan(DRAFT)

    assert sorted((code, field) for code, field in found(plan) if code not in {"PEP203", "PEP372"}) == GAPS


def test_the_english_draft_has_the_gaps_that_were_left_in_it():
    mended = a_plan(
        DRAFT,
        **{
            "change.expected": "no",
            "arrangements.other_provision": {"none_stated_by": "dt"},
            "arrangements.promoting_achievement": "Reading with an adult every day",
            "carers.leisure": "Takes her to Rainbows",
            "carers.others": {"none_stated_by": "sw"},
        },
    )

    assert not checked(mended).blocking
