"""Bytes become a file: whole or not at all, readable by its owner only."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pepdocs.errors import WriteError

OWNER_ONLY = 0o700


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file that was written, and the digest of what is in it."""

    path: Path
    sha256: str


def artefact(content: bytes, path: Path) -> Artefact:
    """Write `content` to `path`, replacing any older file in one step.

    Folders that have to be made are for their owner only. `WriteError` where the place refuses.
    """
    return artefacts([(path, content)])[0]


def artefacts(made: Iterable[tuple[Path, bytes]]) -> tuple[Artefact, ...]:
    """Write several files that belong together: none takes its place before all are written."""
    unfinished: list[tuple[Path, Path]] = []
    written = []
    path = Path()
    try:
        for path, content in made:
            folder(path.parent)
            unfinished.append((_beside(path, content), path))
            written.append(Artefact(path, hashlib.sha256(content).hexdigest()))
        for beside, path in unfinished:
            beside.replace(path)
    except OSError:
        raise WriteError("error.write", file=path.name) from None
    finally:
        for beside, _ in unfinished:
            beside.unlink(missing_ok=True)
    return tuple(written)


def folder(path: Path) -> None:
    """Make a folder and those above it, each for its owner only, whatever the umask."""
    if path.is_dir():
        return
    folder(path.parent)
    path.mkdir(mode=OWNER_ONLY, exist_ok=True)


def _beside(path: Path, content: bytes) -> Path:
    """Return a file beside `path` that holds `content`, on the disk to the last byte."""
    if path.is_dir():
        raise IsADirectoryError
    # mkstemp makes the file readable by its owner only, and replacing keeps
    # that: these documents describe a child. Its name says nothing of them.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".pepdocs-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
