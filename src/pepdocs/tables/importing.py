"""Take what a table says into plans: what is new is added, what is the same is left, what contradicts is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pepdocs.tables.mapping import MappedColumn, TableMap
from pepdocs.tables.notes import MERELY_TOLD, TableEffect, TableNote
from pepdocs.tables.paths import ContradictionError, SeveralError, means, put, value_of
from pepdocs.tables.plans import PlanToFill, TablePlans
from pepdocs.tables.sheets import InputTable, TableRow
from pepdocs.tables.values import UncertainError, key_text, typed


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of every row and plan, and the plans with what was taken into them, which is not written yet."""

    notes: tuple[TableNote, ...]
    plans: TablePlans

    @property
    def is_settled(self) -> bool:
        """Whether nobody has anything left to decide or to mend."""
        return all(note.effect in MERELY_TOLD for note in self.notes)


def import_table(table: InputTable, mapped: TableMap, paths: Sequence[Path]) -> Imported:
    """Return what is taken of a table into the plans in some files; nothing is written."""
    plans = TablePlans(paths, mapped.key_path)
    missing = [heading for heading in mapped.headings if heading not in table.headings]
    notes = [*plans.notes, *(TableNote(TableEffect.NO_COLUMN, heading=heading) for heading in missing)]
    if mapped.key not in missing:
        for row in table.rows:
            notes += _of_row(row, mapped, plans)
    return Imported((*notes, *plans.checked(), *plans.without_row()), plans)


def _of_row(row: TableRow, mapped: TableMap, plans: TablePlans) -> Iterator[TableNote]:
    cell = row.cell(mapped.key)
    if cell.value is None:
        yield TableNote(TableEffect.NO_KEY, row.number)
        return
    try:
        found = plans.named(key_text(cell))
    except UncertainError as error:
        yield TableNote(error.effect, row.number, mapped.key)
        return
    if len(found) != 1:
        yield TableNote(TableEffect.SEVERAL_PLANS if found else TableEffect.NO_PLAN, row.number)
        return
    for column in mapped.columns:
        if row.cell(column.heading).value is not None and (effect := _of_cell(row, column, found[0])):
            yield TableNote(effect, row.number, column.heading, column.path, found[0].path)


def _of_cell(row: TableRow, column: MappedColumn, plan: PlanToFill) -> TableEffect | None:
    """Put the value of a cell into a plan's tree, and return what became of it; None if the plan says it already."""
    try:
        text = typed(row.cell(column.heading), column, plan.tree)
        before = value_of(plan.tree, column.path)
        if before is not None and before.strip():
            if means(column.path.form, before) == means(column.path.form, text):
                return None
            if not column.overwrites:
                return TableEffect.CONFLICT
        put(plan.tree, column.path, text)
    except UncertainError as error:
        return error.effect
    except SeveralError:
        return TableEffect.SEVERAL_ENTRIES
    except ContradictionError:
        return TableEffect.NO_PLACE
    return TableEffect.CHANGED if before is not None and before.strip() else TableEffect.ADDED
