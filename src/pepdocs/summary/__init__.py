"""What became of a run, to be kept and sent on: one page for people, two tables for the office.

Everything is said in Welsh and in English, and nothing that stands in a plan but its reference is
said at all, unless the children's names were asked for.
"""

from __future__ import annotations

from pepdocs.summary.ran import Ran
from pepdocs.summary.rows import BESIDES, TO_LOOK_AT, Row, State, besides, rows

__all__ = ["BESIDES", "TO_LOOK_AT", "Ran", "Row", "State", "besides", "rows"]
