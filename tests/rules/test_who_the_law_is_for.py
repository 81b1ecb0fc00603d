"""Who the law is for: each condition on both sides of its boundary, and the day for which a plan is judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from builders import DRAFT, FINISHED, POST16, PRIMARY, SECONDARY, TODAY, a_plan
from pepdocs import rules
from pepdocs.findings.model import Finding, Severity
from pepdocs.schema import conditions as c
from pepdocs.schema.conditions import Condition
from pepdocs.schema.facts import Missing
from pepdocs.schema.situation import Situation

IN_CARE, BORN, WHEN = "care.became_looked_after", "child.date_of_birth", "change.changes.0.when"
MOVE = {
    "child.year_group": "10",
    "change.changes.0.kind": "placement",
    "change.changes.0.disrupts_education": "yes",
    "change.changes.0.emergency": "no",
    WHEN: "2026-04-24",
}
ASSESSMENT, IDP = "pathway.needs_assessment", "aln.idp.description"
APPROVAL = "change.changes.0.ks4_approval"
EARLIER = [{"from": "2023-03-01", "to": "2023-04-30"}, {"from": "2024-03-01", "to": "2024-03-20"}]


@dataclass(frozen=True)
class Boundary:
    """A field that law asks for; `outside` is a day on which it does not, or the changes after which it does not."""

    path: str
    inside: date
    outside: date | dict[str, Any]
    example: str = SECONDARY
    changes: dict[str, Any] = field(default_factory=dict)


BOUNDARIES = {
    "three months after the 16th birthday": Boundary(ASSESSMENT, date(2025, 5, 12), date(2025, 5, 11), POST16),
    "the 18th birthday": Boundary(ASSESSMENT, date(2027, 2, 10), date(2027, 2, 11), POST16),
    "the plan, three months after": Boundary("pathway.plan_date", date(2025, 5, 12), date(2025, 5, 11), POST16),
    "13 weeks in care, and three months": Boundary(
        ASSESSMENT, date(2026, 3, 2), date(2026, 3, 1), POST16, {IN_CARE: "2025-09-01"}
    ),
    "13 weeks in three periods": Boundary(
        ASSESSMENT, date(2025, 8, 23), date(2025, 8, 22), POST16,
        {IN_CARE: "2025-05-12", "care.earlier_periods": EARLIER},
    ),
    "13 weeks before the present period": Boundary(
        ASSESSMENT, date(2025, 8, 13), date(2025, 8, 12), POST16,
        {IN_CARE: "2025-05-12", "care.earlier_periods": [{"from": "2023-03-01", "to": "2023-06-30"}]},
    ),
    "16 on the secondary form": Boundary(
        ASSESSMENT, date(2026, 4, 16), date(2026, 4, 15), SECONDARY, {BORN: "2010-01-15", "child.year_group": "11"}
    ),
    "the last Friday in June": Boundary(IDP, date(2026, 6, 26), date(2026, 6, 27), SECONDARY, {BORN: "2009-11-11"}),
    "16 on the last day of a school year": Boundary(
        IDP, date(2026, 6, 26), date(2026, 6, 27), SECONDARY, {BORN: "2010-08-31"}
    ),
    "16 on the first day of a school year": Boundary(
        IDP, date(2027, 6, 25), date(2027, 6, 26), SECONDARY, {BORN: "2010-09-01"}
    ),
    "the authority's IDP": Boundary(IDP, TODAY, {"aln.idp.maintained_by": "school"}),
    "the IDP of a child in England": Boundary(IDP, TODAY, {"care.area": "scotland"}, changes={"care.area": "england"}),
    "Year 9 to 10": Boundary(APPROVAL, date(2026, 4, 1), {"child.year_group": "9"}, changes=MOVE),
    "Year 11": Boundary(
        APPROVAL, date(2026, 4, 1), {"child.year_group": "8"}, changes=MOVE | {"child.year_group": "11"}
    ),
    "a change of placement": Boundary(
        APPROVAL, date(2026, 4, 1), {"change.changes.0.kind": "change_school"}, changes=MOVE
    ),
    "disruption": Boundary(APPROVAL, date(2026, 4, 1), {"change.changes.0.disrupts_education": "no"}, changes=MOVE),
    "emergency": Boundary(APPROVAL, date(2026, 4, 1), {"change.changes.0.emergency": "yes"}, changes=MOVE),
    "put into effect": Boundary(APPROVAL, date(2026, 4, 23), date(2026, 4, 24), changes=MOVE),
    "a registered pupil": Boundary(APPROVAL, date(2026, 4, 1), {"setting.kind": "home_education"}, changes=MOVE),
    "a pupil of a referral unit": Boundary(
        APPROVAL, date(2026, 4, 1), {"setting.kind": "eotas"}, changes=MOVE | {"setting.kind": "pupil_referral_unit"}
    ),
    "short breaks, history": Boundary("history.conduct", TODAY, {"plan.kind": "short_break"}),
    "short breaks, carers": Boundary("carers.achievement", TODAY, {"plan.kind": "short_break"}),
}  # fmt: skip


def findings(example: str, on: date | None, *, today: date = TODAY, **changes: Any) -> tuple[Finding, ...]:
    plan = a_plan(example, **changes)
    return rules.check(plan.pep, plan.places, today=today, on=on).items


def is_refused(boundary: Boundary, on: date, law: str, **more: Any) -> bool:
    """Return whether the field's absence is an error on a day."""
    changes = boundary.changes | more | {boundary.path: None, "jurisdiction": law}
    written = boundary.path.replace(".0", "[0]")
    found = [item for item in findings(boundary.example, on, **changes) if item.field == written]
    return any(item.code.number == "PEP201" for item in found)


def laws(boundary: Boundary) -> tuple[str, ...]:
    return ("wales",) if boundary.path == IDP else ("wales", "england")


@pytest.mark.parametrize("name", BOUNDARIES)
def test_the_law_asks_on_one_side_of_a_boundary_and_not_on_the_other(name):
    boundary = BOUNDARIES[name]
    outside = boundary.outside

    for law in laws(boundary):
        assert is_refused(boundary, boundary.inside, law)
        if isinstance(outside, date):
            assert not is_refused(boundary, outside, law)
        else:
            assert not is_refused(boundary, boundary.inside, law, **outside)


def test_no_law_of_looked_after_children_binds_the_plan_of_an_adult():
    missing = dict.fromkeys(("history", "arrangements", "leisure", "carers", "pathway"))

    found = findings(POST16, None, **ADULT, **missing)

    assert [item for item in found if item.severity is Severity.ERROR] == []


def test_leisure_and_achievement_are_asked_for_in_a_plan_for_short_breaks():
    missing = {"leisure.interests": None, "arrangements.promoting_achievement": None, "plan.kind": "short_break"}

    blocking = [item.field for item in findings(SECONDARY, None, **missing) if item.severity is Severity.ERROR]

    assert sorted(blocking) == ["arrangements.promoting_achievement", "leisure.interests"]


# The vocabulary

ADULT = {BORN: "2007-02-11"}
CASES: dict[str, tuple[Condition, str, dict[str, Any], dict[str, Any], dict[str, Any] | None]] = {
    "LOOKED_AFTER": (c.LOOKED_AFTER, POST16, {}, ADULT, {BORN: None}),
    "STUDIES": (c.STUDIES, POST16, {}, {"setting.kind": "apprenticeship"}, {"setting.kind": None}),
    "NEEDS_WORK_EXPERIENCE": (
        c.NEEDS_WORK_EXPERIENCE, POST16, {}, {"setting.kind": "apprenticeship"}, {"setting.kind": None},
    ),
    "AGED_16_OR_17": (c.AGED_16_OR_17, POST16, {}, {BORN: "2011-02-11"}, {BORN: None}),
    "IN_CARE_13_WEEKS": (c.IN_CARE_13_WEEKS, POST16, {}, {IN_CARE: "2025-12-01"}, {IN_CARE: None}),
    "ASSESSMENT_LATE": (c.ASSESSMENT_LATE, POST16, {}, {IN_CARE: "2025-09-01"}, {IN_CARE: None}),
    "OF_SCHOOL_AGE": (c.OF_SCHOOL_AGE, SECONDARY, {}, {BORN: "2021-06-01"}, {BORN: None}),
    "NOT_OVER_SCHOOL_AGE": (c.NOT_OVER_SCHOOL_AGE, SECONDARY, {}, {BORN: "2009-06-01"}, {BORN: None}),
    "FROM_RECEPTION": (c.FROM_RECEPTION, PRIMARY, {}, {"child.year_group": "N2"}, {"child.year_group": None}),
    "HAS_CARER": (
        c.HAS_CARER, POST16, {}, {"care.placement_type": "semi_independent"}, {"care.placement_type": None}
    ),
    "USES_WELSH": (
        c.USES_WELSH, SECONDARY, {"language.home": ["cy"]},
        {"language": {"home": ["en"], "plan_choice": "en", "provision": "en"}}, {"language": None},
    ),
    "LIVES_IN_WALES": (
        c.LIVES_IN_WALES, SECONDARY, {}, {"care.area": "england"}, {"care.placed_outside_authority": "yes"},
    ),
    "LIVES_IN_ENGLAND_OR_WALES": (
        c.LIVES_IN_ENGLAND_OR_WALES, SECONDARY, {"care.area": "england"}, {"care.area": "abroad"},
        {"care.placed_outside_authority": "yes"},
    ),
    "HAS_SETTING": (c.HAS_SETTING, SECONDARY, {}, {"setting.kind": "none"}, {"setting.kind": None}),
    "REGISTERED_PUPIL": (c.REGISTERED_PUPIL, SECONDARY, {}, {"setting.kind": "eotas"}, {"setting.kind": None}),
    "AT_SCHOOL": (c.AT_SCHOOL, SECONDARY, {}, {"setting.kind": "further_education"}, {"setting.kind": None}),
    "IN_CLASS": (c.IN_CLASS, SECONDARY, {}, {"setting.kind": "eotas"}, {"setting.kind": None}),
    "AT_COLLEGE": (c.AT_COLLEGE, POST16, {}, {"setting.kind": "apprenticeship"}, {"setting.kind": None}),
    "MOVED_SCHOOL": (c.MOVED_SCHOOL, SECONDARY, {}, {"history.institutions": None}, None),
    "IN_KEY_STAGE_4": (
        c.IN_KEY_STAGE_4, SECONDARY, {"child.year_group": "10"}, {"child.year_group": "9"}, {"child.year_group": None},
    ),
    "NOT_SHORT_BREAKS": (c.NOT_SHORT_BREAKS, SECONDARY, {}, {"plan.kind": "short_break"}, None),
    "CHANGES_PLACEMENT": (c.CHANGES_PLACEMENT, SECONDARY, MOVE, {}, {"change.changes.0.kind": None}),
    "DISRUPTS_EDUCATION": (
        c.DISRUPTS_EDUCATION, SECONDARY, MOVE, {"change.changes.0.disrupts_education": "no"}, {},
    ),
    "NO_EMERGENCY": (
        c.NO_EMERGENCY, SECONDARY, MOVE, {"change.changes.0.emergency": "yes"}, {WHEN: "2026-01-05"},
    ),
    "NOT_IN_EFFECT": (c.NOT_IN_EFFECT, SECONDARY, MOVE, {WHEN: "2026-01-05"}, {WHEN: None}),
    "AUTHORITY_KEEPS_IDP": (
        c.AUTHORITY_KEEPS_IDP, SECONDARY, {}, {"aln.idp.maintained_by": "college"}, {"aln.idp.maintained_by": None},
    ),
    "IDP_NOT_INCORPORATED": (
        c.IDP_NOT_INCORPORATED, SECONDARY, {"aln.idp.maintained_by": "school"}, {},
        {"care.placed_outside_authority": "yes"},
    ),
    "HAS_PATHWAY_PLAN": (
        c.HAS_PATHWAY_PLAN, POST16, {}, {"pathway.plan_date": None, BORN: "2011-02-11"},
        {"pathway.plan_date": None, IN_CARE: None},
    ),
}  # fmt: skip
"""Each condition with changes to an example that meet it, that do not, and that do not tell."""


def test_every_condition_has_its_cases():
    assert set(CASES) == {name for name, one in vars(c).items() if isinstance(one, Condition)}


@pytest.mark.parametrize("name", CASES)
def test_a_condition_is_met_not_met_or_cannot_be_told(name):
    condition, example, met, unmet, untold = CASES[name]

    def told(changes: dict[str, Any]) -> object:
        pep = a_plan(example, **changes).pep
        record = pep.change.changes[0] if pep.change and isinstance(pep.change.changes, list) else None
        return Situation.of(pep, TODAY).tell(condition, record)

    assert told(met) is True
    assert told(unmet) is False
    assert untold is None or isinstance(told(untold), Missing)


# Facts that the plan does not tell


def of_kind(code: str, found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(item.field, dict(item.facts).get("law", "")) for item in found if item.code.number == code]


@pytest.mark.parametrize(("law", "cited"), [("wales", "WSI 2015/1818 reg 11"), ("england", "SI 2010/959 reg 10")])
def test_a_move_of_which_nobody_says_whether_it_disrupts_is_a_question_and_no_error(law, cited):
    unsaid = MOVE | {"change.changes.0.disrupts_education": None, "jurisdiction": law}

    found = findings(SECONDARY, date(2026, 4, 1), **unsaid)

    assert of_kind("PEP212", found) == [("change.changes[0].disrupts_education", cited)]
    assert not [item for item in found if item.severity is Severity.ERROR and item.field.startswith("change")]


def test_a_move_whose_day_is_past_is_asked_whether_it_was_an_emergency():
    unsaid = MOVE | {"change.changes.0.emergency": None}

    assert of_kind("PEP212", findings(SECONDARY, date(2026, 5, 1), **unsaid)) == []
    assert of_kind("PEP214", findings(SECONDARY, date(2026, 5, 1), **MOVE)) == [
        ("change.changes[0].ks4_approval", "WSI 2015/1818 reg 11")
    ]


def test_an_idp_of_a_child_placed_elsewhere_asks_in_which_country():
    found = findings(SECONDARY, None, **{IDP: None, "care.placed_outside_authority": "yes"})

    assert of_kind("PEP212", found) == [("care.area", "SSWB(W)A 2014 s.83(2C)")]
    assert of_kind("PEP201", found) == []


def test_periods_of_care_that_are_not_recorded_are_asked_for():
    unsaid = {IN_CARE: "2025-12-20", "care.first_placement_started": "2024-05-01", ASSESSMENT: None}

    found = findings(POST16, None, **unsaid)

    assert of_kind("PEP212", found) == [("care.earlier_periods", "SSWB(W)A 2014 s.104(2)")]
    assert of_kind("PEP201", found) == []


def test_a_pathway_plan_is_told_of_before_it_is_due():
    [due] = [item for item in findings(POST16, date(2025, 3, 1), **{ASSESSMENT: None}) if item.code.number == "PEP213"]

    assert due.severity is Severity.INFO
    assert dict(due.facts)["limit"] == "2025-05-11"


# The day


def codes(example: str, *, today: date = TODAY, on: date | None = None, **changes: Any) -> list[tuple[str, str]]:
    return [(item.code.number, item.field) for item in findings(example, on, today=today, **changes)]


@pytest.mark.parametrize("example", FINISHED)
@pytest.mark.parametrize("today", [date(2026, 6, 1), date(2027, 3, 1), date(2046, 1, 1)])
def test_the_findings_of_a_final_plan_do_not_change_with_the_calendar(example, today):
    assert codes(example, today=today) == codes(example)


def test_a_plan_is_judged_on_the_day_of_its_completion_or_else_of_its_meeting():
    missing = {ASSESSMENT: None, "plan.completed": "2025-05-12", "plan.meeting": "2025-05-11"}

    assert ("PEP201", ASSESSMENT) in codes(POST16, **missing)
    assert ("PEP201", ASSESSMENT) not in codes(POST16, **missing | {"plan.completed": None})
    assert ("PEP201", ASSESSMENT) in codes(POST16, **missing | {"plan.completed": None, "plan.meeting": None})


def test_a_draft_is_judged_today():
    draft = {ASSESSMENT: None, "plan.status": "draft", "plan.completed": "2025-05-11"}

    assert ("PEP201", ASSESSMENT) in codes(POST16, **draft)
    assert ("PEP201", ASSESSMENT) not in codes(POST16, **draft | {"plan.status": "final"})


def test_a_day_that_is_given_takes_the_place_of_the_plans_own():
    missing = {ASSESSMENT: None}

    assert ("PEP201", ASSESSMENT) in codes(POST16, **missing)
    assert ("PEP201", ASSESSMENT) not in codes(POST16, on=date(2025, 5, 11), **missing)


def test_whether_a_date_lies_ahead_is_judged_from_today():
    told = {"voice.gathered.when": "2026-07-01"}

    assert ("PEP306", "voice.gathered.when") in codes(SECONDARY, on=date(2027, 1, 1), **told)
    assert ("PEP306", "voice.gathered.when") not in codes(SECONDARY, today=date(2026, 8, 1), **told)


MISTYPED = {
    "child.year_group": "F9",
    "child.date_of_birth": "31/02/2012",
    "care.became_looked_after": "last May",
    "setting.kind": "skool",
    "plan.kind": "revue",
    "aln.idp.maintained_by": "nobody",
    "care.placed_outside_authority": "perhaps",
}


@pytest.mark.parametrize("path", MISTYPED)
@pytest.mark.parametrize("example", [PRIMARY, SECONDARY, POST16, DRAFT])
def test_one_typing_error_gives_one_finding(example, path):
    before = a_plan(example, **{path: "yes"}) if path.endswith("authority") else a_plan(example)
    mistyped = a_plan(example, **{path: MISTYPED[path]})

    known = {(item.code.number, item.field) for item in rules.check(before.pep, before.places, today=TODAY).items}
    found = [*mistyped.findings.items, *rules.check(mistyped.pep, mistyped.places, today=TODAY).items]
    new = [(item.code.number, item.field) for item in found if item.severity is not Severity.INFO]

    assert [field for code, field in new if (code, field) not in known] == [path]
