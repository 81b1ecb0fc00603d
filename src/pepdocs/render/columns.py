"""How wide a table's columns are: wide enough for their longest words, and for how much they say."""

from __future__ import annotations

from pepdocs.language import Phrase
from pepdocs.view.blocks import Grid, Value, runs

PAGE = 493.0
"""Points between the margins."""

LETTER = 5.7
"""Points that a letter takes on average in the bold type of a header."""

PADDING = 15.0
"""Points between the text of two columns."""

LONGEST = 16
"""Letters of the longest word that is waited for; a longer one is broken."""

FULLEST = 120
"""Letters above which a cell asks for no more width."""


def widths(grid: Grid) -> tuple[float, ...]:
    """Return each column's share of the width in percent, adding up to 100.

    A column has what its longest word needs. What is left is shared half as the view asks for,
    half by how much the columns say; a column of empty boxes has what the view asks for.
    """
    needs = [_need(column) for column in _columns(grid)]
    if (total := sum(needs)) >= 100:
        return tuple(round(need * 100 / total, 2) for need in needs)
    asked = _shared([column.share for column in grid.columns])
    fullest = [_fullest(column) for column in _columns(grid)]
    said = _shared(fullest) if all(fullest) else asked
    wishes = [max((a + s) * 50 - need, 0.0) for a, s, need in zip(asked, said, needs, strict=True)]
    spare = 100 - total
    return tuple(
        round(need + spare * wish, 2) for need, wish in zip(needs, _shared(wishes), strict=True)
    )


def _columns(grid: Grid) -> list[tuple[Phrase | Value, ...]]:
    """Return the grid's columns, each as its header and its cells."""
    cells = zip(*(row.cells for row in grid.rows), strict=True)
    headers = [column.label for column in grid.columns]
    if not grid.rows:
        return [(header,) for header in headers]
    return [(header, *below) for header, below in zip(headers, cells, strict=True)]


def _need(column: tuple[Phrase | Value, ...]) -> float:
    """Return the share of the page that a column's longest word takes, in percent."""
    words = (word for run in runs(column) for word in run.text.split())
    longest = max((len(word) for word in words), default=1)
    return (min(longest, LONGEST) * LETTER + PADDING) / PAGE * 100


def _fullest(column: tuple[Phrase | Value, ...]) -> float:
    """Return how many letters the longest text of a column's cells has."""
    return float(min(max((len(run.text) for run in runs(column[1:])), default=0), FULLEST))


def _shared(amounts: list[float] | list[int]) -> list[float]:
    """Return the amounts as parts of one; equal parts where there are none."""
    total = sum(amounts)
    return [amount / total if total else 1 / len(amounts) for amount in amounts]
