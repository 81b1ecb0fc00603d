"""Widths of columns."""

from __future__ import annotations

import pytest

from pepdocs.base.language import Mode
from pepdocs.view.blocks import Grid, Row, Value
from pepdocs.view.columns import widths
from sample_words import EMPTY, LONG_WORD, Words, name

W = Words(Mode.EN)


def a_grid(*columns: tuple[str, int], cells: tuple[Value, ...] = ()) -> Grid:
    """Return a grid of columns (header, share) with one row, or none."""
    made = tuple(("", label, share) for label, share in columns)
    return W.grid(("", "Caption"), made, (Row(cells),) if cells else ())


def test_widths_add_up_to_the_page() -> None:
    grid = a_grid(("What", 50), ("Who", 30), ("By", 20), cells=(name("text"), name("text"), EMPTY))

    assert sum(widths(grid)) == pytest.approx(100, abs=0.1)


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    narrow = a_grid(("Responsible", 5), ("Text", 95), cells=(name("x"), name("word " * 30)))

    assert widths(narrow)[0] > 11 * 5.6 / 493 * 100


def test_an_endless_word_does_not_take_the_whole_page() -> None:
    grid = a_grid(("A", 50), ("B", 50), cells=(name(LONG_WORD), name("word " * 30)))

    assert widths(grid)[0] < 60


def test_a_date_stays_on_one_line_where_there_is_room() -> None:
    grid = a_grid(("A", 5), ("B", 95), cells=(name("20 Gorffennaf 2023"), name("word " * 30)))

    assert widths(grid)[0] > 18 * 6.4 / 493 * 100


def test_empty_columns_have_the_requested_widths() -> None:
    first, second = widths(a_grid(("Name", 25), ("Sign", 75)))

    assert (first, second) == (25, 75)


def test_a_column_with_more_text_is_wider() -> None:
    first, second = widths(a_grid(("A", 50), ("B", 50), cells=(name("x"), name("word " * 20))))

    assert second > first


def test_too_wide_columns_share_the_page() -> None:
    columns = tuple(("Responsibilities", 10) for _ in range(10))

    assert widths(a_grid(*columns)) == (10,) * 10
