"""Bytes become a file: whole or not at all, readable by its owner only."""

from __future__ import annotations

import hashlib
import os
import tempfile
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
    try:
        folder(path.parent)
        _replace(content, path)
    except OSError:
        raise WriteError("error.write", file=path.name) from None
    return Artefact(path, hashlib.sha256(content).hexdigest())


def folder(path: Path) -> None:
    """Make a folder and those above it, each for its owner only, whatever the umask."""
    if path.is_dir():
        return
    folder(path.parent)
    path.mkdir(mode=OWNER_ONLY, exist_ok=True)


def _replace(content: bytes, path: Path) -> None:
    # mkstemp makes the file readable by its owner only, and replacing keeps
    # that: these documents describe a child. Its name says nothing of them.
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".pepdocs-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
