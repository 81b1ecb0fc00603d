"""Which rows of a table Typst keeps together."""

from __future__ import annotations

from itertools import repeat

from pepdocs.render.typst.ties import TableLine, ties

ROW, HEAD = TableLine(2), TableLine(1, heads_group=True)


def test_the_first_two_rows_and_the_last_two_stay_together():
    assert ties([*repeat(ROW, 6)], 10) == [2, 0, 1, 1, 2, 0]
    assert ties([*repeat(ROW, 3)], 10) == [3, 0, 0]
    assert ties([ROW], 10) == [1]
    assert ties([], 10) == []


def test_the_head_of_a_group_stays_with_its_rows():
    assert ties([HEAD, ROW, ROW, HEAD, ROW, ROW, ROW, ROW], 10) == [3, 0, 0, 3, 0, 0, 2, 0]


def test_what_would_fill_too_much_of_a_page_is_taken_apart_but_no_head_from_its_row():
    assert ties([HEAD, ROW, HEAD, ROW, ROW, ROW], 4) == [2, 0, 2, 0, 2, 0]


def test_a_row_that_may_break_is_tied_to_none():
    assert ties([ROW, TableLine(9, breaks=True), ROW], 10) == [1, 1, 1]
