"""The record of copies: what a folder's journal tells of them, and what plans say was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pepdocs.base.copies import Copy
from pepdocs.batch.folder import preflight
from pepdocs.batch.folder.copy_history import CopyHistory, CopyKey, changed_since_packed, version_mark
from pepdocs.batch.folder.history import FolderHistory
from pepdocs.batch.folder.journal import Journal
from pepdocs.handover.recipients import By
from pepdocs.reading import parse, source
from pepdocs.schema.sections.meeting import copies_given


@dataclass(frozen=True, slots=True)
class CopyRecord:
    """A copy of a version of a plan: the day on which it was made last, and that of each packing by kind of recipient.

    A day is "" where no journal tells. `changed` says that the version is the present one of a final plan, which was
    changed after the copy had been packed.
    """

    record: str
    copy: Copy
    version: str
    made: str
    packed: Mapping[By, str]
    changed: bool


@dataclass(frozen=True, slots=True)
class GivenCopies:
    """The copies that a plan says were given and that were `not_made`, and those made for somebody and `not_given`."""

    path: Path
    record: str
    not_made: tuple[Copy, ...]
    not_given: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class CopiesOfFolder:
    """Every copy that a folder's journal knows, in the order of references and versions."""

    records: tuple[CopyRecord, ...]
    salt: bytes

    @property
    def changed(self) -> tuple[str, ...]:
        """The references of final plans that were changed after a copy of their present version had been packed."""
        return tuple(dict.fromkeys(each.record for each in self.records if each.changed))

    def given(self, path: Path) -> GivenCopies:
        """Return what the plan in a file says was given, compared with what was made of its version.

        The full record is not expected to be given to anybody, unless it was packed. `SourceError` if the file cannot
        be read.
        """
        pep = parse.pep(source.load(path)).pep
        version = version_mark((pep.plan and pep.plan.version) or "", self.salt)
        theirs = [each for each in self.records if (each.record, each.version) == (pep.record, version)]
        made = {each.copy for each in theirs}
        expected = {each.copy for each in theirs if each.copy is not Copy.FULL or each.packed}
        given = set(copies_given(pep.meeting))
        return GivenCopies(path, pep.record or "", _in_order(given - made), _in_order(expected - given))


def copies_of(folder: Path) -> CopiesOfFolder:
    """Return the copies that the journal of a folder knows; `WriteError` if it cannot be read."""
    preflight.require_ordinary(folder)
    history = FolderHistory.of(Journal(folder).lines())
    changed = changed_since_packed(history.copies, history.versions)
    records = (_record(key, history.copies[key], changed=key in changed) for key in sorted(history.copies))
    return CopiesOfFolder(tuple(records), bytes.fromhex(history.salt))


def _record(key: CopyKey, copy: CopyHistory, *, changed: bool) -> CopyRecord:
    packed = {By(kind): day for kind, day in copy.packed.items()}
    return CopyRecord(key.record, Copy(key.copy), key.version, copy.made, packed, changed)


def _in_order(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    return tuple(sorted(copies, key=list(Copy).index))
