"""The phrase for each kind of value, in one language and in both."""

from __future__ import annotations

import pytest

from pepdocs.base.language import CY, EN, NEUTRAL, Mode, Run
from pepdocs.schema.declare import When
from pepdocs.schema.kinds import LocalText, NoneStated, NotPracticable, ProperName
from pepdocs.view import blocks as b
from showing import a_phrasing, a_view, facts, plain, values

BOTH = LocalText(((CY, "Gair"), (EN, "Word")))


def text(*texts: tuple[str, str]) -> LocalText:
    return LocalText(texts)


@pytest.mark.parametrize(
    ("mode", "typed", "expected"),
    [
        (Mode.CY, BOTH, [[Run("Gair", CY)]]),
        (Mode.EN, BOTH, [[Run("Word", EN)]]),
        (Mode.BILINGUAL, BOTH, [[Run("Gair", CY), Run("Word", EN)]]),
        (Mode.BILINGUAL, text((EN, "Word"), (CY, "Gair")), [[Run("Gair", CY), Run("Word", EN)]]),
        (Mode.EN, text(("", "Word")), [[Run("Word", EN)]]),
        (Mode.CY, text(("", "Word")), [[Run("Word", EN)]]),
        (Mode.BILINGUAL, text(("", "Word")), [[Run("Word", EN)]]),
        (Mode.CY, text((EN, "Word")), [[Run("Word", EN)]]),
        (Mode.EN, text(("ar", "كلمة")), [[Run("كلمة", "ar")]]),
        (Mode.EN, text((EN, "Word"), ("ar", "كلمة")), [[Run("Word", EN)], [Run("كلمة", "ar")]]),
        (Mode.CY, text((EN, "Word"), ("ar", "كلمة")), [[Run("Word", EN)], [Run("كلمة", "ar")]]),
        (Mode.EN, text((CY, "Gair"), ("ar", "كلمة")), [[Run("Gair", CY)], [Run("كلمة", "ar")]]),
        (Mode.BILINGUAL, ProperName((("", "Ysgol Bro"),)), [[Run("Ysgol Bro", NEUTRAL)]]),
        (Mode.BILINGUAL, ProperName(((CY, "Caerdydd"), (EN, "Cardiff"))), [[Run("Caerdydd", CY), Run("Cardiff", EN)]]),
    ],
)
def test_text_is_in_the_languages_of_the_document_and_in_any_third(
    mode: Mode, typed: LocalText, expected: list[list[Run]]
) -> None:
    assert [list(phrase) for phrase in a_phrasing(mode).text(typed)] == expected


def test_text_without_a_language_is_in_that_of_the_plan() -> None:
    phrasing = a_phrasing(Mode.EN, written_in="cy")

    assert phrasing.text(text(("", "Gair"))) == ((Run("Gair", CY),),)


def test_own_words_are_shown_in_every_recorded_language() -> None:
    assert a_phrasing(Mode.EN).verbatim(BOTH) == ((Run("Gair", CY),), (Run("Word", EN),))


@pytest.mark.parametrize(
    ("mode", "typed", "note"),
    [
        (Mode.BILINGUAL, text((EN, "Word")), [Run("Yn Saesneg", CY)]),
        (Mode.BILINGUAL, text((CY, "Gair")), [Run("In Welsh", EN)]),
        (Mode.BILINGUAL, BOTH, []),
        (Mode.BILINGUAL, text(("pl", "Słowo")), []),
        (Mode.CY, text((EN, "Word")), [Run("Yn Saesneg", CY)]),
        (Mode.EN, text((EN, "Word")), []),
    ],
)
def test_a_text_in_one_language_has_a_remark_in_the_other(mode: Mode, typed: LocalText, note: list[Run]) -> None:
    phrasing = a_phrasing(mode)

    assert list(phrasing.note(phrasing.text(typed))) == note


# The three states.


def test_a_missing_value_is_not_recorded() -> None:
    value = a_phrasing(Mode.BILINGUAL).value(None)

    assert (value.tone, values(value)) == ("gap", ["Heb ei gofnodi / Not recorded"])


def test_an_explicit_none_names_who_stated_it() -> None:
    value = a_phrasing().value(NoneStated(none_stated_by="dp"))

    assert (value.tone, values(value), plain(value.note)) == ("none", ["None"], "Said by: Siân Llwyd")


def test_an_explicit_none_may_be_stated_by_the_child() -> None:
    assert plain(a_phrasing().value(NoneStated(none_stated_by="child")).note) == "Said by: Cadi"


def test_a_reason_is_shown() -> None:
    reason = NotPracticable(not_practicable="The school has closed")

    assert values(a_phrasing().value(reason))[1:] == ["The school has closed"]


def test_an_empty_list_is_a_none() -> None:
    value = a_phrasing().value([])

    assert (value.tone, values(value)) == ("none", ["None"])


# References.


@pytest.mark.parametrize(
    ("reference", "expected"),
    [("child", "Cadi"), ("sw", "Owain Prydderch"), ("social_worker", "Social worker"), ("nobody", "nobody")],
)
def test_a_reference_is_shown_as_a_person(reference: str, expected: str) -> None:
    assert plain(a_phrasing().person(reference)) == expected


@pytest.mark.parametrize(("missing", "expected"), [(["name"], "Social worker"), (["name", "role"], "sw")])
def test_a_person_without_a_name_is_shown_by_role_or_id(missing: list[str], expected: str) -> None:
    phrasing = a_phrasing(**{f"people.0.{key}": None for key in missing})

    assert plain(phrasing.person("sw")) == expected


def test_a_child_without_a_name_is_the_child() -> None:
    phrasing = a_phrasing(Mode.BILINGUAL, **{"child.known_as": None, "child.first_names": None})

    assert plain(phrasing.person("child")) == "Y plentyn / The child"


def test_references_to_views_and_targets_are_resolved() -> None:
    phrasing = a_phrasing()

    assert phrasing.view("v5") == (Run("Hoffwn i weld fy mrawd bob wythnos.", CY),)
    assert plain(phrasing.target("t2")) == "2"
    assert plain(phrasing.view("v99")) == "v99"
    assert plain(phrasing.target("t99")) == "t99"


# Figures and codes.


@pytest.mark.parametrize(
    ("path", "typed", "expected"),
    [
        ("plan.version", "2025-26", "Version 2025-26"),
        ("plan.supersedes", "PEP/2025/26", "PEP/2025/26"),
        ("child.upn", "0012", "0012"),
        ("plan.meeting", "2026-02-07", "7 February 2026"),
    ],
)
def test_references_and_dates_are_shown_unchanged(path: str, typed: str, expected: str) -> None:
    view = a_view(**{path: typed})

    parts = (view.cover.facts, view.cover.key_dates, *view.sections)
    assert expected in [text for part in parts for words in facts(part).values() for text in words]


def test_figures_are_formatted_by_language() -> None:
    texts = [run.text for run in b.runs(a_view(mode=Mode.BILINGUAL).section("history"))]  # attendance, years

    assert {"81.4%", "2024–25"} <= set(texts)


@pytest.mark.parametrize(("typed", "expected"), [("R", "Reception"), ("N1", "Nursery 1"), ("9", "9")])
def test_a_year_group_is_shown_by_its_name_if_it_has_one(typed: str, expected: str) -> None:
    cover = a_view(**{"child.year_group": typed}).cover

    assert facts(cover.facts)["Year group"] == [expected]


@pytest.mark.parametrize(
    ("path", "yes", "no"),
    [("aln.has_aln", "Oes / Yes", "Nac oes / No"), ("voice.fair_record", "Ydy / Yes", "Nac ydy / No")],
)
def test_an_answer_matches_its_question_in_welsh(path: str, yes: str, no: str) -> None:
    section = {"voice": "my_page"}.get(path.split(".", maxsplit=1)[0], path.split(".", maxsplit=1)[0])

    for typed, answer in (("yes", yes), ("no", no)):
        view = a_view(mode=Mode.BILINGUAL, **{path: typed})
        assert [answer] in facts(view.section(section)).values()


@pytest.mark.parametrize(
    ("condition", "there"), [({"voice.took_part": "not"}, True), ({"voice.took_part": "whole"}, False)]
)
def test_a_condition_on_another_field_is_evaluated(condition: dict[str, str], there: bool) -> None:
    phrasing = a_phrasing(**condition)

    assert phrasing.situation.holds(When("voice.took_part", ("not", "chose_not_to"))) is there
