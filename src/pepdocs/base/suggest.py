"""Suggest the known name that a misspelt one may stand for."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

NONE_NEAR = "–"
"""The text in place of a name if none is similar."""


def nearest(name: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return the known name most similar to `name`, `NONE_NEAR` if none reaches the likeness (0 to 1)."""
    return (*get_close_matches(name, known, 1, likeness), NONE_NEAR)[0]
