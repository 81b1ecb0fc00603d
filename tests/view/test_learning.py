from __future__ import annotations

from typing import Any

import pytest

from builders import DRAFT, POST16, PRIMARY, SECONDARY
from pepdocs.base.language import Mode
from pepdocs.view import blocks as b
from showing import a_view, facts, not_recorded, plain, rows

TERMS = [{"year": "2025/26", "term": "autumn", "figure": "3"}, {"year": "2025/26", "term": "spring", "figure": "4"}]
MATHS = {"subject": "Mathematics", "scale": "gcse-9-1", "baseline": "2", "target": "5", "result": "4"}
YEAR = {"year": "2025/26", "sessions_possible": "240", "sessions_attended": "228", "as_at": "2026-03-31"}
LONG = "a" * 300 + " b" * 100


def grids(section: str, example: str = SECONDARY, **changes: Any) -> dict[str, b.Grid]:
    """Return the tables of a section by their captions."""
    blocks = a_view(example, **changes).section(section).blocks
    return {plain(block.caption): block for block in blocks if isinstance(block, b.Grid)}


def texts(grid: b.Grid) -> list[list[str]]:
    """Return the rows of a table, with its column headings first."""
    return [[plain(column.label) for column in grid.columns], *([" ".join(c) for c in row] for row in rows(grid))]


def test_attainment_is_shown_beside_what_is_expected_at_this_age():
    tables = grids("progress", **{"progress.attainment": [MATHS]})

    assert texts(tables["Attainment over time"]) == [
        ["Subject", "Baseline", "Target", "Result", "Expected at this age"],
        ["Mathematics", "2", "5 Strong pass", "4 Standard pass", "4 Standard pass"],
    ]
    assert texts(tables["About these results"]) == [["Subject", "Scale"], ["Mathematics", "GCSE, 9 to 1"]]


def test_what_the_author_expects_stands_before_what_the_scale_does():
    table = grids("progress", **{"progress.attainment": [MATHS | {"expected": "6"}]})

    assert texts(table["Attainment over time"])[1][-1] == "6"


def test_the_figures_of_each_term_have_a_table_of_their_own():
    table = grids("progress", **{"progress.attainment": [MATHS | {"figures": TERMS}]})

    assert texts(table["Attainment, term by term"]) == [
        ["Subject", "School year", "Term", "Figure"],
        ["Mathematics", "2025–26", "Autumn term", "3"],
        ["Mathematics", "2025–26", "Spring term", "4 Standard pass"],
    ]


def test_attainment_that_is_too_wide_for_one_table_is_shown_in_two():
    row = MATHS | {"as_at": "2026-03-20", "comment": "Steady", "figures": TERMS}

    tables = grids("progress", **{"progress.attainment": [row]})

    assert [caption for caption in tables if caption != "Subjects and areas of learning"] == [
        "Attainment over time",
        "About these results",
        "Attainment, term by term",
    ]
    assert texts(tables["About these results"])[1] == ["Mathematics", "GCSE, 9 to 1", "20 March 2026", "Steady"]


def test_a_progression_step_is_described_and_not_judged():
    step = {"subject": "Humanities", "scale": "progression", "result": "3"}

    (table,) = (t for caption, t in grids("progress", **{"progress.attainment": [step]}).items() if "time" in caption)

    assert texts(table) == [
        ["Subject", "Scale", "Result"],
        ["Humanities", "Progression steps 1 to 5 (Wales)", "3 About the age of 11"],
    ]


@pytest.mark.parametrize(
    ("mode", "words"),
    [(Mode.CY, "Yr hyn a ddisgwylir ar ddiwedd y Derbyn"), (Mode.EN, "Expected at the end of Reception")],
)
def test_a_judgement_of_the_early_years_is_said_in_words_and_not_as_its_code(mode, words):
    result = {"stage": "eyfs", "scale": "eyfs-2021", "result": "expected"}

    said = [run.text for run in b.runs(a_view(DRAFT, mode, **{"progress.key_stages": [result]}).section("progress"))]

    assert said.count(words) == 2
    assert "expected" not in said


def test_results_of_key_stages_are_shown_with_what_was_expected():
    result = {"stage": "phonics", "result": "30"}

    table = grids("progress", **{"progress.key_stages": [result]})["Results at the end of key stages"]

    assert texts(table) == [["Stage", "Result", "Expected at this age"], ["Phonics screening check", "30", "32"]]


def test_attendance_is_worked_out():
    tables = grids("history", **{"history.attendance": [YEAR]})

    assert texts(tables["Attendance record"]) == [
        ["School year", "Attendance", "As at"],
        ["2025–26", "95%", "31 March 2026"],
    ]
    assert texts(tables["Sessions (half days)"])[1] == ["2025–26", "240", "228"]


def test_attendance_without_sessions_is_one_table_as_before():
    assert "Sessions (half days)" not in grids("history")


def test_money_is_shown_with_what_follows_from_it():
    item = {"what": "Tuition", "sessions": "2", "rate": "35", "weeks": "12"}
    section = a_view(funding=[{"buys": "Tuition", "spent": "1000", "items": [item]}]).section("funding")

    shown = facts(section)
    (costs,) = (block for block in section.blocks if isinstance(block, b.Grid))

    assert (shown["Planned"], shown["Balance"]) == (["£840.00"], ["-£160.00"])
    assert texts(costs)[1] == ["Tuition", "2", "£35.00", "12", "£840.00"]


def test_a_target_names_the_money_that_its_items_cost():
    items = [{"what": "Tuition", "cost": "120.25"}]
    changes = {"funding": [{"id": "f1", "buys": "Tuition", "items": items}], "targets.0.funding": ["f1"]}

    card = next(block for block in a_view(**changes).section("targets").blocks if isinstance(block, b.Target))

    assert facts(card.facts)["Money used for this target"] == ["Tuition", "£120.25"]


def test_a_questionnaire_without_its_total_shows_the_sum_of_its_scores():
    scores = {"emotional": "6", "conduct": "3", "hyperactivity": "6", "peer": "3"}

    section = a_view(**{"wellbeing.sdq": [{"on": "2026-02-01", "informant": "carer", **scores}]}).section("wellbeing")

    assert facts(section)["Total difficulties (0 to 40)"] == ["18"]


@pytest.mark.parametrize(
    ("mode", "caption", "words"),
    [
        (Mode.CY, "Dysgu yn y blynyddoedd cynnar", "Darllen geiriau"),
        (Mode.EN, "Learning in the early years", "Word reading"),
    ],
)
def test_an_aspect_is_shown_in_words_if_it_is_a_code_and_as_written_if_not(mode, caption, words):
    typed = [{"area": "literacy", "aspect": "word_reading"}, {"area": "literacy", "aspect": "Rhymes"}]

    blocks = a_view(DRAFT, mode, **{"progress.early_years": typed}).section("progress").blocks
    (table,) = (block for block in blocks if isinstance(block, b.Grid) and plain(block.caption) == caption)

    assert [row[1] for row in rows(table)] == [[words], ["Rhymes"]]


def test_a_field_that_another_answers_is_not_shown_as_missing():
    bare = a_view(DRAFT, without="progress.subjects", **{"child.year_group": "R"}).section("progress")
    filled = {"child.year_group": "R", "progress.early_years": [{"area": "literacy"}]}

    answered = a_view(DRAFT, without="progress.subjects", **filled).section("progress")

    assert "Subjects and areas of learning" in not_recorded(bare)
    assert "Subjects and areas of learning" not in not_recorded(answered)


@pytest.mark.parametrize("example", [PRIMARY, POST16])
def test_long_texts_turn_attainment_into_cards_that_keep_every_figure(example):
    row = MATHS | {"subject": LONG, "figures": TERMS}

    said = [run.text for run in b.runs(a_view(example, **{"progress.attainment": [row]}).section("progress"))]

    assert LONG in said
    assert [text for text in said if text in {"Autumn term", "Spring term"}] == ["Autumn term", "Spring term"]


def test_the_id_of_a_target_of_the_last_plan_is_not_printed():
    said = [run.text for run in b.runs(a_view(**{"review.0.of": "oldid7"}))]

    assert "oldid7" not in said
