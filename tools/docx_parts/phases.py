"""The three phases: their colours, their type sizes, and their chapters in reading order."""

from __future__ import annotations

from dataclasses import dataclass

_LAST = "at_home so_far people record designated_person"


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase's template: colours as hexadecimal, sizes in points, chapters by their keys.

    `accent` on white and on `tint` has a contrast of more than 7:1. `own_page` chapters begin on
    a new page. `faces` says whether a feeling has a drawn face beside its word.
    """

    key: str
    accent: str
    tint: str
    voice: int
    chapters: tuple[str, ...]
    own_page: frozenset[str] = frozenset({"my_page", "designated_person"})
    faces: bool = False


PHASES = (
    Phase(
        key="primary",
        accent="0B5450",
        tint="E4F2F0",
        voice=16,
        chapters=tuple(f"my_page targets at_school wellbeing next {_LAST}".split()),
        faces=True,
    ),
    Phase(
        key="secondary",
        accent="1B3A6B",
        tint="E8EEF8",
        voice=14,
        chapters=tuple(f"my_page targets at_school wellbeing next {_LAST}".split()),
    ),
    Phase(
        key="post16",
        accent="5C2152",
        tint="F5EAF3",
        voice=14,
        chapters=tuple(f"my_page targets next at_school wellbeing {_LAST}".split()),
    ),
)
"""Every phase that has a template."""
