from __future__ import annotations

import pytest

from builders import DRAFT, a_plan, found


@pytest.mark.parametrize(
    "success", ["Improve his reading", "Is more confident", "Gwella ei ddarllen", "Bydd yn fwy hyderus"]
)
def test_a_direction_without_a_measure_is_found(success):
    plan = a_plan(**{"targets.0.success": success})

    assert found(plan, "PEP401") == [("PEP401", "targets[0].success")]


@pytest.mark.parametrize(
    "success",
    [
        "Better by 8 points",
        "Progress in three tests in a row",
        "Gwella bedair gwaith yn olynol",
        "Options form handed in",
        "Improves by 2026-07-03",
        {"cy": "Gwella", "en": "Reads 8 of 10 words"},
    ],
    ids=str,
)
def test_what_can_be_counted_or_seen_is_right(success):
    assert found(a_plan(**{"targets.0.success": success}), "PEP401") == []


def test_a_target_without_success_is_judged_by_its_own_words():
    assert found(a_plan(DRAFT), "PEP401") == [("PEP401", "targets[0].text")]


@pytest.mark.parametrize("text", ["Gaps in number and algebra", "gaps in  number and Algebra."])
def test_a_target_that_repeats_its_need_is_found(text):
    assert found(a_plan(**{"targets.0.text": text}), "PEP402") == [("PEP402", "targets[0].text")]


@pytest.mark.parametrize("filler", ["tbc", "TBC.", "n/a", "?", "-", "x", "I'w gadarnhau", "..."])
def test_a_placeholder_in_what_the_law_asks_for_is_found(filler):
    plan = a_plan(**{"history.conduct": filler})

    assert found(plan, "PEP403") == [("PEP403", "history.conduct")]


def test_a_list_of_placeholders_is_found():
    plan = a_plan(**{"leisure.interests": ["?", "tbc"]})

    assert found(plan, "PEP403") == [("PEP403", "leisure.interests")]


@pytest.mark.parametrize("answer", ["OK", "Da iawn", {"cy": "Da", "en": "tbc"}], ids=str)
def test_a_short_answer_is_an_answer(answer):
    assert found(a_plan(**{"history.conduct": answer}), "PEP403") == []


def test_a_grade_is_not_a_placeholder():
    assert found(a_plan(**{"progress.subjects.0.current": "D"}), "PEP403") == []
