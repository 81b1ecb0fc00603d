"""A worker that dies, hangs or swells costs its own file at most; a run that is stopped can go on."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from batch.harness import PATIENCE, Office, awaited, begun, dying, hanging, running, small, swelling, telling
from pepdocs import batch
from pepdocs.base.errors import PepdocsError
from pepdocs.batch import BatchOptions, Failed, Made, Outcome
from pepdocs.batch.folder import lock
from pepdocs.batch.run import BoundedExecutor
from pepdocs.batch.workers import pool as worker_pool
from pepdocs.batch.workers import steps
from pepdocs.batch.workers.memory import MEBIBYTE
from pepdocs.batch.workers.pool import WorkerPool
from pepdocs.wording import Speaker

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")]

BAD = "FX-2"
TWO = BatchOptions(jobs=2)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.at(tmp_path, small(4))


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What four plans come to where nothing goes wrong."""
    office = Office.at(tmp_path_factory.mktemp("calm"), small(4))
    office.run()
    return office.documents


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    folder = tmp_path / "marks"
    folder.mkdir()
    return folder


def without(documents: dict[str, bytes], record: str) -> dict[str, bytes]:
    return {name: content for name, content in documents.items() if not name.startswith(f"{record}-")}


def failure(outcomes: list[Outcome]) -> PepdocsError:
    """Return why the second file failed, which no other did."""
    assert [type(outcome) for outcome in outcomes] == [Made, Failed, Made, Made]
    assert isinstance(outcomes[1], Failed)
    return outcomes[1].error


# One bad file costs one file.


def test_two_workers_make_what_one_makes(office: Office, documents: dict[str, bytes]) -> None:
    assert all(isinstance(outcome, Made) for outcome in office.run(TWO))
    assert office.documents == documents


def test_a_pool_of_threads_makes_the_same(
    office: Office, documents: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        batch, "_bounded_executor", lambda how, _: BoundedExecutor(ThreadPoolExecutor(2), 2, how.timeout)
    )

    assert all(isinstance(outcome, Made) for outcome in office.run(TWO))
    assert office.documents == documents


def test_a_worker_that_dies_once_costs_nothing(
    office: Office, documents: dict[str, bytes], marks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "make", partial(dying, BAD, marks, 1))

    assert all(isinstance(outcome, Made) for outcome in office.run(TWO))
    assert office.documents == documents
    assert len(list(marks.iterdir())) == 1 + 2  # the document that died, and both that were made


def test_a_plan_that_kills_its_worker_twice_fails_and_no_other_does(
    office: Office, documents: dict[str, bytes], marks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "make", partial(dying, BAD, marks, 1000))

    assert failure(office.run(TWO)).key == "error.worker"
    assert office.documents == without(documents, BAD)
    assert [line["reason"] for line in office.lines("failed")] == ["error.worker"]
    # One step of the file is tried again by itself; the other may have died before that was known.
    assert len(list(marks.iterdir())) in (2, 3)


def test_on_a_machine_with_one_core_a_plan_that_kills_its_process_costs_no_other_either(
    office: Office, documents: dict[str, bytes], marks: Path
) -> None:
    with running([BAD, str(marks), *office.words()], DIE_ON_ONE_CORE) as run:
        assert run.ended() == 1, run.said

    assert Speaker("en").text("error.worker") in run.said
    assert office.documents == without(documents, BAD)


def test_what_killed_a_worker_is_tried_again_in_the_next_run(
    office: Office, documents: dict[str, bytes], marks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(steps, "make", partial(dying, BAD, marks, 1000))
        office.run(TWO)

    again = office.run()

    assert [len(outcome.made) for outcome in again if isinstance(outcome, Made)] == [0, 2, 0, 0]
    assert office.documents == documents


def test_a_document_that_takes_too_long_fails_and_no_other_does(
    office: Office, documents: dict[str, bytes], marks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "make", partial(hanging, BAD, marks))

    error = failure(office.run(BatchOptions(jobs=2, timeout=4)))

    assert (error.key, str(error.facts["seconds"])) == ("error.timeout", "4")
    assert office.documents == without(documents, BAD)


def test_a_document_that_takes_too_long_fails_where_there_is_no_worker_either(
    office: Office, documents: dict[str, bytes], marks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "make", partial(hanging, BAD, marks))

    assert failure(office.run(BatchOptions(jobs=1, timeout=3))).key == "error.timeout"
    assert office.documents == without(documents, BAD)


def test_a_document_that_needs_too_much_memory_fails_and_no_other_does(
    office: Office, documents: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "make", partial(swelling, BAD, 600))

    assert failure(office.run(BatchOptions(jobs=2, memory=512))).key == "error.memory"
    assert office.documents == without(documents, BAD)


def test_a_document_that_needs_less_than_a_worker_may_hold_is_made(
    office: Office, documents: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "make", partial(swelling, BAD, 600))

    assert all(isinstance(outcome, Made) for outcome in office.run(BatchOptions(jobs=1, memory=1024)))
    assert office.documents == documents


def test_the_least_memory_that_can_be_asked_for_is_enough_for_a_plan(office: Office) -> None:
    assert all(isinstance(outcome, Made) for outcome in office.run(BatchOptions(jobs=1, memory=256)))


def test_a_worker_ends_after_so_many_steps_and_another_takes_its_place(
    office: Office, documents: dict[str, bytes], marks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_pool, "STEPS_PER_WORKER", 3)
    monkeypatch.setattr(steps, "make", partial(telling, marks))

    office.run(BatchOptions(jobs=1, memory=1024))

    assert office.documents == documents
    assert len(list(marks.iterdir())) == 4  # twelve steps: four plans to read, eight documents


# The pool itself.


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    """A pool of one worker."""
    single = WorkerPool(1, timeout=30, memory=1024)
    yield single
    single.shutdown(cancel_futures=True)


def value(future: Future[Any]) -> Any:
    return future.result(PATIENCE)


def test_a_worker_that_dies_between_two_steps_is_replaced(pool: WorkerPool) -> None:
    first = value(pool.submit(os.getpid))
    os.kill(first, signal.SIGKILL)
    assert awaited(lambda: is_gone(first))

    assert value(pool.submit(os.getpid)) != first


def test_a_worker_that_dies_in_a_step_breaks_that_step_only(pool: WorkerPool) -> None:
    with pytest.raises(BrokenExecutor):
        value(pool.submit(os._exit, 1))

    assert value(pool.submit(abs, -1)) == 1


def test_a_step_that_takes_too_long_ends_and_the_next_one_runs() -> None:
    pool = WorkerPool(1, timeout=0.3, memory=1024)
    try:
        with pytest.raises(TimeoutError):
            value(pool.submit(time.sleep, 3600))
        assert value(pool.submit(abs, -1)) == 1
    finally:
        pool.shutdown()


def test_a_worker_has_its_limit_of_memory(pool: WorkerPool) -> None:
    with pytest.raises(MemoryError):
        value(pool.submit(bytearray, 1100 * MEBIBYTE))

    assert value(pool.submit(len, bytearray(100))) == 100


def test_what_a_step_raises_is_raised(pool: WorkerPool) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        value(pool.submit(int, "x"))


@pytest.mark.parametrize(("step", "error"), [(lambda: 1, (AttributeError, pickle.PicklingError)), (open, TypeError)])
def test_what_cannot_be_sent_breaks_its_step_only(
    pool: WorkerPool, step: Callable[..., Any], error: type[Exception] | tuple[type[Exception], ...]
) -> None:
    arguments = (os.devnull,) if step is open else ()
    with pytest.raises(error):
        value(pool.submit(step, *arguments))

    assert value(pool.submit(abs, -1)) == 1


class Unreadable(Exception):
    """An error that can be sent but not read back."""

    def __init__(self, one: str, another: str) -> None:
        super().__init__(f"{one} {another}")


def raising_what_cannot_be_read() -> None:
    raise Unreadable("one", "another")


def test_an_answer_that_cannot_be_read_breaks_its_step_only(pool: WorkerPool) -> None:
    with pytest.raises(BrokenExecutor):
        value(pool.submit(raising_what_cannot_be_read))

    assert value(pool.submit(abs, -1)) == 1


def test_a_pool_that_is_cancelled_ends_at_once_and_breaks_its_steps(pool: WorkerPool) -> None:
    worker = value(pool.submit(os.getpid))
    future = pool.submit(time.sleep, 3600)

    pool.shutdown(cancel_futures=True)

    assert is_gone(worker)
    with pytest.raises(BrokenExecutor):
        value(future)
    with pytest.raises(BrokenExecutor):
        value(pool.submit(abs, -1))


def test_a_pool_that_is_shut_down_finishes_its_step(pool: WorkerPool) -> None:
    worker = value(pool.submit(os.getpid))
    future = pool.submit(time.sleep, 0.5)

    pool.shutdown()

    assert future.done()
    assert future.exception(0) is None
    assert is_gone(worker)
    pool.shutdown()
    with pytest.raises(BrokenExecutor):
        pool.submit(abs, -1)


def is_gone(pid: int) -> bool:
    """Return whether a process has ended with all its threads, though nobody may have asked how yet."""
    process = Path(f"/proc/{pid}")
    try:
        return ") Z " in (process / "stat").read_text() and len(list((process / "task").iterdir())) == 1
    except OSError:
        return True


LEAVES_BEFORE_ITS_WORKER_IS_THERE = """
import signal
from pepdocs.batch.workers.pool import WorkerPool

def too_late(*_):
    raise KeyboardInterrupt

signal.signal(signal.SIGALRM, too_late)
signal.setitimer(signal.ITIMER_REAL, 0.2)
pool = WorkerPool(1, timeout=40, memory=1024)
try:
    pool.submit(print).result(30)
except KeyboardInterrupt:
    pool.shutdown(wait=False, cancel_futures=True)
print("ended by itself", flush=True)
"""

IS_NEVER_SHUT_DOWN = """
import os
from pepdocs.batch.workers.pool import WorkerPool

if __name__ == "__main__":
    WorkerPool(1, timeout=40, memory=1024).submit(os.getpid).result(30)
    print("ended by itself", flush=True)
"""


@pytest.mark.parametrize("program", [LEAVES_BEFORE_ITS_WORKER_IS_THERE, IS_NEVER_SHUT_DOWN])
def test_a_program_ends_by_itself_however_it_leaves_its_pool(program: str) -> None:
    with running([], program) as run:
        assert run.ended() == 0, run.said
        assert "ended by itself" in run.said
        assert run.is_gone


def test_workers_end_with_the_process_that_began_them(office: Office) -> None:
    with running(office.words("--jobs", "2")) as run:
        assert awaited(lambda: len(office.documents) > 0)
        assert len(run.processes) > 2

        run.kill()

        assert run.is_gone


# One run a folder.


def test_a_second_run_in_a_folder_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    office = Office.at(tmp_path, small(12))
    with running(office.words("--jobs", "1")) as first:
        assert awaited(lambda: len(office.documents) > 0)

        second = begun(office.words())

        assert second.ended() == 1
        assert Speaker("en").text("error.locked", folder="out") in second.said
        assert first.process.poll() is None

        first.kill()
        assert all(isinstance(outcome, Made) for outcome in office.run())


# Ctrl-C.

ALONE_AND_NOT = pytest.mark.parametrize("jobs", ["1", pytest.param("2", marks=pytest.mark.long)])
"""How several workers are stopped is tried in every run by `test_stops`."""


@ALONE_AND_NOT
def test_an_interrupted_run_finishes_what_is_begun_and_says_how_to_go_on(tmp_path: Path, jobs: str) -> None:
    office = Office.at(tmp_path, small(16))
    with running(office.words("--jobs", jobs)) as run:
        assert awaited(lambda: len(office.documents) > 2)
        run.interrupt()

        assert run.ended() == 1, run.said

    say = Speaker("en").text
    before = office.documents
    finished = {name.rsplit("-", 1)[0] for name in before}
    assert say("cli:stopping") in run.said
    assert say("cli:left", count=16 - len(finished)) in run.said
    assert say("cli:resume") in run.said
    assert "Traceback" not in run.said
    assert len(before) == 2 * len(finished) < 32

    again = [outcome for outcome in office.run() if isinstance(outcome, Made)]

    assert sum(len(outcome.made) for outcome in again) == 32 - len(before)
    assert len(office.documents) == 32


@ALONE_AND_NOT
def test_an_interruption_before_any_document_is_there_is_told_in_a_sentence(tmp_path: Path, jobs: str) -> None:
    office = Office.at(tmp_path, small(6))
    with running(office.words("--jobs", jobs)) as run:
        assert awaited((office.out / lock.NAME).exists)
        time.sleep(0.3)
        run.interrupt()

        assert run.ended() == 1, run.said
        assert "Traceback" not in run.said
        assert run.is_gone


@ALONE_AND_NOT
def test_a_second_interruption_ends_the_run_at_once(
    tmp_path: Path, documents: dict[str, bytes], marks: Path, jobs: str
) -> None:
    office = Office.at(tmp_path, small(4))
    with running([BAD, str(marks), *office.words("--jobs", jobs)], HANG) as run:
        assert awaited(lambda: any(marks.iterdir()))
        run.interrupt()
        assert awaited(lambda: run.process.poll() is not None, 1) is False
        run.interrupt()

        assert run.ended() == 1, run.said
        assert Speaker("en").text("error.interrupted") in run.said
        assert "Traceback" not in run.said
        assert run.is_gone

    for name, content in office.documents.items():
        assert content == documents[name]


HANG = """
import sys
from functools import partial
from pathlib import Path
from batch.harness import hanging
from pepdocs.batch.workers import steps as work
from pepdocs.cli import main

work.make = partial(hanging, sys.argv[1], Path(sys.argv[2]))
main(sys.argv[3:])
"""

DIE_ON_ONE_CORE = """
import os
import sys
from functools import partial
from pathlib import Path
from batch.harness import dying
from pepdocs.batch.workers import steps as work
from pepdocs.cli import main

os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
work.make = partial(dying, sys.argv[1], Path(sys.argv[2]), 1000)
main(sys.argv[3:])
"""
