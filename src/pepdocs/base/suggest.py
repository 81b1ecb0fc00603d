"""The known name that somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

NONE_NEAR = "–"
"""What stands for a name where none is near."""


def nearest(name: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return the known name that is most like one that is not known, `NONE_NEAR` where none is so like it (0 to 1)."""
    return (*get_close_matches(name, known, 1, likeness), NONE_NEAR)[0]
