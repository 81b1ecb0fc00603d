"""Tables of a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.word.model import Cell, Document, Row, Table

LONG = 60
"""So many signs may need a second line, between which a page can end."""


def _tables(document: Document) -> Iterator[Table]:
    """Yield the tables, boxes of one cell left out."""
    for table in document.tables:
        if len(table.rows) > 1 or any(len(row.cells) > 1 for row in table.rows):
            yield table


def headers(document: Document) -> Iterator[Barrier]:
    """The first row is a header, and is marked so in both ways that Word has."""
    for table in _tables(document):
        marks = (table.rows[0].is_header, table.says_header)
        if not any(marks):
            yield barrier(kinds.TABLE_NO_HEADER, table.at)
        elif not all(marks):
            yield barrier(kinds.HEADER_NOT_REPEATED, table.at)


def uneven(document: Document) -> Iterator[Barrier]:
    """All rows have as many cells."""
    for table in document.tables:
        if len({row.columns for row in table.rows}) > 1:
            yield barrier(kinds.ROWS_UNEVEN, table.at)


def simple(document: Document) -> Iterator[Barrier]:
    """No cell is merged, and no table stands in a table."""
    for table in document.tables:
        if any(cell.is_merged for row in table.rows for cell in row.cells):
            yield barrier(kinds.CELLS_MERGED, table.at)
        if table.is_inner:
            yield barrier(kinds.TABLE_NESTED, table.at)


def empty(document: Document) -> Iterator[Barrier]:
    """No row and no column is empty, but a row that is room to write in."""
    for table in document.tables:
        rows = [row for row in table.rows if not row.is_room]
        blank = any(row.cells and not any(cell.holds for cell in row.cells) for row in rows)
        if blank or _has_blank_column(table):
            yield barrier(kinds.TABLE_EMPTY, table.at)


def _has_blank_column(table: Table) -> bool:
    """Return whether nothing stands in a column of a table whose rows have the same cells."""
    rows = [row.cells for row in table.rows]
    if len({len(row) for row in rows}) != 1 or len(rows) < 2:
        return False
    return any(not any(cell.holds for cell in column) for column in zip(*rows, strict=True))


def breaks(document: Document) -> Iterator[Barrier]:
    """No row of more than a line is torn by the end of a page."""
    for table in document.tables:
        torn = (row for row in table.rows if row.may_break and _is_high(row))
        yield from (barrier(kinds.ROW_BREAKS, row.at) for row in torn)


def _is_high(row: Row) -> bool:
    return any(_has_lines(cell) for cell in row.cells)


def _has_lines(cell: Cell) -> bool:
    texts = [each.text.strip() for each in cell.paragraphs if not each.is_blank]
    return len(texts) > 1 or any(len(text) > LONG or "\n" in text for text in texts)


def names(document: Document) -> Iterator[Barrier]:
    """A table has a caption, a description or a heading right above it."""
    for table in _tables(document):
        if not table.has_name:
            yield barrier(kinds.TABLE_NO_NAME, table.at)


CHECKS = (headers, uneven, simple, empty, breaks, names)
