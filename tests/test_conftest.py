"""What the tests share, tested in test runs of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PLAIN = ("-p", "no:randomly", "-p", "no:xdist", "-p", "no:cacheprovider")
USES_GOLDEN = """
def test_outline(golden):
    golden("H1 a title", "outline.txt")
"""
USES_PROGRAM = """
def test_gate(program):
    program("no-such-program")
"""
USES_CHECKERS = """
def test_checkers(checkers):
    assert checkers.is_dir()
"""


@pytest.fixture
def run_alone(pytester: pytest.Pytester) -> pytest.Pytester:
    """An empty project with our conftest."""
    shutil.copy(Path(__file__).with_name("conftest.py"), pytester.path)
    return pytester


def test_a_text_without_its_golden_file_fails(run_alone: pytest.Pytester):
    run_alone.makepyfile(USES_GOLDEN)

    run_alone.runpytest(*PLAIN).assert_outcomes(failed=1)


def test_the_flag_writes_the_golden_file_and_the_next_run_passes(run_alone: pytest.Pytester):
    run_alone.makepyfile(USES_GOLDEN)

    run_alone.runpytest(*PLAIN, "--golden").assert_outcomes(passed=1)

    assert (run_alone.path / "golden" / "outline.txt").read_bytes() == b"H1 a title\n"
    run_alone.runpytest(*PLAIN).assert_outcomes(passed=1)


def test_a_text_that_differs_from_its_golden_file_fails(run_alone: pytest.Pytester):
    run_alone.makepyfile(USES_GOLDEN)
    run_alone.runpytest(*PLAIN, "--golden")

    (run_alone.path / "golden" / "outline.txt").write_text("H1 another\n", encoding="utf-8")

    run_alone.runpytest(*PLAIN).assert_outcomes(failed=1)


@pytest.mark.parametrize("code", [USES_PROGRAM, USES_CHECKERS], ids=["program", "checkers"])
def test_a_gate_without_its_means_is_skipped_with_a_reason(
    run_alone: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, code: str
):
    monkeypatch.delenv("PEPDOCS_GATES", raising=False)
    monkeypatch.delenv("PEPDOCS_CHECKERS", raising=False)
    run_alone.makepyfile(code)

    ended = run_alone.runpytest(*PLAIN, "-rs")

    ended.assert_outcomes(skipped=1)
    ended.stdout.fnmatch_lines(["SKIPPED*no*"])


@pytest.mark.parametrize("code", [USES_PROGRAM, USES_CHECKERS], ids=["program", "checkers"])
def test_a_gate_without_its_means_fails_where_gates_are_required(
    run_alone: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, code: str
):
    monkeypatch.setenv("PEPDOCS_GATES", "required")
    monkeypatch.setenv("PEPDOCS_CHECKERS", str(run_alone.path / "absent"))
    run_alone.makepyfile(code)

    outcome = run_alone.runpytest(*PLAIN).parseoutcomes()

    assert "passed" not in outcome
    assert outcome.get("failed", 0) + outcome.get("errors", 0) == 1
