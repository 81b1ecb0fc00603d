from __future__ import annotations

from datetime import date

import pytest

from pepdocs.schema.scales import (
    EarlyArea,
    EarlyAspect,
    Judgement,
    Meaning,
    Scale,
    ScaleWord,
    entries,
    entries_of_area,
    entry_of,
    meaning,
)


def test_every_scale_area_aspect_and_judgement_is_in_the_table_and_has_words() -> None:
    assert {entry.scale for entry in entries()} == set(Scale)
    assert {entry.area for entry in entries()} - {""} == set(EarlyArea.codes())
    assert {aspect for entry in entries() for aspect in entry.aspects} == set(EarlyAspect.codes())
    assert {value for entry in entries() if entry.area for value in entry.values} == set(Judgement.codes())


def test_the_code_of_a_scale_is_that_of_the_table() -> None:
    assert Scale.read("gcse-9-1") is Scale.gcse_9_1


def test_what_a_scale_expects_is_one_of_its_values() -> None:
    expecting = [entry for entry in entries() if entry.expected]

    assert len(expecting) > 15
    assert [entry.scale for entry in expecting if not entry.has(entry.expected)] == []


def test_progression_is_described_and_has_no_pass_mark() -> None:
    assert entry_of(Scale.progression).expected == ""
    assert meaning(Scale.progression, "3") == Meaning("choice:ScaleWord.progression_3")


def test_every_word_is_that_of_a_value_of_a_scale() -> None:
    meant = {meaning(entry.scale, value) for entry in entries() for value in entry.values} - {None}

    assert {word.context for word in meant if word} == {word.context for word in (*ScaleWord, *Judgement)}


def test_every_value_that_is_no_figure_or_grade_has_words() -> None:
    wordless = {
        value
        for entry in entries()
        for value in entry.values
        if not value.isdigit() and ".." not in value and meaning(entry.scale, value) is None
    }

    assert wordless == {"A", "B", "C", "D", "E", "F", "G", "A*"}


@pytest.mark.parametrize(
    ("scale", "value", "is_there"),
    [
        ("gcse-9-1", "9", True),
        ("gcse-9-1", "10", False),
        ("gcse-9-1", "0", False),
        ("gcse-9-1", "u", True),
        ("gcse-9-1", " 5+ ", True),
        ("gcse-9-1", "4a", True),
        ("gcse-9-1", "6-5", True),
        ("gcse-9-1", "11", False),
        ("gcse-9-1", "A*", False),
        ("gcse-a-g", "A*", True),
        ("gcse-a-g", "A*A*", True),
        ("gcse-a-g", "c", True),
        ("gcse-a-g", "H", False),
        ("ks2", "80", True),
        ("ks2", "120", True),
        ("ks2", "79", False),
        ("ks2", "130", False),
        ("ks2", "100–105", True),
        ("ks2-teacher", "exs", True),
        ("ks2-teacher", "PK4", True),
        ("ks2-teacher", "5", False),
        ("phonics", "40", True),
        ("phonics", "41", False),
        ("phonics", "²", False),
        ("progression", "6", False),
    ],
)
def test_a_value_is_held_against_its_scale(scale: str, value: str, *, is_there: bool) -> None:
    assert entry_of(Scale[scale.replace("-", "_")]).has(value) is is_there


@pytest.mark.parametrize(
    ("day", "scales"),
    [
        (date(2012, 8, 31), set()),
        (date(2012, 9, 1), {"eyfs-2012"}),
        (date(2021, 8, 31), {"eyfs-2012", "eyfs-2021"}),
        (date(2021, 9, 1), {"eyfs-2021"}),
        (date(2040, 1, 1), {"eyfs-2021"}),
    ],
)
def test_an_area_of_england_is_judged_by_the_scale_of_its_year(day: date, scales: set[str]) -> None:
    assert {entry.scale.code for entry in entries_of_area(EarlyArea.literacy) if entry.is_used_on(day)} == scales
