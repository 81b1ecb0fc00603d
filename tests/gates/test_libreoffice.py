"""LibreOffice opens every Word file and lays it out on as many pages as it should."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from gates import faults_docx as faults
from gates import finished_pages
from gates.conftest import Run, refuse
from gates.documents import CASES, ROOT, SAMPLE, USUAL, Documents
from pepdocs import Mode, PdfEngine
from pepdocs.accessibility.pdf import reading
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.render.read_back import word
from pepdocs.render.read_back.pdf import document

pytestmark = [pytest.mark.gate, pytest.mark.slow]

PAGES = "gates/pages.json"
VERSION = re.compile(r"LibreOffice (\d+\.\d+)")


TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
SIDE_BY_SIDE = [case for case in USUAL if case.mode is Mode.BILINGUAL]


@pytest.fixture(scope="module")
def printed(run: Run, documents: Documents, tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfDocument]:
    """What LibreOffice prints of the examples in two columns, which have the shortest lines, by their names."""
    folder = tmp_path_factory.mktemp("printed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [documents.docx(case) for case in SIDE_BY_SIDE]
    run("soffice", profile, "--headless", "--convert-to", TAGGED, "--outdir", folder, *files)
    return {file.stem: reading.read((folder / f"{file.stem}.pdf").read_bytes()) for file in files}


def test_libreoffice_breaks_no_date_number_address_or_reference(printed: dict[str, PdfDocument]):
    assert len(printed) == len(SIDE_BY_SIDE) > 3
    assert [(name, fault) for name, each in printed.items() for fault in finished_pages.broken_words(each)] == []


def test_no_page_but_the_last_is_left_nearly_empty(printed: dict[str, PdfDocument]):
    assert [(name, fault) for name, each in printed.items() for fault in finished_pages.thin_pages(each)] == []


def test_word_files_have_at_most_a_fifth_more_pages_than_pdfs(printed: dict[str, PdfDocument], documents: Documents):
    pdfs = [(documents.docx(case).stem, reading.read(documents.pdf(case).read_bytes())) for case in SIDE_BY_SIDE]
    more = {name: (len(printed[name].pages), len(pdf.pages)) for name, pdf in pdfs}
    assert {name: both for name, both in more.items() if both[0] > both[1] * 1.2 + 1} == {}


def pages(run: Run, folder: Path, files: list[Path]) -> dict[str, int]:
    """Return on how many pages LibreOffice lays out each file that it can open.

    One process opens them all, with a profile of its own.
    """
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files)
    made = ((file.name, folder / f"{file.stem}.pdf") for file in files)
    return {name: _pages(pdf) for name, pdf in made if pdf.exists()}


def _pages(file: Path) -> int:
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


def setting(run: Run, folder: Path) -> str:
    """Return what page counts depend on: which LibreOffice, and which fonts it printed with."""
    found = VERSION.search(run("soffice", "--version").stdout)
    assert found, "soffice does not say which one it is"
    printed = (document.fonts(file.read_bytes()) for file in sorted(folder.glob("*.pdf")))
    return f"LibreOffice {found[1]}: {', '.join(sorted(frozenset().union(*printed)))}"


@pytest.mark.long
def test_every_word_file_has_the_pages_that_it_should(request, documents, run, golden, tmp_path):
    cases = [case for case in CASES if case.engine is PdfEngine.AUTO]
    counted = pages(run, tmp_path, [documents.docx(case) for case in cases])
    laid_out_by = setting(run, tmp_path)
    if not request.config.getoption("--golden") and laid_out_by != expected()["laid out by"]:
        refuse(f"the pages expected are those of another {laid_out_by.partition(':')[0]} or font")

    told = {"laid out by": laid_out_by, "pages": counted}
    assert len(counted) == len(cases)
    golden(json.dumps(told, indent=2, sort_keys=True), PAGES)


def expected() -> dict[str, Any]:
    """Return the committed table of pages."""
    found: dict[str, Any] = json.loads((ROOT / "tests" / "golden" / PAGES).read_text("utf-8"))
    return found


def test_a_file_that_cannot_be_opened_and_one_page_more_are_noticed(documents, run, tmp_path):
    sound, longer, torn = (tmp_path / f"{name}.docx" for name in ("sound", "longer", "torn"))
    sound.write_bytes(documents.docx(SAMPLE).read_bytes())
    longer.write_bytes(faults.broken(sound, faults.last_page_is_two))
    torn.write_bytes(sound.read_bytes()[:-2000])

    counted = pages(run, tmp_path / "out", [sound, longer, torn])

    assert counted == {"sound.docx": counted["sound.docx"], "longer.docx": counted["sound.docx"] + 1}


def test_no_text_changes_its_language_when_libreoffice_saves_the_file(documents, run, tmp_path):
    file = documents.docx(SAMPLE)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"

    run("soffice", profile, "--headless", "--convert-to", "docx", "--outdir", tmp_path, file)

    saved = spoken((tmp_path / file.name).read_bytes())
    assert saved <= spoken(file.read_bytes())
    assert {lang for lang, _ in saved} == {"cy-GB", "en-GB"}


def spoken(content: bytes) -> set[tuple[str, str]]:
    """Return the texts of a Word file, each with its language."""
    lines = word.outline(content)
    return {(each.lang, "".join(each.text.split())) for line in lines for each in line.runs}
