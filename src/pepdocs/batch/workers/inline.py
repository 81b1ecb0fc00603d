"""The executor that is no pool: each step is done here, at once. And steps that a stranger's theme asks for."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from pepdocs.base.errors import PepdocsError

AGAIN = 0.5
"""Seconds until an alarm rings again."""

SECONDS = 60.0
MEMORY = 2048
"""Seconds and MiB in which a theme is read, or something is worked out of its files."""

P = ParamSpec("P")
T = TypeVar("T")


class _Overdue(BaseException):
    """A step took too long. Not an `Exception`, for an engine may catch those and go on."""


class Here(Executor):
    """Does each step when it is submitted, and gives up what takes longer than `timeout` seconds.

    It can do that on the main thread, and not on Windows.
    """

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout

    def submit(self, step: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Return a future that is done."""
        future: Future[T] = Future()
        try:
            with _alarm(self._timeout):
                future.set_result(step(*arguments, **named))
        except _Overdue:
            future.set_exception(TimeoutError())
        except Exception as error:  # noqa: BLE001 - the future tells it to whoever asks
            future.set_exception(error)
        return future


def limited(step: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
    """Return what a step with a theme returns, done here; `PepdocsError` where it takes too much time or memory.

    What a step raises is raised. Documents are made elsewhere, by workers that can be killed (`seats`).
    """
    from pepdocs.batch.workers.pool import limited_memory

    with limited_memory(MEMORY):
        future = Here(SECONDS).submit(step, *arguments, **named)
    try:
        return future.result()
    except (TimeoutError, MemoryError):
        pass
    raise PepdocsError("error.theme_limits")


@contextmanager
def _unheard() -> Iterator[None]:
    """Say nothing of an alarm that rang where nothing can be raised: while an object is finished off, say."""
    before = sys.unraisablehook

    def tell(told: sys.UnraisableHookArgs) -> None:
        if not isinstance(told.exc_value, _Overdue):
            before(told)

    sys.unraisablehook = tell
    try:
        yield
    finally:
        sys.unraisablehook = before


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise `_Overdue` in the context after so many seconds."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_signal: int, _frame: object) -> None:
        raise _Overdue

    before = signal.signal(signal.SIGALRM, ring)
    # It rings again, for where nothing can be raised it is not heard.
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        with _unheard():
            yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
