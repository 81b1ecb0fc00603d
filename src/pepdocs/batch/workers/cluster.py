"""Run steps on the workers of a Dask cluster."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from contextlib import suppress
from functools import partial
from typing import Any, ParamSpec, TypeVar

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 30
"""Seconds that a scheduler has to answer."""


class ClusterExecutor(Executor):
    """Run steps on the workers of the Dask scheduler at an address (`tcp://host:8786`).

    Each worker needs the same pepdocs. Plans travel to it: use a network that you trust, or TLS. A step that takes
    longer than `timeout` seconds is given up here; whether its worker stops it is up to Dask. Memory is limited where
    the workers are started. `PepdocsError` if Dask is not installed or the scheduler does not answer.
    """

    def __init__(self, address: str, *, timeout: float) -> None:
        self._timeout = timeout
        try:
            from distributed import Client
            from distributed.comm.addressing import get_address_host_port
        except ImportError:
            raise PepdocsError(error_keys.NO_DASK) from None
        try:
            connect: Any = Client
            # With an address that makes no sense, a client fails later and in its own words.
            get_address_host_port(address)
            self._client = connect(address, timeout=PATIENCE, set_as_default=False)
            threads: dict[str, int] = self._client.nthreads(callback_timeout=PATIENCE)
        except (OSError, ValueError, TimeoutError):
            raise PepdocsError(error_keys.NO_SCHEDULER, address=address) from None
        self._executor: Executor = self._client.get_executor(pure=False)
        self.width = max(1, sum(threads.values()))
        """How many steps the cluster runs at once."""

    def submit(self, step: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Run a step on the cluster."""
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        inner = self._executor.submit(step, *arguments, **named)
        timer = threading.Timer(self._timeout, partial(_give_up, future, inner))
        timer.daemon = True
        timer.start()
        inner.add_done_callback(partial(_pass_on, future, timer))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Leave the cluster, which goes on; steps that have not ended are given up."""
        self._client.close(PATIENCE)


def _give_up(future: Future[Any], inner: Future[Any]) -> None:
    _settle(future, error=TimeoutError())
    inner.cancel()


def _pass_on(future: Future[Any], timer: threading.Timer, inner: Future[Any]) -> None:
    timer.cancel()
    error = BrokenExecutor() if inner.cancelled() else inner.exception(0)
    # Dask has an error of its own for a step whose worker died several times.
    if type(error).__name__ == "KilledWorker":
        error = BrokenExecutor()
    _settle(future, error=error, value=None if error else inner.result(0))


def _settle(future: Future[Any], *, error: BaseException | None, value: Any = None) -> None:
    """Set the result of a future, unless it has one."""
    with suppress(InvalidStateError):
        if error is None:
            future.set_result(value)
        else:
            future.set_exception(error)
