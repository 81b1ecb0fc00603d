"""Tables that are taken into plans and made from them: what is added, what is left, and what is told."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from builders import EXAMPLES, POST16, PRIMARY, SECONDARY
from pepdocs.base import files
from pepdocs.base.errors import PepdocsError
from pepdocs.rewrite.edit import tree_of
from pepdocs.rewrite.states import undo
from pepdocs.tables import mapping, sheets
from pepdocs.tables.exporting import export_table, written
from pepdocs.tables.importing import Imported, import_table
from pepdocs.tables.notes import TableEffect
from pepdocs.tables.report import csv_report, lines, page
from pepdocs.wording import Speaker
from running import Ran

Pepdocs = Callable[..., Ran]
Cells = Sequence[Sequence[Any]]

MAPS = EXAMPLES / "maps"
SEC, PRI, P16 = "FX-SEC-0147-03", "FX-PRI-0093-01", "FX-P16-0021-07"
HEAD = ("PEP reference", "Attendance 2025-26", "Unauthorised 2025-26")
SENTINEL = "Rhododendron"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three plans."""
    made = tmp_path / "plans"
    made.mkdir()
    for example in (SECONDARY, PRIMARY, POST16):
        shutil.copy(EXAMPLES / f"{example}.yaml", made)
    return made


def a_csv(path: Path, rows: Cells, separator: str = ",", encoding: str = "utf-8-sig") -> Path:
    page = io.StringIO()
    csv.writer(page, delimiter=separator).writerows(rows)
    path.write_bytes(page.getvalue().encode(encoding))
    return path


def a_workbook(path: Path, rows: Cells, formats: dict[str, str] | None = None) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell, shown in (formats or {}).items():
        book.active[cell].number_format = shown
    book.save(path)
    return path


def imported(file: Path, folder: Path, map_file: Path = MAPS / "attendance.toml") -> Imported:
    mapped = mapping.load(map_file)
    table = sheets.read(file, mapped.headings, mapped.sheet, mapped.header)
    return import_table(table, mapped, files.sources([folder]))


def effects(found: Imported) -> list[tuple[TableEffect, int]]:
    return [(note.effect, note.row) for note in found.notes if note.effect is not TableEffect.NO_ROW]


def attendance(folder: Path, example: str) -> dict[str, str]:
    return tree_of((folder / f"{example}.yaml").read_bytes())["history"]["attendance"][1]


@pytest.mark.parametrize(("separator", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")])
def test_a_value_that_the_map_lets_replace_is_written(folder: Path, tmp_path: Path, separator: str, encoding: str):
    file = a_csv(tmp_path / "a.csv", [HEAD, (SEC, "94.6", "1.9")], separator, encoding)

    found = imported(file, folder)

    assert effects(found) == [(TableEffect.CHANGED, 2)]
    assert list(found.plans.write()) == []
    assert attendance(folder, SECONDARY)["unauthorised_percent"] == "1.9"
    assert "# A fictional plan" in (folder / f"{SECONDARY}.yaml").read_text(encoding="utf-8")


def test_what_contradicts_the_plan_is_told_and_left(folder: Path, tmp_path: Path):
    found = imported(a_csv(tmp_path / "a.csv", [HEAD, (SEC, "12.3", "")]), folder)

    assert effects(found) == [(TableEffect.CONFLICT, 2)]
    assert not found.is_settled
    assert all(plan.after == plan.before for plan in found.plans.all)


def test_an_entry_that_the_plan_lacks_is_added(folder: Path, tmp_path: Path):
    (tmp_path / "map.toml").write_text(
        '[key]\ncolumn = "R"\n[columns]\nA = "history.attendance[year=2023/24].percent"', encoding="utf-8"
    )

    found = imported(a_csv(tmp_path / "a.csv", [("R", "A"), (SEC, "77.5")]), folder, tmp_path / "map.toml")
    list(found.plans.write())

    added = tree_of((folder / f"{SECONDARY}.yaml").read_bytes())["history"]["attendance"][-1]
    assert added == {"year": "2023/24", "percent": "77.5"}


def test_a_percentage_of_a_workbook_is_what_it_is_shown_as(folder: Path, tmp_path: Path):
    file = a_workbook(tmp_path / "a.xlsx", [HEAD, (SEC, 0.946, 0.017)], {"B2": "0.0%", "C2": "0.0%"})

    found = imported(file, folder)

    assert effects(found) == [(TableEffect.CHANGED, 2)]
    list(found.plans.write())
    assert attendance(folder, SECONDARY)["unauthorised_percent"] == "1.7"


def test_a_share_without_the_sign_of_a_percentage_is_not_guessed(folder: Path, tmp_path: Path):
    found = imported(a_workbook(tmp_path / "a.xlsx", [HEAD, (SEC, 0.946, None)]), folder)

    assert effects(found) == [(TableEffect.FRACTION, 2)]


def test_dates_are_read_with_the_day_first(folder: Path, tmp_path: Path):
    file = a_csv(tmp_path / "a.csv", [("Record", "Placement began"), (SEC, "20/01/2025"), (PRI, "23.03.2026")])

    assert effects(imported(file, folder, MAPS / "contacts.toml")) == [(TableEffect.NO_COLUMN, 0)] * 3


def test_a_formula_and_a_spoilt_number_are_refused(folder: Path, tmp_path: Path):
    file = a_workbook(tmp_path / "a.xlsx", [HEAD, (SEC, "=1+1", None), (823456700001.0, 90, None)])

    assert effects(imported(file, folder)) == [(TableEffect.FORMULA, 2), (TableEffect.NUMBER, 3)]


def test_rows_without_a_plan_and_plans_without_a_row_are_told(folder: Path, tmp_path: Path):
    found = imported(a_csv(tmp_path / "a.csv", [HEAD, ("FX-NONE-1", "90", ""), ("", "80", "")]), folder)

    assert [note.effect for note in found.notes] == [
        TableEffect.NO_PLAN, TableEffect.NO_KEY, *[TableEffect.NO_ROW] * 3,
    ]  # fmt: skip


def test_two_plans_with_one_reference_get_nothing(folder: Path, tmp_path: Path):
    shutil.copy(folder / f"{SECONDARY}.yaml", folder / "copy.yaml")

    assert effects(imported(a_csv(tmp_path / "a.csv", [HEAD, (SEC, "90", "")]), folder)) == [
        (TableEffect.SEVERAL_PLANS, 2)
    ]


def test_a_second_import_has_nothing_to_do(folder: Path, tmp_path: Path):
    file = a_csv(tmp_path / "a.csv", [HEAD, (SEC, "94.6", "1.9")])
    list(imported(file, folder).plans.write())

    again = imported(file, folder)

    assert effects(again) == []
    assert all(plan.after == plan.before for plan in again.plans.all)


def test_what_was_imported_can_be_undone(folder: Path, tmp_path: Path):
    before = (folder / f"{SECONDARY}.yaml").read_bytes()
    list(imported(a_csv(tmp_path / "a.csv", [HEAD, (SEC, "", "1.9")]), folder).plans.write())

    undo(folder / f"{SECONDARY}.yaml")

    assert (folder / f"{SECONDARY}.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["attendance.toml", "contacts.toml"])
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_table_that_goes_out_and_comes_back_changes_nothing(
    folder: Path, tmp_path: Path, name: str, ending: str, lang: str
):
    mapped = mapping.load(MAPS / name)
    table, notes = export_table(mapped, files.sources([folder]), Speaker(lang))
    file = tmp_path / f"out{ending}"
    file.write_bytes(written(table, file.name))

    assert notes == ()
    assert [line[0] for line in table[1:]] == [P16, PRI, SEC]
    assert effects(imported(file, folder, MAPS / name)) == []


def test_no_cell_that_goes_out_is_a_formula(folder: Path, tmp_path: Path):
    plan = folder / f"{SECONDARY}.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("Owain Prydderch", "=HYPERLINK(1)"), encoding="utf-8")
    table, _ = export_table(mapping.load(MAPS / "contacts.toml"), [plan], Speaker("en"))
    (tmp_path / "a.xlsx").write_bytes(written(table, "a.xlsx"))

    assert b"'=HYPERLINK(1)" in written(table, "a.csv")
    cell = load_workbook(tmp_path / "a.xlsx").active["B2"]
    assert (cell.data_type, cell.value) == ("s", "=HYPERLINK(1)")


@pytest.mark.parametrize(
    "text",
    [
        "", "a = [", '[key]\ncolumn = "R"', '[key]\ncolumn = "R"\n[columns]\nA = "no.such"',
        '[key]\ncolumn = "R"\n[columns]\nA = "people.name"', '[key]\ncolumn = "R"\n[columns]\nA = "record"',
        '[key]\ncolumn = "R"\nx = 1\n[columns]\nA = "care.placement_started"',
    ],
)  # fmt: skip
def test_a_map_that_cannot_be_used_is_refused_with_its_name(tmp_path: Path, text: str):
    (tmp_path / "a map.toml").write_text(text, encoding="utf-8")

    with pytest.raises(PepdocsError) as caught:
        mapping.load(tmp_path / "a map.toml")

    assert caught.value.facts["file"] == "a map.toml"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\x00\x01\x02", b"\xff\xfe\x00\xd8"])
def test_a_table_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes):
    (tmp_path / "a.xlsx").write_bytes(content)

    with pytest.raises(PepdocsError):
        sheets.read(tmp_path / "a.xlsx", ["R"])


def test_the_report_says_no_value_in_any_form(folder: Path, tmp_path: Path):
    found = imported(a_csv(tmp_path / "a.csv", [HEAD, (SENTINEL, "90", ""), (SEC, SENTINEL, "98.7")]), folder)

    for lang in ("cy", "en"):
        said = "\n".join(lines(found.notes, Speaker(lang))).encode()
        for report in (said, csv_report(found.notes, Speaker(lang)), page(found.notes, Speaker(lang))):
            assert b"Attendance 2025-26" in report
            assert SENTINEL.encode() not in report
            assert b"98.7" not in report


def test_columns_that_the_map_does_not_name_are_not_read(tmp_path: Path):
    file = a_csv(tmp_path / "a.csv", [(*HEAD, "Notes"), (SEC, "90", "", SENTINEL)])

    table = sheets.read(file, HEAD)

    assert table.unread == 1
    assert SENTINEL not in repr([row.cells for row in table.rows])


def test_the_command_writes_only_when_it_is_told_to(pepdocs: Pepdocs, folder: Path, tmp_path: Path):
    file = a_csv(tmp_path / "a.csv", [HEAD, (SEC, "94.6", "1.9")])
    command = ("--iaith", "en", "import", file, "--into", folder, "--map", MAPS / "attendance.toml")
    before = (folder / f"{SECONDARY}.yaml").read_bytes()

    would = pepdocs(*command)
    assert (would.status, (folder / f"{SECONDARY}.yaml").read_bytes()) == (0, before)
    assert "With --write" in would.out
    did = pepdocs(*command, "--write")
    assert did.status == 0
    assert attendance(folder, SECONDARY)["unauthorised_percent"] == "1.9"
    assert "There is nothing to take" in pepdocs(*command, "--write").out


def test_the_command_ends_with_1_where_something_is_left_to_decide(pepdocs: Pepdocs, folder: Path, tmp_path: Path):
    file = a_csv(tmp_path / "a.csv", [HEAD, (SEC, "12.3", "")])

    done = pepdocs("--iaith", "cy", "import", file, "--into", folder, "--map", MAPS / "attendance.toml")

    assert done.status == 1
    assert "mae’r cynllun yn dweud rhywbeth arall" in done.out


def test_texts_go_out_to_a_translator_and_come_back(pepdocs: Pepdocs, folder: Path, tmp_path: Path):
    out = tmp_path / "texts.xlsx"
    assert pepdocs("--iaith", "en", "export", folder, "--untranslated", "--out", out).status == 0
    book = load_workbook(out)
    rows = list(book.active.iter_rows(values_only=True))
    found = next(number for number, row in enumerate(rows, 1) if row[:2] == (P16, "history.punctuality"))
    assert rows[found - 1][2:4] == ("Late twice this term.", "cy")
    book.active.cell(found, 5, "Yn hwyr ddwywaith y tymor hwn.")
    book.save(out)

    done = pepdocs("--iaith", "en", "import", out, "--into", folder, "--write")

    assert done.status == 0
    now = tree_of((folder / f"{POST16}.yaml").read_bytes())["history"]["punctuality"]
    assert now == {"en": "Late twice this term.", "cy": "Yn hwyr ddwywaith y tymor hwn."}


def test_nobodys_own_words_go_to_a_translator(pepdocs: Pepdocs, folder: Path, tmp_path: Path):
    out = tmp_path / "texts.csv"

    pepdocs("--iaith", "en", "export", folder, "--untranslated", "--out", out)

    places = [row[1] for row in csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig")))]
    assert len(places) > 20
    assert not [place for place in places if place.startswith(("voice.views", "views_of_others", "people"))]


def test_a_translation_of_a_text_that_has_changed_is_left_to_decide(pepdocs: Pepdocs, folder: Path, tmp_path: Path):
    out = tmp_path / "texts.csv"
    pepdocs("--iaith", "en", "export", folder, "--untranslated", "--out", out)
    text = out.read_text(encoding="utf-8-sig").replace("Late twice this term.,cy,", "Late once.,cy,Yn hwyr unwaith.")
    out.write_text(text, encoding="utf-8-sig")

    done = pepdocs("--iaith", "en", "import", out, "--into", folder, "--write")

    assert done.status == 1
    assert "the plan says something else" in done.out


def test_the_dates_of_a_workbook_are_dates(folder: Path):
    table, _ = export_table(mapping.load(MAPS / "contacts.toml"), [folder / f"{SECONDARY}.yaml"], Speaker("en"))

    assert table[1][-1] == date(2025, 1, 20)
