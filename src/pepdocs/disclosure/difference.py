"""What a plan says and its copy withholds: the texts, names and numbers, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from pepdocs.findings.model import Loc
from pepdocs.schema.declare import Declared, Record, declared
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import LocalText, NotPracticable, ProperName
from pepdocs.schema.local.fields import KEY
from pepdocs.schema.pep import Pep

NAME_KINDS = frozenset({"name", "text", "proper_name"})
"""The kinds of field whose typed words are shown as they are; other words are codes, ids and references."""

R = TypeVar("R", bound=Record)

LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text of a plan, the place of its field, and whether it is written for the plan rather than a name or number.

    The text is not in the `repr`, since it is about a child.
    """

    loc: Loc
    text: str = field(repr=False)
    is_prose: bool = False


def withheld(full: Pep, shown: Pep) -> tuple[PlacedText, ...]:
    """Return the texts, names and numbers of a plan that are not in what a copy shows of it."""
    kept = {each.text for each in texts(shown)}
    return tuple(each for each in texts(full) if each.text not in kept)


def texts(pep: Pep) -> Iterator[PlacedText]:
    """Yield every text, name and number of a plan in the order of its fields.

    Dates, codes, ids and answers are none: they say little alone, and stand anywhere by chance.
    """
    return _of_record(pep, ())


def _of_record(record: Record, loc: Loc) -> Iterator[PlacedText]:
    for each in declared(type(record)):
        value = getattr(record, each.name)
        if value is not None:
            yield from _of(value, (*loc, each.key), each)


def _of(value: Any, loc: Loc, field: Declared) -> Iterator[PlacedText]:
    if isinstance(value, LocalText):
        is_prose = not isinstance(value, ProperName)
        yield from (PlacedText(loc, text, is_prose) for _, text in value.texts)
    elif isinstance(value, NotPracticable):
        yield from _of(value.not_practicable, loc, field)
    elif isinstance(value, Record):
        yield from _of_record(value, loc)
    elif isinstance(value, list | dict):
        for inner, place in _inside(value, loc):
            yield from _of(inner, place, field)
    else:
        yield from _of_word(value, loc, field)


def _inside(value: list[Any] | dict[str, Any], loc: Loc) -> Iterator[tuple[Any, Loc]]:
    """Yield the items of a list with their places, or the values under `local` with the place of their field."""
    if isinstance(value, list):
        yield from ((item, (*loc, n)) for n, item in enumerate(value))
    else:
        yield from ((inner, (*loc, str(key)) if loc == (KEY,) else loc) for key, inner in value.items())


def _of_word(value: Any, loc: Loc, field: Declared) -> Iterator[PlacedText]:
    is_local = loc[0] == KEY
    if isinstance(value, str) and (is_local or shape(field.annotation).kind in NAME_KINDS):
        yield PlacedText(loc, value, is_local)
    elif isinstance(value, Decimal | int) and not isinstance(value, bool):
        yield from (PlacedText(loc, written) for written in _written(Decimal(value)))


def _written(number: Decimal) -> Iterator[str]:
    """Yield a number as documents may show it: whole, with two places, or with as many as it has."""
    forms = {f"{number:f}", f"{number:.2f}"}
    yield from sorted(forms | ({f"{number:.0f}"} if number == number.to_integral_value() else set()))


def masked(pep: Pep) -> Pep:
    """Return a plan of the same shape that says nothing: an x stands in place of each letter of its texts.

    What a document of it says is what its labels, its template and its file format say.
    """
    return _masked_record(pep)


def _masked_record(record: R) -> R:
    changes = {}
    for each in declared(type(record)):
        value = getattr(record, each.name)
        if value is not None:
            is_name = each.key == KEY or shape(each.annotation).kind in NAME_KINDS
            changes[each.name] = _masked(value, is_name=is_name)
    return record.model_copy(update=changes)


def _masked(value: Any, *, is_name: bool) -> Any:
    if isinstance(value, LocalText):
        return type(value)(tuple((tag, LETTER.sub("x", text)) for tag, text in value.texts))
    if isinstance(value, NotPracticable):
        return value.model_copy(update={"not_practicable": _masked(value.not_practicable, is_name=False)})
    if isinstance(value, Record):
        return _masked_record(value)
    if isinstance(value, list):
        return [_masked(item, is_name=is_name) for item in value]
    if isinstance(value, dict):
        return {key: _masked(inner, is_name=True) for key, inner in value.items()}
    return LETTER.sub("x", value) if isinstance(value, str) and is_name else value
