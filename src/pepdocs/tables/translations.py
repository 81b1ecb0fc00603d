"""The texts of plans that are in one language only, as a table for a translator, and their translations taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pepdocs.base.language import CY, EN
from pepdocs.findings.model import Loc, name
from pepdocs.rewrite.changes import Set, Tree, changed, value_at
from pepdocs.schema.derived.messages import field_at
from pepdocs.schema.derived.shape import shape
from pepdocs.tables.guard import OutputCell
from pepdocs.tables.importing import Imported
from pepdocs.tables.notes import TableEffect, TableNote
from pepdocs.tables.plans import PlanToFill, TablePlans
from pepdocs.tables.sheets import InputTable, TableRow

RECORD, PLACE, TEXT, WANTED, TRANSLATION = HEADINGS = (
    "Cyfeirnod / Reference", "Lle / Place", "Testun / Text", "Iaith / Language", "Cyfieithiad / Translation",
)  # fmt: skip
"""The headings of the table: the plan, the place in it, its text, the language that is wanted, and the translation."""

NEVER = ("voice.views", "views_of_others", "voice.not_in_front_of_everyone")
"""Where somebody's own words stand, which are not translated."""

OTHER = {CY: EN, EN: CY}
STEP = re.compile(r"([a-z0-9_]+)|\[(\d{1,6})\]")
LONGEST_PLACE = 300


@dataclass(frozen=True, slots=True)
class UntranslatedText:
    """A text of a plan, its place, and the language in which it is wanted as well."""

    loc: Loc
    text: str = field(repr=False)
    wanted: str


def untranslated(tree: Tree) -> Iterator[UntranslatedText]:
    """Yield the texts of a plan's tree that are in Welsh or in English only, but for people's own words and names."""
    written_in = tree.get("written_in")
    if written_in in OTHER:
        yield from _below(tree, (), str(written_in))


def _below(value: Any, loc: Loc, written_in: str) -> Iterator[UntranslatedText]:
    keys = ".".join(step for step in loc if isinstance(step, str))
    if keys.startswith(NEVER):
        return
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _below(each, (*loc, number), written_in)
    elif loc and _is_text(keys):
        yield from _of_text(value, loc, written_in)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _below(each, (*loc, str(key)), written_in)


def _is_text(keys: str) -> bool:
    found = field_at(keys)
    form = shape(found.annotation) if found else None
    return form is not None and form.kind == "text"


def _of_text(value: Any, loc: Loc, written_in: str) -> Iterator[UntranslatedText]:
    found = field_at(".".join(step for step in loc if isinstance(step, str)))
    choice = shape(found.annotation).choice if found else None
    if isinstance(value, str) and value.strip() and not (choice and value in choice.codes()):
        yield UntranslatedText(loc, value, OTHER[written_in])
    if isinstance(value, dict):
        held = {tag: text for tag, text in value.items() if isinstance(text, str) and text.strip()}
        if len(held) == 1 and (tag := next(iter(held))) in OTHER:
            yield UntranslatedText(loc, held[tag], OTHER[tag])


def untranslated_lines(paths: Sequence[Path]) -> tuple[list[list[OutputCell]], tuple[TableNote, ...]]:
    """Return a line for each text of some plans that is in one language only, below that of the headings."""
    plans = TablePlans(paths, "record")
    lines: list[list[OutputCell]] = [
        [str(plan.tree.get("record", "")), name(one.loc), one.text, one.wanted, None]
        for plan in plans.all
        for one in untranslated(plan.tree)
    ]
    return [list(HEADINGS), *lines], tuple(plans.notes)


def import_translations(table: InputTable, paths: Sequence[Path]) -> Imported:
    """Return what is taken of a translator's table into the plans in some files; nothing is written."""
    plans = TablePlans(paths, "record")
    missing = [heading for heading in HEADINGS if heading not in table.headings and heading != TRANSLATION]
    notes = [*plans.notes, *(TableNote(TableEffect.NO_COLUMN, heading=heading) for heading in missing)]
    for row in table.rows if not missing else ():
        if row.cell(TRANSLATION).value is not None:
            notes += _of_row(row, plans)
    return Imported((*notes, *plans.checked()), plans)


def _of_row(row: TableRow, plans: TablePlans) -> Iterator[TableNote]:
    cells = {heading: row.cell(heading) for heading in HEADINGS}
    if any(cell.is_formula or cell.is_fault for cell in cells.values()):
        yield TableNote(TableEffect.FORMULA, row.number, TRANSLATION)
        return
    record, place, text, wanted, translation = (str(cell.value or "") for cell in cells.values())
    found = plans.named(record)
    if len(found) != 1:
        yield TableNote(TableEffect.SEVERAL_PLANS if found else TableEffect.NO_PLAN, row.number)
        return
    effect = _taken(found[0], _loc(place), text, wanted, translation)
    if effect:
        yield TableNote(effect, row.number, TRANSLATION, plan=found[0].path)


def _loc(place: str) -> Loc:
    steps = STEP.findall(place[:LONGEST_PLACE])
    return tuple(int(index) if index else key for key, index in steps)


def _taken(plan: PlanToFill, loc: Loc, text: str, wanted: str, translation: str) -> TableEffect | None:
    """Put a translation beside its text; None if it stands there already."""
    keys = ".".join(step for step in loc if isinstance(step, str))
    written_in = str(plan.tree.get("written_in"))
    if wanted not in OTHER or keys.startswith(NEVER) or not loc or not _is_text(keys):
        return TableEffect.UNREADABLE
    held = value_at(plan.tree, loc)
    texts = {written_in: held} if isinstance(held, str) else held
    if not isinstance(texts, dict) or _squeezed(texts.get(OTHER[wanted])) != _squeezed(text):
        return TableEffect.CONFLICT
    if texts.get(wanted):
        return None if _squeezed(texts[wanted]) == _squeezed(translation) else TableEffect.CONFLICT
    plan.tree = changed(plan.tree, [Set(loc, {**texts, wanted: translation})])
    return TableEffect.ADDED


def _squeezed(text: Any) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""
