"""PDFs as programs that are not ours read them: Poppler and QPDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import sample_pdf
from gates import faults_pdf as faults
from gates.conftest import Run
from gates.documents import EVERY, ROOT, SAMPLE, Case, view
from gates.reading import squeezed, unread, unsaid
from pepdocs.render.pdf import fonts

pytestmark = pytest.mark.gate

QUOTED = re.compile(r'^\s*"(.*)"$', re.MULTILINE)
OURS = {face.family.replace(" ", "") for face in fonts.faces(ROOT / "templates" / "fonts")}
WEIGHT = re.compile(r"-(?:Regular|Bold)$")
AT_A_PAGE_BREAK = 500
"""So many characters stand at most between two words: foot, head, a repeated header row."""
BETWEEN_LANGUAGES = 20
RIGHT_TO_LEFT = '<p lang="ar" dir="rtl">مرحبا بكم في المدرسة</p><p>a chroeso</p>'


def drawn(run: Run, file: Path) -> str:
    """Return the text that stands on a PDF's pages, in the order in which it is drawn."""
    return run("pdftotext", "-raw", "-enc", "UTF-8", file, "-").stdout


def tagged(run: Run, file: Path) -> str:
    """Return the text of a PDF's structure, in reading order."""
    return "".join(QUOTED.findall(run("pdfinfo", "-enc", "UTF-8", "-struct-text", file).stdout))


@pytest.fixture(scope="module")
def structure(documents, run) -> Callable[[Case], str]:
    """`structure(case)` is the text of a document's structure, read once: for some that takes a second."""
    return cache(lambda case: tagged(run, documents.pdf(case)))


def font_faults(run: Run, file: Path) -> list[str]:
    """Return what is wrong with a PDF's fonts."""
    rows = [line.split() for line in run("pdffonts", file).stdout.splitlines()[2:]]
    found = [] if rows else ["there are none"]
    for name, *_, embedded, _subset, unicode, _number, _generation in rows:
        if WEIGHT.sub("", name.partition("+")[2]).replace("-", "") not in OURS:
            found.append(f"{name} is not ours")
        if (embedded, unicode) != ("yes", "yes"):
            found.append(f"{name} is not embedded, or says nothing")
    return found


def written(folder: Path, content: bytes) -> Path:
    file = folder / "broken.pdf"
    file.write_bytes(content)
    return file


@EVERY
def test_every_word_is_on_the_pages_in_order(documents, run, case: Case):
    assert unread(view(case), drawn(run, documents.pdf(case)), gap=AT_A_PAGE_BREAK) == []


@EVERY
def test_every_word_is_in_the_structure_in_order(structure, case: Case):
    assert unread(view(case), structure(case), gap=BETWEEN_LANGUAGES) == []


@EVERY
def test_nothing_is_on_the_pages_that_the_structure_does_not_say(documents, run, structure, case: Case):
    assert unsaid(drawn(run, documents.pdf(case)), structure(case), view(case)) == []


@pytest.mark.parametrize("fault", [faults.glyphs_say_nothing, faults.words_are_on_no_page])
def test_words_that_are_not_on_the_pages_are_missed(documents, run, tmp_path, fault: faults.Fault):
    file = written(tmp_path, faults.broken(documents.pdf(SAMPLE), fault))

    assert unread(view(SAMPLE), drawn(run, file), gap=AT_A_PAGE_BREAK)


def test_words_out_of_order_are_noticed(documents, run, tmp_path):
    disordered = faults.broken(documents.pdf(SAMPLE), faults.paragraphs_change_places)
    file = written(tmp_path, disordered)

    assert unread(view(SAMPLE), tagged(run, file), gap=BETWEEN_LANGUAGES)


def test_words_on_the_pages_that_no_structure_has_are_noticed(documents, run, tmp_path):
    file = written(tmp_path, faults.broken(documents.pdf(SAMPLE), faults.headings_are_in_no_structure))

    assert unsaid(drawn(run, file), tagged(run, file), view(SAMPLE))


def test_arabic_is_read_whichever_way_a_program_turns_it(run, tmp_path):
    file = written(tmp_path, sample_pdf.made(RIGHT_TO_LEFT))

    assert squeezed("مرحبا بكم في المدرسة a chroeso") == squeezed(drawn(run, file))


@EVERY
def test_only_our_fonts_are_there_and_all_are_embedded(documents, run, case: Case):
    assert font_faults(run, documents.pdf(case)) == []


@pytest.mark.parametrize(
    "fault", [faults.font_is_foreign, faults.font_is_not_embedded, faults.glyphs_say_nothing, faults.there_are_no_fonts]
)
def test_a_fault_in_the_fonts_is_noticed(documents, run, tmp_path, fault: faults.Fault):
    file = written(tmp_path, faults.broken(documents.pdf(SAMPLE), fault))

    assert font_faults(run, file)


@EVERY
def test_qpdf_finds_nothing_to_mend(documents, run, case: Case):
    ended = run("qpdf", "--check", documents.pdf(case))

    assert ended.returncode == 0, ended.stderr


def test_qpdf_finds_a_file_that_was_cut_short(documents, run, tmp_path):
    file = written(tmp_path, documents.pdf(SAMPLE).read_bytes()[:-100])

    assert run("qpdf", "--check", file).returncode != 0
