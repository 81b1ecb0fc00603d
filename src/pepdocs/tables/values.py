"""Turn a cell into the text of a plan's field, or say why that is not certain; and a plan's text into a cell."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from pepdocs.reading import characters
from pepdocs.reading.people import Directory
from pepdocs.reading.words import codes_of
from pepdocs.rewrite.changes import Tree
from pepdocs.schema.derived.shape import Shape
from pepdocs.schema.kinds import read_yes_no
from pepdocs.tables.guard import OutputCell
from pepdocs.tables.mapping import UNITS, MappedColumn
from pepdocs.tables.notes import TableEffect
from pepdocs.tables.paths import MEANINGS
from pepdocs.tables.sheets import TableCell
from pepdocs.wording import Speaker

STEPS = {"percent": Decimal("0.1"), "hours": Decimal("0.01"), "money": Decimal("0.01"), "days": Decimal("0.5")}
"""By kind of number, the smallest step in which a plan has it."""

ROUNDED = frozenset({"percent", "hours"})
"""The kinds of number that are rounded; money and days that are no whole steps are refused."""

NUMBERS = {*STEPS, "count"}
NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,20})?", re.ASCII)
SPOILT = re.compile(r"\d+\.0+|\d(\.\d+)?E\+?\d+", re.ASCII | re.IGNORECASE)
"""A name or number of a person that a spreadsheet program has taken for a number and changed."""

LONGEST = 20_000


class UncertainError(Exception):
    """A cell cannot be read as the value of a field, or not with certainty; it holds nothing of the cell."""

    def __init__(self, effect: TableEffect = TableEffect.UNREADABLE) -> None:
        super().__init__(effect.value)
        self.effect = effect


def typed(cell: TableCell, column: MappedColumn, tree: Tree) -> str:
    """Return a cell as a plan has it; raise `UncertainError` if it is not certain what it says."""
    if cell.is_formula or cell.is_fault:
        raise UncertainError(TableEffect.FORMULA if cell.is_formula else TableEffect.UNREADABLE)
    form = column.path.form
    text = _spelt(cell, column)
    if any(characters.refused(text)) or characters.piled(text) or len(text) > LONGEST:
        raise UncertainError
    try:
        return _READ.get(form.kind, _as_read)(text, form, tree)
    except ValueError:
        raise UncertainError from None


def key_text(cell: TableCell) -> str:
    """Return the key in a cell; raise `UncertainError` if it is a number, which has lost its zeros at the front."""
    if cell.is_formula or cell.is_fault:
        raise UncertainError(TableEffect.FORMULA if cell.is_formula else TableEffect.UNREADABLE)
    if not isinstance(cell.value, str) or SPOILT.fullmatch(cell.value):
        raise UncertainError(TableEffect.NUMBER)
    return unicodedata.normalize("NFC", cell.value)


def _spelt(cell: TableCell, column: MappedColumn) -> str:
    """Return a cell as text, with the value of the map's table in place of a word, and in the unit of the field."""
    value = cell.value
    text = str(value) if not isinstance(value, float) or value % 1 else str(int(value))
    if (found := _meant(text, column)) is not None:
        return found
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        raise UncertainError
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if column.path.form.kind in NUMBERS and (cell.is_percent or NUMBER.fullmatch(text)):
        return _in_steps(_number(text, column, is_percent=cell.is_percent), column.path.form.kind)
    if isinstance(value, int | float) and column.path.form.kind in {"name", "date", "time", "identifier"}:
        raise UncertainError(TableEffect.NUMBER)
    if column.path.form.kind == "name" and SPOILT.fullmatch(text):
        raise UncertainError(TableEffect.NUMBER)
    return text


def _meant(text: str, column: MappedColumn) -> str | None:
    folded = {word.casefold(): value for word, value in column.values.items()}
    return column.values.get(text, folded.get(text.casefold()))


def _number(text: str, column: MappedColumn, *, is_percent: bool) -> Decimal:
    """Return a number in the unit of its field; a share such as 0.946 needs a unit or the sign of a percentage."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise UncertainError from None
    if is_percent:
        return number * 100
    if column.path.form.kind == "percent" and not column.unit and 0 < number <= 1:
        raise UncertainError(TableEffect.FRACTION)
    return number * UNITS[column.unit or "percent"]


def _in_steps(number: Decimal, kind: str) -> str:
    step = STEPS.get(kind, Decimal(1))
    # A spreadsheet program keeps 4.1 as 4.1000000000000005.
    exact = number.quantize(Decimal("0.000001"))
    stepped = (exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    if kind not in ROUNDED and stepped != exact:
        raise UncertainError
    return f"{stepped.normalize():f}"


def _as_read(text: str, form: Shape, tree: Tree) -> str:
    if form.points_at:
        if found := Directory(tree).id_of(form.points_at, text):
            return found
        raise UncertainError
    if form.kind in MEANINGS:
        read = MEANINGS[form.kind](text)
        return read if isinstance(read, str) else f"{read:%H:%M}" if isinstance(read, time) else text
    return text


def _date(text: str, _form: Shape, _tree: Tree) -> str:
    read: date = MEANINGS["date"](text)
    return read.isoformat()


def _yes_no(text: str, _form: Shape, _tree: Tree) -> str:
    return "true" if read_yes_no(text) else "false"


def _code(text: str, form: Shape, _tree: Tree) -> str:
    found = codes_of(form.choice, text) if form.choice else ()
    found = (text,) if form.choice and text in form.choice.codes() else found
    if len(found) != 1:
        raise UncertainError
    return found[0]


def _text_or_code(text: str, form: Shape, _tree: Tree) -> str:
    found = codes_of(form.choice, text) if form.choice else ()
    return found[0] if len(found) == 1 else text


_READ = {"date": _date, "yes_no": _yes_no, "choice": _code, "text": _text_or_code}


def cell_of(text: str, column: MappedColumn, speaker: Speaker) -> OutputCell:
    """Return what a plan says in a field as the cell of a table, which reads as the same again."""
    words = {value: word for word, value in reversed(list(column.values.items()))}
    form = column.path.form
    if text in words:
        return words[text]
    try:
        if form.kind in NUMBERS:
            number = Decimal(MEANINGS[form.kind](text))
            shown = number / UNITS[column.unit] if column.unit else number
            return (
                f"{text.removesuffix('%')}%"
                if not column.unit and 0 < number <= 1
                else Decimal(f"{shown.normalize():f}")
            )
        if form.kind == "date":
            return date.fromisoformat(MEANINGS["date"](text).isoformat())
        if form.kind == "yes_no":
            return speaker.text("answer:is.yes" if read_yes_no(text) else "answer:is.no")
    except ValueError:
        return text
    return _label(text, form, speaker) if form.kind == "choice" else text


def _label(text: str, form: Shape, speaker: Speaker) -> str:
    """Return the label of a code, or the code itself if the label does not tell which code it is."""
    if form.choice is None or text not in form.choice.codes():
        return text
    label = speaker.text(form.choice.read(text).context)
    return label if codes_of(form.choice, label) == (text,) else text
