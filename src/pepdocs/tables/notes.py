"""What became of the rows of a table and of the plans that it is for; nothing of a child's is in a note."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from pepdocs.tables.paths import FieldPath


class TableEffect(Enum):
    """What became of a cell, a row or a plan."""

    ADDED = "added"
    CHANGED = "changed"
    CONFLICT = "conflict"
    UNREADABLE = "unreadable"
    FORMULA = "formula"
    NUMBER = "number"
    FRACTION = "fraction"
    SEVERAL_ENTRIES = "several_entries"
    REFUSED = "refused"
    NO_KEY = "no_key"
    NO_PLAN = "no_plan"
    SEVERAL_PLANS = "several_plans"
    NO_ROW = "no_row"
    NO_COLUMN = "no_column"
    NO_PLACE = "no_place"
    PLAN_UNREADABLE = "plan_unreadable"
    NOT_WRITTEN = "not_written"


DONE = frozenset({TableEffect.ADDED, TableEffect.CHANGED})
MERELY_TOLD = DONE | {TableEffect.NO_PLAN, TableEffect.NO_ROW}
"""Outcomes with which nobody has anything left to decide or mend."""


@dataclass(frozen=True, slots=True)
class TableNote:
    """What became of something: the row by its number, the column, its field and the plan's file, as far as known."""

    effect: TableEffect
    row: int = 0
    heading: str = ""
    path: FieldPath | None = None
    plan: Path | None = None
