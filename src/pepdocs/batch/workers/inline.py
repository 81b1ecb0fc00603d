"""Run steps in this process, with limits of time and memory."""

from __future__ import annotations

import ctypes
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.batch.workers.memory import memory_limited

REPEAT = 0.5
"""Seconds until an alarm rings again."""

SECONDS = 60.0
MEMORY = 2048
"""Seconds and MiB in which a theme is read, or something is worked out from its files."""

P = ParamSpec("P")
T = TypeVar("T")


class _Overdue(BaseException):
    """A step took too long. Not an `Exception`, because an engine may catch those and go on."""


class InlineExecutor(Executor):
    """Run each step when it is submitted, and give up what takes longer than `timeout` seconds.

    The limit works on the main thread only, except on Windows.
    """

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout

    def submit(self, step: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Run a step and return its future, which is done."""
        future: Future[T] = Future()
        try:
            with _alarm(self._timeout):
                value = step(*arguments, **named)
        except _Overdue:
            future.set_exception(TimeoutError())
        except Exception as error:  # noqa: BLE001 - the future raises it
            future.set_exception(error)
        else:
            future.set_result(value)
        return future


def limited(step: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
    """Return what a step with a theme returns, run in this process with limits of time and memory.

    What a step raises is raised; `PepdocsError` if it takes too much time or memory. Documents are made in worker
    processes instead, which can be killed (see `pool`).
    """
    with memory_limited(MEMORY):
        future = InlineExecutor(SECONDS).submit(step, *arguments, **named)
    try:
        return future.result(0)
    except (TimeoutError, MemoryError):
        pass
    raise PepdocsError(error_keys.THEME_LIMITS)


@contextmanager
def _silenced() -> Iterator[None]:
    """Report no alarm that rings where nothing can be raised, for example in a finaliser."""
    before = sys.unraisablehook

    def report(unraisable: sys.UnraisableHookArgs) -> None:
        if not isinstance(unraisable.exc_value, _Overdue):
            before(unraisable)

    sys.unraisablehook = report
    try:
        yield
    finally:
        sys.unraisablehook = before


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise `_Overdue` in the context after so many seconds."""
    if not hasattr(signal, "setitimer"):
        with _watched(seconds):
            yield
        return
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_signal: int, _frame: object) -> None:
        raise _Overdue

    before = signal.signal(signal.SIGALRM, ring)
    # It rings again, because where nothing can be raised the first one is lost.
    signal.setitimer(signal.ITIMER_REAL, seconds, REPEAT)
    try:
        with _silenced():
            yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """Do what `_alarm` does where no timer sends signals: another thread raises `_Overdue` in this one."""
    here, has_ended = ctypes.c_ulong(threading.get_ident()), threading.Event()

    def watch() -> None:
        pause = seconds
        while not has_ended.wait(pause):
            ctypes.pythonapi.PyThreadState_SetAsyncExc(here, ctypes.py_object(_Overdue))
            pause = REPEAT

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        with _silenced():
            yield
    finally:
        has_ended.set()
        watcher.join()
        ctypes.pythonapi.PyThreadState_SetAsyncExc(here, None)  # takes back what was not raised yet
