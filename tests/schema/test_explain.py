from __future__ import annotations

import pytest

from pepdocs.schema.declare import LAW, MAY, NONE, Item, Jurisdiction, Record, When, declared
from pepdocs.schema.derived import explain
from pepdocs.schema.derived.shape import KINDS, Shape
from pepdocs.schema.pep import Pep
from pepdocs.schema.sections.history import History, Institution
from pepdocs.wording import Speaker

EN = Speaker("en").text
CY = Speaker("cy").text
BY_LAW = Item("E04", "", "", LAW, NONE, law="W1.attendance E1.attendance")


def field_of(model: type[Record], key: str) -> explain.Declared:
    return next(field for field in declared(model) if field.key == key)


def test_every_kind_has_words_in_both_languages() -> None:
    for say in (EN, CY):
        assert all(explain.kind_of(Shape(kind), say) for kind in KINDS)


@pytest.mark.parametrize(
    ("described", "kind"),
    [
        (Shape("identifier", points_at="targets"), "Id from targets"),
        (Shape("text", listed=True), "List: Text"),
        (Shape("record", listed=True, record=Institution), "List of entries"),
    ],
)
def test_a_kind_names_lists_and_what_an_id_points_at(described: Shape, kind: str) -> None:
    assert explain.kind_of(described, EN) == kind


@pytest.mark.parametrize(
    ("model", "key", "context"),
    [(Pep, "history", "section-help:history"), (History, "attendance", "help:history.attendance")],
)
def test_a_field_has_its_own_help_or_that_of_its_section(model: type[Record], key: str, context: str) -> None:
    assert explain.help_of(model, field_of(model, key), CY) == CY(context)


def test_a_requirement_of_law_cites_the_law_of_its_own_jurisdiction() -> None:
    wales = explain.requirement(BY_LAW, Jurisdiction.wales, EN)
    england = explain.requirement(BY_LAW, Jurisdiction.england, EN)

    assert wales == "Wales: required by law (WSI 2015/1818 Sch 2 para 2(1))"
    assert england == "England: not asked for"


def test_a_field_of_some_stages_names_them() -> None:
    item = Item("", "", "", MAY, MAY, "P34")

    assert explain.stages_of(item, "EP34X", EN) == "Only: Years 1 to 6, Years 7 to 9, Years 10 and 11"
    assert explain.stages_of(item, "P3", EN) == ""
    assert explain.stages_of(Item("", "", ""), "EP", EN) == ""


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ((), ""),
        (When("aln.has_aln", (True,)), "Asked for if: aln.has_aln = yes"),
        (When("a.b", ("one", "two")), "Asked for if: a.b = one / two"),
        (When("a.b"), "Asked for if: a.b = filled in"),
    ],
)
def test_a_condition_has_the_values_that_are_typed(condition: When | tuple[()], expected: str) -> None:
    assert explain.condition_of(Item("", "", "", when=condition), EN) == expected


def test_what_answers_a_field_elsewhere_is_named() -> None:
    item = Item("", "", "", when=When("a.b", (True,)), unless=When("c.d"))

    assert explain.condition_of(item, EN) == "Asked for if: a.b = yes. Not asked for if: c.d = filled in"


def test_the_requirements_are_jurisdictions_then_stages_then_the_condition() -> None:
    item = Item("", "", "", MAY, NONE, "X", when=When("aln.has_aln", (False,)))

    assert explain.requirements(item, EN) == [
        "Wales: optional",
        "England: not asked for",
        "Only: post-16",
        "Asked for if: aln.has_aln = no",
    ]
