"""Run steps in worker processes, so that one that crashes, hangs or runs out of memory does not affect the others.

Each worker has a pipe of its own, and a thread waits for each step. The libraries do not keep that promise:

- A `ProcessPoolExecutor` fails as a whole when one process dies and cannot tell whose step it was. One executor for
  each worker cannot be ended from the callback of its own future: since Python 3.12 that waits for ever.
- In pebble 5.2 all workers share one pipe and its locks, so that one that is killed while it sends blocks the others,
  and the whole pool fails when a worker dies between two steps.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import pickle
import signal
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import Empty, SimpleQueue
from typing import Any, ParamSpec, TypeVar

from pepdocs.batch.workers.memory import limit_memory
from pepdocs.batch.workers.signals import STOP_SIGNALS

P = ParamSpec("P")
T = TypeVar("T")

STEPS_PER_WORKER = 250
"""After so many steps a worker process ends and a new one takes its place."""

LONGEST_START = 300.0
"""Seconds that a worker may take to begin; the first one waits until everything is loaded."""

LONGEST_END = 10.0
"""Seconds that a worker may take to end when it is asked to; then it is killed."""

WARM = {False: "pepdocs.batch.workers.warm", True: "pepdocs.batch.workers.warm_weasyprint"}
"""The module that loads whatever a worker needs, without and with WeasyPrint.

The server that workers are copies of takes the name of one.
"""

LONGEST_FOLDER = 60
"""The longest path of the folder for temporary files that leaves room for a socket's name: of 104 bytes
or more on any system, multiprocessing adds some 35.
"""


class WorkerPool(Executor):
    """Run steps in `number` worker processes; `timeout` is seconds per step, `memory` MiB per worker.

    With `weasyprint`, workers have that engine loaded before they begin.

    A future ends with `TimeoutError` if its step took longer and with `BrokenExecutor` if its worker died. `submit`
    waits for a free worker. Every wait has a limit.
    """

    def __init__(self, number: int, *, timeout: float, memory: int, weasyprint: bool = False) -> None:
        self._timeout = timeout
        self._limit = timeout + LONGEST_START + LONGEST_END
        self._workers = [_Worker(memory, weasyprint=weasyprint) for _ in range(number)]
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)
        self._is_shut_down = False
        # Python waits at its exit for processes that nobody ended.
        atexit.register(self._kill)

    def submit(self, step: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Run a step in a free worker; `BrokenExecutor` if none becomes free or the pool is shut down."""
        if self._is_shut_down:
            raise BrokenExecutor
        try:
            worker = self._free.get(timeout=self._limit)
        except Empty:
            raise BrokenExecutor from None
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        call = partial(step, *arguments, **named)
        threading.Thread(target=self._run, args=(worker, future, call), daemon=True).start()
        return future

    def _run(self, worker: _Worker, future: Future[T], step: Callable[[], T]) -> None:
        try:
            value, error = worker.run(step, self._timeout)
        except Exception as failure:  # noqa: BLE001 - the future raises it
            value, error = None, failure
        self._free.put(worker)
        if error is None:
            future.set_result(value)
        else:
            future.set_exception(error)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """End every worker after its step, or at once if futures are cancelled."""
        atexit.unregister(self._kill)
        at_once = cancel_futures or (not self._is_shut_down and not self._are_free())
        self._is_shut_down = True
        for worker in self._workers:
            worker.close(kill=at_once)
        if wait:
            for worker in self._workers:
                worker.join()

    def _are_free(self) -> bool:
        """Wait until every step has ended; return whether all have within the limit."""
        try:
            for _ in self._workers:
                self._free.get(timeout=self._limit)
        except Empty:
            return False
        return True

    def _kill(self) -> None:
        self.shutdown(cancel_futures=True)


class _Worker:
    """A worker process, and the one that takes its place when it has ended. One thread at a time uses it."""

    def __init__(self, memory: int, *, weasyprint: bool) -> None:
        self._memory, self._weasyprint = memory, weasyprint
        self._process: BaseProcess | None = None
        self._connection: Connection[Any, Any] | None = None
        self._steps = 0
        self._is_closed = False

    def run(self, step: Callable[[], object], timeout: float) -> Any:
        """Return what a step returns in the worker process and what it raises, one of them `None`.

        `TimeoutError` if it takes too long, `BrokenExecutor` if the worker dies or its answer cannot be read.
        """
        message = pickle.dumps(step)
        connection = self._ready_connection()
        self._steps += 1
        try:
            return _exchanged(connection, message, timeout)
        except TimeoutError:
            self._end()
            raise
        except Exception:  # noqa: BLE001 - whatever cannot be read back
            self._end()
            raise BrokenExecutor from None

    def _ready_connection(self) -> Connection[Any, Any]:
        if self._connection is not None:
            # A worker that waits sends nothing: what can be read is the end of a pipe whose process has died.
            with suppress(OSError):
                if self._steps < STEPS_PER_WORKER and not self._connection.poll(0):
                    return self._connection
            self._end(kill=False)
        return self._start()

    def _start(self) -> Connection[Any, Any]:
        context: Any = multiprocessing.get_context(_start_method(WARM[self._weasyprint]))
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._memory, self._weasyprint), daemon=True)
        with suppress(EOFError, OSError):
            process.start()
            theirs.close()
            self._process, self._connection, self._steps = process, ours, 0
            if not self._is_closed and ours.poll(LONGEST_START):
                ours.recv_bytes()
                return self._connection
        self._end()
        raise BrokenExecutor

    def _end(self, *, kill: bool = True) -> None:
        """End the worker process; another one begins with the next step."""
        self._stop(kill=kill)
        self.join()
        self._process = self._connection = None

    def close(self, *, kill: bool) -> None:
        """Ask the worker process to end, or kill it; no other begins."""
        self._is_closed = True
        self._stop(kill=kill)

    def _stop(self, *, kill: bool) -> None:
        if self._process is not None and kill:
            self._process.kill()
        elif self._connection is not None:
            self._connection.close()

    def join(self) -> None:
        """Wait until the worker process has ended; kill it if it does not."""
        if (process := self._process) is not None:
            process.join(LONGEST_END)
            if process.is_alive():
                process.kill()
                process.join(LONGEST_END)


def _exchanged(connection: Connection[Any, Any], message: bytes, timeout: float) -> Any:
    """Send a step to a worker and return its answer; `TimeoutError` if there is none in time."""
    connection.send_bytes(message)
    if not connection.poll(timeout):
        raise TimeoutError
    return connection.recv()


def _start_method(warm: str) -> str:
    """Return how worker processes begin: as copies of a warm one, where the system can do that."""
    # The server's socket is a file for temporary things, and its path may not be long.
    is_too_long = len(tempfile.gettempdir()) > LONGEST_FOLDER
    if is_too_long or "forkserver" not in multiprocessing.get_all_start_methods():
        return "spawn"
    multiprocessing.set_forkserver_preload([warm])
    _start_server()
    return "forkserver"


def _start_server() -> None:
    """Start the process that workers are copies of.

    It ignores stop signals, and so do its copies: the first process answers them, though the system often sends them
    to all.
    """
    from multiprocessing import forkserver, resource_tracker

    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
    try:
        resource_tracker.ensure_running()  # unblocks some of the signals
        signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection[Any, Any], memory: int, weasyprint: bool) -> None:  # noqa: FBT001
    """Run the steps that come through a connection, until it is closed."""
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if weasyprint:
        import pepdocs.batch.workers.warm_weasyprint
    else:
        import pepdocs.batch.workers.warm  # noqa: F401 - the same
    limit_memory(memory)
    connection.send_bytes(b"ready")
    with suppress(EOFError, OSError):
        while True:
            connection.send_bytes(_answer(connection.recv_bytes()))


def _answer(message: bytes) -> bytes:
    """Return the pickled pair of what a step returns and what it raises."""
    try:
        return pickle.dumps((pickle.loads(message)(), None))  # noqa: S301 - from our own process
    except BaseException as error:  # noqa: BLE001 - it is raised where the step was submitted
        with suppress(Exception):
            return pickle.dumps((None, error))
        return pickle.dumps((None, TypeError(type(error).__name__)))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])  # the one wait without a limit: it lasts as long as the parent
        os._exit(1)
