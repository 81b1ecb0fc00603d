"""The tables for the office, read back: whole, in both languages, and with nothing in them that runs."""

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
from pepdocs.summary import Row, State, rows, sheet
from pepdocs.summary.reasons import Reason
from summary.finished_runs import GAPS, NAME, RAN, every_state, made, source

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TOLD = rows(every_state())
HEADINGS = [
    "Ffeil / File",
    "Cyfeirnod / Reference",
    "Cyflwr / State",
    "Dogfennau / Documents",
    "Gwnaed nawr / Made now",
    "Gwallau / Errors",
    "Rhybuddion / Warnings",
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
    """Return the rows of a sheet as texts, empty cells as empty ones."""
    book = parts(content)
    shared = ["".join(each.itertext()) for each in book["xl/sharedStrings.xml"]]
    lines = book[f"xl/worksheets/sheet{number}.xml"].iter(f"{MAIN}row")
    return [[_value(cell, shared) for cell in line] for line in lines]


def _value(cell: etree._Element, shared: list[str]) -> str:
    value = cell.findtext(f"{MAIN}v", "")
    return shared[int(value)] if cell.get("t") == "s" else value


def named(name: str) -> tuple[Row, ...]:
    return rows([Failed(Path(name), PepdocsError("error.bug"))])


def running(content: bytes) -> Iterator[str]:
    """Yield the cells of a CSV file that a spreadsheet program would run."""
    for line in read_csv(content):
        yield from (cell for cell in line if cell.strip(" ").startswith(tuple("=+-@\t\r＝")))


def test_a_csv_file_has_a_header_in_both_languages_and_a_line_for_each_file():
    heading, *lines = read_csv(sheet.csv(TOLD))

    assert heading == HEADINGS
    assert [line[0] for line in lines] == [row.file for row in TOLD]
    assert {len(line) for line in lines} == {len(HEADINGS)}


def test_a_spreadsheet_program_can_tell_that_a_csv_file_is_utf_8():
    assert sheet.csv(TOLD).startswith(b"\xef\xbb\xbfFfeil")


def test_a_line_says_all_there_is_to_say_of_a_file():
    (_, line) = read_csv(sheet.csv(rows([made("A-1", Why.NEW, findings=GAPS)])))

    assert line[1:7] == ["A-1", "â rhybuddion / with warnings", "2", "2", "10", "0"]
    assert line[7].count("PEP201, llinell") == line[8].count("PEP201, line") == 10
    assert line[9] == "A-1-cy.pdf | A-1-en.pdf"


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_of_a_file_makes_a_csv_file_run_anything(name: str):
    content = sheet.csv(named(name))

    assert list(running(content)) == []
    assert len(read_csv(content)) == 2


def test_a_name_that_would_run_keeps_its_characters_behind_an_apostrophe():
    assert read_csv(sheet.csv(named("=1+1")))[1][0] == "'=1+1"
    assert read_csv(sheet.csv(named("a=1+1")))[1][0] == "a=1+1"


def test_the_name_of_a_child_cannot_run_anything_either():
    told = rows(every_state(), names={source("M-0"): "=1+1"})

    assert read_csv(sheet.csv(told))[1][2] == "'=1+1"


def test_a_cell_that_would_run_is_noticed():
    assert list(running(b"a,=1+1\r\n")) == ["=1+1"]


def test_a_workbook_says_what_the_csv_file_does():
    workbook = read_xlsx(sheet.xlsx(TOLD, RAN))

    assert workbook[0] == HEADINGS
    for line, written in zip(workbook, read_csv(sheet.csv(TOLD)), strict=True):
        assert [cell.replace("\n", " | ") for cell in line] == written


@pytest.mark.parametrize("name", HOSTILE)
def test_a_workbook_holds_a_name_as_text_and_nothing_that_runs(name: str):
    told = named(name)
    content = sheet.xlsx(told, RAN)
    book = parts(content)

    assert read_xlsx(content)[1][0].replace("_x005F_x", "_x") == told[0].file
    tags = {each.tag for part in book.values() for each in part.iter()}
    assert tags & {f"{MAIN}{name}" for name in ("f", "hyperlink", "calculatedColumnFormula")} == set()
    assert "hyperlink" not in str([each.attrib for part in book.values() for each in part.iter()])


def test_a_workbook_has_numbers_as_numbers():
    (cell,) = (
        each
        for each in parts(sheet.xlsx(TOLD, RAN))["xl/worksheets/sheet1.xml"].iter(f"{MAIN}c")
        if each.get("r") == "D2"
    )

    assert (cell.get("t"), cell.findtext(f"{MAIN}v")) == (None, "2")


def test_each_sheet_is_one_table_with_a_marked_header_that_stays_and_filters():
    book = parts(sheet.xlsx(TOLD, RAN))

    for number, size in ((1, "A1:J8"), (2, "A1:B14")):
        table = book[f"xl/tables/table{number}.xml"]
        page = book[f"xl/worksheets/sheet{number}.xml"]
        assert (table.get("ref"), table.get("headerRowCount", "1")) == (size, "1")
        assert table.find(f"{MAIN}autoFilter").get("ref") == size
        assert page.find(f".//{MAIN}pane").get("ySplit") == "1"
        assert page.find(f".//{MAIN}pane").get("state") == "frozen"
        assert page.find(f"{MAIN}mergeCells") is None


def test_the_sheets_are_named_in_both_languages():
    sheets = parts(sheet.xlsx((), RAN))["xl/workbook.xml"].iter(f"{MAIN}sheet")

    assert [each.get("name") for each in sheets] == ["Ffeiliau - Files", "Rhediad - Run"]


def test_a_second_sheet_is_about_the_run():
    about = dict(read_xlsx(sheet.xlsx(TOLD, RAN), 2))

    assert about["Diwrnod / Day"] == "1 Gorffennaf 2026 / 1 July 2026"
    assert about["Fersiwn pepdocs / Version of pepdocs"] == "9.8.7"
    assert about["Ffeiliau â rhybuddion / Files with warnings"] == "2"


def test_a_workbook_tells_of_no_person_and_of_no_other_day_than_that_of_the_run():
    book = parts(sheet.xlsx(TOLD, RAN))
    told = {
        etree.QName(each).localname: each.text
        for name in ("docProps/core.xml", "docProps/app.xml")
        for each in book[name]
    }

    assert told["title"] == "Crynodeb o rediad / Summary of a run"
    assert not told["creator"]
    assert not told["lastModifiedBy"]
    assert not told["Company"]
    assert told["created"] == told["modified"] == "2026-07-01T00:00:00Z"


def test_equal_runs_make_equal_files():
    assert sheet.xlsx(TOLD, RAN) == sheet.xlsx(rows(every_state()), RAN)
    assert sheet.csv(TOLD) == sheet.csv(rows(every_state()))
    assert sheet.xlsx(TOLD, RAN) != sheet.xlsx(TOLD, replace(RAN, version="9.8.8"))


def test_a_column_for_children_is_there_only_with_names():
    with_names = rows(every_state(), names={source("M-0"): NAME})

    for content in (read_csv(sheet.csv(with_names)), read_xlsx(sheet.xlsx(with_names, RAN))):
        assert content[0][2] == "Plentyn / Child"
        assert [line[2] for line in content].count(NAME) == 1
    for content in (read_csv(sheet.csv(TOLD)), read_xlsx(sheet.xlsx(TOLD, RAN))):
        assert "Child" not in str(content)
        assert NAME not in str(content)


def test_a_run_of_nothing_has_a_header_and_no_file():
    assert read_csv(sheet.csv(())) == [HEADINGS]
    assert [line for line in read_xlsx(sheet.xlsx((), RAN)) if any(line)] == [HEADINGS]


def test_reasons_that_no_cell_holds_are_cut_between_two_of_them():
    reason = Reason("rheswm " * 20, "a reason " * 20)
    told = (Row("a.yaml", "", State.REFUSED, reasons=(reason,) * 400),)

    cell = read_xlsx(sheet.xlsx(told, RAN))[1][8]

    assert 30_000 < len(cell) <= sheet.LONGEST
    assert cell.endswith(f"{reason.said('en')}\n…")
    assert read_csv(sheet.csv(told))[1][8].count("a reason") == 8000


def test_no_file_is_left_to_a_library_for_the_time_being(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    for name in ("mkstemp", "mkdtemp", "TemporaryFile", "NamedTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)

    assert sheet.xlsx(TOLD, RAN)
