"""Which rows of a table stay together: no row is alone on a page, and none that heads a group is without its rows.

Typst keeps rows together that an unbreakable cell spans. Such a cell, the row's tie, is in a column of its own without
a width, which the structure tree does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from pepdocs.view.blocks import runs


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row as it is drawn, or the row that heads a group: its estimated lines of text, and whether it may break."""

    lines: int
    heads_group: bool = False
    breaks: bool = False


def lines_of(cells: Sequence[object], widths: Sequence[float], letters: int) -> int:
    """Return the most lines that a row takes, in columns of widths in percent of a line of so many letters."""
    pairs = zip(cells, widths, strict=True)
    return max(sum(ceil(len(run.text) * 100 / width / letters) for run in runs(cell)) for cell, width in pairs)


def ties(rows: Sequence[TableLine], most: int) -> list[int]:
    """Return how many rows the tie of each spans, 0 where the tie of an earlier one does.

    What stays together has `most` lines of text at most.
    """
    spans: list[int] = []
    for together in _together(rows, most):
        spans += [together, *[0] * (together - 1)]
    return spans


def _together(rows: Sequence[TableLine], most: int) -> Iterator[int]:
    """Yield the numbers of rows that stay together, from the first on."""
    start = 0
    for place in range(1, len(rows)):
        # The row that heads a group is without what it heads on no page.
        if rows[place - 1].heads_group and not rows[place].breaks:
            continue
        end = place + 1 + (rows[place].heads_group and place + 1 < len(rows))
        if not _are_tied(rows, place) or sum(row.lines for row in rows[start:end]) > most:
            yield place - start
            start = place
    if rows:
        yield len(rows) - start


def _are_tied(rows: Sequence[TableLine], place: int) -> bool:
    """Return whether a row stays with the one before it."""
    before, row = rows[place - 1], rows[place]
    if before.breaks or row.breaks:
        return False
    if before.heads_group or _rows_of_data(rows[:place]) == 1 or _rows_of_data(rows[place:]) <= 1:
        return True
    return rows[place - 2].heads_group and not row.heads_group


def _rows_of_data(rows: Sequence[TableLine]) -> int:
    return sum(not row.heads_group for row in rows)
