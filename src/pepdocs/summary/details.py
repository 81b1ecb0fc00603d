"""The details of a run as a whole: its day, its length, and how many files are in each state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pepdocs.summary.rows import FOLDER_STATES, FileRow, FileState
from pepdocs.wording import Speaker

MINUTES_FROM = 120
"""A run of this many seconds or more is given in minutes."""

RARE = frozenset({FileState.GUARDED, *FOLDER_STATES})
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


def count_states(rows: tuple[FileRow, ...]) -> dict[FileState, int]:
    """Return how many files are in each state; a rare state is left out if no file has it."""
    counts = Counter(row.state for row in rows)
    return {state: counts[state] for state in FileState if counts[state] or state not in RARE}
