"""PDF/UA-1, judged by two checkers that know nothing of each other or of us."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import page
import pytest

from gates import faults_pdf as faults
from gates.documents import EVERY, SAMPLE, Case, view
from pepdocs.theme import tag

AGAINST_THE_STANDARD = (
    faults.title_is_not_shown,
    faults.title_is_gone,
    faults.does_not_say_pdf_ua,
    faults.heading_level_is_skipped,
    faults.picture_says_nothing,
    faults.header_cells_head_nothing,
    faults.row_lacks_a_cell,
    faults.link_says_nothing,
    faults.text_is_not_tagged,
    faults.document_has_no_language,
    faults.font_is_not_embedded,
)
AGAINST_ADVICE = {
    "A-LANG": faults.parts_have_no_language,
    "A-LINK-URL": faults.link_says_its_address,
    "A-SPLIT-TABLE": faults.table_is_cut_at_a_page,
}
EACH_FAULT = pytest.mark.parametrize("fault", AGAINST_THE_STANDARD, ids=lambda f: f.__name__)


def failed_rules(content: bytes) -> list[str]:
    """Return the rules of PDF/UA-1 that a file fails."""
    judged = page.validate_pdf_bytes(content, profile="ua1")
    found = [failure.rule_id for failure in judged.failures]
    return found or ([] if judged.is_compliant else ["not compliant"])


def stricter(checkers: Path, file: Path, languages: tuple[str, ...]) -> dict[str, Any]:
    """Return what the stricter checker holds against a file, advice included."""
    expected = ",".join(map(tag, languages))
    command = [checkers / "check_pdfua.py", "--json", "--expect-langs", expected, file]
    ended = subprocess.run([sys.executable, *command], capture_output=True, encoding="utf-8", check=False)
    assert ended.stdout.startswith("["), ended.stdout + ended.stderr
    (judged,) = json.loads(ended.stdout)
    return {**judged["failures"], **judged["advice"]}


@EVERY
def test_a_pdf_meets_pdf_ua(documents, case: Case):
    assert failed_rules(documents.pdf(case).read_bytes()) == []


@EACH_FAULT
def test_a_pdf_with_a_fault_does_not_meet_pdf_ua(documents, fault: faults.Fault):
    assert failed_rules(faults.broken(documents.pdf(SAMPLE), fault))


@pytest.mark.gate
@EVERY
def test_the_stricter_checker_finds_nothing_in_a_pdf(documents, checkers, case: Case):
    assert stricter(checkers, documents.pdf(case), view(case).languages) == {}


@pytest.mark.gate
@EACH_FAULT
def test_the_stricter_checker_finds_what_the_standard_forbids(documents, checkers, tmp_path, fault: faults.Fault):
    file = tmp_path / "broken.pdf"
    file.write_bytes(faults.broken(documents.pdf(SAMPLE), fault))

    assert stricter(checkers, file, ("cy",))


@pytest.mark.gate
@pytest.mark.parametrize("advice", AGAINST_ADVICE)
def test_the_stricter_checker_finds_what_no_standard_forbids(documents, checkers, tmp_path, advice: str):
    file = tmp_path / "broken.pdf"
    file.write_bytes(faults.broken(documents.pdf(SAMPLE), AGAINST_ADVICE[advice]))

    assert advice in stricter(checkers, file, ("cy", "en"))
