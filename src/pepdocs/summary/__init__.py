"""The result of a run, to keep and to send on: one page for people, two tables for the office.

Everything is in Welsh and in English. Of a plan, only its reference is in it, unless the children's
names were asked for.
"""

from __future__ import annotations

from pepdocs.summary.details import RunDetails, copy_name, count_copies
from pepdocs.summary.rows import FOLDER_STATES, TO_LOOK_AT, FileRow, FileState, folder_rows, rows

__all__ = [
    "FOLDER_STATES",
    "TO_LOOK_AT",
    "FileRow",
    "FileState",
    "RunDetails",
    "copy_name",
    "count_copies",
    "folder_rows",
    "rows",
]
