"""Write tables for spreadsheet programs so that no cell is ever a formula or a link, whatever text it holds."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from csv import writer
from datetime import date, datetime
from decimal import Decimal

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it, a spreadsheet program reads the file in an old encoding of its country."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The first characters of a CSV cell that a spreadsheet program may run as a formula."""

LONGEST = 32_767
"""The most characters in a cell of a workbook."""

NO_FORMULAS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""Options of a workbook: in memory, because nobody would remove the library's temporary files."""

OutputCell = str | int | Decimal | date | None


def guarded(text: str) -> str:
    """Return the text of a cell of a CSV file that no program takes for a formula."""
    return f"'{text}" if _is_dangerous(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _is_dangerous(text[1:]) else text


def _is_dangerous(text: str) -> bool:
    return text.lstrip(" '").startswith(DANGEROUS)


def as_csv(lines: Iterable[Sequence[OutputCell]]) -> bytes:
    """Return lines as a CSV file; dates are written with the day first."""
    page = io.StringIO(newline="")
    made = writer(page, lineterminator="\r\n")
    made.writerows([guarded(shown(cell)) for cell in line] for line in lines)
    return (BYTE_ORDER_MARK + page.getvalue()).encode()


def shown(cell: OutputCell) -> str:
    """Return a cell as text."""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)


def as_workbook(headings: Sequence[str], lines: Sequence[Sequence[OutputCell]], sheet: str) -> bytes:
    """Return lines as a workbook with one sheet, whose first row stays visible; equal input gives equal bytes."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(file, NO_FORMULAS) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - a day is in no zone
        page = book.add_worksheet(sheet)
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        number = book.add_format({"valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        page.set_column(0, len(headings) - 1, 22)
        page.freeze_panes(1, 1)
        for column, heading in enumerate(headings):
            page.write_string(0, column, heading, bold)
        for row, line in enumerate(lines, 1):
            for column, cell in enumerate(line):
                if isinstance(cell, date):
                    page.write_datetime(row, column, cell, day)
                elif isinstance(cell, int | Decimal):
                    page.write_number(row, column, cell, number)
                else:
                    page.write_string(row, column, (cell or "")[:LONGEST], plain)
    return file.getvalue()
