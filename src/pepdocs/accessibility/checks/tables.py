"""Check tables: headers, names, even rows, and no layout by cells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.language_guess import primary
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.pdf.model import HEADINGS, Element, PdfLimitError
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.accessibility.word.model import WordCell, WordRow, WordTable
from pepdocs.findings import accessibility as kinds

ROW_GROUPS = ("THead", "TBody", "TFoot")
NAMES = (*HEADINGS, "Caption")
CELLS = ("TH", "TD")
WITHOUT_TEXT = frozenset({"Document", "Part", "Art", "Sect", "Div", "Span", "Link"})
"""The kinds that stand around text, or are part of a line of it."""

MAX_COLUMNS = 1000
MAX_CELLS = 1_000_000
"""The places that all cells of a table may take together."""

LONG = 60
"""The characters that may need a second line."""

TableGrid = list[dict[int, Element]]
"""For each row of a table the cell in each column."""


# PDF


def _tables(document: PdfDocument) -> Iterator[tuple[Element, TableGrid]]:
    return ((table, _grid(table)) for table in document.of_kind("Table"))


def _rows(table: Element) -> list[Element]:
    groups = [table, *(group for group in table.elements if group.kind in ROW_GROUPS)]
    rows = {id(row) for group in groups for row in group.elements if row.kind == "TR"}
    return [element for element in table.walk() if id(element) in rows]


def _grid(table: Element) -> TableGrid:
    """Return the cells of a table by row and column; a cell may span several."""
    rows = _rows(table)
    grid: TableGrid = [{} for _ in rows]
    taken = 0
    for number, row in enumerate(rows):
        column = 0
        for element in (kid for kid in row.elements if kid.kind in CELLS):
            cell = element.cell
            while column in grid[number]:
                column += 1
            taken += cell.columns * cell.rows
            if column > MAX_COLUMNS or taken > MAX_CELLS:
                raise PdfLimitError
            for below in grid[number : number + cell.rows]:
                below.update(dict.fromkeys(range(column, column + cell.columns), element))
            column += cell.columns
    return grid


def pdf_headers(document: PdfDocument) -> Iterator[Barrier]:
    """A table has header cells, and each other cell is bound to one."""
    for table, grid in _tables(document):
        cells = {id(cell): cell for row in grid for cell in row.values()}.values()
        if not any(cell.kind == "TH" for cell in cells):
            yield barrier(kinds.TABLE_NO_HEADER, document.at(table))
            continue
        names = {cell.cell.name for cell in cells if cell.kind == "TH" and cell.cell.name}
        scoped = _in_scope(grid)
        for cell in cells:
            is_bound = set(cell.cell.headers) <= names if cell.cell.headers else id(cell) in scoped
            if cell.kind == "TD" and not is_bound:
                yield barrier(kinds.CELL_NO_HEADER, document.at(cell))


def _in_scope(grid: TableGrid) -> set[int]:
    """Return the cells that have a header in their row, or above them in their column."""
    headed: set[int] = set()
    scoped: set[int] = set()
    for row in grid:
        has_header = any(_is_header(cell, "Row") for cell in row.values())
        scoped |= {id(cell) for column, cell in row.items() if has_header or column in headed}
        headed |= {column for column, cell in row.items() if _is_header(cell, "Column")}
    return scoped


def _is_header(cell: Element, scope: str) -> bool:
    return cell.kind == "TH" and cell.cell.scope in (scope, "Both")


def pdf_uneven(document: PdfDocument) -> Iterator[Barrier]:
    """All rows of a table have the same columns."""
    for table, grid in _tables(document):
        for row, element in zip(grid, _rows(table), strict=True):
            if set(row) != set(grid[0]):
                yield barrier(kinds.ROWS_UNEVEN, document.at(element))


def split(document: PdfDocument) -> Iterator[Barrier]:
    """A table that continues on the next page is one table."""
    for parent in document.elements:
        for first, second in pairwise(parent.kids):
            if isinstance(first, Element) and isinstance(second, Element) and _continues(document, first, second):
                yield barrier(kinds.TABLE_SPLIT, document.at(second))


def _continues(document: PdfDocument, first: Element, second: Element) -> bool:
    """Return whether a table looks like the rest of the one before it, on the next page."""
    pages = [mark.page for mark in first.marks()], [mark.page for mark in second.marks()]
    if not first.kind == second.kind == "Table" or not all(pages) or min(pages[1]) != max(pages[0]) + 1:
        return False
    start, rest = _grid(first), _grid(second)
    if not (start and rest) or set(start[0]) != set(rest[0]) or _name(document, second):
        return False
    return _header_texts(document, rest) in ((), _header_texts(document, start))


def _header_texts(document: PdfDocument, grid: TableGrid) -> tuple[str, ...]:
    """Return the texts of a table's first row if it is all headers."""
    cells = grid[0].values()
    return tuple(document.text(cell) for cell in cells) if all(cell.kind == "TH" for cell in cells) else ()


def _name(document: PdfDocument, table: Element) -> str:
    captions = (document.text(kid) for kid in table.elements if kid.kind == "Caption")
    return next(captions, "") or table.cell.summary or table.alt or ""


def pdf_nested(document: PdfDocument) -> Iterator[Barrier]:
    """No table is inside a table."""
    for table in document.of_kind("Table"):
        for kid in table.elements:
            inner = (element for element in kid.walk() if element.kind == "Table")
            yield from (barrier(kinds.TABLE_NESTED, document.at(element)) for element in inner)


def pdf_names(document: PdfDocument) -> Iterator[Barrier]:
    """A table with headers has a name, or a heading right above it."""
    before: Element | None = None
    for element in document.elements:
        if element.kind == "Table" and _lacks_name(document, element, before):
            yield barrier(kinds.TABLE_NO_NAME, document.at(element))
        if element.kind not in WITHOUT_TEXT:
            before = element


def _lacks_name(document: PdfDocument, table: Element, before: Element | None) -> bool:
    is_headed = before is not None and (before.kind in NAMES or before.role.casefold() == "caption")
    has_headers = any(cell.kind == "TH" for row in _grid(table) for cell in row.values())
    return has_headers and not is_headed and not _name(document, table).strip()


# Word


def _real_tables(document: WordDocument) -> Iterator[WordTable]:
    """Yield the tables of more than one cell, without those that only set translations beside each other."""
    tables = (table for table in document.tables if not _has_translations_only(table))
    return (table for table in tables if len(table.rows) > 1 or any(len(row.cells) > 1 for row in table.rows))


def _has_translations_only(table: WordTable) -> bool:
    """Return whether a table without headers has two columns, each of which begins in a language of its own."""
    if table.has_header_look or table.has_row_headers or any(len(row.cells) != 2 for row in table.rows):
        return False
    languages = [tuple(map(_language, row.cells)) for row in table.rows]
    columns = [{language for language in column if language} for column in zip(*languages, strict=True)]
    return len(columns) == 2 and all(len(column) == 1 for column in columns) and columns[0] != columns[1]


def _language(cell: WordCell) -> str:
    """Return the language in which a cell begins; nothing if it has no letters."""
    texts = (text for paragraph in cell.paragraphs for text in paragraph.lettered)
    return next((primary(text.format.lang) for text in texts), "")


def word_headers(document: WordDocument) -> Iterator[Barrier]:
    """The first row is a header, and is marked so in both ways that Word has."""
    for table in _real_tables(document):
        marks = (table.rows[0].is_header, table.has_header_look)
        if not all(marks):
            kind = kinds.HEADER_NOT_REPEATED if any(marks) else kinds.TABLE_NO_HEADER
            yield barrier(kind, table.at)


def word_simple(document: WordDocument) -> Iterator[Barrier]:
    """Rows are even, no cell is merged, and no table is inside a table."""
    for table in document.tables:
        if len({row.columns for row in table.rows}) > 1:
            yield barrier(kinds.ROWS_UNEVEN, table.at)
        if any(cell.is_merged for row in table.rows for cell in row.cells):
            yield barrier(kinds.CELLS_MERGED, table.at)
        if table.is_inner:
            yield barrier(kinds.TABLE_NESTED, table.at)


def empty(document: WordDocument) -> Iterator[Barrier]:
    """No row or column is empty, except a row with space to write in."""
    for table in document.tables:
        rows = [row for row in table.rows if not row.has_height]
        has_blank_row = any(row.cells and not any(cell.has_content for cell in row.cells) for row in rows)
        if has_blank_row or _has_blank_column(table):
            yield barrier(kinds.TABLE_EMPTY, table.at)


def _has_blank_column(table: WordTable) -> bool:
    """Return whether a column is empty in a table whose rows have the same number of cells."""
    rows = [row.cells for row in table.rows]
    if len({len(row) for row in rows}) != 1 or len(rows) < 2:
        return False
    return any(not any(cell.has_content for cell in column) for column in zip(*rows, strict=True))


def breaks(document: WordDocument) -> Iterator[Barrier]:
    """No row of more than one line may break across pages."""
    for table in document.tables:
        for row in table.rows:
            if row.may_break and _is_high(row):
                yield barrier(kinds.ROW_BREAKS, row.at)


def _is_high(row: WordRow) -> bool:
    return any(map(_has_lines, row.cells))


def _has_lines(cell: WordCell) -> bool:
    texts = [paragraph.text.strip() for paragraph in cell.paragraphs if not paragraph.is_blank]
    return len(texts) > 1 or any(len(text) > LONG or "\n" in text for text in texts)


def word_names(document: WordDocument) -> Iterator[Barrier]:
    """A table has a caption or description, or a heading right above it."""
    yield from (barrier(kinds.TABLE_NO_NAME, table.at) for table in _real_tables(document) if not table.has_name)


PDF = (pdf_headers, pdf_uneven, split, pdf_nested, pdf_names)
WORD = (word_headers, word_simple, empty, breaks, word_names)
