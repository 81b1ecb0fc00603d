"""The documents that the journal of a folder knows, as they are there at the end of a run."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pepdocs.batch.folder import preflight
from pepdocs.batch.folder.history import Ledger
from pepdocs.batch.outcomes import Made, Outcome

COPY = re.compile(r"(?P<of>.+)\.edited(-\d+)?")
"""The name of a document that was changed by hand and kept beside a new one."""


@dataclass(frozen=True, slots=True)
class Stock:
    """The documents of a folder that its ledger knows, and the copies that were kept beside them.

    `digest` returns that of a file, nothing where there is none.
    """

    folder: Path
    ledger: Ledger
    digest: Callable[[str], str | None]

    @property
    def records(self) -> dict[str, str]:
        """The references of plans by the names of their documents; "" where a kill left none."""
        known = {name: finished.record for finished in self.ledger.files.values() for name in finished.documents}
        return {name: known.get(name, "") for name in self.ledger.documents}

    def sorted_out(self) -> tuple[dict[str, str], list[str]]:
        """Return the documents that are there as they were made, by name, with the references of their plans.

        And the names of those that were changed by hand or damaged since.
        """
        there = {
            name: entry.knows(digest)
            for name, entry in self.ledger.documents.items()
            if (digest := self.digest(name)) is not None
        }
        whole = {name: record for name, record in self.records.items() if there.get(name)}
        return whole, sorted(name for name, is_whole in there.items() if not is_whole)

    def unlocked(self) -> list[str]:
        """Return the names of documents and copies that are not known to be encrypted."""
        documents = {
            name
            for name, entry in self.ledger.documents.items()
            if (digest := self.digest(name)) is not None and not (entry.basis.password and digest == entry.sha256)
        }
        return sorted(documents.union(self._copies(self.ledger.documents)))

    def left_over(self, found: Iterable[Path], outcomes: Iterable[Outcome]) -> list[str]:
        """Return the names of documents and copies that belong to no plan of a run.

        What may belong to a file of which not even the reference can be read is not among them.
        """
        made = {each.source: each.record.casefold() for each in outcomes if isinstance(each, Made)}
        others = [path for path in found if path not in made]
        referred = preflight.references(others)
        unknown = set(others).difference(*referred.values())
        belonging = {*made.values(), *referred, *self._came_of({path.name for path in unknown})}
        names = {name for name, of in self.records.items() if not _belongs(name, of, belonging)}
        return sorted({*filter(self._is_there, names), *self._copies(names)})

    def _came_of(self, files: Collection[str]) -> set[str]:
        """Return the references of plans that were in files of these names."""
        finished = self.ledger.files.values()
        return {each.record.casefold() for each in finished if Path(each.source).name in files}

    def _copies(self, names: Collection[str]) -> Iterator[str]:
        """Yield the copies of documents that are there."""
        for path in self.folder.glob("*.edited*"):
            if (copy := COPY.fullmatch(path.name)) and copy["of"] in names:
                yield path.name

    def _is_there(self, name: str) -> bool:
        return os.path.lexists(self.folder / name)


def _belongs(name: str, record: str, references: Collection[str]) -> bool:
    """Whether a document is of a plan with one of these references, by its name where a kill left no record."""
    if record:
        return record.casefold() in references
    return any(name.casefold().startswith(f"{reference}-") for reference in references)
