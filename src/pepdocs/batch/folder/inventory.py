"""The documents of a folder at the end of a run: which are intact, left over or not encrypted."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pepdocs.batch.folder import preflight
from pepdocs.batch.folder.history import FolderHistory
from pepdocs.batch.outcomes import Made, Outcome

COPY = re.compile(r"(?P<of>.+)\.edited(-\d+)?")
"""The name of a copy of a document that was changed by hand, kept beside a new one."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """The documents of a folder that its journal knows, and the copies that were kept beside them.

    `digest` returns the digest of a file by its name, `None` if there is no file.
    """

    folder: Path
    history: FolderHistory
    digest: Callable[[str], str | None]

    @property
    def records(self) -> dict[str, str]:
        """The references of plans by the names of their documents; "" if an old journal does not tell."""
        return self.history.records

    def intact_and_changed(self) -> tuple[dict[str, str], list[str]]:
        """Return the intact documents with the references of their plans, and the names of the changed ones."""
        is_intact = {
            name: document.knows(digest)
            for name, document in self.history.documents.items()
            if (digest := self.digest(name)) is not None
        }
        intact = {name: record for name, record in self.records.items() if is_intact.get(name)}
        return intact, sorted(name for name in is_intact if not is_intact[name])

    def unencrypted(self) -> list[str]:
        """Return the names of documents and copies that are not known to be encrypted."""
        documents = {
            name
            for name, document in self.history.documents.items()
            if (digest := self.digest(name)) is not None
            and not (document.dependencies.password and digest == document.sha256)
        }
        return sorted(documents.union(self._copies(self.history.documents)))

    def left_over(self, found: Iterable[Path], outcomes: Iterable[Outcome]) -> list[str]:
        """Return the names of documents and copies that belong to no plan of a run.

        Documents that may belong to a file whose reference cannot be read are not included.
        """
        made = {outcome.source: outcome.record.casefold() for outcome in outcomes if isinstance(outcome, Made)}
        others = [path for path in found if path not in made]
        files_by_reference = preflight.references(others)
        unreadable = {path.name for path in set(others).difference(*files_by_reference.values())}
        earlier = {
            finished.record.casefold()
            for finished in self.history.files.values()
            if Path(finished.source).name in unreadable
        }
        references = {*made.values(), *files_by_reference, *earlier}
        names = {name for name, record in self.records.items() if not _belongs(name, record, references)}
        present = {name for name in names if os.path.lexists(self.folder / name)}
        return sorted({*present, *self._copies(names)})

    def _copies(self, names: Collection[str]) -> Iterator[str]:
        """Yield the names of copies of documents."""
        for path in self.folder.glob("*.edited*"):
            if (copy := COPY.fullmatch(path.name)) and copy["of"] in names:
                yield path.name


def _belongs(name: str, record: str, references: Collection[str]) -> bool:
    """Return whether a document is of one of these plans; judged by its name if the journal does not tell."""
    if record:
        return record.casefold() in references
    return any(name.casefold().startswith(f"{reference}-") for reference in references)
