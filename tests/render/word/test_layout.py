"""Lines and blocks in the order of a Word document: which are tables, and which must be kept apart."""

from __future__ import annotations

from typing import Final

import pytest

from pepdocs.base.language import Run
from pepdocs.render.word.layout import blanks, joined, stretches
from pepdocs.view.blocks import Block, Column, Fact, FactLine, Facts, Grid, Notice, Records, Row, Space, Target, Value
from sample_words import phrase

LABELS: Final = (Fact((Run("Nod", "cy"),)), Fact((Run("Aim", "en"),)))
PAIR: Final = FactLine(
    (Fact((Run("Nod", "cy"),), Value((phrase("un", "cy"),))), Fact((Run("Aim", "en"),), Value((phrase("one", "en"),))))
)
SHARED: Final = FactLine(LABELS, Value((phrase("said", "cy"),), "own"))
TICK: Final = FactLine(LABELS, Value((phrase("Box to tick"),), "tick"))
WRITE: Final = FactLine(LABELS, Value(tone="write"))


def test_lines_side_by_side_are_a_table_up_to_what_is_over_the_whole_width() -> None:
    made = stretches((PAIR, PAIR, SHARED, PAIR), in_columns=True)

    assert [(len(part.lines), part.across) for part in made] == [(3, SHARED.across), (1, None)]
    assert [part.is_first for part in made] == [True, False]
    assert all(part.in_columns for part in made)


def test_facts_one_below_the_other_are_a_line_each() -> None:
    (made,) = stretches((PAIR, PAIR), in_columns=False)

    assert [len(line.cells) for line in made.lines] == [1] * 4


@pytest.mark.parametrize("tone", ["tick", "ticked", "write"])
def test_a_box_in_one_language_is_below_its_label(tone: str) -> None:
    boxed = FactLine((Fact(phrase("Gwnaed", "cy"), Value(tone=tone)),))  # type: ignore[arg-type]

    (made,) = stretches((boxed,), in_columns=False)

    assert [line.cells for line in made.lines] == [(Fact(phrase("Gwnaed", "cy")),)]
    assert made.across == Value(tone=tone)  # type: ignore[arg-type]


def test_the_boxes_of_a_record_are_named_after_what_it_says_first() -> None:
    made = stretches((PAIR, TICK, WRITE), in_columns=False)

    assert {part.name for part in made} == {"Box to tick"}
    assert {part.name for part in stretches((PAIR, WRITE), in_columns=False)} == {"un"}
    assert [run.text for run in made[0].label] == ["Nod", "Aim"]


def test_there_are_no_stretches_without_lines() -> None:
    assert stretches((), in_columns=True) == ()


def test_a_blank_record_has_a_box_where_the_others_have_one() -> None:
    assert [(blank.is_tick, len(blank.label)) for blank in blanks((PAIR, TICK, WRITE))] == [
        (False, 2), (True, 2), (False, 2),
    ]  # fmt: skip


FACTS: Final = Facts(lines=(PAIR,))
GRID: Final = Grid((), (Column(phrase("a"), 100),), (Row((Value(),)),))
TARGET: Final = Target("1", (), PAIR, (FACTS,))
ANSWERING: Final = Target("1", (), PAIR, (FACTS,), GRID, phrase("answers"), (Value((phrase("said"),)),))


@pytest.mark.parametrize(
    ("above", "below", "beside", "is_joined"),
    [
        (GRID, FACTS, True, True),
        (GRID, FACTS, False, False),
        (GRID, Facts(title=phrase("Title")), True, False),
        (GRID, GRID, False, True),
        (GRID, Records((), (FACTS,)), True, True),
        (GRID, Notice(phrase("note")), True, True),
        (FACTS, GRID, True, True),
        (FACTS, GRID, False, False),
        (FACTS, FACTS, True, False),
        (FACTS, Grid(phrase("Caption"), (), ()), True, False),
        (Space(phrase("draw"), 3), FACTS, True, True),
        (Space(phrase("draw"), 3), Space(phrase("write"), 3), True, False),
        (TARGET, FACTS, True, False),
        (Target("1", (), PAIR, (FACTS,), GRID), FACTS, True, True),
        (ANSWERING, FACTS, True, False),
    ],
)
def test_a_table_with_headers_is_kept_apart_from_the_next(
    above: Block, below: Block, beside: bool, is_joined: bool
) -> None:
    assert joined((above, below), beside) == ((above, False), (below, is_joined))
