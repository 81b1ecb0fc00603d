"""The three phases: their colours, their type sizes, and their sections in reading order."""

from __future__ import annotations

from dataclasses import dataclass

_MIDDLE = "progress wellbeing leisure arrangements aln change history future pathway"
_END = (
    "funding review carers views_of_others language people child care setting meeting agreement further "
    "designated_person"
)


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase's template: colours as hexadecimal, sizes in points, sections by their keys.

    `accent` on white and on `tint` has a contrast of more than 7:1. `own_page` sections begin on
    a new page. `faces` says whether a feeling has a drawn face beside its word.
    """

    key: str
    accent: str
    tint: str
    voice: int
    sections: tuple[str, ...]
    own_page: frozenset[str] = frozenset({"my_page", "designated_person"})
    faces: bool = False


PHASES = (
    Phase(
        key="primary",
        accent="0B5450",
        tint="E4F2F0",
        voice=16,
        sections=tuple(f"my_page what_happened targets {_MIDDLE} {_END}".split()),
        faces=True,
    ),
    Phase(
        key="secondary",
        accent="1B3A6B",
        tint="E8EEF8",
        voice=14,
        sections=tuple(f"my_page what_happened targets {_MIDDLE} {_END}".split()),
    ),
    Phase(
        key="post16",
        accent="5C2152",
        tint="F5EAF3",
        voice=14,
        sections=tuple(
            "my_page what_happened targets pathway future progress wellbeing arrangements leisure "
            f"aln change history {_END}".split()
        ),
    ),
)
"""Every phase that has a template."""
