"""The fixtures and the documents that the tests share, tested in test runs of their own."""

from __future__ import annotations

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from pepdocs.base.language import Mode
from pepdocs.render import Format, render
from pepdocs.view.arrange import arrange
from shared_documents import once, rendered
from showing import an_empty_view

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


@pytest.fixture
def run_alone(pytester: pytest.Pytester) -> pytest.Pytester:
    """An empty project with this conftest."""
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


def test_a_gate_without_its_program_is_skipped_with_a_reason(run_alone: pytest.Pytester, monkeypatch):
    monkeypatch.delenv("PEPDOCS_GATES", raising=False)
    run_alone.makepyfile(USES_PROGRAM)

    ended = run_alone.runpytest(*PLAIN, "-rs")

    ended.assert_outcomes(skipped=1)
    ended.stdout.fnmatch_lines(["SKIPPED*no*"])


def test_a_gate_without_its_program_fails_where_gates_are_required(run_alone: pytest.Pytester, monkeypatch):
    monkeypatch.setenv("PEPDOCS_GATES", "required")
    run_alone.makepyfile(USES_PROGRAM)

    outcome = run_alone.runpytest(*PLAIN).parseoutcomes()

    assert "passed" not in outcome
    assert outcome.get("failed", 0) + outcome.get("errors", 0) == 1


def test_a_shared_document_is_built_by_the_first_worker_that_asks_and_by_no_other(tmp_path: Path):
    place, builds = tmp_path / "documents" / "a.pdf", []

    def build() -> None:
        builds.append(time.sleep(0.05))
        place.write_bytes(b"whole")

    with ThreadPoolExecutor(4) as workers:
        places = list(workers.map(lambda _: once(place, build), range(8)))

    assert places == [place] * 8
    assert len(builds) == 1


def test_a_shared_document_is_what_the_renderer_returns_and_differs_with_its_view_and_options():
    welsh, english = (arrange(an_empty_view(mode)) for mode in (Mode.CY, Mode.EN))

    assert rendered(welsh, Format.HTML) == render(welsh, Format.HTML) == rendered(replace(welsh), Format.HTML)
    assert rendered(welsh, Format.HTML) != rendered(english, Format.HTML)
    assert rendered(welsh, Format.PDF) != rendered(welsh, Format.PDF, archive=True)
