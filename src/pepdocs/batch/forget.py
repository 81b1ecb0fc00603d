"""Find everything of a plan in a folder of documents, and delete it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pepdocs.base import error_keys, write
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import named_document
from pepdocs.batch.folder import lock, preflight
from pepdocs.batch.folder.history import FolderHistory
from pepdocs.batch.folder.inventory import COPY
from pepdocs.batch.folder.journal import Journal, Line
from pepdocs.batch.handover import write_listing
from pepdocs.handover import archives, recipients
from pepdocs.handover.covering_note import covering_note, lone_notes, note_path
from pepdocs.render import Format

SUMMARY = ("summary.csv", "summary.html", "summary.xlsx")
"""The files about the last run; the first is searched, and all of them are deleted together."""

ENDINGS = frozenset(f".{form.value}" for form in Format)


@dataclass(frozen=True, slots=True)
class ArchiveTraces:
    """The documents of the plan that are in an archive; it is `whole` if there are no others in it."""

    name: str
    documents: frozenset[str]
    whole: bool
    encrypted: bool


@dataclass(frozen=True, slots=True)
class Traces:
    """What a folder holds of a plan, by the names of files in it.

    `files` are its documents and what was kept of them, and the summary if that names them. `lines` counts those of
    the journal.
    """

    folder: Path
    record: str
    files: tuple[str, ...]
    archives: tuple[ArchiveTraces, ...]
    lines: int

    @property
    def are_none(self) -> bool:
        """Whether nothing of the plan is in the folder."""
        return not (self.files or self.archives or self.lines)


@dataclass(slots=True)
class Forgotten:
    """The traces that a folder held, and why some files are `left`: the errors by the files' names."""

    traces: Traces
    left: dict[str, PepdocsError] = field(default_factory=dict)


def traces(folder: Path, record: str) -> Traces:
    """Return what a folder holds of the plan with a reference; `WriteError` if its journal cannot be read."""
    preflight.require_ordinary(folder)
    owners = _Owners(record, FolderHistory.of(Journal(folder).lines()))
    names = sorted(path.name for path in folder.iterdir())
    is_in_summary = _is_in_summary(folder, owners)
    return Traces(
        folder,
        record,
        tuple(name for name in names if owners.has(_original(name)) or (is_in_summary and name in SUMMARY)),
        tuple(_archive_traces(recipients.archive_paths(folder), owners)),
        sum(owners.is_about(line) for line in Journal(folder).lines()),
    )


def forget(folder: Path, record: str, password: str = "") -> Forgotten:
    """Delete everything that a folder holds of the plan with a reference, and return what there was.

    Archives with other documents too are made anew without it, encrypted ones with their `password`. While any of them
    is left, so are the lines of the journal, which tell whose documents are in it. `PepdocsError` if another run is at
    work in the folder.
    """
    preflight.require_ordinary(folder)
    with lock.locked(folder):
        write.sweep(folder)
        result = Forgotten(traces(folder, record))
        for archive in result.traces.archives:
            with _noting(result, archive.name):
                _take_out(folder, archive, password)
        for name in result.traces.files:
            with _noting(result, name):
                write.delete(folder / name)
        if result.traces.archives:
            _tidy(folder)
        if not result.left:
            _forget_lines(folder, record)
    return result


@contextmanager
def _noting(result: Forgotten, name: str) -> Iterator[None]:
    """Keep the error that leaves a file where it is, and go on."""
    try:
        yield
    except PepdocsError as error:
        result.left[name] = error


class _Owners:
    """Tell which documents are the plan's, by the journal, or else by their names."""

    def __init__(self, record: str, history: FolderHistory) -> None:
        self.record, self._records = record, history.records

    def has(self, name: str) -> bool:
        """Return whether a document is the plan's, by the name of its file."""
        return (self._records.get(name) or _named_record(name)) == self.record

    def is_about(self, line: Line) -> bool:
        """Return whether a line of the journal is about the plan."""
        documents = line.get("documents", ())
        names = documents if isinstance(documents, dict | list) else ()
        return line.get("record") == self.record or any(isinstance(name, str) and self.has(name) for name in names)

    def is_in(self, cell: str) -> bool:
        """Return whether a cell of a summary names the plan, a document of it, or a file that is called like it."""
        words = [word.removeprefix("'") for word in cell.split(" | ") if word]
        sources = (Path(word).stem for word in words if Path(word).suffix not in ENDINGS)
        return self.record in (*words, *sources) or any(self.has(_original(word)) for word in words)


def _named_record(name: str) -> str | None:
    """Return the reference in the name of a document, `None` if it is the name of something else."""
    path = Path(name)
    named = named_document(path.stem) if path.suffix in ENDINGS else None
    return named[0] if named else None


def _original(name: str) -> str:
    """Return the name of the document that a file was kept of, or else the file's own name."""
    kept = COPY.fullmatch(name)
    return kept["of"] if kept else name


def _archive_traces(found: Iterable[Path], owners: _Owners) -> Iterator[ArchiveTraces]:
    for path in found:
        inside = archives.document_names(path)
        if theirs := frozenset(filter(owners.has, inside)):
            yield ArchiveTraces(path.name, theirs, len(theirs) == len(inside), archives.is_encrypted(path))


def _is_in_summary(folder: Path, owners: _Owners) -> bool:
    try:
        text = (folder / SUMMARY[0]).read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return False
    rows = csv.reader(io.StringIO(text.replace("\0", ""), newline=""))
    return any(owners.is_in(cell) for row in rows for cell in row)


def _take_out(folder: Path, archive: ArchiveTraces, password: str) -> None:
    """Make an archive anew without the plan's documents, or delete it if there are no others."""
    path = folder / archive.name
    if archive.whole:
        write.delete(path)
        write.delete(note_path(path))
        return
    if archive.encrypted and not password:
        raise PepdocsError(error_keys.ARCHIVE_ENCRYPTED)
    with write.replacing(path) as file:
        left = archives.fill_without(file, path, archive.documents, password if archive.encrypted else None)
    copy = archives.copy_of(archives.document_names(path)[0])
    write.artefact(covering_note(copy, left, encrypted=archive.encrypted), note_path(path))


def _tidy(folder: Path) -> None:
    """Bring what goes with archives up to date: the list of recipients, and the texts for e-mails."""
    for note in lone_notes(folder):
        write.delete(note)
    if write_listing(folder) is None:
        write.delete(folder / recipients.LISTING)


def _forget_lines(folder: Path, record: str) -> None:
    journal = Journal(folder)
    history = FolderHistory.of(journal.lines())
    names = set(filter(_Owners(record, history).has, history.documents))
    if journal.path.exists():
        journal.replace(history.without(record, names).lines())
