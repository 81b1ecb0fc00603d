"""A thousand plans: memory stays flat, and what was made is not made again."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import make_plans
from batch.harness import Office, Run, running
from pepdocs.wording import Speaker

pytestmark = [
    pytest.mark.slow,
    pytest.mark.long,
    pytest.mark.skipif(sys.platform != "linux", reason="reads memory from /proc"),
]

MANY = 1000
ONE_EACH = ("--lang", "cy", "--draft", "--quiet", "--jobs", "2")

MOST_OF_A_WORKER, MOST_OF_ALL, MOST_OF_A_PLAN = 250_000, 250_000, 30
"""kB. What workers have in common counts for each; of a plan, its findings are kept for the summary."""


@dataclass(slots=True)
class Peaks:
    """The most memory in kB that processes of a run had held at its half, at its last document, in the end."""

    run: Run
    main: list[int] = field(default_factory=lambda: [0, 0, 0])
    workers: list[int] = field(default_factory=lambda: [0, 0, 0])

    def look(self, phase: int) -> None:
        """Take note of what every process held at most until now."""
        for pid in self.run.processes:
            seen = self.main if pid == self.run.process.pid else self.workers
            seen[phase] = max(seen[phase], most(pid))


def most(pid: int) -> int:
    """Return the most memory that a process has held, in kB; nothing of one that has ended."""
    try:
        told = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return int(told.partition("VmHWM:")[2].split()[0]) if "VmHWM:" in told else 0


@contextmanager
def measured(run: Run, office: Office) -> Iterator[Peaks]:
    """Give the peaks of a run, which are complete when the context is left."""
    peaks, over = Peaks(run), threading.Event()

    def look() -> None:
        while not over.wait(0.2):
            made = len(list(office.out.glob("*.docx")))
            peaks.look(int(made > MANY / 2) + int(made == MANY))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield peaks
    finally:
        over.set()
        looking.join()


def test_a_thousand_plans_take_hardly_more_memory_than_five_hundred(tmp_path: Path) -> None:
    office = Office.at(tmp_path, list(map(make_plans.draft, range(1, MANY + 1))))
    began = time.monotonic()

    with running(office.words(*ONE_EACH)) as run:
        with measured(run, office) as peaks:
            assert run.ended(within=500) == 0, run.said[-500:]
        taken = time.monotonic() - began

    assert Speaker("en").text("cli:made", count=MANY) in run.said
    assert len(office.documents) == MANY
    assert 0 < max(peaks.workers) < MOST_OF_A_WORKER
    assert peaks.workers[1] < peaks.workers[0] * 1.05
    assert 0 < max(peaks.main) < MOST_OF_ALL
    assert peaks.main[1] - peaks.main[0] < MANY / 2 * MOST_OF_A_PLAN

    began = time.monotonic()
    with running(office.words(*ONE_EACH)) as again:
        assert again.ended(within=500) == 0
    assert Speaker("en").text("cli:made", count=0) in again.said
    assert time.monotonic() - began < taken / 3
