"""The documents that the journal of a folder knows, as they are there at the end of a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pepdocs.batch.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Stock:
    """The documents that a ledger knows. `digest` returns that of a file, nothing where there is none."""

    ledger: Ledger
    digest: Callable[[str], str | None]

    @property
    def records(self) -> dict[str, str]:
        """The references of plans by the names of their documents; "" where a kill left none."""
        known = {
            name: finished.record
            for finished in self.ledger.files.values()
            for name in finished.documents
        }
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
