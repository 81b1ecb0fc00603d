"""The summary as tables for an office: as CSV, and as a workbook for a spreadsheet program.

Nothing in either is ever a formula or a link: a file may have been named by anybody.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from csv import writer
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from pepdocs.base.language import CY, EN
from pepdocs.summary.about import about, counted
from pepdocs.summary.ran import Ran
from pepdocs.summary.rows import Row, State
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Cell = str | int

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it, a spreadsheet program takes the file for one of its country's old encoding."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell of a CSV file begins with that a spreadsheet program runs instead of showing it."""

LONGEST = 32_767
"""So many characters fit in a cell of a workbook."""

WIDTHS = {"file": 44, "record": 20, "child": 28, "state": 30, "reasons": 80, "names": 44}
NARROW = 14
"""How wide the columns are, in characters; those that count are narrow."""

ALIKE = ("file", "record", "child", "state", "documents", "made", "errors", "warnings")
"""The columns that are in no language or in both, by context; the reasons follow, in each language."""


def csv(rows: tuple[Row, ...]) -> bytes:
    """Return the rows as a CSV file, a header in both languages first."""
    page = io.StringIO(newline="")
    lines = writer(page, lineterminator="\r\n")
    lines.writerow([heading for _, heading in _headings(rows)])
    for row in rows:
        lines.writerow([_guarded(cell) for cell in _cells(row, " | ")])
    return (BYTE_ORDER_MARK + page.getvalue()).encode()


def xlsx(rows: tuple[Row, ...], run: Ran) -> bytes:
    """Return the rows as a workbook, with a second sheet about the run; equal input, equal bytes."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    # In memory, because a library's own temporary files are nobody's to look after.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        created = datetime(run.day.year, run.day.month, run.day.day)  # noqa: DTZ001 - a day is in no zone
        book.set_properties({"title": _both("title"), "created": created})
        headings = dict(_headings(rows))
        widths = [WIDTHS.get(key.split(".")[0], NARROW) for key in headings]
        lines = [_cells(row, "\n") for row in rows]
        _sheet(book, _both("files", " - "), list(headings.values()), widths, lines)
        labels = [_both("column.what"), _both("column.value")]
        _sheet(book, _both("run", " - "), labels, [48, 48], list(_about(rows, run)))
    return file.getvalue()


def _sheet(book: Workbook, name: str, headings: list[str], widths: list[int], lines: list[list[Cell]]) -> None:
    """Add a sheet with one table: a row of headings that stays in sight, and a filter on each."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    columns = [{"header": heading, "header_format": bold} for heading in headings]
    look = {"columns": columns, "style": "Table Style Light 1"}
    sheet.add_table(0, 0, max(len(lines), 1), len(headings) - 1, look)
    for number, line in enumerate(lines, 1):
        for column, cell in enumerate(line):
            if isinstance(cell, int):
                sheet.write_number(number, column, cell, plain)
            else:
                sheet.write_string(number, column, _fitting(cell), plain)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _headings(rows: tuple[Row, ...]) -> Iterator[tuple[str, str]]:
    """Yield each column's key and heading; there is one for children only where they are named."""
    named = any(row.child is not None for row in rows)
    for key in ALIKE:
        if named or key != "child":
            yield key, _both(f"column.{key}")
    for lang in (CY, EN):
        yield f"reasons.{lang}", Speaker(lang).text("summary:column.reasons")
    yield "names", _both("column.names")


def _cells(row: Row, between: str) -> list[Cell]:
    """Return what stands in the columns of a row, several texts in one with something between them."""
    child = [] if row.child is None else [row.child]
    told = (between.join(reason.said(lang) for reason in row.told) for lang in (CY, EN))
    counts = len(row.documents), row.made, row.errors, row.warnings
    names = between.join(row.documents)
    return [row.file, row.record, *child, _state(row.state), *counts, *told, names]


@cache
def _state(state: State) -> str:
    return _both(f"state.{state.value}")


def _about(rows: tuple[Row, ...], run: Ran) -> Iterator[list[Cell]]:
    """Yield labels and values: those of the run, then how many files there are of every state."""
    in_welsh, in_english = (about(Speaker(lang), rows, run) for lang in (CY, EN))
    for (label, value), (other, same) in zip(in_welsh, in_english, strict=True):
        yield [f"{label} / {other}", value if value == same else f"{value} / {same}"]
    for state, number in counted(rows).items():
        yield [_both(f"files.{state.value}"), number]


def _both(key: str, between: str = " / ") -> str:
    """Return a text of the summary in both languages."""
    return between.join(Speaker(lang).text(f"summary:{key}") for lang in (CY, EN))


def _guarded(cell: Cell) -> Cell:
    """Return a cell of a CSV file that no program runs."""
    is_dangerous = isinstance(cell, str) and cell.lstrip(" ").startswith(DANGEROUS)
    return f"'{cell}" if is_dangerous else cell


def _fitting(text: str) -> str:
    """Return text that fits in a cell, cut at the end of a line."""
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST - 2].rpartition(chr(10))[0]}\n…"
