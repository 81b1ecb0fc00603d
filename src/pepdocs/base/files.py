"""Find the files of PEPs: those named, and those in the folders named."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from pepdocs.base import system

BEFORE, UNDONE = ".before-", ".undone"
"""What stands in the names of earlier states of a plan, kept beside it: plan.before-1.yaml, plan.undone.yaml."""

ENDINGS = frozenset({".yaml", ".yml", ".json"})


_EARLIER = re.compile(rf"(?:{re.escape(BEFORE)}\d+|{re.escape(UNDONE)})$")


def sources(paths: Iterable[Path], endings: frozenset[str] = ENDINGS) -> tuple[Path, ...]:
    """Return the files named, and every file with one of the endings in the folders named, each once, in order.

    Earlier states of a plan, kept beside it, are no plans of a folder.
    """
    files = (file for path in paths for file in (_inside(path, endings) if is_folder(path) else [path]))
    unique: dict[Path, Path] = {}
    for file in files:
        unique.setdefault(system.real(file), file)
    return tuple(unique.values())


def is_folder(path: Path) -> bool:
    """Return whether the path is a folder; False if it cannot be read."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where a folder above may not be entered


def is_file(path: Path) -> bool:
    """Return whether the path is a regular file; False if it cannot be read."""
    return os.path.isfile(path)  # noqa: PTH113 - as above


def is_there(path: Path) -> bool:
    """Return whether anything exists at the path; False if it cannot be read."""
    return os.path.exists(path)  # noqa: PTH110 - as above


def _inside(folder: Path, endings: frozenset[str]) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in endings
        and is_file(path)
        and not _is_hidden(path, folder)
        and not _EARLIER.search(path.stem)
    )


def _is_hidden(path: Path, folder: Path) -> bool:
    # A name that begins with ~$ is the lock file of a document that is open in Word.
    return any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
