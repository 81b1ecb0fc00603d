"""What real readers get of the finished documents: PDFium and pdf.js of PDFs, mammoth of Word files."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import mammoth
import pytest

from accessibility import pdf_pairs
from accessibility.word_xml import STYLES, added, both, p, r
from gates import faults_docx, faults_pdf, pdf_js
from gates.conftest import refuse
from gates.documents import EVERY, SAMPLE, Case, Documents
from gates.faults_docx import BODY, replaced
from gates.pdf_js import ReadPage
from gates.reading import squeezed
from gates.web_outline import WebOutline, outline_of
from pepdocs.accessibility.word import reading
from pepdocs.render import Format, outline

pytestmark = pytest.mark.gate

LAST_LINE = re.compile(r"(\d+) files, (\d+) faults")
NAME = re.compile(r"^.*?\.pdf: ")

NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

PDFIUM_FAULTS = {
    "text in no element": faults_pdf.headings_are_in_no_structure,
    "header cell without scope": faults_pdf.header_cells_head_nothing,
    "figure without alternative text": faults_pdf.picture_says_nothing,
}
PDFIUM_PAIRS = {
    "in-the-host": "e-mail address over two lines",
    "telephone": "telephone number over two lines",
    "hyphen-of-a-name": "word over two lines at a hyphen",
    "bookmark-in-two-languages": "bookmark is not its heading",
}
"""The faults of small files that the checker finds, and what it calls them."""


def a_pair(name: str) -> pdf_pairs.Pair:
    return next(pair for pair in pdf_pairs.PAIRS if pair.name == name)


def written(folder: Path, content: bytes, ending: str = "pdf") -> Path:
    file = folder / f"tried.{ending}"
    file.write_bytes(content)
    return file


# PDFium, by the stricter checker


def complaints(checkers: Path, file: Path) -> list[str]:
    """Return what the checker of readings holds against a PDF."""
    command = [sys.executable, checkers / "check_reading.py", file]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    *found, last = ended.stdout.splitlines() or [""]
    counted = LAST_LINE.fullmatch(last)
    assert counted, ended.stderr
    assert counted.groups() == ("1", str(len(found)))
    assert ended.returncode == bool(found)
    return [NAME.sub("", line) for line in found]


@EVERY
def test_pdfium_reads_a_pdf_without_a_fault(documents: Documents, checkers: Path, case: Case):
    assert complaints(checkers, documents.pdf(case)) == []


@pytest.mark.parametrize("said", PDFIUM_FAULTS)
def test_pdfium_meets_a_fault_that_is_put_into_a_pdf(documents: Documents, checkers: Path, tmp_path: Path, said: str):
    file = written(tmp_path, faults_pdf.broken(documents.pdf(SAMPLE), PDFIUM_FAULTS[said]))

    assert any(said in line for line in complaints(checkers, file))


@pytest.mark.parametrize("name", PDFIUM_PAIRS)
def test_pdfium_meets_a_fault_of_a_small_pdf_and_none_in_a_sound_one(checkers: Path, tmp_path: Path, name: str):
    pair = a_pair(name)

    (found,) = complaints(checkers, written(tmp_path, pair.faulty))
    assert PDFIUM_PAIRS[name] in found
    assert complaints(checkers, written(tmp_path, pair.sound)) == []


# pdf.js


@pytest.fixture(scope="module")
def pages(program) -> Callable[[Path], list[ReadPage]]:
    """`pages(file)` are the pages of a PDF as pdf.js reads them."""
    if not pdf_js.PACKAGE.is_dir():
        refuse("pdfjs-dist is not installed")

    def read(file: Path) -> list[ReadPage]:
        (read,) = pdf_js.read(program("node"), [file])
        return read

    return read


def heard(file: Path) -> str:
    """Return the text of a PDF as `pepdocs verify --as-heard` says it, without the words for pictures."""
    lines = outline(file.read_bytes(), Format.PDF)
    return "\n".join(line.text for line in lines if line.kind != "Figure")


@EVERY
def test_pdf_js_reads_a_pdf_in_the_order_in_which_it_is_drawn(documents: Documents, pages, case: Case):
    assert pdf_js.disordered(pages(documents.pdf(case))) == []


@EVERY
def test_pdf_js_reads_every_word_apart_and_whole(documents: Documents, pages, case: Case):
    file = documents.pdf(case)
    read = pdf_js.text(pages(file))

    assert len(read.split()) > 500
    assert pdf_js.joined_words(read, heard(file)) == []
    assert pdf_js.broken_words(read, heard(file)) == []


@pytest.mark.parametrize("name", ["numbers-at-the-end", "a-paragraph-at-the-end"])
def test_another_order_is_noticed(pages, tmp_path: Path, name: str):
    assert pdf_js.disordered(pages(written(tmp_path, a_pair(name).faulty))) == [1]


def test_the_same_order_is_none_else(pages, tmp_path: Path):
    assert pdf_js.disordered(pages(written(tmp_path, a_pair("numbers-at-the-end").sound))) == []


def test_what_the_structure_lacks_is_noticed(documents: Documents, pages, tmp_path: Path):
    file = written(tmp_path, faults_pdf.broken(documents.pdf(SAMPLE), faults_pdf.headings_are_in_no_structure))

    assert len(pdf_js.disordered(pages(file))) > 5
    with pytest.raises(AssertionError, match=" and "):
        pdf_js.joined_words(pdf_js.text(pages(file)), heard(documents.pdf(SAMPLE)))


def test_words_without_a_space_and_a_broken_address_are_noticed(pages, tmp_path: Path):
    glued = pdf_pairs.paragraph("Enw", pdf_pairs.node("Span", "Nain"), " yw well-\nbeing owain@dyf\nfryn.example")
    read = pdf_js.text(pages(written(tmp_path, glued)))
    meant = "Cynllun Addysg Personol Enw Nain yw well-being owain@dyffryn.example"

    assert pdf_js.joined_words(read, meant) == ["Enw Nain"]
    assert pdf_js.broken_words(read, meant) == ["owain@dyf fryn.example"]


# mammoth, and the same headings in every format


def converted(content: bytes) -> WebOutline:
    """Return the headings and items of a Word file as mammoth finds them."""
    return outline_of(mammoth.convert_to_html(io.BytesIO(content)).value)


def headings_in(content: bytes) -> list[tuple[str, str]]:
    """Return the headings that a Word file has, with their levels and without white space."""
    return [(f"H{heading.level}", squeezed(heading.text)) for heading in reading.read(content).headings]


def items_in(content: bytes) -> list[str]:
    """Return the items that a Word file has, without white space."""
    return [squeezed(paragraph.text) for paragraph in reading.read(content).body if paragraph.is_item]


def compact(headings: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(level, squeezed(text)) for level, text in headings]


@EVERY
def test_mammoth_finds_every_heading_of_a_word_file(documents: Documents, case: Case):
    content = documents.docx(case).read_bytes()

    assert len(headings_in(content)) > 10
    assert compact(converted(content).headings) == headings_in(content)


@EVERY
def test_mammoth_finds_every_item_of_a_word_file(documents: Documents, case: Case):
    content = documents.docx(case).read_bytes()

    assert [squeezed(item) for item in converted(content).items] == items_in(content)


def test_a_heading_that_mammoth_does_not_find_is_noticed(documents: Documents):
    derived = (
        '<w:style w:type="paragraph" w:styleId="Lost"><w:name w:val="Lost"/><w:basedOn w:val="Heading3"/></w:style>'
    )
    fault = both(
        replaced(STYLES, "(?=</w:styles>)", derived),
        replaced(BODY, 'w:pStyle w:val="Heading3"', 'w:pStyle w:val="Lost"'),
    )
    content = documents.docx(SAMPLE).read_bytes()
    broken = faults_docx.broken(documents.docx(SAMPLE), fault)

    assert headings_in(broken) == headings_in(content)
    (lost,) = Counter(compact(converted(content).headings)) - Counter(compact(converted(broken).headings))
    assert lost in headings_in(broken)


@pytest.mark.parametrize("about", ["", NUMBERED], ids=["style", "number"])
def test_mammoth_finds_an_item_that_has_a_number_of_its_own(documents: Documents, about: str):
    items = (p(r(f"eitem {number}"), about=f'<w:pStyle w:val="Lost"/>{about}') for number in "12")
    styled = f'<w:style w:type="paragraph" w:styleId="Lost"><w:name w:val="Lost"/><w:pPr>{NUMBERED}</w:pPr></w:style>'
    fault = both(replaced(STYLES, "(?=</w:styles>)", styled), added("".join(items)))
    broken = faults_docx.broken(documents.docx(SAMPLE), fault)

    found = {squeezed(item) for item in converted(broken).items}
    assert items_in(broken)[-2:] == ["eitem1", "eitem2"]
    assert ({"eitem1", "eitem2"} <= found) is bool(about)


@EVERY
def test_a_plan_has_the_same_headings_in_every_format(documents: Documents, pages, case: Case):
    page = documents.file(case, Format.HTML).read_text(encoding="utf-8")

    in_pdf = compact(pdf_js.headings(pages(documents.pdf(case))))
    assert len(in_pdf) > 10
    assert in_pdf == compact(outline_of(page).headings)
    assert in_pdf == headings_in(documents.docx(case).read_bytes())
