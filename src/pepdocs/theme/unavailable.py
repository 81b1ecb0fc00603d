"""The files of a theme that nothing may look at any more: what follows from that alone is not told as well."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

ANY = ""
"""What stands for files whose names nobody knows."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The names of files, or of folders, that are unsafe or cannot be read."""

    names: frozenset[str] = frozenset()

    def may_be(self, name: str) -> bool:
        """Whether a file is left out: by its own name, with a folder that it is in, or as one of any name."""
        above = map(str, PurePosixPath(name).parents)
        return not self.names.isdisjoint((ANY, name, *above))

    def may_end(self, ending: str) -> bool:
        """Whether any file with such an ending is left out."""
        return any(PurePosixPath(name).suffix.lower() in ("", ending) for name in self.names)


NOTHING = LeftOut()
