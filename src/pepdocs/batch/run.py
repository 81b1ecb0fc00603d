"""Run a batch: send steps to workers, take their results, and yield the outcomes in order."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pepdocs.base import error_keys
from pepdocs.base.copies import Copy
from pepdocs.base.errors import Bug, PepdocsError, WriteError
from pepdocs.batch.folder.copy_history import CopyHistory, CopyKey, changed_since_packed
from pepdocs.batch.folder.inventory import Inventory
from pepdocs.batch.folder.store import Store
from pepdocs.batch.outcomes import Failed, Outcome
from pepdocs.batch.planner import PlanFile, PlannedStep, Planner, RunSettings
from pepdocs.batch.workers import steps as work
from pepdocs.handover.archives import copy_of
from pepdocs.handover.recipients import By

MOST_WAITING = 500
"""So many outcomes may wait for that of an earlier file; then no further file is begun."""

GLANCE = 0.5
"""Seconds that a wait lasts before signals are looked at: on Windows no signal interrupts a wait."""

SLACK = 600.0
"""Seconds beyond its own limit after which a step that an executor has not ended is given up."""


@dataclass(frozen=True, slots=True)
class BoundedExecutor:
    """An executor with its limits: how many steps at once, and seconds per step."""

    executor: Executor
    width: int
    timeout: float


class Batch:
    """A run over many files. Iterating over it does the work and yields an outcome for each file, in order.

    After `stop`, what has begun is finished and nothing more is begun: `left` files get no outcome. The same happens if
    the journal cannot be written any more; then `WriteError` is raised at the very end.
    """

    def __init__(
        self, paths: Sequence[Path], settings: RunSettings, store: Store, bounded_executor: BoundedExecutor
    ) -> None:
        self._waiting = deque(PlanFile(path, place) for place, path in enumerate(paths))
        self._store, self._bounded = store, bounded_executor
        self._planner, self._settings = Planner(settings, store), settings
        self._steps: deque[PlannedStep] = deque()
        self._retries: deque[PlannedStep] = deque()
        self._running: dict[Future[Any], PlannedStep] = {}
        self._done: dict[int, Outcome] = {}
        self._yielded = 0
        self._journal_error: WriteError | None = None
        self._is_stopping = False

    @property
    def left(self) -> int:
        """How many files were not begun."""
        return len(self._waiting)

    @property
    def recipients(self) -> Mapping[str, str]:
        """The recipients of the plans that were read, by reference: "" for a plan that names none."""
        return self._planner.recipients

    @property
    def inventory(self) -> Inventory:
        """The documents that the folder's journal knows."""
        return self._store.inventory

    def is_outdated(self, name: str, record: str) -> bool:
        """Return whether a copy shows another state of its plan than the one that was read, or refused, in this run."""
        document, copy = self._store.history.documents[name], copy_of(name)
        present = self._planner.copy_digests.get(record, {}).get(copy)
        is_changed = record in self._planner.refused or present not in {None, document.dependencies.plan}
        return copy is not Copy.FULL and is_changed

    @property
    def packed_copy(self) -> Copy | None:
        """The copy that the recipients of this run get; `None` if there are none, or none of the copies is theirs."""
        by = self._settings.by
        return by and by.packed(self._settings.request.copies)

    @property
    def changed_since_packed(self) -> tuple[str, ...]:
        """The references of final plans that were changed after a copy of their present version was packed."""
        history = self._store.history
        return tuple(sorted({key.record for key in changed_since_packed(history.copies, history.versions)}))

    def note_packed(self, by: By, names: Iterable[str]) -> None:
        """Note in the journal that documents, given by their names, were packed for a kind of recipient."""
        history = self._store.history
        records, versions, latest = history.records, history.versions, history.latest_copies
        for record, copy in dict.fromkeys((records[name], copy_of(name).value) for name in names):
            key = latest.get((record, copy)) or CopyKey(record, copy, versions.get(record, ""))
            packed = history.copies.get(key, CopyHistory()).handed_over(by, self._settings.request.today)
            self._store.note_copy(key, packed)
        self._store.journal.sync()

    @property
    def salt(self) -> bytes:
        """The folder's random text, for digests that nobody else can compute."""
        return self._store.salt

    def stop(self) -> None:
        """Begin nothing more."""
        self._is_stopping = True

    def __iter__(self) -> Iterator[Outcome]:
        """Do the work."""
        while self._is_at_work():
            self._submit_steps()
            yield from self._outcomes_in_order()
            if self._running:
                done = _ended(self._running, self._bounded.timeout + SLACK)
                for future in done or tuple(self._running):
                    self._take_result(self._running.pop(future), future)
        yield from self._outcomes_in_order()
        if self._journal_error is not None:
            raise self._journal_error

    def _is_at_work(self) -> bool:
        return bool(self._steps or self._retries or self._running or (self._waiting and not self._is_stopping))

    def _submit_steps(self) -> None:
        """Keep all workers busy; a step that killed its worker is tried once more, with no other beside it."""
        if self._retries or any(step.is_retry for step in self._running.values()):
            if not self._running:
                self._submit(self._retries.popleft())
            return
        while len(self._running) < self._bounded.width:
            if self._steps:
                self._submit(self._steps.popleft())
            elif self._waiting and not self._is_stopping and len(self._done) < MOST_WAITING:
                file = self._waiting.popleft()
                self._queue(file, self._planner.begin(file))
            else:
                return

    def _submit(self, step: PlannedStep) -> None:
        if step.file.outcome is None:
            attempt: Callable[..., Any] = work.attempt
            self._running[self._bounded.executor.submit(attempt, *step.call)] = step

    def _take_result(self, step: PlannedStep, future: Future[Any]) -> None:
        """Take the result of a step, unless its file has been given up meanwhile."""
        file, error = step.file, _error(future)
        if file.outcome is not None:
            return
        if error is None:
            self._queue(file, self._planner.take(step, future.result(0)))
        elif isinstance(error, BrokenExecutor) and not step.is_retry:
            self._retries.append(replace(step, is_retry=True))
        else:
            self._planner.fail(file, self._described(error))
            self._queue(file, ())

    def _queue(self, file: PlanFile, steps: Iterable[PlannedStep]) -> None:
        """Queue a file's next steps, or keep its outcome until its turn comes."""
        self._steps.extend(steps)
        if file.outcome is None:
            return
        self._done[file.place] = file.outcome
        if isinstance(file.outcome, Failed) and file.outcome.error.key == error_keys.DISK_FULL:
            self.stop()

    def _described(self, error: BaseException) -> PepdocsError:
        if isinstance(error, BrokenExecutor):
            return PepdocsError(error_keys.WORKER)
        if isinstance(error, TimeoutError):
            return PepdocsError(error_keys.TIMEOUT, seconds=f"{self._bounded.timeout:g}")
        return Bug(type(error).__name__)

    def _outcomes_in_order(self) -> Iterator[Outcome]:
        """Yield the outcomes whose turn it is, once the journal has them, if it can have them."""
        if self._yielded in self._done:
            self._sync_journal()
        while self._yielded in self._done:
            yield self._done.pop(self._yielded)
            self._yielded += 1

    def _sync_journal(self) -> None:
        try:
            self._store.journal.sync()
        except WriteError as error:
            self._journal_error = error
            self.stop()


def _ended(futures: Iterable[Future[Any]], limit: float) -> set[Future[Any]]:
    """Return the futures that have ended as soon as any has, none if none has within so many seconds."""
    end = time.monotonic() + limit
    while (left := end - time.monotonic()) > 0:
        done, _ = wait(futures, timeout=min(GLANCE, left), return_when=FIRST_COMPLETED)
        if done:
            return done
    return set()


def _error(future: Future[Any]) -> BaseException | None:
    """Return what a step raised, `TimeoutError` if it has not ended."""
    try:
        return future.exception(0)
    except TimeoutError as error:
        return error
