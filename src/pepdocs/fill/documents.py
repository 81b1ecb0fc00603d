"""Make a document of a plan to be looked at: nothing of it is written, and a worker process makes it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from functools import partial
from pathlib import Path
from threading import Lock

from pepdocs import generate
from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import Edition
from pepdocs.batch import MEMORY
from pepdocs.batch.workers.pool import WorkerPool
from pepdocs.batch.workers.steps import attempt
from pepdocs.fill.plans import FillOptions, PlanState
from pepdocs.generate import Request
from pepdocs.reading.pictures import Pictures
from pepdocs.render import Format

SECONDS = 120
"""Longest time for a document."""


class DocumentMaker:
    """Makes one document at a time in a worker process, which begins with the first."""

    def __init__(self, options: FillOptions) -> None:
        self._request = Request(out=Path(), today=options.today, theme=options.theme)
        self._pool: WorkerPool | None = None
        self._lock = Lock()

    def make(self, state: PlanState, edition: Edition, form: Format) -> bytes:
        """Return a document of a plan as it is, a draft if it has errors; `PepdocsError` if it cannot be made."""
        with self._lock:
            if self._pool is None:
                self._pool = WorkerPool(1, timeout=SECONDS, memory=MEMORY)
            step = partial(document, state.content, state.pictures, edition, form, self._request)
            try:
                result = self._pool.submit(attempt_bytes, step).result()
            except TimeoutError:
                raise PepdocsError(error_keys.TIMEOUT, seconds=str(SECONDS)) from None
            except BrokenExecutor:
                raise PepdocsError(error_keys.PREVIEW_WORKER) from None
        if isinstance(result, PepdocsError):
            raise result
        return result

    def close(self) -> None:
        """End the worker."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def attempt_bytes(step: Callable[[], bytes]) -> bytes | PepdocsError:
    """Return what a step returns, or the error that ended it, fit to be sent between processes."""
    return attempt(step)


def document(content: bytes, shown: Pictures, edition: Edition, form: Format, request: Request) -> bytes:
    """Return a document of a plan's bytes and its pictures, a draft if it has errors."""
    examined, request = generate.examined_as_it_is(content, request, shown)
    return generate.document(examined.pep, edition, form, request)
