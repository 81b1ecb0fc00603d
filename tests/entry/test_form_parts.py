"""A form for one person holds what that person fills in, and nothing else of the plan."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from builders import EXAMPLES, POST16, PRIMARY, SECONDARY, TODAY, left_in
from entry.test_form_page import data, paths
from pepdocs.base.copies import Part
from pepdocs.entry.form import FormPart, FormPlan, form, read_plan
from pepdocs.entry.form.plan import HEADER
from pepdocs.schema.derived.messages import field_at
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.parts import NOT_MOVED, Moved, only, part_of
from pepdocs.schema.situation import Situation
from running import ran

CODES = frozenset({"choice", "identifier", "record"})
"""Kinds of value that the program itself has to know."""


def plan(example: str = SECONDARY) -> FormPlan:
    return read_plan(EXAMPLES / f"{example}.yaml")


def part_of_form(of: FormPlan, *parts: Part, moved: Moved = NOT_MOVED) -> FormPart:
    return FormPart(parts, Situation.of(of.pep, TODAY), moved)


def marked(node: Any, numbers: Iterator[int], path: str = "") -> Any:
    """Return a tree in which each text is a word that is nowhere else."""
    if isinstance(node, dict):
        is_text = set(node) <= {"cy", "en"}
        return {
            key: marked(value, numbers, path if is_text else f"{path}.{key}".removeprefix("."))
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [marked(item, numbers, path) for item in node]
    field = field_at(path)
    is_free = field is not None and shape(field.annotation).kind not in CODES
    return f"gair{next(numbers)}x" if is_free and path not in HEADER else node


def words_in(text: str) -> set[str]:
    return set(re.findall(r"gair\d+x", text))


@pytest.mark.parametrize("part", list(Part))
@pytest.mark.parametrize("example", [SECONDARY, PRIMARY, POST16])
def test_a_part_holds_no_value_of_another_part(example: str, part: Part):
    whole = plan(example)
    whole = replace(whole, tree=marked(whole.tree, count(1)))
    own = only(whole.tree, [part])

    html = form(whole, part=part_of_form(whole, part)).decode()

    assert words_in(html) == words_in(json.dumps(own))
    assert len(words_in(json.dumps(whole.tree)) - words_in(html)) > 50
    assert data(html, "answers")["base"] == data(html, "answers")["plan"] == own


def test_every_field_is_in_the_form_of_its_part_and_in_no_other():
    whole = plan()
    fields = paths(data(form(whole).decode(), "model")["root"])
    seen: dict[str, list[Part]] = {}
    for part in Part:
        made = data(form(whole, part=part_of_form(whole, part)).decode(), "model")
        for path in paths(made["root"]) & fields:
            if not any(other.startswith(f"{path}.") for other in fields):
                seen.setdefault(path, []).append(part)
    shared = {path for path in seen if path.startswith("views_of_others.")}

    assert {
        path: parts for path, parts in seen.items() if path not in shared and parts != [part_of(path.split("."))]
    } == {}
    assert len(seen) > 200


def test_several_parts_are_one_form():
    whole = plan()
    both = data(form(whole, part=part_of_form(whole, Part.CHILD, Part.CARER)).decode(), "answers")

    assert both["part"] == ["child", "carer"]
    assert set(both["plan"]) == {
        *only(whole.tree, [Part.CHILD]), *only(whole.tree, [Part.CARER]),
    }  # fmt: skip


def test_a_field_that_an_authority_moves_is_in_the_form_of_its_new_part():
    whole = plan()
    moved = {"arrangements.equipment": Part.HEALTH}
    html = form(whole, part=part_of_form(whole, Part.HEALTH, moved=moved)).decode()

    assert "arrangements.equipment" in paths(data(html, "model")["root"])
    assert data(html, "answers")["plan"]["arrangements"] == {"equipment": whole.tree["arrangements"]["equipment"]}


def test_a_part_knows_its_stage_and_its_laws_without_the_childs_birthday():
    whole = plan(POST16)
    html = form(whole, part=part_of_form(whole, Part.CARER)).decode()
    made = data(html, "model")

    assert whole.tree["child"]["date_of_birth"] not in html
    assert set(made["told"].values()) <= {True, False}
    assert "looked_after" in made["told"]
    assert data(form(plan(), part=part_of_form(plan(), Part.CHILD)).decode(), "model")["stages"] == "3"


def test_a_part_does_not_ask_for_what_the_rest_of_the_plan_makes_needless():
    whole = plan()
    without = whole.pep.model_copy(update={"aln": whole.pep.aln.model_copy(update={"has_aln": False})})

    asked, unasked = (
        paths(data(form(each, part=part_of_form(each, Part.SCHOOL)).decode(), "model")["root"])
        for each in (whole, replace(whole, pep=without))
    )

    moved = {"arrangements.special_provision": Part.CARER}
    forms = (
        form(each, part=part_of_form(each, Part.CARER, moved=moved)) for each in (whole, replace(whole, pep=without))
    )
    is_asked = ["special_provision" in json.dumps(data(html.decode(), "model")["root"]) for html in forms]
    assert is_asked == [True, False]
    assert asked == unasked


def test_people_whom_a_part_points_to_are_named_by_their_roles():
    whole = plan()
    html = form(whole, part=part_of_form(whole, Part.CARER)).decode()

    assert data(html, "model")["roles"] == {"carer1": "choice:Role.carer"}
    assert "Whitlock" not in html


def test_the_command_names_a_form_after_its_part(tmp_path):
    file = str(EXAMPLES / f"{SECONDARY}.yaml")
    told = ran("form", file, "--out", str(tmp_path), "--part", "carer", "--part", "child", "--ui-lang", "en")

    assert told.status == 0
    assert left_in(tmp_path) == ["FX-SEC-0147-03-form-carer-child.html"]
    assert ran("form", file, "--out", str(tmp_path), "--part", "teacher", "--ui-lang", "en").status == 2


def test_a_part_is_told_in_a_form_s_own_words():
    words = data(form(plan(), part=part_of_form(plan(), Part.CARER)).decode(), "model")["words"]

    assert words["part:carer"][1] == "The carer’s part"
    assert not any(re.search(r"Cadi|Jan Whitlock", text) for texts in words.values() for text in texts)
