"""Bad samples that state their own findings: the file is the test.

A line such as `#! PEP201 4:3 7:1` at the head of a sample states where findings of a kind stand.
A sample states all that is found in it; several findings of a kind at one place count once.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builders import TODAY
from pepdocs import check
from pepdocs.base.errors import SourceError
from pepdocs.findings import reading as codes
from pepdocs.findings import rules as codes_rules
from pepdocs.findings.model import Code, Findings

TESTS = Path(__file__).parent
SAMPLES = sorted((TESTS / "samples").glob("*.yaml"))
STATED = re.compile(r"^#! (PEP\d{3})((?: \d+:\d+)+)$", re.MULTILINE)

ELSEWHERE = {
    "PEP112": "kinds.py keeps it for values that come from elsewhere: a text without words is not there",
    "PEP127": "parse.py keeps it for a value that no reader of ours refuses first",
    **{f"PEP16{place}": "tests/test_pictures.py: a sample would be a file made to do harm" for place in range(2, 10)},
    "PEP177": "tests/test_whereabouts.py: it is about the copies of a run, not about a file",
    "PEP210": "tests/test_local_fields.py: it is about what a theme asks for",
    "PEP211": "tests/test_local_fields.py: it is about what a theme declares",
    "PEP174": "tests/test_no_contact.py: it is about the copies of a run, not about a file",
    "PEP359": "tests/test_withholding.py: it is about the copies of a run, not about a file",
    "PEP371": "tests/rules/test_whole.py: it is about a run, not about a file",
    "PEP372": "tests/rules/test_whole.py: it is about a plan with more texts than a sample has",
}
"""Kinds of finding that no sample can have, and why."""

Places = set[tuple[str, str]]


def stated(text: str) -> Places:
    return {(code, place) for code, places in STATED.findall(text) for place in places.split()}


def made(path: Path) -> Places:
    return {(one.code.number, f"{one.at.line}:{one.at.column}") for one in findings(path).items}


def findings(path: Path) -> Findings:
    try:
        return check(path, today=TODAY).findings
    except SourceError as refused:
        return refused.findings


def kinds() -> list[Code]:
    every = (*vars(codes).values(), *vars(codes_rules).values())
    return [one for one in every if isinstance(one, Code)]


def test_samples_were_found():
    assert len(SAMPLES) >= 10


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_bad_plan_is_explained(path):
    expected = stated(path.read_text(encoding="utf-8"))

    assert expected, "a bad sample states its own findings"
    assert made(path) == expected


def test_a_finding_that_is_not_stated_is_noticed(tmp_path):
    sample = tmp_path / "sample.yaml"
    sample.write_text("#! PEP101 2:1\npepdocs: 7\n", encoding="utf-8")

    assert made(sample) == {("PEP102", "2:1")} != stated(sample.read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", [one.number for one in kinds() if one.number >= "PEP1"])
def test_each_kind_of_finding_has_a_sample(code):
    seen = {number for path in SAMPLES for number, _ in stated(path.read_text(encoding="utf-8"))}

    assert (code in seen) != (code in ELSEWHERE)


@pytest.mark.parametrize(
    "name", [name for name, one in vars(codes).items() if isinstance(one, Code) and one.number < "PEP1"]
)
def test_each_kind_of_unreadable_file_has_a_test(name):
    tests = "".join((TESTS / f"test_{module}.py").read_text(encoding="utf-8") for module in ("source", "duplicates"))

    assert re.search(rf"\b(?:codes\.)?{name}\b", tests) or getattr(codes, name).number in tests
