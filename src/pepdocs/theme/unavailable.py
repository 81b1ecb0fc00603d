"""The files of a theme that are unsafe or unreadable, so that what follows from their absence is not reported too."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

ANY = ""
"""The name that stands for files whose names are not known."""


@dataclass(frozen=True, slots=True)
class Unavailable:
    """The names of files or folders that are unsafe or cannot be read."""

    names: frozenset[str] = frozenset()

    def may_be(self, name: str) -> bool:
        """Return whether a file may be among them: by its name, by a folder that it is in, or as any file."""
        return not self.names.isdisjoint((ANY, name, *map(str, PurePosixPath(name).parents)))

    def may_end(self, ending: str) -> bool:
        """Return whether a file with an ending may be among them."""
        return any(PurePosixPath(name).suffix.lower() in ("", ending) for name in self.names)
