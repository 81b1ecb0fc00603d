"""Make a table of what plans say in the fields of a map, so that it can be edited and brought back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pepdocs.tables.guard import OutputCell, as_csv, as_workbook
from pepdocs.tables.mapping import MappedColumn, TableMap
from pepdocs.tables.notes import TableEffect, TableNote
from pepdocs.tables.paths import ContradictionError, SeveralError, value_of
from pepdocs.tables.plans import PlanToFill, TablePlans
from pepdocs.tables.values import cell_of
from pepdocs.wording import Speaker

WORKBOOK = ".xlsx"


def export_table(
    mapped: TableMap, paths: Sequence[Path], speaker: Speaker
) -> tuple[list[list[OutputCell]], tuple[TableNote, ...]]:
    """Return a line for each plan, below that of the headings, and what could not be put into the table."""
    plans = TablePlans(paths, mapped.key_path)
    notes = list(plans.notes)
    lines: list[list[OutputCell]] = []
    for plan in plans.all:
        line: list[OutputCell] = [_key(plan, mapped)]
        for column in mapped.columns:
            cell, effect = _cell(plan, column, speaker)
            line.append(cell)
            notes += [TableNote(effect, heading=column.heading, path=column.path, plan=plan.path)] if effect else []
        lines.append(line)
    return [list(mapped.headings), *lines], tuple(notes)


def written(lines: Sequence[Sequence[OutputCell]], name: str) -> bytes:
    """Return lines as a workbook or a CSV file, by the ending of a file's name."""
    if not name.casefold().endswith(WORKBOOK):
        return as_csv(lines)
    headings = [str(heading) for heading in lines[0]]
    return as_workbook(headings, lines[1:], "pepdocs")


def _key(plan: PlanToFill, mapped: TableMap) -> str:
    return next(_texts(plan.tree, mapped.key_path.split(".")), "")


def _texts(value: object, keys: Sequence[str]) -> Iterator[str]:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, str):
        yield value


def _cell(plan: PlanToFill, column: MappedColumn, speaker: Speaker) -> tuple[OutputCell, TableEffect | None]:
    try:
        text = value_of(plan.tree, column.path)
    except SeveralError:
        return None, TableEffect.SEVERAL_ENTRIES
    except ContradictionError:
        return None, TableEffect.NO_PLACE
    return (None if text is None else cell_of(text, column, speaker)), None
