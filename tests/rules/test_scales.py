from __future__ import annotations

from typing import Any

import pytest

from builders import DRAFT, PRIMARY, SECONDARY, a_plan, found


def results(key, example=SECONDARY, **row: Any):
    return found(a_plan(example, **{f"progress.{key}": [row]}), "PEP39")


def early(example, **row: Any):
    return results("early_years", example, **row)


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        ({"result": "9"}, []),
        ({"result": "10"}, [("PEP396", "result")]),
        ({"target": "A"}, [("PEP396", "target")]),
        ({"figures": [{"figure": "4"}, {"figure": "11"}]}, [("PEP396", "figures[1].figure")]),
        ({"baseline": "104"}, []),
        ({"result": "4", "as_at": "2016-12-31"}, [("PEP397", "scale")]),
        ({"result": "4", "as_at": "2017-08-24"}, []),
    ],
)
def test_attainment_is_held_against_its_scale(row, faults):
    found_here = results("attainment", scale="gcse-9-1", subject="Welsh", **row)

    assert found_here == [(code, f"progress.attainment[0].{key}") for code, key in faults]


def test_attainment_on_a_scale_of_the_schools_own_is_left_alone():
    assert results("attainment", subject="Welsh", result="Secure+", target="Mastery") == []


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        ({"stage": "phonics", "result": "32"}, []),
        ({"stage": "phonics", "result": "41"}, ["result"]),
        ({"stage": "ks2", "scale": "ks2", "result": "130"}, ["result"]),
        ({"stage": "ks2", "result": "4b"}, []),
        ({"stage": "ks4", "scale": "gcse-a-g", "result": "A*"}, []),
        ({"stage": "ks3", "scale": "progression", "result": "6"}, ["result"]),
    ],
)
def test_a_result_of_a_key_stage_is_held_against_its_scale(row, faults):
    assert results("key_stages", **row) == [("PEP396", f"progress.key_stages[0].{key}") for key in faults]


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        ({"judgement": "exceeding", "on": "2021-06-30"}, []),
        ({"judgement": "exceeding", "on": "2021-09-01"}, ["judgement"]),
        ({"judgement": "expected", "on": "2026-06-30"}, []),
        ({"aspect": "word_reading", "on": "2026-06-30"}, []),
        ({"aspect": "reading", "on": "2026-06-30"}, ["aspect"]),
        ({"aspect": "Rhyming", "on": "2026-06-30"}, []),
        ({"aspect": "reading", "on": "2019-06-30"}, []),
    ],
)
def test_early_years_are_held_against_the_scale_of_their_year(row, faults):
    assert early(DRAFT, area="literacy", **row) == [("PEP396", f"progress.early_years[0].{key}") for key in faults]


@pytest.mark.parametrize(
    ("example", "area", "fits"),
    [
        (PRIMARY, "belonging", True),
        (PRIMARY, "mathematics_numeracy", True),
        (DRAFT, "humanities", False),
        (PRIMARY, "literacy", False),
        (DRAFT, "literacy", True),
        (DRAFT, "belonging", False),
    ],
)
def test_an_area_is_one_of_the_country(example, area, fits):
    faults = [] if fits else [("PEP398", "progress.early_years[0].area")]

    assert early(example, area=area, on="2026-03-01") == faults


def test_wales_describes_development_and_does_not_judge_it():
    assert early(PRIMARY, area="humanities", judgement="expected") != []
    assert early(PRIMARY, area="exploration", judgement="emerging") == [("PEP399", "progress.early_years[0].judgement")]


def test_a_judgement_without_a_day_is_one_of_the_day_of_the_meeting():
    faults = [("PEP396", "progress.early_years[0].judgement")]

    assert early(DRAFT, area="literacy", judgement="exceeding") == faults
