"""Read a table from a CSV file or an Excel workbook: only the columns that are asked for, and no formula's result."""

from __future__ import annotations

import csv
import io
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from pepdocs.base import error_keys, system
from pepdocs.base.errors import PepdocsError, SourceError
from pepdocs.base.ooxml import PackageLimits, open_package
from pepdocs.base.printable import printable
from pepdocs.reading import characters
from pepdocs.tables.guard import unguarded

LARGEST_MB = 20
MOST_ROWS = 50_000
MOST_COLUMNS = 500
SEPARATORS = ",;\t"
PACKED = b"PK\x03\x04"
LIMITS = PackageLimits(parts=500, size=200 * 1024 * 1024, ratio=200, free=1024 * 1024)
FAULTS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
"""What a spreadsheet program shows in place of a value that it could not work out."""

DAMAGED = (
    ArithmeticError, AttributeError, LookupError, NotImplementedError, OSError, SyntaxError, TypeError, ValueError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What the reader of workbooks raises for one that is damaged; its parser of XML raises a `SyntaxError`."""

CellValue = str | int | float | bool | date | time | None


@dataclass(frozen=True, slots=True, repr=False)
class TableCell:
    """What a cell holds: in a CSV file always text, None if it is blank.

    `is_percent` is whether a number is shown as a percentage, so that 0.946 is meant as 94.6 %; `is_formula` whether
    it is worked out from other cells, and `is_fault` whether that has failed.
    """

    value: CellValue = None
    is_percent: bool = False
    is_formula: bool = False
    is_fault: bool = False


BLANK = TableCell()


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by its number in the file, counted from 1, with the cells of the columns that were asked for."""

    number: int
    cells: Mapping[str, TableCell] = field(repr=False)

    def cell(self, heading: str) -> TableCell:
        """Return the cell of a column, a blank one if the row or the table does not have it."""
        return self.cells.get(heading, BLANK)


@dataclass(frozen=True, slots=True)
class InputTable:
    """A table as it was read: the headings that were found of those asked for, and how many others were not read."""

    headings: frozenset[str]
    unread: int
    rows: tuple[TableRow, ...] = field(repr=False)


def read(path: Path, wanted: Collection[str], sheet: str = "", header: int = 1) -> InputTable:
    """Return the wanted columns of a table; `header` is the row of the headings, `sheet` that of a workbook.

    Raise `PepdocsError` if it cannot be read, is too large, or has a wanted heading twice.
    """
    content = _content(path)
    lines = islice(lines_of(content, path, sheet), MOST_ROWS + 1)
    numbered = [(number, cells) for number, cells in enumerate(lines, 1) if number >= header]
    if not numbered:
        raise _error(error_keys.TABLE_UNREADABLE, path)
    if numbered[-1][0] > MOST_ROWS:
        raise _error(error_keys.TABLE_TOO_LARGE, path, limit=LARGEST_MB, rows=MOST_ROWS)
    places = _places(numbered[0][1], wanted, path)
    named = sum(bool(heading_of(cell)) for cell in numbered[0][1])
    rows = (TableRow(number, _chosen(cells, places)) for number, cells in numbered[1:])
    return InputTable(frozenset(places), named - len(places), tuple(row for row in rows if row.cells))


def heading_of(cell: TableCell) -> str:
    """Return the text of a heading in one line, composed."""
    return unicodedata.normalize("NFC", " ".join(str(cell.value or "").split()))


def lines_of(content: bytes, path: Path, sheet: str = "") -> Iterator[Sequence[TableCell]]:
    """Yield every row of a file's bytes; raise `PepdocsError` if they cannot be read."""
    yield from _workbook(content, path, sheet) if content.startswith(PACKED) else _csv(content, path)


def _content(path: Path) -> bytes:
    try:
        with system.patiently(lambda: path.open("rb")) as file:
            content = file.read(LARGEST_MB * 1024 * 1024 + 1)
    except OSError:
        raise _error(error_keys.TABLE_UNREADABLE, path) from None
    if len(content) > LARGEST_MB * 1024 * 1024:
        raise _error(error_keys.TABLE_TOO_LARGE, path, limit=LARGEST_MB, rows=MOST_ROWS)
    return content


def _places(line: Sequence[TableCell], wanted: Collection[str], path: Path) -> dict[str, int]:
    """Return the places of the wanted columns by their headings."""
    headings = [heading_of(cell) for cell in line]
    places = {heading: headings.index(heading) for heading in wanted if heading in headings}
    if any(headings.count(heading) > 1 for heading in places):
        raise _error(error_keys.TABLE_HEADINGS, path)
    return places


def _chosen(cells: Sequence[TableCell], places: Mapping[str, int]) -> dict[str, TableCell]:
    """Return the cells of a row that are wanted and not blank."""
    chosen = {heading: cells[place] for heading, place in places.items() if place < len(cells)}
    return {heading: cell for heading, cell in chosen.items() if cell.value not in (None, "")}


def _csv(content: bytes, path: Path) -> Iterator[Sequence[TableCell]]:
    try:
        text = characters.decoded(content)[0].removeprefix("\ufeff")
        counts = {one: len(next(csv.reader(io.StringIO(text, newline=""), delimiter=one), [])) for one in SEPARATORS}
        separator = max(SEPARATORS, key=lambda one: counts[one])
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield [_text_cell(unguarded(value.strip())) for value in line]
    except (SourceError, csv.Error):
        raise _error(error_keys.TABLE_UNREADABLE, path) from None


def _text_cell(text: str) -> TableCell:
    return TableCell(text, is_fault=text in FAULTS)


def _workbook(content: bytes, path: Path, sheet: str) -> Iterator[Sequence[TableCell]]:
    from openpyxl import load_workbook

    try:
        package = open_package(content, limits=LIMITS)
        if any(b"<!DOCTYPE" in part for part in package.parts.values()):
            raise _error(error_keys.TABLE_UNREADABLE, path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and validation, of which nothing is read
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            page = book[sheet] if sheet else book.worksheets[0]
            page.reset_dimensions()  # those that the file states need not be true
            for line in page.iter_rows(max_col=MOST_COLUMNS):
                yield [_cell(cell) for cell in line]
    except DAMAGED:
        raise _error(error_keys.TABLE_UNREADABLE, path) from None


def _cell(cell: Any) -> TableCell:
    value = cell.value
    if value is None:
        return BLANK
    if cell.data_type == "f":
        return TableCell("=", is_formula=True)
    if isinstance(value, str):
        return TableCell(value.strip(), is_fault=cell.data_type == "e" or value in FAULTS)
    if isinstance(value, datetime):
        return TableCell(value.date() if value.time() == time() else value)
    is_known = isinstance(value, bool | int | float | date | time)
    return TableCell(value if is_known else "?", "%" in (cell.number_format or ""), is_fault=not is_known)


def _error(key: str, path: Path, **facts: object) -> PepdocsError:
    return PepdocsError(key, file=printable(path.name), **facts)
