"""The details of a run as a whole: its day, its length, and how many files are in each state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pepdocs.base.copies import Copy
from pepdocs.handover import archives
from pepdocs.schema.sections.meeting import CopyEdition
from pepdocs.summary.rows import FOLDER_STATES, FileRow, FileState
from pepdocs.wording import Speaker

MINUTES_FROM = 120
"""A run of this many seconds or more is given in minutes."""

RARE = frozenset({FileState.GUARDED, FileState.NOT_HERE, *FOLDER_STATES})
"""States that a run only has if something unusual was asked for."""


@dataclass(frozen=True, slots=True)
class RunDetails:
    """The day that counted as today, how long the run took, and how many sources it had."""

    day: date
    seconds: float
    sources: int
    version: str
    interrupted: bool = False

    def duration(self, speaker: Speaker) -> str:
        """Return how long the run took, in whole minutes or seconds."""
        if self.seconds >= MINUTES_FROM:
            return speaker.count("summary:minutes", round(self.seconds / 60))
        return speaker.count("summary:seconds", round(self.seconds))


def run_facts(speaker: Speaker, rows: tuple[FileRow, ...], run: RunDetails) -> Iterator[tuple[str, str]]:
    """Yield the label and value of each detail of a run, in one language."""
    values = {
        "day": speaker.date(run.day),
        "time": run.duration(speaker),
        "finished": speaker.text(f"summary:{'no' if run.interrupted else 'yes'}"),
        "files": speaker.number(run.sources),
        "documents_made": speaker.number(sum(row.made for row in rows)),
        "documents_there": speaker.number(sum(len(row.documents) for row in rows)),
        "version": run.version,
    }
    yield from ((speaker.text(f"summary:{key}"), value) for key, value in values.items())
    for context, count in count_engines(rows).items():
        yield speaker.text(context), speaker.number(count)
    for copy, count in count_copies(rows).items():
        yield speaker.text("summary:documents_of_copy", copy=copy_name(speaker, copy)), speaker.number(count)


def count_engines(rows: Iterable[FileRow]) -> dict[str, int]:
    """Return how many PDFs there are by each engine and reason, by the contexts of the sentences that say so."""
    return dict(sorted(Counter(context for row in rows for context in row.engines).items()))


def count_copies(rows: Iterable[FileRow]) -> dict[Copy, int]:
    """Return how many documents there are of each copy; none where all are of the full record."""
    counts = Counter(archives.copy_of(name) for row in rows for name in row.documents)
    return {copy: counts[copy] for copy in Copy if counts[copy]} if set(counts) - {Copy.FULL} else {}


def copy_name(speaker: Speaker, copy: Copy) -> str:
    """Return the name of a copy."""
    return speaker.text(CopyEdition.of(copy).context)


def count_states(rows: tuple[FileRow, ...]) -> dict[FileState, int]:
    """Return how many files are in each state; a rare state is left out if no file has it."""
    counts = Counter(row.state for row in rows)
    return {state: counts[state] for state in FileState if counts[state] or state not in RARE}
