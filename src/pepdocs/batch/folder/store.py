"""The folder that documents are written to: what has to be made, what is protected, how new replaces old."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from pepdocs.base import system, write
from pepdocs.base.language import Edition
from pepdocs.batch.folder.copy_history import CopyHistory, CopyKey, copy_line
from pepdocs.batch.folder.dependencies import Dependencies
from pepdocs.batch.folder.history import DocumentRecord, FinishedFile, FolderHistory, made_line, making_line, salt_line
from pepdocs.batch.folder.inventory import Inventory
from pepdocs.batch.folder.journal import Journal
from pepdocs.batch.outcomes import KeptDocument, Why
from pepdocs.render import Format

EDITED = ".edited"
"""The ending that keeps a document that was changed by hand."""

LOSSES = frozenset({Why.OPENED, Why.DRAFT})
"""Changes that take away a protection on which somebody may rely."""

HISTORY_EVENTS = frozenset({"salt", "making", "made", "copy"})
"""The lines of a journal that the history is made of."""


class Overwrite(Enum):
    """What to do with a document that was changed by hand or damaged."""

    NEVER = "never"
    FORCE = "force"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class WantedDocument:
    """A document that was asked for: its name, its edition and format, what it depends on, and the cause of its engine.

    The cause is as in `KeptDocument`.
    """

    name: str
    choice: tuple[Edition, Format]
    dependencies: Dependencies
    cause: str = ""


class ForeignFiles(Exception):
    """Files that we did not make, or that were changed since, are in the place of documents."""

    def __init__(self, paths: Iterable[Path]) -> None:
        super().__init__()
        self.paths = tuple(paths)


class LosesProtection(Exception):
    """Documents would lose their encryption or become drafts."""

    def __init__(self, documents: Iterable[KeptDocument]) -> None:
        super().__init__()
        self.documents = tuple(documents)


class Store:
    """A folder of documents with its journal."""

    def __init__(self, folder: Path, overwrite: Overwrite = Overwrite.NEVER) -> None:
        self.folder = folder
        self.journal = Journal(folder)
        self.history = FolderHistory.of(self.journal.lines())
        self._overwrite = overwrite
        if self.history.is_long:
            self.journal.replace(self.history.lines())

    def finished(self, digest: str, run_digest: str) -> FinishedFile | None:
        """Return what became of a file with this digest, if the same would become of it again."""
        finished = self.history.files.get(digest)
        if finished is None or finished.run_digest != run_digest:
            return None
        is_current = all(self._is_current(*document) for document in finished.documents.items())
        return finished if is_current else None

    @property
    def inventory(self) -> Inventory:
        """The documents that the journal knows."""
        return Inventory(self.folder, self.history, self._digest)

    @property
    def salt(self) -> bytes:
        """The folder's random text, written to the journal when it is first needed."""
        if not self.history.salt:
            self.note(salt_line(secrets.token_hex(16)))
        return bytes.fromhex(self.history.salt)

    def _is_current(self, name: str, sha256: str) -> bool:
        """Return whether a document is intact and no other was made in its place."""
        document = self.history.documents.get(name)
        return document is not None and document.sha256 == sha256 == self._digest(name)

    def kept(self, names: Iterable[str]) -> tuple[KeptDocument, ...]:
        """Return documents of the folder by their names."""
        return tuple(self._kept(name, self.history.documents[name]) for name in names)

    def _kept(self, name: str, document: DocumentRecord) -> KeptDocument:
        engine = document.dependencies.engine
        return KeptDocument(self.folder / name, document.sha256, engine=engine, cause=document.cause)

    def why(self, wanted: Sequence[WantedDocument]) -> dict[str, tuple[Why, ...]]:
        """Return why each document has to be made; an empty tuple for one that is up to date.

        `ForeignFiles` if any was changed by hand and may not be replaced, `LosesProtection` if an encrypted one would
        be open or a final one a draft, `WriteError` if its place holds no ordinary file.
        """
        self._check_places(document.name for document in wanted)
        reasons = {document.name: self._why(document) for document in wanted}
        foreign = [self.folder / name for name, why in reasons.items() if Why.FORCED in why]
        if foreign and self._overwrite is Overwrite.NEVER:
            raise ForeignFiles(foreign)
        if self._overwrite is not Overwrite.FORCE and (losing := self._losing(reasons)):
            raise LosesProtection(losing)
        return reasons

    def _losing(self, reasons: Mapping[str, tuple[Why, ...]]) -> list[KeptDocument]:
        """Return the documents in the folder that would lose a protection, with which they would lose."""
        losses = {name: tuple(filter(LOSSES.__contains__, why)) for name, why in reasons.items()}
        return [
            KeptDocument(self.folder / name, self.history.documents[name].sha256, lost)
            for name, lost in losses.items()
            if lost and Why.MISSING not in reasons[name]
        ]

    def _why(self, wanted: WantedDocument) -> tuple[Why, ...]:
        document, digest = self.history.documents.get(wanted.name), self._digest(wanted.name)
        if document is None:
            return (Why.NEW,)
        changes = wanted.dependencies.changes(document.dependencies)
        if digest is None:
            return (Why.MISSING, *changes)
        if not document.knows(digest):
            return (Why.FORCED,)
        return changes if digest == document.sha256 else (Why.INTERRUPTED, *changes)

    def keep(self, made: Sequence[tuple[WantedDocument, bytes]], record: str = "") -> None:
        """Write documents of the plan with the reference `record` into the folder, all of them or none.

        `ForeignFiles` if files that are not ours are in the way and may not be replaced, `WriteError` if the folder
        cannot be written to. A kill at any moment leaves each document whole, old or new, and the journal knows both.
        """
        self._check_places(wanted.name for wanted, _ in made)
        documents = {
            wanted.name: DocumentRecord(write.digest(content), wanted.dependencies, record=record, cause=wanted.cause)
            for wanted, content in made
        }
        foreign = [self.folder / name for name, document in documents.items() if self._is_blocked(name, document)]
        if foreign and self._overwrite is Overwrite.NEVER:
            raise ForeignFiles(foreign)
        contents = [(self.folder / wanted.name, content) for wanted, content in made]
        with write.prepared(contents) as prepared:
            self.note(making_line(documents))
            self.journal.sync()
            if self._overwrite is Overwrite.BESIDE:
                for path in foreign:
                    write.rename(path, _free_path(path))
            prepared.take_place()

    def _is_blocked(self, name: str, new: DocumentRecord) -> bool:
        """Return whether a file that is not ours is in the place of a document."""
        digest, document = self._digest(name), self.history.documents.get(name)
        if digest is None or digest == new.sha256:
            return False
        return document is None or not document.knows(digest)

    def finish(self, digest: str, finished: FinishedFile, source: Path) -> None:
        """Note that a file is finished."""
        self.note(made_line(digest, finished, str(source)))

    def note_copy(self, key: CopyKey, history: CopyHistory) -> None:
        """Note what has become of a copy, unless that is known."""
        if self.history.copies.get(key) != history:
            self.note(copy_line(key, history))

    def note(self, line: dict[str, object]) -> None:
        """Add a line to the journal and the history."""
        self.journal.write(line)
        if line["event"] in HISTORY_EVENTS:
            self.history.take(line)

    def _check_places(self, names: Iterable[str]) -> None:
        for name in names:
            write.check_replaceable(self.folder / name)

    def _digest(self, name: str) -> str | None:
        """Return the digest of a file of the folder; `None` if there is no file.

        It is "" for a link, which is not followed, for anything else that is no ordinary file, and for a file that may
        not be read: none of these is ours. `WriteError` if another program has the file open and lets nobody read it.
        """
        path = self.folder / name
        try:
            is_file = stat.S_ISREG(path.lstat().st_mode)
            return write.digest(system.patiently(path.read_bytes)) if is_file else ""
        except FileNotFoundError:
            return None
        except OSError as error:
            if system.is_open_elsewhere(path, error):
                raise write.write_error(path, error) from None
            return ""


def _free_path(path: Path) -> Path:
    """Return an unused path beside a file, to keep it under."""
    paths = (path.with_name(f"{path.name}{EDITED}{n}") for n in ("", *(f"-{i}" for i in range(2, 1000))))
    return next(free for free in paths if not os.path.lexists(free))
