"""A Dask cluster as the pool: the same steps, on other machines, through its executor interface."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from contextlib import suppress
from functools import partial
from typing import Any, ParamSpec, TypeVar

from pepdocs.base.errors import PepdocsError

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 30
"""How many seconds a scheduler has to answer."""


class Cluster(Executor):
    """The workers of the Dask scheduler at an address (`tcp://host:8786`).

    Each worker needs the same pepdocs. Plans travel to it: use a network that you trust, or TLS. A
    step that takes longer than `timeout` seconds is given up here; whether the worker stops it is
    Dask's to say. Memory is limited where the workers are started.
    """

    def __init__(self, address: str, *, timeout: float) -> None:
        self._timeout = timeout
        try:
            from distributed import Client
            from distributed.comm.addressing import get_address_host_port
        except ImportError:
            raise PepdocsError("error.no_dask") from None
        try:
            connect: Any = Client
            # A client with no address that makes sense says so in its own way, later.
            get_address_host_port(address)
            self._client = connect(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, TimeoutError):
            raise PepdocsError("error.no_scheduler", address=address) from None
        self._executor: Executor = self._client.get_executor(pure=False)

    @property
    def width(self) -> int:
        """How many steps the cluster does at once."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, step: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Have a step done by the cluster."""
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        inner = self._executor.submit(step, *arguments, **named)
        clock = threading.Timer(self._timeout, partial(_give_up, future, inner))
        clock.daemon = True
        clock.start()
        inner.add_done_callback(partial(_pass_on, future, clock))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """Leave the cluster, which goes on."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def _give_up(future: Future[Any], inner: Future[Any]) -> None:
    _settle(future, error=TimeoutError())
    inner.cancel()


def _pass_on(future: Future[Any], clock: threading.Timer, inner: Future[Any]) -> None:
    clock.cancel()
    if inner.cancelled():
        _settle(future, error=BrokenExecutor())
        return
    error = inner.exception()
    # Dask tells of a worker that died several times by an error of its own.
    if error is not None and type(error).__name__ == "KilledWorker":
        error = BrokenExecutor()
    _settle(future, error=error, value=None if error else inner.result())


def _settle(future: Future[Any], *, error: BaseException | None, value: Any = None) -> None:
    """Give a future its end, unless it has one."""
    with suppress(InvalidStateError):
        if error is None:
            future.set_result(value)
        else:
            future.set_exception(error)
