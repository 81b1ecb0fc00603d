"""The journal of a folder: a line for every document that was made and every outcome.

It holds digests, references, numbers of findings and names of files, but no value of a plan.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

from pepdocs.base import error_keys, system, write
from pepdocs.base.errors import WriteError

NAME = "pepdocs-batch.jsonl"
VERSION = 1

Line = Mapping[str, Any]


class Journal:
    """A file of lines, added at the end. No outcome is reported before its line is on the disk."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._file: BinaryIO | None = None
        self._has_unsynced = False

    def lines(self) -> Iterator[Line]:
        """Yield the lines that can be read; one that was cut off by a kill is skipped."""
        try:
            with system.patiently(lambda: self.path.open("rb")) as file:
                yield from filter(None, map(_read, file))
        except FileNotFoundError:
            return
        except OSError:
            raise WriteError(error_keys.OWN_FILE, file=NAME) from None

    def write(self, line: Line) -> None:
        """Add a line; it is on the disk after the next `sync`."""
        try:
            self._open().write(_written(line))
        except OSError as error:
            raise write.write_error(self.path, error) from None
        self._has_unsynced = True

    def sync(self) -> None:
        """Write every line to the disk."""
        if self._file is None or not self._has_unsynced:
            return
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise write.write_error(self.path, error) from None
        self._has_unsynced = False

    def replace(self, lines: Iterator[Line]) -> None:
        """Replace all lines in one step: a kill leaves the whole old journal or the whole new one."""
        self.close()
        write.artefact(b"".join(map(_written, lines)), self.path)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            file, self._file = self._file, None
            with suppress(OSError):  # `sync` has reported a full disk
                file.close()

    def _open(self) -> BinaryIO:
        if self._file is None:
            handle = system.open_plainly(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT)
            self._file = cast("BinaryIO", os.fdopen(handle, "a+b"))
            if _is_torn(self._file):
                self._file.write(b"\n")
        return self._file


def _is_torn(file: BinaryIO) -> bool:
    """Return whether a kill has cut off the last line."""
    if not (size := file.seek(0, os.SEEK_END)):
        return False
    file.seek(size - 1)
    return file.read(1) != b"\n"


def _written(line: Line) -> bytes:
    return json.dumps({"v": VERSION, **line}, separators=(",", ":")).encode() + b"\n"


def _read(raw: bytes) -> Line | None:
    """Return a line as it was written, `None` if it is not one of ours."""
    try:
        line = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) and line.get("v") == VERSION else None
