"""How each kind of value is said, in one language and in both."""

from __future__ import annotations

from typing import Any

import pytest

from pepdocs.base.language import CY, EN, NEUTRAL, Mode, Run
from pepdocs.schema.declare import When
from pepdocs.schema.kinds import LocalText, NoneStated, NotPracticable, ProperName
from pepdocs.view import blocks as b
from showing import a_teller, a_view, facts, plain, values

BOTH = LocalText(((CY, "Gair"), (EN, "Word")))


def text(*texts: tuple[str, str]) -> LocalText:
    return LocalText(texts)


@pytest.mark.parametrize(
    ("mode", "typed", "said"),
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
        (
            Mode.EN,
            text((EN, "Word"), ("ar", "كلمة")),
            [[Run("Word", EN)], [Run("كلمة", "ar")]],
        ),
        (
            Mode.CY,
            text((EN, "Word"), ("ar", "كلمة")),
            [[Run("Word", EN)], [Run("كلمة", "ar")]],
        ),
        (
            Mode.EN,
            text((CY, "Gair"), ("ar", "كلمة")),
            [[Run("Gair", CY)], [Run("كلمة", "ar")]],
        ),
        (Mode.BILINGUAL, ProperName((("", "Ysgol Bro"),)), [[Run("Ysgol Bro", NEUTRAL)]]),
        (
            Mode.BILINGUAL,
            ProperName(((CY, "Caerdydd"), (EN, "Cardiff"))),
            [[Run("Caerdydd", CY), Run("Cardiff", EN)]],
        ),
    ],
)
def test_text_is_said_in_the_languages_of_the_document_and_in_any_third(
    mode: Mode, typed: LocalText, said: list[list[Run]]
) -> None:
    assert [list(phrase) for phrase in a_teller(mode).text(typed)] == said


def test_text_without_a_language_is_in_that_of_the_plan() -> None:
    tell = a_teller(Mode.EN, written_in="cy")

    assert tell.text(text(("", "Gair"))) == ((Run("Gair", CY),),)


def test_what_somebody_said_is_shown_in_every_language_given() -> None:
    assert a_teller(Mode.EN).as_said(BOTH) == ((Run("Gair", CY),), (Run("Word", EN),))


@pytest.mark.parametrize(
    ("mode", "typed", "note"),
    [
        (Mode.BILINGUAL, text((EN, "Word")), [Run("Yn Saesneg yn unig", CY)]),
        (Mode.BILINGUAL, text((CY, "Gair")), [Run("In Welsh only", EN)]),
        (Mode.BILINGUAL, BOTH, []),
        (Mode.BILINGUAL, text(("pl", "Słowo")), []),
        (Mode.CY, text((EN, "Word")), [Run("Yn Saesneg yn unig", CY)]),
        (Mode.EN, text((EN, "Word")), []),
    ],
)
def test_a_text_in_one_language_only_says_so_to_who_cannot_read_it(
    mode: Mode, typed: LocalText, note: list[Run]
) -> None:
    tell = a_teller(mode)

    assert list(tell.note(tell.text(typed))) == note


# The three states.


def test_what_is_missing_is_a_gap() -> None:
    value = a_teller(Mode.BILINGUAL).value(None)

    assert (value.tone, values(value)) == ("gap", ["Heb ei gofnodi / Not recorded"])


def test_an_explicit_none_says_who_stated_it() -> None:
    value = a_teller().value(NoneStated(none_stated_by="dp"))

    assert (value.tone, values(value), plain(value.note)) == (
        "none",
        ["None"],
        "Said by: Siân Llwyd",
    )


def test_an_explicit_none_of_the_childs_is_the_childs() -> None:
    assert plain(a_teller().value(NoneStated(none_stated_by="child")).note) == "Said by: Cadi"


def test_a_reason_is_said() -> None:
    reason = NotPracticable(not_practicable="The school has closed")

    assert values(a_teller().value(reason))[1:] == ["The school has closed"]


def test_an_empty_list_is_a_none() -> None:
    value = a_teller().value([])

    assert (value.tone, values(value)) == ("none", ["None"])


# References.


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("child", "Cadi"),
        ("sw", "Owain Prydderch"),
        ("social_worker", "Social worker"),
        ("nobody", "nobody"),
    ],
)
def test_a_reference_is_said_as_who_it_stands_for(reference: str, said: str) -> None:
    assert plain(a_teller().person(reference)) == said


def test_somebody_without_a_name_is_called_by_role() -> None:
    tell = a_teller(**{"people.0.name": None})

    assert plain(tell.person("sw")) == "Social worker"


def test_somebody_without_name_or_role_is_called_by_id() -> None:
    tell = a_teller(**{"people.0.name": None, "people.0.role": None})

    assert plain(tell.person("sw")) == "sw"


def test_a_child_without_a_name_is_the_child() -> None:
    tell = a_teller(Mode.BILINGUAL, **{"child.known_as": None, "child.first_names": None})

    assert plain(tell.person("child")) == "Y plentyn / The child"


def test_views_and_targets_are_said_as_what_they_stand_for() -> None:
    tell = a_teller()

    assert tell.view("v5") == (Run("Hoffwn i weld fy mrawd bob wythnos.", CY),)
    assert plain(tell.target("t2")) == "2"
    assert plain(tell.view("v99")) == "v99"
    assert plain(tell.target("t99")) == "t99"


# Figures and codes.


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        ("plan.version", "2025-26", "2025-26"),
        ("plan.supersedes", "PEP/2025/26", "PEP/2025/26"),
        ("child.upn", "0012", "0012"),
        ("plan.meeting", "2026-02-07", "7 February 2026"),
    ],
)
def test_references_and_dates_are_said_as_they_are(path: str, typed: str, said: str) -> None:
    view = a_view(**{path: typed})

    everything = [words for section in view.sections for words in facts(section).values()]
    assert [said] in everything


def test_figures_are_said_as_each_language_writes_them() -> None:
    texts = [run.text for run in b.runs(a_view(mode=Mode.BILINGUAL).section("history"))]  # attendance, years

    assert {"81.4%", "2024–25"} <= set(texts)


@pytest.mark.parametrize(("typed", "said"), [("R", "Reception"), ("N1", "Nursery 1"), ("9", "9")])
def test_a_year_group_is_said_in_words_where_it_has_any(typed: str, said: str) -> None:
    cover = a_view(**{"child.year_group": typed}).cover

    (year,) = (fact for fact in cover.facts if plain(fact.label) == "Year group")
    assert values(year.value) == [said]


@pytest.mark.parametrize(
    ("path", "yes", "no"),
    [
        ("aln.has_aln", "Oes / Yes", "Nac oes / No"),
        ("voice.fair_record", "Ydy / Yes", "Nac ydy / No"),
    ],
)
def test_an_answer_fits_its_question_in_welsh(path: str, yes: str, no: str) -> None:
    section = {"voice": "my_page"}.get(path.split(".", maxsplit=1)[0], path.split(".", maxsplit=1)[0])

    said: list[Any] = []
    for typed in ("yes", "no"):
        view = a_view(mode=Mode.BILINGUAL, **{path: typed})
        said.append(list(facts(view.section(section)).values()))

    assert [yes] in said[0]
    assert [no] in said[1]


@pytest.mark.parametrize(
    ("condition", "there"),
    [({"voice.took_part": "not"}, True), ({"voice.took_part": "whole"}, False)],
)
def test_a_gap_that_a_condition_switches_off_is_not_shown(condition: dict[str, str], there: bool) -> None:
    tell = a_teller(**condition)

    assert tell.holds(When("voice.took_part", ("not", "chose_not_to"))) is there
