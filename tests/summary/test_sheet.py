"""The tables for the office, read back: complete, in both languages, and without formulas."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pepdocs.base.errors import PepdocsError
from pepdocs.batch.outcomes import Failed, Why
from pepdocs.findings.model import Findings, Position, finding
from pepdocs.findings.rules import TEXT_LANGUAGES
from pepdocs.summary import FileRow, FileState, rows, sheet
from pepdocs.summary.reasons import Reason
from summary.finished_runs import GAPS, NAME, RUN, every_state, made, source

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROWS = rows(every_state())
AT = Position(4, 1)
HEADINGS = [
    "Ffeil / File",
    "Cyfeirnod / Reference",
    "Cyflwr / State",
    "Dogfennau / Documents",
    "Gwnaed nawr / Made now",
    "Gwallau / Errors",
    "Rhybuddion / Warnings",
    "Testunau yn y ddwy iaith, % / Texts in both languages, %",
    "Rhesymau",
    "Reasons",
    "Enwau’r dogfennau / Names of documents",
]
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    " =1+1",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "https://example.org/",
    "a\nb,\"c\";d",
    "<script>",
    "a\u202eb",
    "half\ud83d",
    "_x000D_",
    "0012",
]  # fmt: skip


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def parts(content: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(("xml", "rels"))}


def read_xlsx(content: bytes, number: int = 1) -> list[list[str]]:
    """Return the rows of a sheet as texts."""
    book = parts(content)
    shared = ["".join(element.itertext()) for element in book["xl/sharedStrings.xml"]]
    lines = book[f"xl/worksheets/sheet{number}.xml"].iter(f"{MAIN}row")
    return [[_value(cell, shared) for cell in line] for line in lines]


def _value(cell: etree._Element, shared: list[str]) -> str:
    value = cell.findtext(f"{MAIN}v", "")
    return shared[int(value)] if cell.get("t") == "s" else value


def named(name: str) -> tuple[FileRow, ...]:
    return rows([Failed(Path(name), PepdocsError("error.bug"))])


def formulas(content: bytes) -> Iterator[str]:
    """Yield the cells of a CSV file that a spreadsheet program would take for formulas."""
    for line in read_csv(content):
        yield from (cell for cell in line if cell.strip(" ").startswith(tuple("=+-@\t\r＝")))


def test_a_csv_file_has_a_header_in_both_languages_and_a_line_for_each_file():
    heading, *lines = read_csv(sheet.csv(ROWS))

    assert heading == HEADINGS
    assert [line[0] for line in lines] == [row.file for row in ROWS]
    assert {len(line) for line in lines} == {len(HEADINGS)}


def test_the_share_of_texts_in_both_languages_is_a_column_of_its_own():
    found = Findings.of([finding(TEXT_LANGUAGES, "written_in", AT, limit="37")])

    (_, line) = read_csv(sheet.csv(rows([made("A-1", Why.NEW, findings=found)])))

    assert line[HEADINGS.index("Testunau yn y ddwy iaith, % / Texts in both languages, %")] == "37"


def test_a_spreadsheet_program_can_tell_that_a_csv_file_is_utf_8():
    assert sheet.csv(ROWS).startswith(b"\xef\xbb\xbfFfeil")


def test_a_line_has_every_detail_of_a_file():
    (_, line) = read_csv(sheet.csv(rows([made("A-1", Why.NEW, findings=GAPS)])))

    assert line[1:8] == ["A-1", "â rhybuddion / with warnings", "2", "2", "10", "0", "100"]
    assert line[8].count("PEP201, llinell") == line[9].count("PEP201, line") == 10
    assert line[10] == "A-1-cy.pdf | A-1-en.pdf"


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_of_a_file_is_a_formula_in_a_csv_file(name: str):
    content = sheet.csv(named(name))

    assert list(formulas(content)) == []
    assert len(read_csv(content)) == 2


def test_a_name_like_a_formula_is_kept_after_an_apostrophe():
    assert read_csv(sheet.csv(named("=1+1")))[1][0] == "'=1+1"
    assert read_csv(sheet.csv(named("a=1+1")))[1][0] == "a=1+1"


def test_the_name_of_a_child_is_no_formula_either():
    files = rows(every_state(), names={source("M-0"): "=1+1"})

    assert read_csv(sheet.csv(files))[1][2] == "'=1+1"


def test_a_formula_is_found():
    assert list(formulas(b"a,=1+1\r\n")) == ["=1+1"]


def test_a_workbook_has_the_cells_of_the_csv_file():
    workbook = read_xlsx(sheet.xlsx(ROWS, RUN))

    assert workbook[0] == HEADINGS
    for line, written in zip(workbook, read_csv(sheet.csv(ROWS)), strict=True):
        assert [cell.replace("\n", " | ") for cell in line] == written


@pytest.mark.parametrize("name", HOSTILE)
def test_a_workbook_has_a_name_as_text_and_no_formula(name: str):
    files = named(name)
    content = sheet.xlsx(files, RUN)
    book = parts(content)

    assert read_xlsx(content)[1][0].replace("_x005F_x", "_x") == files[0].file
    tags = {element.tag for part in book.values() for element in part.iter()}
    assert tags & {f"{MAIN}{name}" for name in ("f", "hyperlink", "calculatedColumnFormula")} == set()
    assert "hyperlink" not in str([element.attrib for part in book.values() for element in part.iter()])


def test_a_workbook_has_numbers_as_numbers():
    cells = parts(sheet.xlsx(ROWS, RUN))["xl/worksheets/sheet1.xml"].iter(f"{MAIN}c")
    (cell,) = (cell for cell in cells if cell.get("r") == "D2")

    assert (cell.get("t"), cell.findtext(f"{MAIN}v")) == (None, "2")


def test_each_sheet_is_one_table_with_a_frozen_header_and_filters():
    book = parts(sheet.xlsx(ROWS, RUN))

    for number, size in ((1, "A1:K8"), (2, "A1:B14")):
        table = book[f"xl/tables/table{number}.xml"]
        page = book[f"xl/worksheets/sheet{number}.xml"]
        assert (table.get("ref"), table.get("headerRowCount", "1")) == (size, "1")
        assert table.find(f"{MAIN}autoFilter").get("ref") == size
        assert page.find(f".//{MAIN}pane").get("ySplit") == "1"
        assert page.find(f".//{MAIN}pane").get("state") == "frozen"
        assert page.find(f"{MAIN}mergeCells") is None


def test_the_sheets_are_named_in_both_languages():
    sheets = parts(sheet.xlsx((), RUN))["xl/workbook.xml"].iter(f"{MAIN}sheet")

    assert [page.get("name") for page in sheets] == ["Ffeiliau - Files", "Rhediad - Run"]


def test_a_second_sheet_is_about_the_run():
    about = dict(read_xlsx(sheet.xlsx(ROWS, RUN), 2))

    assert about["Diwrnod / Day"] == "1 Gorffennaf 2026 / 1 July 2026"
    assert about["Fersiwn pepdocs / Version of pepdocs"] == "9.8.7"
    assert about["Ffeiliau â rhybuddion / Files with warnings"] == "2"


def test_a_workbook_names_no_person_and_no_day_but_that_of_the_run():
    book = parts(sheet.xlsx(ROWS, RUN))
    elements = [*book["docProps/core.xml"], *book["docProps/app.xml"]]
    properties = {etree.QName(element).localname: element.text for element in elements}

    assert properties["title"] == "Crynodeb o rediad / Summary of a run"
    assert not any(properties[name] for name in ("creator", "lastModifiedBy", "Company"))
    assert properties["created"] == properties["modified"] == "2026-07-01T00:00:00Z"


def test_equal_runs_make_equal_files():
    assert sheet.xlsx(ROWS, RUN) == sheet.xlsx(rows(every_state()), RUN)
    assert sheet.csv(ROWS) == sheet.csv(rows(every_state()))
    assert sheet.xlsx(ROWS, RUN) != sheet.xlsx(ROWS, replace(RUN, version="9.8.8"))


def test_a_column_for_children_is_there_only_with_names():
    with_names = rows(every_state(), names={source("M-0"): NAME})

    for content in (read_csv(sheet.csv(with_names)), read_xlsx(sheet.xlsx(with_names, RUN))):
        assert content[0][2] == "Plentyn / Child"
        assert [line[2] for line in content].count(NAME) == 1
    for content in (read_csv(sheet.csv(ROWS)), read_xlsx(sheet.xlsx(ROWS, RUN))):
        assert "Child" not in str(content)
        assert NAME not in str(content)


def test_a_run_without_files_has_a_header_only():
    assert read_csv(sheet.csv(())) == [HEADINGS]
    assert [line for line in read_xlsx(sheet.xlsx((), RUN)) if any(line)] == [HEADINGS]


def test_reasons_too_long_for_a_cell_are_cut_between_two_of_them():
    reason = Reason("rheswm " * 20, "a reason " * 20)
    files = (FileRow("a.yaml", "", FileState.REFUSED, reasons=(reason,) * 400),)

    cell = read_xlsx(sheet.xlsx(files, RUN))[1][9]

    assert 30_000 < len(cell) <= sheet.LONGEST
    assert cell.endswith(f"{reason.text('en')}\n…")
    assert read_csv(sheet.csv(files))[1][9].count("a reason") == 8000


def test_a_workbook_needs_no_temporary_file(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    for name in ("mkstemp", "mkdtemp", "TemporaryFile", "NamedTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)

    assert sheet.xlsx(ROWS, RUN)
