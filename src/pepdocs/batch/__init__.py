"""Many PEPs: one outcome each, whatever becomes of the others, and of the run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pepdocs.base import write
from pepdocs.batch.folder import dependencies, lock, preflight
from pepdocs.batch.folder.store import Overwrite, Store
from pepdocs.batch.outcomes import Document, Edited, Failed, Guarded, Made, Outcome, Refused, Why
from pepdocs.batch.planner import Settings
from pepdocs.batch.run import Batch, Crew
from pepdocs.batch.workers.inline import Here
from pepdocs.generate import Request
from pepdocs.handover.recipients import By

__all__ = [
    "Batch",
    "Document",
    "Edited",
    "Failed",
    "Guarded",
    "How",
    "Made",
    "Outcome",
    "Overwrite",
    "Refused",
    "Why",
    "cores",
    "opened",
]

TIMEOUT = 300
"""Seconds that a document may take. The largest plan that is read at all takes a fraction of it."""

MEMORY = 2048
"""Mebibytes that a worker may hold; one that makes ordinary plans holds a tenth of it."""


@dataclass(frozen=True, slots=True)
class How:
    """How a batch is run, as opposed to what is made.

    `jobs` worker processes, or none where it is 1 and no `memory` is given (MiB a worker);
    `timeout` in seconds a document; the address of a Dask `scheduler` instead of workers of our
    own; the `password` that documents are locked with. Outcomes tell the children's `names`, and
    the batch whom plans go to `by`, only where that is asked for.
    """

    jobs: int = 1
    timeout: float = TIMEOUT
    memory: int | None = None
    scheduler: str = ""
    overwrite: Overwrite = Overwrite.NEVER
    password: str = field(default="", repr=False)
    names: bool = False
    by: By | None = None


@contextmanager
def opened(found: Sequence[Path], given: Sequence[Path], request: Request, how: How) -> Iterator[Batch]:
    """Look whether the run can end well, keep others out of its folder, and give a batch to iterate.

    `found` are the files of plans, `given` what was named to find them. `PepdocsError` where the
    run cannot begin; then nothing was written.
    """
    preflight.look(found, given, request, how.by)
    with lock.alone(request.out):
        write.swept(request.out)
        store = Store(request.out, how.overwrite)
        try:
            yield from _running(found, request, how, store)
        finally:
            store.journal.close()


def _running(found: Sequence[Path], request: Request, how: How, store: Store) -> Iterator[Batch]:
    fingerprint = _fingerprint(how.password, store)
    crew = _crew(how)
    settings = Settings(
        request,
        dependencies.standing(request, fingerprint),
        password=how.password,
        fingerprint=fingerprint,
        names=how.names,
        by=how.by,
    )
    try:
        yield Batch(found, settings, store, crew)
    except BaseException:
        crew.executor.shutdown(wait=False, cancel_futures=True)
        raise
    crew.executor.shutdown()


def _crew(how: How) -> Crew:
    """Return what does the steps, and how many at once."""
    if how.scheduler:
        from pepdocs.batch.workers.cluster import Cluster

        cluster = Cluster(how.scheduler, timeout=how.timeout)
        return Crew(cluster, cluster.width, how.timeout)
    if how.jobs == 1 and how.memory is None:
        return Crew(Here(how.timeout), 1, how.timeout)
    from pepdocs.batch.workers.pool import Seats

    seats = Seats(how.jobs, timeout=how.timeout, memory=how.memory or MEMORY)
    return Crew(seats, how.jobs, how.timeout)


def _fingerprint(password: str, store: Store) -> str:
    if not password:
        return ""
    from pepdocs.handover import passwords

    return passwords.fingerprint(password, store.salt)


def cores() -> int:
    """Return how many processes this process may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
