"""What a reader meets in a finished document, with a screen reader, large print or a keyboard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pepdocs.access import kinds
from pepdocs.access.barriers import Barrier, barrier
from pepdocs.folders import sources
from pepdocs.render import Format, outline
from pepdocs.render.outline import Line

ENDINGS = frozenset({".pdf", ".docx"})
STARTS = {b"%PDF-": Format.PDF, b"PK\x03\x04": Format.DOCX}
"""How the files that are examined begin; a name may say anything."""

LARGEST = 100 * 1024 * 1024
"""Bytes of the largest file that is read."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A file, which kind it is (`None` where it is neither), and what a reader of it meets."""

    path: Path
    form: Format | None
    barriers: tuple[Barrier, ...]

    @property
    def is_unreadable(self) -> bool:
        """Whether nothing can be said about what is in the file."""
        closed = (kinds.UNREADABLE, kinds.ENCRYPTED)
        return self.form is None or any(each.kind in closed for each in self.barriers)


def files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files named, and every PDF and Word file in the folders named, each once, in order."""
    return sources(paths, ENDINGS)


def content(path: Path) -> bytes:
    """Return what is in a file, nothing where it cannot be read or is too large to be a document."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return b""
        return path.read_bytes()
    except OSError:
        return b""


def form(read: bytes) -> Format | None:
    """Return which kind of document a file is, by how it begins."""
    return next(
        (kind for start, kind in STARTS.items() if read[:1024].lstrip().startswith(start)), None
    )


def examine(path: Path) -> Examined:
    """Return what a reader of a file meets; a file that is neither PDF nor Word cannot be read."""
    read = content(path)
    kind = form(read)
    if kind is None:
        return Examined(path, None, (barrier(kinds.UNREADABLE),))
    barriers: tuple[Barrier, ...] = import_module(f"pepdocs.access.{kind.value}").examine(read)
    return Examined(path, kind, barriers)


def lines(examined: Examined) -> tuple[Line, ...]:
    """Return a file that can be read line by line; nothing where its text cannot be followed."""
    if examined.form is None:
        return ()
    half = import_module(f"pepdocs.access.{examined.form.value}")
    try:
        return outline(content(examined.path), examined.form)
    except half.DAMAGE:
        return ()
