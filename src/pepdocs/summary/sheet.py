"""The summary as tables for an office: a CSV file and an Excel workbook.

Neither ever contains a formula or a link, because a file may have been named by anybody.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from pepdocs.base.language import CY, EN
from pepdocs.summary.details import RunDetails, count_states, run_facts
from pepdocs.summary.rows import FileRow, FileState
from pepdocs.tables.guard import LONGEST, NO_FORMULAS, as_csv
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Cell = str | int

WIDTHS = {"file": 44, "record": 20, "child": 28, "state": 30, "reasons": 80, "names": 44}
NARROW = 14
"""The widths of columns in characters; columns of numbers are narrow."""

ALIKE = ("file", "record", "child", "state", "documents", "made", "errors", "warnings", "in_both")
"""The contexts of the columns that are not in one language; the reasons follow, in each language."""


def csv(rows: tuple[FileRow, ...]) -> bytes:
    """Return the rows as a CSV file with a header in both languages."""
    return as_csv([[heading for _, heading in _headings(rows)], *(_cells(row, " | ") for row in rows)])


def xlsx(rows: tuple[FileRow, ...], run: RunDetails) -> bytes:
    """Return the rows as a workbook with a second sheet about the run; equal input gives equal bytes."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(file, NO_FORMULAS) as book:
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
    """Add a sheet with one table, whose headings stay visible and have filters."""
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


def _headings(rows: tuple[FileRow, ...]) -> Iterator[tuple[str, str]]:
    """Yield the key and heading of each column; there is one for children only if they are named."""
    named = any(row.child is not None for row in rows)
    for key in ALIKE:
        if named or key != "child":
            yield key, _both(f"column.{key}")
    for lang in (CY, EN):
        yield f"reasons.{lang}", Speaker(lang).text("summary:column.reasons")
    yield "names", _both("column.names")


def _cells(row: FileRow, between: str) -> list[Cell]:
    """Return the cells of a row; several texts in a cell are joined with `between`."""
    child = [] if row.child is None else [row.child]
    reasons = (between.join(reason.text(lang) for reason in row.explanation) for lang in (CY, EN))
    share = "" if row.in_both is None else row.in_both
    counts = len(row.documents), row.made, row.errors, row.warnings, share
    return [row.file, row.record, *child, _state(row.state), *counts, *reasons, between.join(row.documents)]


@cache
def _state(state: FileState) -> str:
    return _both(f"state.{state.value}")


def _about(rows: tuple[FileRow, ...], run: RunDetails) -> Iterator[list[Cell]]:
    """Yield the label and value of each detail of the run, then how many files are in each state."""
    welsh, english = (run_facts(Speaker(lang), rows, run) for lang in (CY, EN))
    for (label_cy, value_cy), (label_en, value_en) in zip(welsh, english, strict=True):
        yield [f"{label_cy} / {label_en}", value_cy if value_cy == value_en else f"{value_cy} / {value_en}"]
    for state, number in count_states(rows).items():
        yield [_both(f"files.{state.value}"), number]


def _both(key: str, between: str = " / ") -> str:
    """Return a text of the summary in both languages."""
    return between.join(Speaker(lang).text(f"summary:{key}") for lang in (CY, EN))


def _fitting(text: str) -> str:
    """Return text that fits in a cell, cut at a line end if it is too long."""
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST - 2].rpartition(chr(10))[0]}\n…"
