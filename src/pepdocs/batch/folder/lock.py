"""The lock that keeps other runs out of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError, WriteError

NAME = ".pepdocs-lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Lock a folder while the context lasts; `PepdocsError` if another run has locked it.

    The system releases the lock of a process that dies.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / NAME, timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise PepdocsError(error_keys.LOCKED, folder=folder.name) from None
    except OSError:
        raise WriteError(error_keys.FOLDER, folder=folder.name) from None
    try:
        yield
    finally:
        lock.release()
