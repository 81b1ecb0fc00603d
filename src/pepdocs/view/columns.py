"""How a table and the contents are shared out: by their longest words and how much they say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from math import ceil

from pepdocs.view.blocks import Grid, Section, runs

Texts = list[str]

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
    columns = _columns(grid)
    needs = _needs(columns, WHOLE)
    if sum(needs) > ROOMY:
        needs = _needs(columns, 0)
    if (total := sum(needs)) >= 100:
        return tuple(round(need * 100 / total, 2) for need in needs)
    asked = _shared([column.share for column in grid.columns])
    fullest = [_fullest(cells) for _, cells in columns]
    said = _shared(fullest) if all(fullest) else asked
    wishes = [max((a + s) * 50 - need, 0.0) for a, s, need in zip(asked, said, needs, strict=True)]
    spare = 100 - total
    return tuple(round(need + spare * wish, 2) for need, wish in zip(needs, _shared(wishes), strict=True))


def fits(grid: Grid, points: int = STANDARD) -> bool:
    """Return whether every column has room for its longest word, in type of so many points.

    In larger type a table's text is as large as any other, so a column needs more than by the
    type's own growth, and a short text has to stand on one line.
    """
    if points == STANDARD:
        return sum(_needs(_columns(grid), 0)) <= ROOMY
    return sum(_needs(_columns(grid), WHOLE)) * points / TABLE <= ROOMY


def halves(sections: Sequence[Section]) -> tuple[Sequence[Section], Sequence[Section]]:
    """Return the sections in two columns of contents, of as equal a height as can be."""
    lines = [ceil(len(" / ".join(run.text for run in s.title)) / LINE) for s in sections]
    place = min(range(len(lines) + 1), key=lambda split: max(sum(lines[:split]), sum(lines[split:])))
    return sections[:place], sections[place:]


def _columns(grid: Grid) -> list[tuple[Texts, Texts]]:
    """Return the texts of each column's header, and those of its cells."""
    cells = zip(*(row.cells for row in grid.rows), strict=True) if grid.rows else repeat(())
    return [(_texts(column.label), _texts(below)) for column, below in zip(grid.columns, cells, strict=bool(grid.rows))]


def _texts(part: object) -> Texts:
    return [run.text for run in runs(part)]


def _needs(columns: list[tuple[Texts, Texts]], whole: int) -> list[float]:
    """Return the shares of the page, in percent, that the columns' longest words take.

    A cell's text of no more letters than `whole` counts as one word.
    """
    size = SMALLER if len(columns) > MANY else 1.0
    letters = (BOLD_LETTER, *(LETTER for _ in columns[1:]))
    taken = (_taken(header, cells, whole, letter) for (header, cells), letter in zip(columns, letters, strict=True))
    return [(points + PADDING) * size / PAGE * 100 for points in taken]


def _taken(header: Texts, cells: Texts, whole: int, letter: float) -> float:
    """Return the points that a column's longest word takes, a letter of its cells so many."""
    return max(_longest(header, 0) * BOLD_LETTER * SMALLER, _longest(cells, whole) * letter)


def _longest(texts: Texts, whole: int) -> int:
    """Return the letters of the longest word, which may be broken, or of the longest short text."""
    word = max((len(word) for text in texts for word in text.split()), default=0)
    short = max((len(text) for text in texts if len(text) <= whole), default=0)
    return max(min(word, LONGEST), short) or 1


def _fullest(cells: Texts) -> float:
    """Return how many letters the longest text of a column's cells has."""
    return float(min(max(map(len, cells), default=0), FULLEST))


def _shared(amounts: list[float] | list[int]) -> list[float]:
    """Return the amounts as parts of one; equal parts where there are none."""
    total = sum(amounts)
    return [amount / total if total else 1 / len(amounts) for amount in amounts]
