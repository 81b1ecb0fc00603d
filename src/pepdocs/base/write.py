"""Write files completely or not at all, readable by their owner only."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from pepdocs.base import error_keys, system
from pepdocs.base.errors import WriteError

OWNER_ONLY = 0o700
UNFINISHED = ".pepdocs-"
"""The beginning of the name of a file that is not yet in its place."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""The error numbers for a full disk and an exhausted quota."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file that was written, and the digest of its content."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """Files that are completely on the disk, but not yet in their places."""

    artefacts: tuple[Artefact, ...]
    _unfinished: tuple[_Unfinished, ...]

    def take_place(self) -> None:
        """Move every file to its place, each replacing an older one atomically; raise `WriteError` if that fails."""
        for unfinished, artefact in zip(self._unfinished, self.artefacts, strict=True):
            with _as_write_error(artefact.path):
                unfinished.become(artefact.path)
        for parent in {artefact.path.parent for artefact in self.artefacts}:
            _sync(parent)


def artefact(content: bytes, path: Path) -> Artefact:
    """Write `content` to `path`, replacing any older file atomically.

    Missing folders are created for their owner only. Raise `WriteError` if the file cannot be written.
    """
    return artefacts([(path, content)])[0]


def artefacts(contents: Iterable[tuple[Path, bytes]]) -> tuple[Artefact, ...]:
    """Write several files that belong together: none is in its place before all are written."""
    with prepared(contents) as ready:
        ready.take_place()
        return ready.artefacts


@contextmanager
def prepared(contents: Iterable[tuple[Path, bytes]]) -> Iterator[Prepared]:
    """Write several files, and let the caller decide when they take their places.

    Files that are not in their places at the end are deleted. Raise `WriteError` if a file cannot be written, with
    the key `error.disk_full` if the disk is full.
    """
    unfinished: list[_Unfinished] = []
    written = []
    path = Path()
    try:
        try:
            for path, content in contents:
                folder(path.parent)
                unfinished.append(_Unfinished(path, content))
                written.append(Artefact(path, digest(content)))
        except OSError as error:
            raise write_error(path, error) from None
        yield Prepared(tuple(written), tuple(unfinished))
    finally:
        for file in unfinished:
            file.drop()


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Yield an empty file, open for reading and writing, that takes the place of `path` at the end.

    It is for content that is too large for memory. Raise `WriteError` if the file cannot be written.
    """
    with _as_write_error(path):
        folder(path.parent)
        unfinished = _Unfinished(path, b"")
        try:
            with unfinished.opened() as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            unfinished.become(path)
        finally:
            unfinished.drop()


class InTheWay(OSError):
    """Something that is neither a file nor a link is in the place of a file."""


def check_replaceable(path: Path) -> None:
    """Raise `WriteError` if something other than a file or a link is at the path; it is not opened."""
    if _is_special(path):
        raise write_error(path, InTheWay())


def _is_special(path: Path) -> bool:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISLNK(mode))


def digest(content: bytes) -> str:
    """Return the SHA-256 digest of some bytes in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def folder(path: Path) -> None:
    """Create a folder and those above it, each for its owner only, whatever the umask."""
    if path.is_dir():
        return
    folder(path.parent)
    path.mkdir(mode=OWNER_ONLY, exist_ok=True)


def sweep(path: Path) -> int:
    """Delete the unfinished files that a killed process left in a folder, and return how many there were."""
    leftovers = [file for file in path.glob(f"{UNFINISHED}*.part") if file.is_file()]
    for file in leftovers:
        _drop(file)
    return len(leftovers)


def require_writable(folder: Path) -> None:
    """Raise `OSError` if no file can be made in a folder; none is left there."""
    handle, path = _made_beside(folder)
    os.close(handle)
    _drop(path)


def delete(path: Path) -> None:
    """Delete a file, if there is one; raise `WriteError` if it cannot be deleted."""
    with _as_write_error(path):
        system.patiently(lambda: path.unlink(missing_ok=True))


def rename(path: Path, to: Path) -> None:
    """Give a file another name in its folder; raise `WriteError` if it cannot have it."""
    with _as_write_error(path):
        system.patiently(lambda: path.rename(to))


def _drop(path: Path) -> None:
    """Delete a file that was not finished; one that another program holds is left for the next `sweep`."""
    with suppress(OSError):
        system.patiently(lambda: path.unlink(missing_ok=True))


def _made_beside(folder: Path) -> tuple[int, Path]:
    """Return the descriptor and the path of a new file for its owner only, whose name says nothing.

    Python's own `tempfile` tries two thousand million names in a folder of Windows that may not be written to.
    """
    path = folder / f"{UNFINISHED}{secrets.token_hex(8)}.part"
    return system.open_plainly(path, os.O_RDWR | os.O_CREAT | os.O_EXCL), path


class _Unfinished:
    """A file that has no name yet, where the system allows that, so that a killed process leaves nothing behind."""

    def __init__(self, path: Path, content: bytes) -> None:
        if _is_special(path):
            raise InTheWay
        self._beside: Path | None = None
        self._handle = self._nameless(path.parent)
        if self._handle is None:
            # The file is readable by its owner only, and replacing keeps that: these documents describe a child.
            self._handle, self._beside = _made_beside(path.parent)
        try:
            with self.opened() as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            self.drop()
            raise

    def opened(self) -> BinaryIO:
        """Return the file, open for reading and writing."""
        assert self._handle is not None  # noqa: S101 - for the type checker
        return cast("BinaryIO", os.fdopen(os.dup(self._handle), "w+b"))

    @staticmethod
    def _nameless(folder: Path) -> int | None:
        try:
            return os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600)
        except (AttributeError, OSError):  # not Linux, or a file system without nameless files
            return None

    def become(self, path: Path) -> None:
        """Take the place of `path`."""
        finished = self._beside or self._linked(path.parent)
        if system.WINDOWS:  # which renames no open file
            self._close()
        system.patiently(lambda: finished.replace(path))
        self._beside = None

    def _linked(self, folder: Path) -> Path:
        """Return a temporary name for the nameless file, since only a file with a name can replace another."""
        self._beside = folder / f"{UNFINISHED}{os.getpid()}-{self._handle}.part"
        self._beside.unlink(missing_ok=True)
        # With src_dir_fd, os.link follows the link to the file; the path is absolute.
        os.link(f"/proc/self/fd/{self._handle}", self._beside, src_dir_fd=self._handle)
        return self._beside

    def drop(self) -> None:
        """Close the file, and delete it unless it took its place."""
        self._close()
        if self._beside is not None:
            _drop(self._beside)

    def _close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _sync(folder: Path) -> None:
    """Flush the names in a folder to the disk, where the system can do that."""
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


@contextmanager
def _as_write_error(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise write_error(path, error) from None


def write_error(path: Path, error: OSError) -> WriteError:
    """Return the error that says why a file could not be written."""
    if isinstance(error, InTheWay):
        return WriteError(error_keys.IN_THE_WAY, file=path.name)
    if system.is_open_elsewhere(path, error):
        return WriteError(error_keys.OPEN_ELSEWHERE, file=path.name)
    return WriteError(error_keys.DISK_FULL if error.errno in FULL else error_keys.WRITE, file=path.name)
