"""Tables and lists of a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.pdf.graphics_state import TooMuch
from pepdocs.accessibility.pdf.model import HEADINGS, Document, Element

GROUPS = ("THead", "TBody", "TFoot")
NAMES = (*HEADINGS, "Caption")
CELLS = ("TH", "TD")
IN_LIST = ("LI", "L", "Caption")
IN_ITEM = ("Lbl", "LBody", "L")

MOST_COLUMNS = 1000
"""So many columns may have a table."""
MOST_CELLS = 1_000_000
"""So many places may all its cells take."""

Grid = list[dict[int, Element]]
"""For each row of a table the cell that is in each column."""


def _tables(elements: Iterable[Element]) -> Iterator[Element]:
    return (each for each in elements if each.kind == "Table")


def rows(table: Element) -> list[Element]:
    """Return the rows of a table."""
    groups = [table, *(each for each in table.elements if each.kind in GROUPS)]
    found = {id(row) for group in groups for row in group.elements if row.kind == "TR"}
    return [each for each in table.walk() if id(each) in found]


def grid(table: Element) -> Grid:
    """Return the cells of a table by row and column; a cell may go over several."""
    found: Grid = [{} for _ in rows(table)]
    taken = 0
    for number, row in enumerate(rows(table)):
        column = 0
        for each in (kid for kid in row.elements if kid.kind in CELLS):
            while column in found[number]:
                column += 1
            taken += each.cell.columns * each.cell.rows
            if column > MOST_COLUMNS or taken > MOST_CELLS:
                raise TooMuch
            for below in found[number : number + each.cell.rows]:
                below.update(dict.fromkeys(range(column, column + each.cell.columns), each))
            column += each.cell.columns
    return found


def headers(document: Document) -> Iterator[Barrier]:
    """A table has headers, and each cell is bound to one."""
    for table in _tables(document.every):
        cells = grid(table)
        every = {id(cell): cell for row in cells for cell in row.values()}.values()
        if not any(cell.kind == "TH" for cell in every):
            yield barrier(kinds.TABLE_NO_HEADER, document.at(table))
            continue
        names = {cell.cell.name for cell in every if cell.kind == "TH" and cell.cell.name}
        scoped = _in_scope(cells)
        for cell in every:
            if cell.kind == "TD" and not _is_bound(cell, names, scoped):
                yield barrier(kinds.CELL_NO_HEADER, document.at(cell))


def _is_bound(cell: Element, names: set[str], scoped: set[int]) -> bool:
    """Return whether a cell names headers that there are, or is in the scope of one."""
    return set(cell.cell.headers) <= names if cell.cell.headers else id(cell) in scoped


def _in_scope(cells: Grid) -> set[int]:
    """Return the cells with a header of their row, or of their column above them."""
    headed: set[int] = set()
    found: set[int] = set()
    for row in cells:
        across = any(_heads(each, "Row") for each in row.values())
        found |= {id(each) for column, each in row.items() if across or column in headed}
        headed |= {column for column, each in row.items() if _heads(each, "Column")}
    return found


def _heads(cell: Element, scope: str) -> bool:
    return cell.kind == "TH" and cell.cell.scope in (scope, "Both")


def uneven(document: Document) -> Iterator[Barrier]:
    """All rows of a table have as many cells."""
    for table in _tables(document.every):
        for row, element in zip(found := grid(table), rows(table), strict=True):
            if set(row) != set(found[0]):
                yield barrier(kinds.ROWS_UNEVEN, document.at(element))


def split(document: Document) -> Iterator[Barrier]:
    """A table that goes over a page is one table."""
    for parent in document.every:
        for first, second in pairwise(parent.kids):
            if not (isinstance(first, Element) and isinstance(second, Element)):
                continue
            if first.kind == second.kind == "Table" and _goes_on(document, first, second):
                yield barrier(kinds.TABLE_SPLIT, document.at(second))


def _goes_on(document: Document, first: Element, second: Element) -> bool:
    """Return whether a table looks like the rest of the one before it on the next page."""
    pages = [mark.page for mark in first.marks()], [mark.page for mark in second.marks()]
    if not all(pages) or min(pages[1]) != max(pages[0]) + 1:
        return False
    ends, goes_on = grid(first), grid(second)
    if not (ends and goes_on) or set(ends[0]) != set(goes_on[0]) or _caption(document, second):
        return False
    return _head(document, goes_on) in ((), _head(document, ends))


def _head(document: Document, cells: Grid) -> tuple[str, ...]:
    """Return what a table's first row says, if it is all headers."""
    row = list(cells[0].values())
    if not all(cell.kind == "TH" for cell in row):
        return ()
    return tuple(document.text(cell) for cell in row)


def _caption(document: Document, table: Element) -> str:
    """Return what a table is called."""
    found = next((kid for kid in table.elements if kid.kind == "Caption"), None)
    own = document.text(found) if found is not None else ""
    return own or table.cell.summary or table.alt or ""


def nested(document: Document) -> Iterator[Barrier]:
    """No table stands in a table."""
    for table in _tables(document.every):
        inner = (each for kid in table.elements for each in _tables(kid.walk()))
        yield from (barrier(kinds.TABLE_NESTED, document.at(each)) for each in inner)


def names(document: Document) -> Iterator[Barrier]:
    """A table of headers and cells has a name, or a heading right above it."""
    for parent in document.every:
        before: Element | None = None
        for kid in parent.elements:
            if kid.kind == "Table" and _lacks_name(document, kid, before):
                yield barrier(kinds.TABLE_NO_NAME, document.at(kid))
            before = kid


def _lacks_name(document: Document, table: Element, before: Element | None) -> bool:
    headed = before is not None and (before.kind in NAMES or before.own.casefold() == "caption")
    has_headers = any(cell.kind == "TH" for row in grid(table) for cell in row.values())
    return has_headers and not headed and not _caption(document, table).strip()


def lists(document: Document) -> Iterator[Barrier]:
    """A list holds items, and an item its sign and its text."""
    for each in document.every:
        allowed = {"L": IN_LIST, "LI": IN_ITEM}.get(each.kind)
        if allowed is None:
            continue
        strays = [kid for kid in each.elements if kid.kind not in allowed]
        if strays or len(list(each.elements)) < len(each.kids):
            yield barrier(kinds.LIST_BROKEN, document.at(each))


CHECKS = (headers, uneven, split, nested, names, lists)
