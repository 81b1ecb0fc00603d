"""Which files hold PEPs: those named, and those in the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

ENDINGS = frozenset({".yaml", ".yml", ".json"})


def sources(paths: Iterable[Path], endings: frozenset[str] = ENDINGS) -> tuple[Path, ...]:
    """Return the files named, and every PEP file in the folders named, each once, in order.

    Other `endings` find other files.
    """
    found = (path for given in paths for path in (_inside(given, endings) if is_folder(given) else [given]))
    unique: dict[str, Path] = {}
    for path in found:
        unique.setdefault(os.path.realpath(path), path)
    return tuple(unique.values())


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder; not where that cannot be told."""
    return os.path.isdir(path)  # noqa: PTH112 - Path's own raises where a folder above may not be entered


def is_file(path: Path) -> bool:
    """Whether a path leads to an ordinary file; not where that cannot be told."""
    return os.path.isfile(path)  # noqa: PTH113 - as above


def is_there(path: Path) -> bool:
    """Whether a path leads to anything; not where that cannot be told."""
    return os.path.exists(path)  # noqa: PTH110 - as above


def _inside(folder: Path, endings: frozenset[str]) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in endings and is_file(path) and not _is_hidden(path, folder)
    )


def _is_hidden(path: Path, folder: Path) -> bool:
    # What begins with ~$ is Word's own note that a document is open.
    return any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
