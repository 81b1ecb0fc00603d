"""Put the form to use in place of what people write: dates, year groups, codes by their words, names for ids.

Each change is a remark that shows the form to use. What is not certain stays as typed, so that it is refused later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pepdocs.base.suggest import NONE_NEAR, nearest
from pepdocs.findings import reading as codes
from pepdocs.findings.model import Code, Loc
from pepdocs.reading.people import Directory
from pepdocs.reading.words import Codes, codes_of, options_of
from pepdocs.schema import kinds
from pepdocs.schema.dates import ISO_DATE
from pepdocs.schema.declare import Record, by_key
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.kinds import SAYS_WHO, SAYS_WHY
from pepdocs.schema.local.fields import KEY, LocalField, LocalFields
from pepdocs.schema.pep import Pep, WrittenIn

SAID_BY = Shape("identifier", points_at="people")
"""The shape of who said that there is none."""

SURE = 0.7
"""The likeness from which a key is taken for one of an explicit none or a reason."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a value was read: the remark about it, the form to use, and that form as a finding may show it."""

    loc: Loc
    remark: Code
    usual: str = field(repr=False)
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Interpreted:
    """How the values of a plan were read.

    `doubts` are the codes that a word may stand for where it does not tell; `states` the misspelt key of an explicit
    none or a reason, and the right one, by the place of the field.
    """

    readings: tuple[Reading, ...] = field(repr=False)
    doubts: dict[Loc, Codes] = field(repr=False)
    states: dict[Loc, tuple[str, str]] = field(repr=False)


def interpret(tree: dict[str, Any], own: LocalFields) -> Interpreted:
    """Put the form to use in place of each value of `tree` that was understood, and return what was changed."""
    interpreter = _Interpreter(tree, own)
    return Interpreted(tuple(interpreter.readings()), interpreter.doubts, interpreter.states)


class _Interpreter:
    """Reads the values of one plan by the shapes of their fields."""

    def __init__(self, tree: dict[str, Any], own: LocalFields) -> None:
        self.doubts: dict[Loc, Codes] = {}
        self.states: dict[Loc, tuple[str, str]] = {}
        self._tree = tree
        self._own = own
        self._directory = Directory(tree)

    def readings(self) -> Iterator[Reading]:
        """Yield each value that is not in the form to use, which takes its place."""
        yield from self._record(Pep, self._tree, ())
        typed = self._tree.get(KEY)
        local = typed if isinstance(typed, dict) else {}
        for own in self._own.fields:
            if own.key in local:
                yield from self._value(local, own.key, own.shape, (KEY, own.key), own)

    def _record(self, model: type[Record], typed: dict[str, Any], loc: Loc) -> Iterator[Reading]:
        fields = by_key(model)
        for key in typed:
            if key in fields:
                yield from self._value(typed, key, shape(fields[key].annotation), (*loc, key))

    def _value(
        self, within: Any, step: str | int, form: Shape, loc: Loc, own: LocalField | None = None
    ) -> Iterator[Reading]:
        value = within[step]
        if isinstance(value, str):
            if (reading := self._text(value.strip(), form, loc, own)) and reading.usual != value.strip():
                within[step] = reading.usual
                yield reading
        elif isinstance(value, list):
            for index in range(len(value)):
                yield from self._value(value, index, form, (*loc, index))
        elif isinstance(value, dict):
            yield from self._fields(value, form, loc)

    def _fields(self, typed: dict[str, Any], form: Shape, loc: Loc) -> Iterator[Reading]:
        key = next(iter(typed), "")
        if form.stated and len(typed) == 1 and (meant := _state(key)):
            self.states[loc] = key, meant
        if SAYS_WHO in typed:
            yield from self._value(typed, SAYS_WHO, SAID_BY, (*loc, SAYS_WHO))
        elif form.record:
            yield from self._record(form.record, typed, loc)

    def _text(self, text: str, form: Shape, loc: Loc, own: LocalField | None) -> Reading | None:
        """Return how a text was read, None if it stays as it is."""
        if form.kind in USUAL:
            return _usual(text, form.kind, loc)
        if form.points_at:
            usual = self._directory.id_of(form.points_at, text)
            shown = self._directory.shown(form.points_at, usual) if usual not in {"", text} else ""
            return Reading(loc, codes.NAME_READ, usual, shown) if usual else None
        if form.kind == "choice" or (form.kind == "language_tag" and not kinds.LANGUAGE_TAG.fullmatch(text)):
            return self._code(loc, _codes(text, form, own))
        return None

    def _code(self, loc: Loc, found: Codes) -> Reading | None:
        if len(found) > 1:
            self.doubts[loc] = found
        return Reading(loc, codes.CODE_READ, found[0], found[0]) if len(found) == 1 else None


def _state(key: str) -> str:
    """Return the key of an explicit none or a reason that a misspelt one stands for, "" if it stands for neither."""
    meant = nearest(key, (SAYS_WHO, SAYS_WHY), SURE)
    return "" if meant in {key, NONE_NEAR} else meant


def _codes(text: str, form: Shape, own: LocalField | None) -> Codes:
    """Return the codes that a text may stand for."""
    if own is not None:
        return (text,) if any(option.code == text for option in own.options) else options_of(own.options, text)
    choice = form.choice or WrittenIn
    return (text,) if text in choice.codes() else codes_of(choice, text)


def _date(text: str) -> str:
    return text if ISO_DATE.fullmatch(text) else kinds.read_date(text).isoformat()


def _year_group(text: str) -> str:
    return text if text.upper() in kinds.YEAR_GROUPS else kinds.read_year_group(text)


USUAL: dict[str, tuple[Callable[[str], str], Code]] = {
    "date": (_date, codes.DATE_READ),
    "year_group": (_year_group, codes.YEAR_READ),
}
"""By kind of value, the function that returns the form to use, and the remark about it."""


def _usual(text: str, kind: str, loc: Loc) -> Reading | None:
    read, remark = USUAL[kind]
    try:
        usual = read(text)
    except ValueError:
        return None
    return Reading(loc, remark, usual, usual if kind == "year_group" else "")
