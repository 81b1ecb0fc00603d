from __future__ import annotations

import pytest

from builders import DRAFT, POST16, PRIMARY, SECONDARY, a_plan, checked, found, typed
from pepdocs.rules import language_choice
from pepdocs.schema.derived.text_languages import text_languages


@pytest.mark.parametrize(
    ("phase", "year", "fits"),
    [
        ("primary", "N1", True),
        ("primary", "6", True),
        ("primary", "7", False),
        ("secondary", "6", False),
        ("secondary", "11", True),
        ("post16", "11", False),
        ("post16", "12", True),
    ],
)
def test_the_phase_fits_the_year_group(phase, year, fits):
    plan = a_plan(PRIMARY, phase=phase, **{"child.year_group": year})

    assert found(plan, "PEP360") == ([] if fits else [("PEP360", "phase")])


@pytest.mark.parametrize(
    ("born", "year", "fits"),
    [
        ("2012-01-19", "9", True),
        ("2012-01-19", "8", False),
        ("2011-09-01", "9", True),
        ("2011-08-31", "9", False),
        ("2012-08-31", "9", True),
        ("2012-09-01", "9", False),
    ],
)
def test_the_year_group_fits_the_age_on_31_august(born, year, fits):
    plan = a_plan(**{"child.date_of_birth": born, "child.year_group": year})

    assert found(plan, "PEP361") == ([] if fits else [("PEP361", "child.year_group")])


def test_text_only_in_the_other_language_is_found():
    plan = a_plan(POST16, **{"language.plan_choice": "cy"})

    assert found(plan, "PEP370") == [("PEP370", "language.plan_choice")]


@pytest.mark.parametrize("choice", ["en", "both"])
def test_text_in_the_language_chosen_is_right(choice):
    assert found(a_plan(POST16, **{"language.plan_choice": choice}), "PEP370") == []


def test_text_in_both_languages_suits_every_choice():
    both = {"cy": "Gofyn", "en": "Ask"}
    plan = a_plan(
        DRAFT,
        without="targets voice funding carers leisure arrangements history.institutions "
        "history.conduct history.academic_achievements history.other_achievements "
        "history.disruption",
        **{"language.plan_choice": "cy", "plan.trigger": both},
    )

    assert found(plan, "PEP370") == []


@pytest.mark.parametrize(
    ("choice", "languages", "suits"),
    [
        ("cy", ["cy"], True),
        ("cy", ["en"], False),
        ("cy", ["cy", "en"], True),
        ("both", ["cy", "en"], True),
        ("both", ["en"], False),
        (None, ["en"], True),
    ],
)
def test_documents_are_made_in_the_language_chosen(choice, languages, suits):
    plan = a_plan(**{"language.plan_choice": choice})

    findings = list(language_choice(plan.pep, plan.places, languages))

    assert [finding.code.number for finding in findings] == ([] if suits else ["PEP371"])
    assert all(finding.at == plan.places.at("language", "plan_choice") for finding in findings)


@pytest.mark.parametrize(
    ("example", "changes", "field"),
    [
        (SECONDARY, {"people.1.role": "designated_teacher"}, "people[1].role"),
        (DRAFT, {"people.1.role": "designated_person"}, "people[1].role"),
        (SECONDARY, {"funding.0.source": "pupil_premium_plus"}, "funding[0].source"),
        (SECONDARY, {"funding.0.source": "eypp"}, "funding[0].source"),
        (DRAFT, {"funding.0.source": "pdg_lac"}, "funding[0].source"),
        (SECONDARY, {"aln.ehc_plan": {"reference": "A1"}}, "aln.ehc_plan"),
        (DRAFT, {"aln.idp": {"maintained_by": "school"}}, "aln.idp"),
    ],
)
def test_what_the_other_country_has_is_found(example, changes, field):
    assert found(a_plan(example, **changes), "PEP380") == [("PEP380", field)]


def test_a_superseded_plan_is_found():
    assert found(a_plan(**{"plan.status": "superseded"}), "PEP381") == [("PEP381", "plan.status")]
    assert found(a_plan(), "PEP381") == []


@pytest.mark.parametrize(("percent", "fits"), [("94.6", True), ("94.7", True), ("94.8", False), ("100", False)])
def test_attendance_and_absence_are_at_most_everything(percent, fits):
    plan = a_plan(**{"history.attendance.1.percent": percent})

    assert found(plan, "PEP390") == ([] if fits else [("PEP390", "history.attendance[1].percent")])


def test_the_share_of_texts_in_both_languages_is_told():
    (told,) = (each for each in checked(a_plan(POST16)).items if each.code.number == "PEP372")

    languages = text_languages([a_plan(POST16).pep], "en")
    assert told.field == "written_in"
    assert dict(told.facts)["limit"] == str(languages.share)
    assert (languages.both, languages.cy) == (3, 0)
    assert languages.en > 50


def test_a_plan_that_is_in_both_languages_throughout_is_not_remarked_on():
    plan = a_plan(SECONDARY, **{"views_of_others": [], "care.no_contact": []})

    assert found(plan, "PEP372") == []


def test_a_few_texts_say_nothing_of_the_languages_of_a_plan():
    few = typed({"pepdocs": "2", "written_in": "en", "wellbeing": {"emotional": "Settled"}})

    assert found(few, "PEP372") == []


def test_what_the_child_said_and_names_count_as_no_text():
    said = {"views": [{"id": "v1", "text": "I like it"}]}
    plan = typed({"written_in": "en", "voice": said, "setting": {"name": "Ysgol y Wern"}})

    assert text_languages([plan.pep], "en").total == 0
