"""Which of two texts is set less prominently: smaller, or else lighter."""

from __future__ import annotations

LESS = 0.4
"""So many points smaller is smaller."""

Style = tuple[float, bool]
"""The size and the weight in which most of a text is set."""


def lesser(styles: tuple[Style, Style]) -> int | None:
    """Return which of two styles is smaller, or else lighter; nothing where they are alike."""
    (one, bold), (other, also_bold) = styles
    if abs(one - other) > LESS:
        return 0 if one < other else 1
    return None if bold == also_bold else int(bold)
