"""Examine finished documents for what keeps a reader out: with a screen reader, large print or a keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.base.files import sources
from pepdocs.base.language import Run
from pepdocs.findings import accessibility as kinds
from pepdocs.render import Format, outline
from pepdocs.render.read_back.outline import Line

ENDINGS = frozenset({".pdf", ".docx"})
SIGNATURES = {b"%PDF-": Format.PDF, b"PK\x03\x04": Format.DOCX}
"""The first bytes of the files that are examined, since a name may say anything."""

HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
"""How an HTML file begins."""

MAX_BYTES = 100 * 1024 * 1024
"""The size of the largest file that is read."""


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """A file, its format (`None` if it is of no format that is read), and its barriers."""

    path: Path
    form: Format | None
    barriers: tuple[Barrier, ...]

    @property
    def is_unreadable(self) -> bool:
        """Whether nothing is known about the content of the file."""
        closed = (kinds.UNREADABLE, kinds.ENCRYPTED)
        return self.form is None or any(barrier.kind in closed for barrier in self.barriers)


@dataclass(frozen=True, slots=True)
class SpokenRun:
    """Text that a screen reader reads in one voice; `changes` if it is another one than before."""

    run: Run
    changes: bool


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line as a screen reader reads it: its kind (`H2`, `TD` ...), and its text by voice."""

    kind: str
    voices: tuple[SpokenRun, ...]


def files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files named, and every PDF and Word file in the folders named, each once, in order."""
    return sources(paths, ENDINGS)


def content(path: Path) -> bytes:
    """Return the content of a file, nothing if it cannot be read or is too large to be a document."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return b""
        return path.read_bytes()
    except OSError:
        return b""


def form(content: bytes) -> Format | None:
    """Return the format of a file by its first bytes, `None` if it is neither PDF nor Word."""
    start = content[:1024].lstrip()
    return next((form for signature, form in SIGNATURES.items() if start.startswith(signature)), None)


def examine(path: Path, *, with_html: bool = False) -> ExaminedFile:
    """Return a file with its barriers; one that is neither PDF nor Word is unreadable.

    `with_html` takes HTML as well, which can be compared with its plan and is not searched for barriers.
    """
    data = content(path)
    kind = form(data)
    if kind is None and with_html and HTML.match(data):
        return ExaminedFile(path, Format.HTML, ())
    barriers = (barrier(kinds.UNREADABLE),) if kind is None else examiner(kind)(data)
    return ExaminedFile(path, kind, barriers)


def lines(examined: ExaminedFile) -> tuple[Line, ...]:
    """Return a file that can be read line by line; nothing if its text cannot be followed."""
    if examined.form is None:
        return ()
    try:
        return outline(content(examined.path), examined.form)
    except _module(examined.form).DAMAGE:
        return ()


def spoken(lines: Iterable[Line]) -> Iterator[SpokenLine]:
    """Yield each line of a finished document as a screen reader reads it, in order."""
    before = ""
    for line in lines:
        voices = []
        for run in line.runs:
            voices.append(SpokenRun(run, changes=run.lang != before))
            before = run.lang
        yield SpokenLine(line.kind, tuple(voices))


def examiner(form: Format) -> Callable[[bytes], tuple[Barrier, ...]]:
    """Return the function that examines the bytes of a PDF or a Word document."""
    examine: Callable[[bytes], tuple[Barrier, ...]] = _module(form).examine
    return examine


def _module(form: Format) -> Any:
    """Return the module that examines a format, imported when first needed since each brings a parser."""
    if form is Format.PDF:
        from pepdocs.accessibility.pdf import examine as of_pdf

        return of_pdf
    from pepdocs.accessibility.word import examine as of_word

    return of_word
