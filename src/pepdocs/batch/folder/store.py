"""The folder that documents go to: what is there already, what is ours, and how new ones come in."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from pepdocs.base import write
from pepdocs.base.language import Edition
from pepdocs.batch.folder import history as told
from pepdocs.batch.folder.dependencies import Basis
from pepdocs.batch.folder.history import Entry, Finished, Ledger
from pepdocs.batch.folder.inventory import Stock
from pepdocs.batch.folder.journal import Journal
from pepdocs.batch.outcomes import Document, Why
from pepdocs.render import Format

EDITED = ".edited"
"""What is added to the name of a document that was changed by hand, to keep it."""

LOSSES = frozenset({Why.OPENED, Why.DRAFT})
"""Changes that take from a document what whoever asked for it may count on."""

LEARNT = frozenset({"salt", "making", "made"})
"""The lines of a journal that a ledger is made of."""


class Overwrite(Enum):
    """What happens to a document that was changed by hand or damaged."""

    NEVER = "never"
    FORCE = "force"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that was asked for: its name, which one it is, and what it depends on."""

    name: str
    choice: tuple[Edition, Format]
    basis: Basis


class Foreign(Exception):
    """Files that we did not make, or not so, stand where documents are to go."""

    def __init__(self, paths: Iterable[Path]) -> None:
        super().__init__()
        self.paths = tuple(paths)


class Losing(Exception):
    """Documents that would be less than they are: open, or drafts."""

    def __init__(self, documents: Iterable[Document]) -> None:
        super().__init__()
        self.documents = tuple(documents)


class Store:
    """A folder of documents with its journal."""

    def __init__(self, folder: Path, overwrite: Overwrite = Overwrite.NEVER) -> None:
        self.folder = folder
        self.journal = Journal(folder)
        self.ledger = Ledger.of(self.journal.lines())
        self._overwrite = overwrite
        if self.ledger.is_long:
            self.journal.replace(self.ledger.told())

    def finished(self, digest: str, standing: str) -> Finished | None:
        """Return what became of a file with this digest, if it would become just that again."""
        known = self.ledger.files.get(digest)
        if known is None or known.standing != standing:
            return None
        return known if all(self._is_whole(*each) for each in known.documents.items()) else None

    @property
    def stock(self) -> Stock:
        """The documents that the journal knows."""
        return Stock(self.folder, self.ledger, self._there)

    @property
    def salt(self) -> bytes:
        """A random text of this folder's own."""
        if not self.ledger.salt:
            self.note(told.salted(secrets.token_hex(16)))
        return bytes.fromhex(self.ledger.salt)

    def _is_whole(self, name: str, sha256: str) -> bool:
        """Whether a document is there as it was made of this file, and no other was made since."""
        entry = self.ledger.documents.get(name)
        return entry is not None and entry.sha256 == sha256 == self._there(name)

    def whole(self, names: Iterable[str]) -> tuple[Document, ...]:
        """Return documents that are there, unchanged."""
        return tuple(Document(self.folder / name, self.ledger.documents[name].sha256) for name in names)

    def why(self, wanted: Sequence[Wanted]) -> dict[str, tuple[Why, ...]]:
        """Return why each document has to be made, with nothing for one that is there unchanged.

        `Foreign` where any was changed by hand, and may not be replaced; `Losing` where one that is
        encrypted would be open, or one that is final a draft; `WriteError` where what stands there
        is no file at all.
        """
        self._look(each.name for each in wanted)
        reasons = {each.name: self._why(each) for each in wanted}
        foreign = [self.folder / name for name, why in reasons.items() if Why.FORCED in why]
        if foreign and self._overwrite is Overwrite.NEVER:
            raise Foreign(foreign)
        if self._overwrite is not Overwrite.FORCE and (losing := self._losing(reasons)):
            raise Losing(losing)
        return reasons

    def _losing(self, reasons: Mapping[str, tuple[Why, ...]]) -> list[Document]:
        """Return the documents that are there and would lose what they have, and what that is."""
        lost = {name: tuple(filter(LOSSES.__contains__, why)) for name, why in reasons.items()}
        return [
            Document(self.folder / name, self.ledger.documents[name].sha256, losses)
            for name, losses in lost.items()
            if losses and Why.MISSING not in reasons[name]
        ]

    def _why(self, wanted: Wanted) -> tuple[Why, ...]:
        entry, there = self.ledger.documents.get(wanted.name), self._there(wanted.name)
        if entry is None:
            return (Why.NEW,)
        changes = wanted.basis.changes(entry.basis)
        if there is None:
            return (Why.MISSING, *changes)
        if not entry.knows(there):
            return (Why.FORCED,)
        return changes if there == entry.sha256 else (Why.INTERRUPTED, *changes)

    def keep(self, made: Sequence[tuple[Wanted, bytes]]) -> None:
        """Put documents in their places, all of them or none.

        `Foreign` where files are in the way that are not ours and may not be replaced; `WriteError`
        where the folder refuses. A kill at any moment leaves each document whole, old or new, and
        the journal knows both.
        """
        self._look(wanted.name for wanted, _ in made)
        entries = {wanted.name: Entry(write.digest(content), wanted.basis) for wanted, content in made}
        foreign = [self.folder / name for name, entry in entries.items() if self._bars(name, entry)]
        if foreign and self._overwrite is Overwrite.NEVER:
            raise Foreign(foreign)
        placed = [(self.folder / wanted.name, content) for wanted, content in made]
        with write.prepared(placed) as ready:
            self.note(told.making(entries))
            self.journal.settle()
            if self._overwrite is Overwrite.BESIDE:
                for path in foreign:
                    path.rename(_free(path))
            ready.take_place()

    def _bars(self, name: str, new: Entry) -> bool:
        """Whether a file that is not ours stands where a document is to go."""
        there, entry = self._there(name), self.ledger.documents.get(name)
        if there is None or there == new.sha256:
            return False
        return entry is None or not entry.knows(there)

    def finish(self, digest: str, finished: Finished, source: Path) -> None:
        """Note that a file is finished."""
        self.note(told.made(digest, finished, str(source)))

    def note(self, line: dict[str, object]) -> None:
        """Add a line to the journal, and learn from it."""
        self.journal.write(line)
        if line["event"] in LEARNT:
            self.ledger.take(line)

    def _look(self, names: Iterable[str]) -> None:
        for name in names:
            write.look(self.folder / name)

    def _there(self, name: str) -> str | None:
        """Return the digest of a file of the folder; nothing where there is none.

        What is no ordinary file, or may not be read, is not ours in any case. Even a link is not followed.
        """
        path = self.folder / name
        try:
            is_file = stat.S_ISREG(path.lstat().st_mode)
            return write.digest(path.read_bytes()) if is_file else ""
        except FileNotFoundError:
            return None
        except OSError:
            return ""


def _free(path: Path) -> Path:
    """Return a name beside a file under which it can be kept."""
    names = (path.with_name(f"{path.name}{EDITED}{n}") for n in ("", *(f"-{i}" for i in range(2, 1000))))
    return next(name for name in names if not os.path.lexists(name))
