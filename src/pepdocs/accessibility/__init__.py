"""What a reader meets in a finished document, with a screen reader, large print or a keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.base.files import sources
from pepdocs.render import Format, outline
from pepdocs.render.read_back.outline import Line

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
    return next((kind for start, kind in STARTS.items() if read[:1024].lstrip().startswith(start)), None)


def examine(path: Path) -> Examined:
    """Return what a reader of a file meets; a file that is neither PDF nor Word cannot be read."""
    read = content(path)
    kind = form(read)
    if kind is None:
        return Examined(path, None, (barrier(kinds.UNREADABLE),))
    return Examined(path, kind, examiner(kind)(read))


def lines(examined: Examined) -> tuple[Line, ...]:
    """Return a file that can be read line by line; nothing where its text cannot be followed."""
    if examined.form is None:
        return ()
    try:
        return outline(content(examined.path), examined.form)
    except _half(examined.form).DAMAGE:
        return ()


def examiner(form: Format) -> Callable[[bytes], tuple[Barrier, ...]]:
    """Return the function that examines the bytes of a PDF or a Word document."""
    examine: Callable[[bytes], tuple[Barrier, ...]] = _half(form).examine
    return examine


def _half(form: Format) -> Any:
    """Return the module that examines a format, imported when it is first needed: each brings a parser."""
    if form is Format.PDF:
        from pepdocs.accessibility.pdf import examine as of_pdf

        return of_pdf
    from pepdocs.accessibility.word import examine as of_word

    return of_word
