"""Assign header cells to the cells of tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pepdocs.render.pdf.structure.tree import Node

SCOPES = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}


@dataclass(frozen=True, slots=True)
class TaggedCell:
    """A cell and the rows and columns that it covers."""

    node: Node
    rows: range
    columns: range
    in_head: bool

    @property
    def scope(self) -> str:
        """What a header cell is the header of: its `Row` or its `Column`."""
        return SCOPES.get(self.node.element.get("scope", ""), "Column")


@dataclass(slots=True)
class Headers:
    """A table's header cells by their rows and columns."""

    rows: dict[int, list[TaggedCell]] = field(default_factory=dict)
    columns: dict[int, list[TaggedCell]] = field(default_factory=dict)

    def add(self, header: TaggedCell) -> None:
        """Add a header cell."""
        is_row = header.scope == "Row"
        cells = self.rows if is_row else self.columns
        for number in header.rows if is_row else header.columns:
            cells.setdefault(number, []).append(header)

    def of(self, cell: TaggedCell) -> Iterator[TaggedCell]:
        """Yield a cell's headers: those of its rows, then those above it in its columns."""
        for row in cell.rows:
            yield from self.rows.get(row, ())
        for column in cell.columns:
            above = [header for header in self.columns.get(column, ()) if header.rows.start < cell.rows.start]
            # A header row in the body replaces earlier ones there, but not those of the table's head.
            yield from (header for header in above if header.in_head)
            yield from (header for header in above[-1:] if not header.in_head)


def describe(table: Node, number: int) -> None:
    """Give a table's cells their spans, scopes and headers; `number` makes identifiers unique."""
    cells = tuple(_cells(table))
    headers = Headers()
    for cell in cells:
        _span(cell)
        if cell.node.kind == "TH":
            cell.node.extras["Scope"] = cell.scope
            cell.node.extras["ID"] = f"t{number}r{cell.rows.start}c{cell.columns.start}"
            headers.add(cell)
    for cell in cells:
        if cell.node.kind == "TD":
            names = (header.node.extras["ID"] for header in headers.of(cell))
            cell.node.extras["Headers"] = tuple(dict.fromkeys(names))


def _span(cell: TaggedCell) -> None:
    if len(cell.columns) > 1:
        cell.node.extras["ColSpan"] = len(cell.columns)
    if len(cell.rows) > 1:
        cell.node.extras["RowSpan"] = len(cell.rows)


def _cells(table: Node) -> Iterator[TaggedCell]:
    """Yield a table's cells with their rows and columns, row by row."""
    taken: set[tuple[int, int]] = set()
    for row, (row_node, in_head) in enumerate(_rows(table)):
        column = 0
        for node in row_node.nodes():
            while (row, column) in taken:
                column += 1
            rows = range(row, row + node.box.rowspan)
            columns = range(column, column + node.box.colspan)
            taken.update((r, c) for r in rows for c in columns)
            column = columns.stop
            yield TaggedCell(node, rows, columns, in_head)


def _rows(table: Node) -> Iterator[tuple[Node, bool]]:
    """Yield a table's rows, with whether each is in the table's head."""
    for part in table.nodes():
        if part.kind == "TR":
            yield part, False
        elif part.kind != "Caption":
            yield from ((row, part.kind == "THead") for row in part.nodes())
