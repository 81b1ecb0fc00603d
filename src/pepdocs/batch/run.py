"""Many files through a few workers: steps go out, results come in, outcomes are told in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pepdocs.base.errors import Bug, PepdocsError, WriteError
from pepdocs.batch.folder.inventory import Stock
from pepdocs.batch.folder.store import Store
from pepdocs.batch.outcomes import Failed, Outcome
from pepdocs.batch.planner import Desk, File, Settings, Step
from pepdocs.batch.workers import steps as work

MOST_TO_TELL = 500
"""So many outcomes may wait for that of an earlier file; then no further file is begun."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does the steps: so many at once, each within so many seconds."""

    executor: Executor
    width: int
    timeout: float


class Batch:
    """A run over many files. Iterating over it does the work and yields an outcome a file, in order.

    After `stop`, what has begun is finished and nothing more is begun: `left` files get no outcome. So it
    is, too, where the journal cannot be written any more; then `WriteError` is raised at the very end.
    """

    def __init__(self, paths: Sequence[Path], settings: Settings, store: Store, crew: Crew) -> None:
        self._waiting = deque(File(path, place) for place, path in enumerate(paths))
        self._store, self._crew = store, crew
        self._desk = Desk(settings, store)
        self._steps: deque[Step] = deque()
        self._alone: deque[Step] = deque()
        self._flying: dict[Future[Any], Step] = {}
        self._done: dict[int, Outcome] = {}
        self._told = 0
        self._unkept: WriteError | None = None
        self.stopping = False

    @property
    def left(self) -> int:
        """How many files were not begun."""
        return len(self._waiting)

    @property
    def recipients(self) -> Mapping[str, str]:
        """Whom the plans that were read go to, by their references: "" where one says nobody."""
        return self._desk.recipients

    @property
    def stock(self) -> Stock:
        """The documents that the folder's journal knows."""
        return self._store.stock

    @property
    def salt(self) -> bytes:
        """A random text of the folder's own, for digests that nobody else can make."""
        return self._store.salt

    def stop(self) -> None:
        """Begin nothing more."""
        self.stopping = True

    def __iter__(self) -> Iterator[Outcome]:
        """Do the work."""
        while self._is_at_work():
            self._send_out()
            yield from self._in_order()
            if self._flying:
                done, _ = wait(self._flying, return_when=FIRST_COMPLETED)
                for future in done:
                    self._land(self._flying.pop(future), future)
        yield from self._in_order()
        if self._unkept is not None:
            raise self._unkept

    def _is_at_work(self) -> bool:
        begun = self._steps or self._alone or self._flying
        return bool(begun or (self._waiting and not self.stopping))

    def _send_out(self) -> None:
        """Keep everybody busy; a step that killed its worker is tried once more, with none beside it."""
        if self._alone or any(step.again for step in self._flying.values()):
            if not self._flying:
                self._fly(self._alone.popleft())
            return
        while len(self._flying) < self._crew.width:
            if self._steps:
                self._fly(self._steps.popleft())
            elif self._waiting and not self.stopping and len(self._done) < MOST_TO_TELL:
                file = self._waiting.popleft()
                self._attend(file, self._desk.begin(file))
            else:
                return

    def _fly(self, step: Step) -> None:
        if step.file.outcome is None:
            attempt: Callable[..., Any] = work.attempt
            self._flying[self._crew.executor.submit(attempt, *step.call)] = step

    def _land(self, step: Step, future: Future[Any]) -> None:
        """Take what came of a step, unless its file has been given up meanwhile."""
        file, error = step.file, future.exception()
        if file.outcome is not None:
            return
        if error is None:
            self._attend(file, self._desk.take(step, future.result()))
        elif isinstance(error, BrokenExecutor) and not step.again:
            self._alone.append(replace(step, again=True))
        else:
            self._desk.fail(file, self._worded(error))
            self._attend(file, ())

    def _attend(self, file: File, steps: Iterable[Step]) -> None:
        """Put a file's next steps in the queue, or its outcome where that will be told."""
        self._steps.extend(steps)
        if file.outcome is None:
            return
        self._done[file.place] = file.outcome
        if isinstance(file.outcome, Failed) and file.outcome.error.key == "error.disk_full":
            self.stop()

    def _worded(self, error: BaseException) -> PepdocsError:
        if isinstance(error, BrokenExecutor):
            return PepdocsError("error.worker")
        if isinstance(error, TimeoutError):
            return PepdocsError("error.timeout", seconds=f"{self._crew.timeout:g}")
        return Bug(type(error).__name__)

    def _in_order(self) -> Iterator[Outcome]:
        """Yield the outcomes whose turn it is, once the journal has them, if it can have them."""
        if self._told in self._done:
            self._settle()
        while self._told in self._done:
            yield self._done.pop(self._told)
            self._told += 1

    def _settle(self) -> None:
        try:
            self._store.journal.settle()
        except WriteError as refused:
            self._unkept = refused
            self.stop()
