"""The journal of a folder: what was made, line by line, and what became of every file.

It holds digests, references, numbers of findings and names of files; no value of a plan.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

from pepdocs.base import write
from pepdocs.base.errors import WriteError

NAME = "pepdocs-batch.jsonl"
VERSION = 1
ITSELF = getattr(os, "O_NOFOLLOW", 0)
"""Has a file opened only where it is no link."""

Line = Mapping[str, Any]


class Journal:
    """Lines that are added at the end. Nothing is told of a file before its line is on the disk."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._file: BinaryIO | None = None
        self._fresh = False

    def lines(self) -> Iterator[Line]:
        """Yield the lines that can be read; one that was cut off by a kill is no line."""
        try:
            with self.path.open("rb") as file:
                yield from filter(None, map(_read, file))
        except FileNotFoundError:
            return
        except OSError:
            raise WriteError("error.own_file", file=NAME) from None

    def write(self, line: Line) -> None:
        """Add a line; it is on the disk after the next `settle`."""
        try:
            self._open().write(_written(line))
        except OSError as refused:
            raise write.refusal(self.path, refused) from None
        self._fresh = True

    def settle(self) -> None:
        """Return when every line is on the disk."""
        if self._file is None or not self._fresh:
            return
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as refused:
            raise write.refusal(self.path, refused) from None
        self._fresh = False

    def replace(self, lines: Iterator[Line]) -> None:
        """Begin anew with these lines: the whole old journal is there, or the whole new one."""
        self.close()
        write.artefact(b"".join(map(_written, lines)), self.path)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            file, self._file = self._file, None
            with suppress(OSError):  # a full disk was told of when the line was to settle
                file.close()

    def _open(self) -> BinaryIO:
        if self._file is None:
            handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | ITSELF, 0o600)
            self._file = cast("BinaryIO", os.fdopen(handle, "a+b"))
            if _is_torn(self._file):
                self._file.write(b"\n")
        return self._file


def _is_torn(file: BinaryIO) -> bool:
    """Whether a kill has cut off the last line."""
    if not (size := file.seek(0, os.SEEK_END)):
        return False
    file.seek(size - 1)
    return file.read(1) != b"\n"


def _written(line: Line) -> bytes:
    return json.dumps({"v": VERSION, **line}, separators=(",", ":")).encode() + b"\n"


def _read(raw: bytes) -> Line | None:
    """Return a line as it was written; nothing of what is no line of ours."""
    try:
        line = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) and line.get("v") == VERSION else None
