"""One run a folder at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pepdocs.base.errors import PepdocsError, WriteError

NAME = ".pepdocs-lock"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder while the context lasts; `error.locked` where one is in it.

    The system lets go of the lock of a process that dies.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / NAME, timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise PepdocsError("error.locked", folder=folder.name) from None
    except OSError:
        raise WriteError("error.folder", folder=folder.name) from None
    try:
        yield
    finally:
        lock.release()
