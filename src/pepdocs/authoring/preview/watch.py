"""Notices that files of a theme have changed and then rested, by looking: that works on every system and drive."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

Stamp = tuple[tuple[str, int, int], ...]
"""Names of files with their sizes and the times of their last change."""

MOST = 1000
"""So many files are looked at; a theme may have fewer."""


class Watch:
    """Remembers how the folders of a theme looked when it was last made."""

    def __init__(self) -> None:
        self._acted: Stamp | None = None
        self._last: Stamp | None = None

    def has_rested(self, folders: Iterable[Path]) -> bool:
        """Whether the folders have changed since this was last so, and look as they did a moment ago.

        An editor that writes a file in several goes is waited for.
        """
        seen = stamp(folders)
        rests, self._last = seen == self._last, seen
        if not rests or seen == self._acted:
            return False
        self._acted = seen
        return True

    def begin(self, folders: Iterable[Path]) -> None:
        """Take the folders as they look now for what is being made."""
        self._acted = self._last = stamp(folders)


def stamp(folders: Iterable[Path]) -> Stamp:
    """Return how the files in folders look, without following a link."""
    found: list[tuple[str, int, int]] = []
    for path in (path for folder in folders for path in _files(folder)):
        if len(found) == MOST:
            break
        try:
            told = path.lstat()
        except OSError:  # it has just gone
            continue
        found.append((str(path), told.st_size, told.st_mtime_ns))
    return tuple(found)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder in order; hidden ones and those that Word keeps beside its own are left out."""
    for place, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")):
                yield Path(place, name)
