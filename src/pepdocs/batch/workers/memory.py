"""Limit the memory of a process, where the system can do that (Linux and Windows)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from pepdocs.base import system
from pepdocs.batch.workers import job_object

MEBIBYTE = 1024 * 1024


@contextmanager
def memory_limited(mebibytes: int) -> Iterator[None]:
    """Limit the data of this process while the context lasts."""
    if system.WINDOWS:
        job_object.limit_memory(mebibytes * MEBIBYTE)
        try:
            yield
        finally:
            job_object.limit_memory(job_object.NO_LIMIT)
        return
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
    """Limit the data of this process from now on."""
    if system.WINDOWS:
        job_object.limit_memory(mebibytes * MEBIBYTE)
        return
    if sys.platform != "linux":
        return
    import resource

    _, hard_limit = resource.getrlimit(resource.RLIMIT_DATA)
    limit = mebibytes * MEBIBYTE
    if hard_limit != resource.RLIM_INFINITY:
        limit = min(limit, hard_limit)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard_limit))
