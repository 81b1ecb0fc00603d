"""Whatever stands in a plan, the rules neither stop nor repeat it."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import DRAFT, FINISHED, PRIMARY, SECONDARY, TODAY, a_plan, checked, typed, written
from pepdocs.findings import reading as codes
from pepdocs.findings import rules as codes_rules
from pepdocs.findings.model import Code
from pepdocs.rules.context import PlanContext, label
from pepdocs.schema.derived.messages import messages

EXAMPLES = (*FINISHED, DRAFT)
MARKER = "Zqxjk"
CONTEXTS = {context for context, _ in messages()}

SEEDS = st.integers(0, 2**32)
HOSTILE = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(["", " ", "child", "iro", "t1", "v1", "f1", "yes", "no", "0001-01-01", "9999-12-31"]),
    st.just([]),
    st.just([None]),
    st.just([[]]),
    st.just({}),
    st.just({"none_stated_by": "nobody"}),
    st.just({"none_stated_by": None}),
    st.just({"not_practicable": "x"}),
    st.just({"not_practicable": None}),
    st.just({"cy": "a", "en": None}),
)


def places(content: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the places of all values in `content`, the innermost last."""
    if isinstance(content, dict):
        inner = [place for key, value in content.items() for place in places(value, (*way, key))]
    elif isinstance(content, list):
        inner = [place for key, value in enumerate(content) for place in places(value, (*way, key))]
    else:
        inner = []
    return [*([way] if way else []), *inner]


def change(content: Any, way: tuple[Any, ...], value: Any) -> None:
    for step in way[:-1]:
        content = content[step]
    content[way[-1]] = value


def reachable(content: Any, way: tuple[Any, ...]) -> bool:
    for step in way:
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


@given(st.sampled_from(EXAMPLES), SEEDS, st.lists(HOSTILE, min_size=1))
@settings(max_examples=80, deadline=None)
def test_no_content_stops_the_rules(example: str, seed: int, values: list[Any]):
    content, chance = written(example), random.Random(seed)
    for value in map(copy.deepcopy, values):
        way = chance.choice(places(content))
        if way != ("pepdocs",) and reachable(content, way):
            change(content, way, value)

    checked(typed(content))


@given(st.sampled_from(EXAMPLES), SEEDS)
@settings(max_examples=60, deadline=None)
def test_no_missing_part_stops_the_rules(example: str, seed: int):
    content, chance = written(example), random.Random(seed)
    for way in chance.sample(ways := places(content), len(ways) // 4):
        if way != ("pepdocs",) and reachable(content, way):
            change(content, way, None)

    assert checked(typed(content)).items


@given(st.sampled_from(EXAMPLES), SEEDS, st.floats(0.05, 1))
@settings(max_examples=60, deadline=None)
def test_no_finding_repeats_what_was_written(example: str, seed: int, share: float):
    content, chance = written(example), random.Random(seed)
    for way in places(content):
        if way != ("pepdocs",) and chance.random() < share:
            inner = content
            for step in way:
                inner = inner[step]
            if isinstance(inner, str):
                change(content, way, f"{MARKER}{chance.randrange(9)}")

    findings = checked(typed(content))

    assert findings.items
    assert MARKER not in repr(findings)
    assert MARKER not in str([finding.facts for finding in findings.items])


def test_a_marker_that_was_written_is_found():
    plan = a_plan(SECONDARY, **{"child.surname": MARKER})

    assert MARKER in str(plan.pep.child.surname if plan.pep.child else "")


def test_a_context_does_not_show_what_was_written():
    plan = a_plan(SECONDARY, **{"child.surname": MARKER, "history.conduct": MARKER})
    context = PlanContext.of(plan.pep, plan.places, TODAY)

    assert MARKER not in repr(context)
    assert not [value for value in context.values if MARKER in repr(value)]


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_fact_is_a_number_a_citation_or_a_label_of_ours(example):
    facts = [fact for finding in checked(typed(written(example))).items for fact in finding.facts]

    assert facts
    assert all(fact in CONTEXTS for key, fact in facts if key == "label")
    assert {key for key, _ in facts} <= {"label", "law", "limit"}


def test_each_field_has_a_label():
    assert label(("history", "attendance", 0, "percent")) == "field:history.attendance.percent"
    assert label(("targets", 0, "actions", 1, "by")) == "field:action.by"
    assert label(("meeting", "attended", 3)) == "field:meeting.attended"


def test_numbers_of_codes_are_never_used_twice():
    every = [code for module in (codes, codes_rules) for code in vars(module).values() if isinstance(code, Code)]

    assert len({code.number for code in every}) == len(every)


def test_equal_plans_have_equal_findings():
    assert checked(a_plan(PRIMARY)) == checked(a_plan(PRIMARY))
