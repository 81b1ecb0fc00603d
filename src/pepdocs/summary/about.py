"""What there is to say about a run as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pepdocs.summary.ran import Ran
from pepdocs.summary.rows import BESIDES, Row, State
from pepdocs.wording import Speaker

RARE = frozenset({State.GUARDED, *BESIDES})
"""States that no run has unless something unusual was asked for."""


def about(speaker: Speaker, rows: tuple[Row, ...], run: Ran) -> Iterator[tuple[str, str]]:
    """Yield labels and values: when, for how long, whether to the end, of and with how many files."""
    values = {
        "day": speaker.date(run.day),
        "time": run.lasted(speaker),
        "finished": speaker.text(f"summary:{'no' if run.interrupted else 'yes'}"),
        "files": speaker.number(run.sources),
        "documents_made": speaker.number(sum(row.made for row in rows)),
        "documents_there": speaker.number(sum(len(row.documents) for row in rows)),
        "version": run.version,
    }
    yield from ((speaker.text(f"summary:{key}"), value) for key, value in values.items())


def counted(rows: tuple[Row, ...]) -> dict[State, int]:
    """Return how many files there are of every state; of one that is rare only where there are any."""
    found = Counter(row.state for row in rows)
    return {state: found[state] for state in State if found[state] or state not in RARE}
