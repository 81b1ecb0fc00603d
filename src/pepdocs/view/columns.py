"""How a table and the contents are shared out: by their longest words and how much they say."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from pepdocs.language import Phrase
from pepdocs.view.blocks import Grid, Section, Value, runs

PAGE = 493.0
"""Points between the margins."""

LETTER, BOLD_LETTER = 6.4, 6.9
"""Points that a letter takes on average, in ordinary and in bold type."""

PADDING = 15.0
"""Points between the text of two columns."""

STANDARD, TABLE = 12, 11
"""Points of ordinary text, and of a table's, in a document of standard size."""

MANY, SMALLER = 5, 0.9
"""A table of more columns than these is set smaller, and by how much."""

LINE = 42
"""Letters on a line of the contents."""

LONGEST = 16
"""Letters of the longest word that is waited for; a longer one is broken."""

WHOLE = 18
"""Letters of a text, such as a date, that is kept on one line where there is room."""

ROOMY = 95.0
"""Percent of the page that short texts may take when they are kept on one line."""

FULLEST = 120
"""Letters above which a cell asks for no more width."""


def widths(grid: Grid) -> tuple[float, ...]:
    """Return each column's share of the width in percent, adding up to 100.

    A column has what its longest word needs. What is left is shared half as the view asks for,
    half by how much the columns say; a column of empty boxes has what the view asks for.
    """
    needs = _needs(grid, WHOLE)
    if sum(needs) > ROOMY:
        needs = _needs(grid, 0)
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


def fits(grid: Grid, points: int = STANDARD) -> bool:
    """Return whether every column has room for its longest word, in type of so many points.

    In larger type a table's text is as large as any other, so a column needs more than by the
    type's own growth, and a short text has to stand on one line.
    """
    if points == STANDARD:
        return sum(_needs(grid, 0)) <= ROOMY
    return sum(_needs(grid, WHOLE)) * points / TABLE <= ROOMY


def halves(sections: Sequence[Section]) -> tuple[Sequence[Section], Sequence[Section]]:
    """Return the sections in two columns of contents, of as equal a height as can be."""
    lines = [ceil(len(" / ".join(run.text for run in s.title)) / LINE) for s in sections]
    place = min(
        range(len(lines) + 1), key=lambda split: max(sum(lines[:split]), sum(lines[split:]))
    )
    return sections[:place], sections[place:]


def _columns(grid: Grid) -> list[tuple[Phrase | Value, ...]]:
    """Return the grid's columns, each as its header and its cells."""
    cells = zip(*(row.cells for row in grid.rows), strict=True)
    headers = [column.label for column in grid.columns]
    if not grid.rows:
        return [(header,) for header in headers]
    return [(header, *below) for header, below in zip(headers, cells, strict=True)]


def _needs(grid: Grid, whole: int) -> list[float]:
    """Return the shares of the page, in percent, that the columns' longest words take.

    A cell's text of no more letters than `whole` counts as one word.
    """
    size = SMALLER if len(grid.columns) > MANY else 1.0
    letters = (BOLD_LETTER, *(LETTER for _ in grid.columns[1:]))
    taken = (
        _taken(column, whole, letter)
        for column, letter in zip(_columns(grid), letters, strict=True)
    )
    return [(points + PADDING) * size / PAGE * 100 for points in taken]


def _taken(column: tuple[Phrase | Value, ...], whole: int, letter: float) -> float:
    """Return the points that a column's longest word takes, a letter of its cells so many."""
    header = _longest(column[0], 0) * BOLD_LETTER * SMALLER
    cells = _longest(column[1:], whole) * letter
    return max(header, cells)


def _longest(part: object, whole: int) -> int:
    """Return the letters of the longest word, or short text, below a part of a view."""
    texts = [run.text for run in runs(part)]
    words = (min(len(word), LONGEST) for text in texts for word in text.split())
    short = (len(text) for text in texts if len(text) <= whole)
    return max((*words, *short), default=1)


def _fullest(column: tuple[Phrase | Value, ...]) -> float:
    """Return how many letters the longest text of a column's cells has."""
    return float(min(max((len(run.text) for run in runs(column[1:])), default=0), FULLEST))


def _shared(amounts: list[float] | list[int]) -> list[float]:
    """Return the amounts as parts of one; equal parts where there are none."""
    total = sum(amounts)
    return [amount / total if total else 1 / len(amounts) for amount in amounts]
