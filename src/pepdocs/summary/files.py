"""The files of a summary beside the documents of a run: a page for people, and two tables for the office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from pepdocs.base import write
from pepdocs.base.files import is_folder
from pepdocs.base.write import Artefact
from pepdocs.batch import Batch, Made, Outcome
from pepdocs.handover import archives, recipients
from pepdocs.summary import page, sheet
from pepdocs.summary.details import RunDetails
from pepdocs.summary.rows import FileState, folder_rows, rows

NAMES = ("summary.html", "summary.csv", "summary.xlsx")

OtherFiles = Mapping[FileState, Sequence[str]]
"""The names of files that are in the folder besides those of a run, by their state."""

NO_FILES: OtherFiles = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FinishedRun:
    """A batch that has ended: the paths it was given, the sources found there, and their outcomes."""

    batch: Batch
    paths: Sequence[Path]
    sources: Sequence[Path]
    outcomes: tuple[Outcome, ...]
    details: RunDetails

    @property
    def changed_since_packed(self) -> list[str]:
        """The references of final plans of the run that were changed after a copy of them had been packed."""
        made = {outcome.record for outcome in self.outcomes if isinstance(outcome, Made)}
        return [record for record in self.batch.changed_since_packed if record in made]


def other_files(out: Path, run: FinishedRun, *, encrypted: bool) -> OtherFiles:
    """Return what is in the folder besides the run's own documents.

    For a run over folders, those are documents of no plan of the run; for an `encrypted` run, also
    everything that opens without a password.
    """
    files: dict[FileState, list[str]] = {}
    if any(map(is_folder, run.paths)):
        files[FileState.LEFT_OVER] = run.batch.inventory.left_over(run.sources, run.outcomes)
    if encrypted:
        unlocked = (path.name for path in recipients.archive_paths(out) if archives.is_readable(path))
        files[FileState.OPEN] = [*run.batch.inventory.unencrypted(), *unlocked]
    return files


def write_summary(
    out: Path, run: FinishedRun, others: OtherFiles = NO_FILES, *, names: bool = False
) -> tuple[Artefact, ...]:
    """Write the summary of a run as an HTML page, a CSV file and a workbook.

    It lists `others` too. The children's `names` are in it only if the batch was opened with `names` as well.
    """
    children = {made.source: made.child for made in run.outcomes if isinstance(made, Made)} if names else None
    more = (folder_rows(state, files, names=names) for state, files in others.items())
    lines = (*rows(run.outcomes, names=children), *chain.from_iterable(more))
    contents = (page.page(lines, run.details), sheet.csv(lines), sheet.xlsx(lines, run.details))
    return write.artefacts((out / name, content) for name, content in zip(NAMES, contents, strict=True))
