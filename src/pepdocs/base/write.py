"""Bytes become a file: whole or not at all, readable by its owner only."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from pepdocs.base.errors import WriteError

OWNER_ONLY = 0o700
UNFINISHED = ".pepdocs-"
"""How the name of a file begins that has not taken its place yet."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What a system says where a disk, or somebody's share of it, is full."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file that was written, and the digest of what is in it."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """Files that are on the disk to the last byte, and have not taken their places."""

    artefacts: tuple[Artefact, ...]
    _unfinished: tuple[_Unfinished, ...]

    def take_place(self) -> None:
        """Put every file where it belongs, each replacing an older one in one step."""
        for unfinished, artefact in zip(self._unfinished, self.artefacts, strict=True):
            try:
                unfinished.become(artefact.path)
            except OSError as refused:
                raise refusal(artefact.path, refused) from None
        for folder_ in {artefact.path.parent for artefact in self.artefacts}:
            _settle(folder_)


def artefact(content: bytes, path: Path) -> Artefact:
    """Write `content` to `path`, replacing any older file in one step.

    Folders that have to be made are for their owner only. `WriteError` where the place refuses.
    """
    return artefacts([(path, content)])[0]


def artefacts(made: Iterable[tuple[Path, bytes]]) -> tuple[Artefact, ...]:
    """Write several files that belong together: none takes its place before all are written."""
    with prepared(made) as ready:
        ready.take_place()
        return ready.artefacts


@contextmanager
def prepared(made: Iterable[tuple[Path, bytes]]) -> Iterator[Prepared]:
    """Write several files, and let the caller say when they take their places.

    What has not taken its place at the end is gone. `WriteError` where the place refuses;
    its key is `error.disk_full` where the disk is.
    """
    unfinished: list[_Unfinished] = []
    written = []
    path = Path()
    try:
        for path, content in made:
            folder(path.parent)
            unfinished.append(_unfinished(path, content))
            written.append(Artefact(path, digest(content)))
    except OSError as refused:
        _drop(unfinished)
        raise refusal(path, refused) from None
    try:
        yield Prepared(tuple(written), tuple(unfinished))
    finally:
        _drop(unfinished)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give an empty file to be written and read, which takes the place of `path` at the end.

    It is for what is too large to be held. `WriteError` where the place refuses.
    """
    try:
        folder(path.parent)
        unfinished = _unfinished(path, b"")
    except OSError as refused:
        raise refusal(path, refused) from None
    try:
        with unfinished.opened() as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.become(path)
    except OSError as refused:
        raise refusal(path, refused) from None
    finally:
        unfinished.drop()


class InTheWay(OSError):
    """Something stands at a place that no file may replace."""


def look(path: Path) -> None:
    """Raise `WriteError` where something stands that is neither a file nor a link.

    A file or a link is replaced by what is written. Anything else is not opened, to find out what it is.
    """
    if _is_odd(path):
        raise refusal(path, InTheWay())


def _is_odd(path: Path) -> bool:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISLNK(mode))


def digest(content: bytes) -> str:
    """Return the digest of bytes that tells whether a file holds them: SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def folder(path: Path) -> None:
    """Make a folder and those above it, each for its owner only, whatever the umask."""
    if path.is_dir():
        return
    folder(path.parent)
    path.mkdir(mode=OWNER_ONLY, exist_ok=True)


def swept(path: Path) -> int:
    """Remove what a killed process left unfinished in a folder, and return how many files that was."""
    left = [each for each in path.glob(f"{UNFINISHED}*.part") if each.is_file()]
    for each in left:
        each.unlink(missing_ok=True)
    return len(left)


class _Unfinished:
    """A file without its name: without any, where the system can do that, so that a kill leaves none."""

    def __init__(self, folder: Path, content: bytes) -> None:
        self._beside: Path | None = None
        self._handle = self._nameless(folder)
        if self._handle is None:
            # mkstemp makes the file readable by its owner only, and replacing keeps that: these
            # documents describe a child. Its name says nothing of them.
            self._handle, name = tempfile.mkstemp(".part", UNFINISHED, folder)
            self._beside = Path(name)
        try:
            with self.opened() as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            self.drop()
            raise

    def opened(self) -> BinaryIO:
        """Return the file, to be written and read."""
        assert self._handle is not None  # noqa: S101 - for the type checker
        return cast("BinaryIO", os.fdopen(os.dup(self._handle), "w+b"))

    @staticmethod
    def _nameless(folder: Path) -> int | None:
        try:
            return os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600)
        except (AttributeError, OSError):  # another system than Linux, or one of its simpler disks
            return None

    def become(self, path: Path) -> None:
        """Take the place of `path`."""
        (self._beside or self._linked(path.parent)).replace(path)
        self._beside = None

    def _linked(self, folder: Path) -> Path:
        """Return the name that a nameless file gets for the moment before it takes its place."""
        self._beside = folder / f"{UNFINISHED}{os.getpid()}-{self._handle}.part"
        self._beside.unlink(missing_ok=True)
        # A folder to start from makes Python follow the link to the file; the path is absolute.
        os.link(f"/proc/self/fd/{self._handle}", self._beside, src_dir_fd=self._handle)
        return self._beside

    def drop(self) -> None:
        """Let go of the file; nothing of it is left unless it took its place."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
        if self._beside is not None:
            self._beside.unlink(missing_ok=True)


def _unfinished(path: Path, content: bytes) -> _Unfinished:
    if _is_odd(path):
        raise InTheWay
    return _Unfinished(path.parent, content)


def _drop(unfinished: Iterable[_Unfinished]) -> None:
    for each in unfinished:
        each.drop()


def _settle(folder: Path) -> None:
    """Have the names in a folder outlast a loss of power, where the system can do that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def refusal(path: Path, refused: OSError) -> WriteError:
    """Return the error that tells why a file could not be written."""
    if isinstance(refused, InTheWay):
        return WriteError("error.in_the_way", file=path.name)
    full = refused.errno in FULL
    return WriteError("error.disk_full" if full else "error.write", file=path.name)
