"""The run that a summary is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pepdocs.wording import Speaker

MINUTES_FROM = 120
"""So many seconds and more are told in minutes."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A run as a whole: the day that counted as today, how long it took, and of how many sources."""

    day: date
    seconds: float
    sources: int
    version: str
    interrupted: bool = False

    def lasted(self, speaker: Speaker) -> str:
        """Return how long the run took, in whole minutes or seconds."""
        if self.seconds >= MINUTES_FROM:
            return speaker.count("summary:minutes", round(self.seconds / 60))
        return speaker.count("summary:seconds", round(self.seconds))
