"""Find everything of a plan in a folder of documents, and delete it."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from pepdocs.base import error_keys, write
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import readings
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


class Whose(Enum):
    """Whether a file is of the plan; doubtful is one whose name another plan's document may have."""

    THEIRS = "theirs"
    DOUBTFUL = "doubtful"
    ANOTHERS = "anothers"


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
    the journal. `doubtful` files may be the plan's or another's: they have a name that documents of both may have.
    """

    folder: Path
    record: str
    files: tuple[str, ...]
    archives: tuple[ArchiveTraces, ...]
    lines: int
    doubtful: tuple[str, ...]

    @property
    def are_none(self) -> bool:
        """Whether nothing of the plan is in the folder, or may be."""
        return not (self.files or self.archives or self.lines or self.doubtful)


@dataclass(slots=True)
class Forgotten:
    """The traces that a folder held, and why some files are `left`: the errors by the files' names."""

    traces: Traces
    left: dict[str, PepdocsError] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether everything was deleted."""
        return not (self.left or self.traces.doubtful)


def traces(folder: Path, record: str) -> Traces:
    """Return what a folder holds of the plan with a reference; `WriteError` if its journal cannot be read."""
    preflight.require_ordinary(folder)
    history = FolderHistory.of(Journal(folder).lines())
    names = sorted(path.name for path in folder.iterdir())
    found = tuple(recipients.archive_paths(folder))
    inside = {path.name: archives.document_names(path) for path in found}
    owners = _Owners(record, history, {*map(_original, names), *(name for each in inside.values() for name in each)})
    whose = {name: owners.whose(_original(name)) for name in names}
    files = [name for name in names if whose[name] is Whose.THEIRS]
    doubtful = [name for name in names if whose[name] is Whose.DOUBTFUL]
    in_archives = [_archive_traces(path, inside[path.name], owners) for path in found]
    doubtful += [
        f"{archive}: {name}"
        for archive, documents in inside.items()
        for name in documents
        if owners.whose(name) is Whose.DOUBTFUL
    ]
    return Traces(
        folder,
        record,
        (*files, *(name for name in SUMMARY if name in names and _is_in_summary(folder, owners))),
        tuple(archive for archive in in_archives if archive.documents),
        sum(owners.is_about(line) for line in Journal(folder).lines()),
        tuple(doubtful),
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
                _delete(folder / name)
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
    """Tell whose each document is, by the journal, or else by its name."""

    def __init__(self, record: str, history: FolderHistory, names: Collection[str]) -> None:
        self.record = record
        self._known = {name: owner for name, owner in history.records.items() if owner}
        records = {finished.record for finished in history.files.values()}
        records |= {key.record for key in history.copies}
        alone = (owners[0] for name in names if name not in self._known and len(owners := _possible(name)) == 1)
        self._records = {*self._known.values(), *records, *alone}

    def whose(self, name: str) -> Whose:
        """Return whether a document is the plan's, by the name of its file."""
        if owner := self._known.get(name):
            return Whose.THEIRS if owner == self.record else Whose.ANOTHERS
        possible = _possible(name)
        if self.record not in possible:
            return Whose.ANOTHERS
        if any(owner in self._records for owner in possible if owner != self.record):
            return Whose.DOUBTFUL
        is_likely = self.record in self._records or possible[0] == self.record
        return Whose.THEIRS if is_likely else Whose.ANOTHERS

    def is_about(self, line: Line) -> bool:
        """Return whether a line of the journal is about the plan."""
        documents = line.get("documents", ())
        names = documents if isinstance(documents, Mapping | list) else ()
        return line.get("record") == self.record or any(
            isinstance(name, str) and self.whose(name) is Whose.THEIRS for name in names
        )

    def is_in(self, cell: str) -> bool:
        """Return whether a cell of a summary names the plan or a document of it."""
        words = [word.removeprefix("'") for word in cell.split(" | ")]
        return any(word == self.record or self.whose(_original(word)) is Whose.THEIRS for word in words)


def _possible(name: str) -> list[str]:
    """Return the references of which a document may have this name, the likeliest first."""
    path = Path(name)
    return [record for record, _ in readings(path.stem)] if path.suffix in ENDINGS else []


def _original(name: str) -> str:
    """Return the name of the document that a file was kept of, or else the file's own name."""
    kept = COPY.fullmatch(name)
    return kept["of"] if kept else name


def _archive_traces(path: Path, inside: Collection[str], owners: _Owners) -> ArchiveTraces:
    theirs = frozenset(name for name in inside if owners.whose(name) is Whose.THEIRS)
    return ArchiveTraces(path.name, theirs, len(theirs) == len(inside), archives.is_encrypted(path))


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
        _delete(path)
        _delete(note_path(path))
        return
    if archive.encrypted and not password:
        raise PepdocsError(error_keys.ARCHIVE_ENCRYPTED)
    with write.replacing(path) as file:
        left = archives.fill_without(file, path, archive.documents, password if archive.encrypted else None)
    copy = archives.copy_of(archives.document_names(path)[0])
    write.artefact(covering_note(copy, left, encrypted=archive.encrypted), note_path(path))


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise write.write_error(path, error) from None


def _tidy(folder: Path) -> None:
    """Bring what goes with archives up to date: the list of recipients, and the texts for e-mails."""
    for note in lone_notes(folder):
        _delete(note)
    if write_listing(folder) is None:
        _delete(folder / recipients.LISTING)


def _forget_lines(folder: Path, record: str) -> None:
    journal = Journal(folder)
    history = FolderHistory.of(journal.lines())
    owners = _Owners(record, history, history.documents)
    names = {name for name in history.documents if owners.whose(name) is Whose.THEIRS}
    if journal.path.exists():
        journal.replace(history.without(record, names).lines())
