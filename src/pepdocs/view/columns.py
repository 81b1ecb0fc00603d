"""Widths of a table's columns from the lengths of their texts."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from itertools import repeat

from pepdocs.base.language import Run
from pepdocs.base.unbroken import NO_BREAK_SPACE, unbroken
from pepdocs.view.blocks import Grid, Value, runs

Texts = list[str]

PAGE = 493.0
"""Points between the margins."""

NARROW, WIDE = frozenset("ijlrtfI .,:;'’!()[]-"), frozenset("mwMWŵŴ@%")
"""The letters of our font that are much narrower or wider than the others."""

SMALL, CAPITAL, SLIM, BROAD = 6.1, 6.9, 3.5, 9.3
"""Average widths in points, in a table: of small letters, of capitals and digits, of narrow and of wide letters."""

BOLD = 1.06
"""How much wider bold type is."""

PADDING = 12.0
"""Points between the text of two columns."""

STANDARD, TABLE = 12, 11
"""Size of ordinary text and of a table's text, in points, in a document of standard size."""

LONGEST, LONGEST_ADDRESS = 115.0, 215.0
"""Points of the longest word or date, and of the longest e-mail address, that is kept whole."""

WHOLE = 18
"""Letters of the longest text, such as a date, that is kept on one line where there is room."""

LONG = 80
"""Letters above which a cell's text in large type is too long for a column."""

HIGHEST = 4
"""Lines of a header in larger type."""

ROOMY = 95.0
"""Percent of the page's width that columns may need while short texts stay on one line."""

FULLEST = 120
"""Letters above which a cell gets no more width."""


def widths(grid: Grid, points: int = STANDARD) -> tuple[float, ...]:
    """Return each column's width in percent of the table's, in type of a size in points; the widths add up to 100.

    Each column gets what its longest word needs. The rest is divided half by the shares that the view
    asks for and half by the length of the texts; if a column is empty, by the shares alone.
    """
    columns, size = _columns(grid), 1.0 if points == STANDARD else points / TABLE
    needs = [need * size for need in _needs(columns, WHOLE)]
    if sum(needs) > ROOMY:
        needs = [need * size for need in _needs(columns, 0)]
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
    type does; a short text must fit on one line, and a long one would fill a page with its column, as would a header
    of many lines, which is on each page.
    """
    columns = _columns(grid)
    if points == STANDARD:
        return sum(_needs(columns, 0)) <= ROOMY
    is_long = any(len(text) > LONG for _, texts in columns for text in texts)
    if is_long or sum(_needs(columns, WHOLE)) * points / TABLE > ROOMY:
        return False
    shares = widths(grid, points)
    return all(
        _head_lines(header, width, points) <= HIGHEST for (header, _), width in zip(columns, shares, strict=True)
    )


def without_remarks(grid: Grid, kept: Container[Run] = ()) -> Grid:
    """Return a table whose cells do not remark on their language, for which it has no room.

    Who said that there is none stays, and so do remarks that are `kept`.
    """
    rows = (replace(row, cells=tuple(_without_remark(cell, kept) for cell in row.cells)) for row in grid.rows)
    return replace(grid, rows=tuple(rows))


def _without_remark(cell: Value, kept: Container[Run]) -> Value:
    if not cell.note or cell.tone == "none" or all(run in kept for run in cell.note):
        return cell
    return replace(cell, note=())


def _head_lines(header: Texts, width: float, points: int) -> int:
    """Return about how many lines a header takes in a column of a width in percent."""
    room = (width / 100 * PAGE - PADDING) * TABLE / points / BOLD
    return sum(_lines(text, room) for text in header)


def _lines(text: str, room: float) -> int:
    """Return about how many lines of a width in points of standard size a text takes, word by word."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        width = _points(word)
        if used and used + SLIM + width > room:
            lines, used = lines + 1, 0.0
        used += width + (SLIM if used else 0)
    return lines


def _columns(grid: Grid) -> list[tuple[Texts, Texts]]:
    """Return the texts of each column's header and those of its cells."""
    cells = zip(*(row.cells for row in grid.rows), strict=True) if grid.rows else repeat(())
    return [
        (_texts(column.label), [text for cell in below for text in _texts(_drawn(cell))])
        for column, below in zip(grid.columns, cells, strict=bool(grid.rows))
    ]


def _drawn(cell: Value) -> object:
    """Return what of a cell takes room; the text of a box to tick is only read out."""
    return () if cell.tone in {"tick", "ticked"} else cell


def _texts(part: object) -> Texts:
    return [unbroken(run.text) for run in runs(part)]


def _needs(columns: list[tuple[Texts, Texts]], whole: int) -> list[float]:
    """Return the widths that the columns' longest words take, in percent of the page.

    A cell's text of at most `whole` letters counts as one word.
    """
    bold = (BOLD, *(1.0 for _ in columns[1:]))
    points = (
        max(_longest(header, 0) * BOLD, _longest(cells, whole) * weight)
        for (header, cells), weight in zip(columns, bold, strict=True)
    )
    return [(width + PADDING) / PAGE * 100 for width in points]


def _longest(texts: Texts, whole: int) -> float:
    """Return the width in points of the longest unbroken word or short text; an address is never broken."""
    words = [word for text in texts for word in text.split(" ")]
    address = max((_points(word) for word in words if "@" in word), default=0.0)
    word = max(map(_points, words), default=0.0)
    short = max((_points(text) for text in texts if len(text) <= whole), default=0.0)
    return max(min(word, LONGEST), min(address, LONGEST_ADDRESS), short, SMALL)


def _points(text: str) -> float:
    """Return about how wide a text is in a table of standard size."""
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    if letter in NARROW or letter == NO_BREAK_SPACE:
        return SLIM
    if letter in WIDE:
        return BROAD
    return CAPITAL if letter.isupper() or letter.isdigit() else SMALL


def _fractions(amounts: list[float] | list[int]) -> list[float]:
    """Return the amounts as fractions of their total, or equal fractions if all are 0."""
    total = sum(amounts)
    return [amount / total if total else 1 / len(amounts) for amount in amounts]
