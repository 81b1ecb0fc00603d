"""The evidence is what its figures say, and a figure that is stale, failed or worse is told."""

from __future__ import annotations

import copy
import json
from collections import Counter
from typing import Any

import pytest

import evidence
from evidence_page import page
from evidence_parts import UNIT, Judged


@pytest.fixture
def figures() -> dict[str, Any]:
    """The figures that are written down, to be changed."""
    return copy.deepcopy(json.loads(evidence.FIGURES.read_text(encoding="utf-8")))


def test_the_page_is_what_the_figures_say(figures):
    assert evidence.PAGE.read_text(encoding="utf-8") == page(figures)


def test_nothing_has_failed(figures):
    assert list(evidence.failures(figures)) == []


def test_every_phase_mode_size_and_format_was_judged(figures):
    judged = {(e["phase"], tuple(e["languages"]), e["size"]) for e in figures["facts"]["editions"]}

    assert len(judged) == 3 * 3 * 3
    assert all({"pdf", "docx", "html"} <= e.keys() for e in figures["facts"]["editions"])
    assert figures["facts"]["screens"]["files"] == len(figures["facts"]["editions"])


def test_equal_figures_are_fresh(figures):
    assert list(evidence.complaints(figures, copy.deepcopy(figures))) == []


def test_a_figure_that_differs_is_stale(figures):
    new = copy.deepcopy(figures)
    new["facts"]["editions"][3]["texts"] -= 1

    (told,) = evidence.complaints(figures, new)

    assert "stale (editions)" in told


@pytest.mark.parametrize("times", [1.0, 1.5, 0.2])
def test_a_step_that_is_as_fast_or_a_little_slower_is_no_worse(figures, times: float):
    new = copy.deepcopy(figures)
    new["machine"]["ratios"]["docx"] *= times

    assert list(evidence.complaints(figures, new)) == []


def test_a_step_that_has_become_slower_is_told(figures):
    new = copy.deepcopy(figures)
    new["machine"]["ratios"]["docx"] *= 2

    (told,) = evidence.complaints(figures, new)

    assert "docx" in told


def test_a_step_that_became_faster_makes_no_other_look_slower():
    found = Judged({}, {UNIT: 1.0, "pdf standard": 2.0, "docx": 3.0}, Counter({UNIT: 1, "pdf standard": 2, "docx": 1}))
    before = evidence.ratios([found])

    found.seconds["pdf standard"] = 0.5

    assert evidence.ratios([found]) == before | {"pdf standard": 0.25}


def test_more_memory_is_told(figures):
    new = copy.deepcopy(figures)
    new["machine"]["memory"] *= 2

    (told,) = evidence.complaints(figures, new)

    assert "memory" in told


def test_a_barrier_and_a_rule_that_is_broken_are_told(figures):
    edition = figures["facts"]["editions"][0]
    edition["failures"]["pdf verify"] = ["ACC203"]
    figures["facts"]["screens"]["violations"]["a-page"] = ["dark: color-contrast"]

    told = list(evidence.failures(figures))

    assert [edition["name"] in told[0], "ACC203" in told[0], "color-contrast" in told[1]] == [True] * 3
