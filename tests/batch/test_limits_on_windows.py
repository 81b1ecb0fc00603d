"""The limits of time and memory on Windows, which has neither timers that send signals nor limits of Unix."""

from __future__ import annotations

import ctypes
import signal
import threading
import time
from concurrent.futures import Future
from typing import Any

import pytest

from pepdocs.base import system
from pepdocs.batch import run
from pepdocs.batch.workers import job_object
from pepdocs.batch.workers.inline import InlineExecutor
from pepdocs.batch.workers.memory import limit_memory, memory_limited


class Kernel:
    """The functions of Windows for job objects; it notes the limits that are set."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.refuses, self.limits = refuses, list[tuple[int, int]]()

        class Function:
            def __init__(self, act: Any) -> None:
                self.act, self.restype = act, None

            def __call__(self, *arguments: Any) -> Any:
                return self.act(*arguments)

        self.CreateJobObjectW = Function(lambda *_: 7)
        self.GetCurrentProcess = Function(lambda: 2**64 - 1)
        self.AssignProcessToJobObject = Function(lambda *_: not refuses)
        self.SetInformationJobObject = Function(self._set)

    def _set(self, job: ctypes.c_void_p, kind: int, limits: Any, size: ctypes.c_uint32) -> bool:
        assert (job.value, kind, size.value) == (7, 9, 144)  # as winnt.h has them for 64 bits
        self.limits.append((limits._obj.basic.flags, limits._obj.process_memory))
        return True


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    return _on_windows(monkeypatch, Kernel())


def _on_windows(monkeypatch: pytest.MonkeyPatch, kernel: Kernel) -> Kernel:
    monkeypatch.setattr(system, "WINDOWS", True)
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: kernel, raising=False)
    job_object._job.cache_clear()
    monkeypatch.setattr(job_object, "_job", job_object._job.__wrapped__)
    return kernel


def test_a_worker_has_a_limit_of_memory(kernel: Kernel) -> None:
    limit_memory(2048)

    assert kernel.limits == [(job_object.LIMIT_PROCESS_MEMORY, 2048 * 1024 * 1024)]


def test_a_limit_for_a_while_ends_with_it(kernel: Kernel) -> None:
    with memory_limited(100):
        assert kernel.limits == [(job_object.LIMIT_PROCESS_MEMORY, 100 * 1024 * 1024)]

    assert kernel.limits[1:] == [(0, 0)]


def test_where_windows_refuses_a_job_there_is_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = _on_windows(monkeypatch, Kernel(refuses=True))

    assert not job_object.limit_memory(1)
    assert kernel.limits == []


def endless() -> None:
    while True:
        time.sleep(0.001)


@pytest.fixture
def _without_timers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "setitimer")


@pytest.mark.usefixtures("_without_timers")
def test_a_step_without_end_is_given_up_where_no_timer_sends_signals() -> None:
    future = InlineExecutor(0.05).submit(endless)

    assert isinstance(future.exception(0), TimeoutError)


@pytest.mark.usefixtures("_without_timers")
def test_it_is_given_up_on_any_thread() -> None:
    futures: list[Future[None]] = []
    thread = threading.Thread(target=lambda: futures.append(InlineExecutor(0.05).submit(endless)))
    thread.start()
    thread.join(30)

    assert isinstance(futures[0].exception(0), TimeoutError)


@pytest.mark.usefixtures("_without_timers")
def test_a_step_that_ends_in_time_returns_its_value_and_nothing_is_raised_later() -> None:
    future = InlineExecutor(0.2).submit(lambda: 7)
    time.sleep(0.3)

    assert future.result(0) == 7


def test_a_wait_ends_with_the_first_step_that_does() -> None:
    waiting, done = Future[int](), Future[int]()
    threading.Timer(0.05, done.set_result, [7]).start()

    assert run._ended([waiting, done], 30) == {done}


def test_a_wait_has_an_end() -> None:
    assert run._ended([Future[int]()], 0.05) == set()
