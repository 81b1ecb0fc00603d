"""Widths of a table's columns, and the two columns of the contents, from the lengths of their texts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from math import ceil

from pepdocs.view.blocks import Grid, Section, runs

Texts = list[str]

PAGE = 493.0
"""Points between the margins."""

LETTER, BOLD_LETTER = 6.4, 6.9
"""Average width of a letter in points, in ordinary and in bold type."""

PADDING = 15.0
"""Points between the text of two columns."""

STANDARD, TABLE = 12, 11
"""Size of ordinary text and of a table's text, in points, in a document of standard size."""

MANY, SMALLER = 5, 0.9
"""A table with more than so many columns is set smaller, by this factor."""

LINE = 42
"""Letters on a line of the contents."""

LONGEST = 16
"""Letters of the longest word that is kept whole; a longer one is broken."""

WHOLE = 18
"""Letters of the longest text, such as a date, that is kept on one line where there is room."""

ROOMY = 95.0
"""Percent of the page's width that columns may need while short texts stay on one line."""

FULLEST = 120
"""Letters above which a cell gets no more width."""


def widths(grid: Grid) -> tuple[float, ...]:
    """Return each column's width in percent of the table's; the widths add up to 100.

    Each column gets what its longest word needs. The rest is divided half by the shares that the view
    asks for and half by the length of the texts; if a column is empty, by the shares alone.
    """
    columns = _columns(grid)
    needs = _needs(columns, WHOLE)
    if sum(needs) > ROOMY:
        needs = _needs(columns, 0)
    if (total := sum(needs)) >= 100:
        return tuple(round(need * 100 / total, 2) for need in needs)
    shares = _fractions([column.share for column in grid.columns])
    lengths = [min(max(map(len, cells), default=0), FULLEST) for _, cells in columns]
    by_length = _fractions(lengths) if all(lengths) else shares
    wishes = [max((a + s) * 50 - need, 0.0) for a, s, need in zip(shares, by_length, needs, strict=True)]
    return tuple(round(need + (100 - total) * wish, 2) for need, wish in zip(needs, _fractions(wishes), strict=True))


def fits(grid: Grid, points: int = STANDARD) -> bool:
    """Return whether every column has room for its longest word in type of a size in points.

    In larger type a table's text is as large as any other, so a column grows by more than the
    type does, and a short text must fit on one line.
    """
    if points == STANDARD:
        return sum(_needs(_columns(grid), 0)) <= ROOMY
    return sum(_needs(_columns(grid), WHOLE)) * points / TABLE <= ROOMY


def halves(sections: Sequence[Section]) -> tuple[Sequence[Section], Sequence[Section]]:
    """Return the sections in two columns of contents of nearly equal height."""
    lines = [ceil(len(" / ".join(run.text for run in s.title)) / LINE) for s in sections]
    place = min(range(len(lines) + 1), key=lambda split: max(sum(lines[:split]), sum(lines[split:])))
    return sections[:place], sections[place:]


def _columns(grid: Grid) -> list[tuple[Texts, Texts]]:
    """Return the texts of each column's header and those of its cells."""
    cells = zip(*(row.cells for row in grid.rows), strict=True) if grid.rows else repeat(())
    return [(_texts(column.label), _texts(below)) for column, below in zip(grid.columns, cells, strict=bool(grid.rows))]


def _texts(part: object) -> Texts:
    return [run.text for run in runs(part)]


def _needs(columns: list[tuple[Texts, Texts]], whole: int) -> list[float]:
    """Return the widths that the columns' longest words take, in percent of the page.

    A cell's text of at most `whole` letters counts as one word.
    """
    size = SMALLER if len(columns) > MANY else 1.0
    letters = (BOLD_LETTER, *(LETTER for _ in columns[1:]))
    points = (
        max(_longest(header, 0) * BOLD_LETTER * SMALLER, _longest(cells, whole) * letter)
        for (header, cells), letter in zip(columns, letters, strict=True)
    )
    return [(width + PADDING) * size / PAGE * 100 for width in points]


def _longest(texts: Texts, whole: int) -> int:
    """Return the number of letters of the longest unbroken word or short text."""
    word = max((len(word) for text in texts for word in text.split()), default=0)
    short = max((len(text) for text in texts if len(text) <= whole), default=0)
    return max(min(word, LONGEST), short) or 1


def _fractions(amounts: list[float] | list[int]) -> list[float]:
    """Return the amounts as fractions of their total, or equal fractions if all are 0."""
    total = sum(amounts)
    return [amount / total if total else 1 / len(amounts) for amount in amounts]
