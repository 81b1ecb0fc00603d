"""Worker processes with limits of time and memory, and what becomes of the steps that they are at."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future
from typing import Any

from pepdocs.base import error_keys
from pepdocs.base.errors import Bug, PepdocsError, frames
from pepdocs.batch.workers.pool import WorkerPool
from pepdocs.batch.workers.steps import attempt

Then = Callable[[Any], None]
"""Is told what a step returned, or the error that ended it."""


class StepRunner:
    """So many workers; a step may take so many `seconds` and hold so much `memory` (MiB).

    It belongs to one thread. A worker begins when there is a first step for it.
    """

    def __init__(self, workers: int, *, seconds: float, memory: int) -> None:
        self._workers, self._seconds, self._memory = workers, seconds, memory
        self._pool: WorkerPool | None = None
        self._begun: dict[Future[Any], Then] = {}

    @property
    def is_free(self) -> bool:
        """Whether a worker has nothing to do."""
        return len(self._begun) < self._workers

    @property
    def is_idle(self) -> bool:
        """Whether no worker has anything to do."""
        return not self._begun

    def start(self, then: Then, step: Callable[..., object], *arguments: object) -> None:
        """Have a free worker do a step; `then` is told by `settle` what came of it."""
        if self._pool is None:
            self._pool = WorkerPool(self._workers, timeout=self._seconds, memory=self._memory)
        self._begun[self._pool.submit(attempt, step, *arguments)] = then

    def settle(self) -> None:
        """Tell what became of the steps that have ended."""
        for future in [future for future in self._begun if future.done()]:
            self._begun.pop(future)(self._outcome(future))

    def clear(self) -> None:
        """Forget the steps that have not ended, and end the workers that are at them."""
        if self._begun:
            self.close()

    def close(self) -> None:
        """End all workers at once."""
        self._begun.clear()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _outcome(self, future: Future[Any]) -> object:
        try:
            return future.result()
        except TimeoutError:
            return PepdocsError(error_keys.TIMEOUT, seconds=f"{self._seconds:g}")
        except BrokenExecutor:
            return PepdocsError(error_keys.PREVIEW_WORKER)
        except Exception as bug:  # noqa: BLE001 - a document that cannot be sent must not end the page
            return Bug(frames(bug))
