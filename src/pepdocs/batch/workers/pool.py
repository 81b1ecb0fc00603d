"""A pool of worker processes, each in a seat of its own: one that dies, hangs or swells harms no other.

Every seat is a process pool of one from the standard library. A pool of several would fail as a
whole when one of its processes is killed, and could not tell whose step it was.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from multiprocessing.connection import wait
from queue import SimpleQueue
from typing import Any, ParamSpec, TypeVar

from pepdocs.batch.workers.signals import STOPS

P = ParamSpec("P")
T = TypeVar("T")

STEPS_A_WORKER = 250
"""After so many steps a worker process ends and a new one takes its seat."""

WARM = "pepdocs.batch.workers.warm"
"""The module that loads whatever a worker needs."""

LONGEST_PLACE = 60
"""The longest path of the folder for temporary files that leaves room for a socket's name: of 104 bytes
or more on any system, multiprocessing adds some 35.
"""

MEBIBYTE = 1024 * 1024
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


class Seats(Executor):
    """So many workers; `timeout` is the longest time of a step in seconds, `memory` is in MiB.

    A future ends with `TimeoutError` where its step took longer, and with `BrokenExecutor` where
    its worker died. `submit` waits for a free seat.
    """

    def __init__(self, number: int, *, timeout: float, memory: int) -> None:
        self._free: SimpleQueue[_Seat] = SimpleQueue()
        self._seats = [_Seat(timeout, memory) for _ in range(number)]
        for seat in self._seats:
            self._free.put(seat)

    def submit(self, step: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Have a step done by a free worker."""
        seat = self._free.get()
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        try:
            seat.start(partial(step, *arguments, **named), partial(self._end, seat, future))
        except BaseException:
            self._free.put(seat)
            raise
        return future

    def _end(self, seat: _Seat, future: Future[Any], done: Future[Any]) -> None:
        error = seat.end(done)
        self._free.put(seat)
        if error is None:
            future.set_result(done.result())
        else:
            future.set_exception(error)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """End every worker; at once where futures are cancelled."""
        for seat in self._seats:
            seat.leave(wait=wait, at_once=cancel_futures)


class _Seat:
    """A worker process, and the one that takes its place when it is gone."""

    def __init__(self, timeout: float, memory: int) -> None:
        self._timeout, self._memory = timeout, memory
        self._pool: ProcessPoolExecutor | None = None
        self._worker: int | None = None
        self._steps = 0
        self._clock: threading.Timer | None = None
        self._is_busy = False
        self._is_overdue = False
        self._lock = threading.Lock()

    def start(self, step: Callable[[], T], ended: Callable[[Future[T]], None]) -> None:
        """Begin a step; `ended` is called with its future."""
        begun = self._begun(step)
        self._steps += 1
        self._is_busy, self._is_overdue = True, False
        self._clock = threading.Timer(self._timeout, self._stop)
        self._clock.daemon = True
        self._clock.start()
        begun.add_done_callback(ended)

    def _begun(self, step: Callable[[], T]) -> Future[T]:
        """Return the future of a step that a worker has; a worker may have died since its last one."""
        if self._pool is not None and self._steps < STEPS_A_WORKER:
            with suppress(BrokenExecutor):
                return self._pool.submit(step)
        return self._sit().submit(step)

    def end(self, done: Future[T]) -> BaseException | None:
        """Return what went wrong with a step that has ended, if anything did."""
        with self._lock:
            self._is_busy = False
        if self._clock is not None:
            self._clock.cancel()
        if done.cancelled():  # all workers are being ended at once
            return CancelledError()
        error = done.exception()
        if isinstance(error, BrokenExecutor):
            # The pool waits for a worker whose answer it could not read, and that is deaf to its SIGTERM.
            self.leave(wait=False, at_once=True)
            return TimeoutError() if self._is_overdue else error
        return error

    def leave(self, *, wait: bool, at_once: bool = False) -> None:
        """Let the worker end when its step has ended, or at once."""
        if self._pool is not None:
            if at_once:
                self._kill()
            self._pool.shutdown(wait=wait, cancel_futures=at_once)
            self._pool = self._worker = None

    def _sit(self) -> ProcessPoolExecutor:
        """Have a new worker take the seat."""
        self.leave(wait=False)
        context = multiprocessing.get_context(_method())
        self._pool = pool = ProcessPoolExecutor(1, context, _begin, (self._memory,))
        self._worker = pool.submit(os.getpid).result()
        self._steps = 0
        return pool

    def _stop(self) -> None:
        with self._lock:
            if self._is_busy:
                self._is_overdue = True
                self._kill()

    def _kill(self) -> None:
        if self._worker is None:  # it has not begun; 0 would stand for every process of our group
            return
        with suppress(ProcessLookupError, PermissionError):  # it may have ended by itself
            os.kill(self._worker, KILL)


def _method() -> str:
    """Return how worker processes begin: as copies of one that is warm, where the system can do that."""
    # The server's socket is a file for temporary things, and its path may not be long.
    is_far = len(tempfile.gettempdir()) > LONGEST_PLACE
    if is_far or "forkserver" not in multiprocessing.get_all_start_methods():
        return "spawn"
    multiprocessing.set_forkserver_preload([WARM])
    _serve()
    return "forkserver"


def _serve() -> None:
    """Begin the process that workers are copies of.

    It is deaf to what asks a run to stop, and so are its copies: that is for the first process to answer,
    though the system often tells all of them.
    """
    from multiprocessing import forkserver, resource_tracker

    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        resource_tracker.ensure_running()  # which lets some of them be heard again
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(memory: int) -> None:
    """Make ready a worker process: it ends with its parent, leaves signals to it, and has a limit."""
    for each in STOPS:
        signal.signal(each, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import_module(WARM)
    limit_memory(memory)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def limited_memory(mebibytes: int) -> Iterator[None]:
    """Let this process hold no more than so much data while the context lasts."""
    if sys.platform != "linux":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    limit_memory(mebibytes)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def limit_memory(mebibytes: int) -> None:
    """Let this process hold no more than so much data, where the system can see to that (Linux)."""
    if sys.platform != "linux":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = mebibytes * MEBIBYTE
    allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(resource.RLIMIT_DATA, (allowed, most))
