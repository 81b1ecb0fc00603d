"""Detect changes to a theme's files by polling, which works on every system and drive."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

Snapshot = tuple[tuple[str, int, int], ...]
"""Paths of files with their sizes and the times of their last change."""

MOST = 1000
"""Most files that are looked at; a theme may have fewer."""


class ChangeDetector:
    """Compares a theme's folders with their state when it was last built."""

    def __init__(self) -> None:
        self._built: Snapshot | None = None
        self._last: Snapshot | None = None

    def has_changed(self, folders: Iterable[Path]) -> bool:
        """Return whether the folders have changed since the last build, and not since the last call.

        This waits for an editor that writes a file in several steps. A change is reported once.
        """
        current = snapshot(folders)
        is_settled, self._last = current == self._last, current
        if not is_settled or current == self._built:
            return False
        self._built = current
        return True

    def reset(self, folders: Iterable[Path]) -> None:
        """Take the present state of the folders as that of the last build."""
        self._built = self._last = snapshot(folders)


def snapshot(folders: Iterable[Path]) -> Snapshot:
    """Return the state of the files in folders, without following links."""
    files: list[tuple[str, int, int]] = []
    for path in chain.from_iterable(map(_files, folders)):
        if len(files) == MOST:
            break
        with suppress(OSError):  # the file has just been removed
            status = path.lstat()
            files.append((str(path), status.st_size, status.st_mtime_ns))
    return tuple(files)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder in order, without hidden ones and the lock files of Word."""
    for place, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith((".", "~$")))
