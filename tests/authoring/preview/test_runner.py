"""Workers that take too long, die or are sent home, and a plan that somebody named: with real processes."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from authoring.preview.browser import run_preview, still_running
from authoring.preview.themes import small_theme
from builders import DRAFT, EXAMPLES
from pepdocs.authoring.preview.runner import StepRunner
from running import ran

pytestmark = pytest.mark.slow

PATIENCE = 120

FONTS = {b"\0\1\0\0", b"OTTO"}
"""How fonts begin: the engine of PDFs keeps its fonts in files, and a worker that is ended leaves them."""


@pytest.fixture
def runner() -> Iterator[StepRunner]:
    begun = StepRunner(1, seconds=2, memory=1024)
    yield begun
    begun.close()


def outcome(runner: StepRunner, step: Callable[..., Any], *arguments: Any) -> Any:
    """Return what a step comes to."""
    told: list[Any] = []
    runner.start(told.append, step, *arguments)
    waited(lambda: runner.settle() or told)
    return told[0]


def waited(ready: Callable[[], Any]) -> Any:
    """Return what is ready when it is."""
    end = time.monotonic() + PATIENCE
    while not (found := ready()):
        assert time.monotonic() < end, "nothing came of it"
        time.sleep(0.05)
    return found


def test_a_step_that_takes_too_long_or_kills_its_worker_costs_only_itself(runner: StepRunner):
    late = outcome(runner, time.sleep, 600)
    dead = outcome(runner, os._exit, 1)
    bug = outcome(runner, int, "a child's name")

    assert (late.key, late.facts) == ("error.timeout", {"seconds": "2"})
    assert dead.key == "error.preview_worker"
    assert bug.key == "error.bug"
    assert "child" not in f"{bug.where}{bug.args}{bug.facts}"
    assert outcome(runner, len, "four") == 4


def test_steps_that_are_dropped_are_never_told_and_their_worker_ends(runner: StepRunner):
    worker = outcome(runner, os.getpid)
    told: list[Any] = []
    runner.start(told.append, time.sleep, 600)
    assert (runner.is_free, runner.is_idle) == (False, False)
    runner.clear()

    assert (runner.is_free, runner.is_idle) == (True, True)
    assert still_running({worker}) == set()
    assert outcome(runner, os.getpid) != worker
    assert told == []


def test_workers_that_are_idle_stay_when_nothing_has_to_be_dropped(runner: StepRunner):
    worker = outcome(runner, os.getpid)
    runner.clear()

    assert outcome(runner, os.getpid) == worker


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder for temporary files whose path leaves room for the name of a socket."""
    with tempfile.TemporaryDirectory(prefix="p", dir="/tmp") as place:
        yield Path(place)


def test_a_plan_that_is_named_is_shown_as_a_draft_and_left_nowhere(tmp_path: Path, short_folder: Path):
    plan = tmp_path / "Seren Child.yaml"
    plan.write_bytes((EXAMPLES / f"{DRAFT}.yaml").read_bytes())
    folder = small_theme(tmp_path / "theme")
    scratch = short_folder
    with run_preview(folder, "--plan", plan, "--ui-lang", "en", TMPDIR=str(scratch)) as running:
        page = waited(lambda: made(running.address, 3))
        document = fetched(f"{running.address}document/1/plan-en.html")
        status, said = running.interrupt()

    assert status == 0
    assert "DRAFT" in document.upper()
    assert "Seren" not in page + said
    assert {path.read_bytes()[:4] for path in left(scratch)} <= FONTS
    assert sorted(each.name for each in tmp_path.iterdir()) == ["Seren Child.yaml", "theme"]
    assert [each.name for each in folder.iterdir()] == ["theme.toml"]


def made(address: str, number: int) -> str:
    """Return the page when it has so many frames, "" before."""
    page = fetched(address)
    return page if page.count("<iframe") == number else ""


def fetched(address: str) -> str:
    with urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def left(folder: Path) -> list[Path]:
    """Return every file in a folder and below it; the sockets of worker processes are no files."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_plan_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path):
    folder = small_theme(tmp_path / "theme")
    told = ran("theme", "preview", folder, "--plan", tmp_path / "nothing.yaml", "--ui-lang", "en")

    assert told.status == 2
    assert "Traceback" not in told.said


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_the_help_is_in_the_language_of_whoever_asks(lang: str):
    told = ran("theme", "preview", "--help", "--ui-lang", lang)

    assert told.status == 0
    assert ("porwr" in told.out) == (lang == "cy")
