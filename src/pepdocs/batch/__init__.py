"""Make the documents of many plans: one outcome for each file, whatever happens to the others."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pepdocs.base import write
from pepdocs.batch.folder import dependencies, lock, preflight
from pepdocs.batch.folder.store import Overwrite, Store
from pepdocs.batch.outcomes import Edited, Failed, Guarded, KeptDocument, Made, NotHere, Outcome, RefusedPlan, Why
from pepdocs.batch.planner import RunSettings
from pepdocs.batch.run import Batch, BoundedExecutor
from pepdocs.batch.workers.inline import InlineExecutor
from pepdocs.findings.model import Findings
from pepdocs.generate import Request
from pepdocs.handover.recipients import By
from pepdocs.render import Format, engines
from pepdocs.schema.pep import Phase
from pepdocs.theme import PdfEngine

__all__ = [
    "Batch", "BatchOptions", "Edited", "Failed", "Guarded", "KeptDocument", "Made", "NotHere", "Outcome",
    "Overwrite", "RefusedPlan", "Why", "cores", "open_batch",
]  # fmt: skip

TIMEOUT = 300
"""Seconds that a document may take. The largest plan that can be read takes a fraction of it."""

MEMORY = 2048
"""Mebibytes that a worker may use; one that makes ordinary plans uses a tenth of it."""


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How a batch is run, as opposed to what is made.

    `jobs` is the number of worker processes; with 1 and no `memory` (MiB per worker) there are none. `timeout` is in
    seconds per document. `scheduler` is the address of a Dask scheduler, used instead of processes on this computer.
    Documents are encrypted with `password` if there is one. Outcomes hold the children's names only with `names`, and
    the batch knows the recipients of plans only if `by` says which kind is wanted.
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
def open_batch(
    found: Sequence[Path], given: Sequence[Path], request: Request, options: BatchOptions
) -> Iterator[Batch]:
    """Check that the run can end well, lock its folder, and give a batch to iterate over.

    `found` are the files of plans, `given` the paths that were named to find them. `PepdocsError` if the run cannot
    begin; then nothing was written.
    """
    clashes = preflight.check_before_run(found, given, request, options.by)
    with lock.locked(request.out):
        write.sweep(request.out)
        store = Store(request.out, options.overwrite)
        try:
            yield from _running(found, request, options, store, clashes)
        finally:
            store.journal.close()


def _running(
    found: Sequence[Path], request: Request, options: BatchOptions, store: Store, clashes: Mapping[Path, Findings]
) -> Iterator[Batch]:
    fingerprint = _fingerprint(options.password, store)
    bounded = _bounded_executor(options, request)
    settings = RunSettings(
        request,
        dependencies.run_digest(request, fingerprint),
        password=options.password,
        fingerprint=fingerprint,
        names=options.names,
        by=options.by,
        clashes=clashes,
    )
    try:
        yield Batch(found, settings, store, bounded)
    except BaseException:
        bounded.executor.shutdown(wait=False, cancel_futures=True)
        raise
    bounded.executor.shutdown()


def _bounded_executor(options: BatchOptions, request: Request) -> BoundedExecutor:
    if options.scheduler:
        from pepdocs.batch.workers.cluster import ClusterExecutor

        cluster = ClusterExecutor(options.scheduler, timeout=options.timeout)
        return BoundedExecutor(cluster, cluster.width, options.timeout)
    if options.jobs == 1 and options.memory is None:
        return BoundedExecutor(InlineExecutor(options.timeout), 1, options.timeout)
    from pepdocs.batch.workers.pool import WorkerPool

    memory, weasyprint = options.memory or MEMORY, _needs_weasyprint(request)
    pool = WorkerPool(options.jobs, timeout=options.timeout, memory=memory, weasyprint=weasyprint)
    return BoundedExecutor(pool, options.jobs, options.timeout)


def _needs_weasyprint(request: Request) -> bool:
    """Return whether WeasyPrint makes the PDFs of any phase."""
    chosen = {engines.choose(request.theme, phase.code, request.engine).engine for phase in Phase}
    return Format.PDF in request.formats and PdfEngine.WEASYPRINT in chosen


def _fingerprint(password: str, store: Store) -> str:
    if not password:
        return ""
    from pepdocs.handover import passwords

    return passwords.fingerprint(password, store.salt)


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
