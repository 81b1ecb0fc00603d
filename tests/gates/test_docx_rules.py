"""Word files, judged by Microsoft's own schema validator and by an accessibility checker."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from docx_reading import W, parts
from gates import faults_docx as faults
from gates.conftest import Run
from gates.documents import EVERY, SAMPLE, Case, view
from pepdocs.theme import tag

pytestmark = pytest.mark.gate

LOOKS_WELSH = "L03"
NO_DESCRIPTION, NO_HEADERS, BLANK = "T03", ("T01", "T06"), "P01"
ENGLISH_AFTER_ALL = ("When I am older I would like to",)
"""English sentences with so many short words that are Welsh, too, that the checker wonders."""

FAULTS = {
    "D01": faults.title_is_gone,
    "D04": faults.document_language_is_another,
    "H03": faults.first_heading_is_second,
    "I01": faults.picture_says_nothing,
    "L01": faults.english_is_tagged_welsh,
    "T01": faults.table_has_no_header,
    "T04": faults.rows_may_be_torn,
}


def barriers(checkers: Path, file: Path, language: str) -> dict[str, Any]:
    """Return what the accessibility checker holds against a Word file."""
    options = ["--json", "--langs", "cy-GB,en-GB", "--default-lang", tag(language)]
    command = [sys.executable, checkers / "check_docx.py", *options, file]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ended.stdout.startswith("["), ended.stdout + ended.stderr
    (judged,) = json.loads(ended.stdout)
    return _undecided(_without_false_alarms(judged["findings"]), file)


def _undecided(found: dict[str, list[str]], file: Path) -> dict[str, list[str]]:
    """Return what is found but for what was decided otherwise.

    A table is named by the caption above it, since a description would be read as well. A table that only sets two
    languages beside each other has no headers (`pepdocs verify` sees that it does no more). A rule without text keeps
    a table apart from the next, and room to write is a control with a title.
    """
    package = parts(file.read_bytes())
    roots = {name: etree.fromstring(package[f"word/{name}"]) for name in ("document.xml", "header1.xml", "footer1.xml")}
    for_looks = {
        f"{name} table {number}"
        for name, root in roots.items()
        for number, table in enumerate(root.iter(f"{W}tbl"), 1)
        if not _has_headers(table)
    }
    rules = {
        f"word/document.xml: paragraph {node.getparent().index(node)}"
        for node in roots["document.xml"].iter(f"{W}p")
        if node.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "PEPAfterTable"
        or node.find(f"{W}sdt/{W}sdtPr/{W}alias") is not None
    }
    decided = {NO_DESCRIPTION: set(found.get(NO_DESCRIPTION, [])), **dict.fromkeys(NO_HEADERS, for_looks), BLANK: rules}
    rest = {code: [where for where in places if where not in decided.get(code, ())] for code, places in found.items()}
    return {code: places for code, places in rest.items() if places}


def _has_headers(table: Any) -> bool:
    return bool(table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1")


def _without_false_alarms(found: dict[str, list[str]]) -> dict[str, list[str]]:
    wondered = [where for where in found.pop(LOOKS_WELSH, []) if not _is_english(where)]
    return {**found, **({LOOKS_WELSH: wondered} if wondered else {})}


def _is_english(where: str) -> bool:
    return any(sentence in where and "tagged en-GB" in where for sentence in ENGLISH_AFTER_ALL)


def schema_errors(run: Run, file: Path) -> list[Any]:
    """Return what the Open XML SDK holds against a Word file."""
    ended = run("ooxml-validator", file)
    judged = json.loads(ended.stdout)
    assert judged["ok"] is (ended.returncode == 0)
    return list(judged["errors"])


@EVERY
def test_a_word_file_keeps_to_the_schema(documents, run, case: Case):
    assert schema_errors(run, documents.docx(case)) == []


@pytest.mark.parametrize(
    "fault", [faults.paragraph_is_no_paragraph, faults.runs_are_out_of_order], ids=["name", "order"]
)
def test_a_word_file_with_a_fault_does_not_keep_to_the_schema(documents, run, tmp_path, fault: faults.Fault):
    file = tmp_path / "broken.docx"
    file.write_bytes(faults.broken(documents.docx(SAMPLE), fault))

    assert schema_errors(run, file)


@EVERY
def test_the_accessibility_checker_finds_nothing_in_a_word_file(documents, checkers, case: Case):
    assert barriers(checkers, documents.docx(case), view(case).lang) == {}


@pytest.mark.parametrize("code", FAULTS)
def test_the_accessibility_checker_finds_a_fault(documents, checkers, tmp_path, code: str):
    file = tmp_path / "broken.docx"
    file.write_bytes(faults.broken(documents.docx(SAMPLE), FAULTS[code]))

    assert code in barriers(checkers, file, "cy")
