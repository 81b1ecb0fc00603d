"""How a field of a PEP is declared, with everything that is derived from it elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass
from enum import Enum, IntEnum
from functools import cache
from typing import Any, ClassVar, ParamSpec

from pydantic import BaseModel, ConfigDict, Field

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import EVERYONE, Audience
from pepdocs.schema.conditions import Condition


class Level(IntEnum):
    """How strongly a field is required: not at all, up to by law."""

    NONE = 0
    MAY = 1
    SHOULD = 2
    MUST = 3
    LAW = 4


NONE, MAY, SHOULD, MUST, LAW = Level


class Jurisdiction(Enum):
    """The country whose law applies: that of the responsible authority."""

    wales = "Wales"
    england = "England"


class Stage(Enum):
    """A stage of schooling, finer than a phase; the values are letters of `Item.stages`."""

    EARLY = "E"
    PRIMARY = "P"
    KS3 = "3"
    KS4 = "4"
    POST16 = "X"


ALL = "EP34X"
SCHOOL = "EP34"

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class When:
    """A condition for a field: another field's path, and the values for which this one is asked for.

    A path that begins with a full stop is that of a field of the same entry: `.kind`. Without values, any will do.
    """

    path: str
    values: tuple[object, ...] = ()


Asked = When | Condition
"""A condition on which a field is asked for: on a field of the plan, or on a fact that follows from several."""

ANSWERS = ("is", "there_is", "did", "do", "agree")
"""The pairs of answers to a yes/no question: Welsh yes and no repeat the verb of the question."""


@dataclass(frozen=True, slots=True)
class Item:
    """Everything that is declared about a field.

    `rows` are its rows in the tables of minimum content (A01 to R09) and of what real forms hold (RF01 to RF23),
    `wales` and `england` the levels in each country, `stages` letters of `Stage`, `also` letters of those at which the
    field may be filled in but is not asked for unless a law applies, `law` the ids of the paragraphs in
    `law.PARAGRAPHS` that require it, `otherwise` the level where that law does not apply to the child, `source` keys
    of `law.SOURCES`, `audience` the copies that may show it if they are not those of its group, `when` the conditions
    on which it is asked for, `unless` what answers it elsewhere, so that it is not asked for, `answers` one of
    `ANSWERS`, `none_answers` whether the law accepts an explicit none, `short_breaks` whether a plan for short breaks
    needs it, `earlier` whether it is a field of an earlier format, which is still read and shown but no longer
    offered, `part` whose part of the form has it if that is not the one of its group, and `entry` what a form calls
    one entry of a list, in the singular.
    """

    rows: str
    label: str
    help: str
    wales: Level = MAY
    england: Level = MAY
    stages: str = ALL
    _: KW_ONLY
    also: str = ""
    law: str = ""
    otherwise: Level = MAY
    source: str = ""
    audience: Audience | None = None
    when: Asked | tuple[Asked, ...] = ()
    unless: When | tuple[When, ...] = ()
    answers: str = "is"
    none_answers: bool = True
    short_breaks: bool = False
    earlier: bool = False
    part: Part | None = None
    entry: str = ""

    @property
    def conditions(self) -> tuple[Asked, ...]:
        """The conditions on which the field is asked for; all of them have to be met."""
        return self.when if isinstance(self.when, tuple) else (self.when,)

    @property
    def answered_by(self) -> tuple[When, ...]:
        """What answers the field elsewhere; any of it will do."""
        return self.unless if isinstance(self.unless, tuple) else (self.unless,)

    def level(self, jurisdiction: Jurisdiction, stage: Stage) -> Level:
        """Return the most that is asked of the field in a jurisdiction at a stage, if its conditions are met."""
        return self.level_in(jurisdiction) if stage.value in self.stages else NONE

    def level_in(self, jurisdiction: Jurisdiction) -> Level:
        """Return how strongly the field is required in a jurisdiction at the stages that have it."""
        return self.wales if jurisdiction is Jurisdiction.wales else self.england


def _declares(item: Callable[P, Item]) -> Callable[P, Any]:
    def field(*args: P.args, **kwargs: P.kwargs) -> Any:
        return Field(default=None, json_schema_extra={"item": item(*args, **kwargs)})  # type: ignore[dict-item]

    return field


item = _declares(Item)
"""Declares a field that may be absent; takes what `Item` takes."""


class Record(BaseModel):
    """A group of fields. `path` is its place in a data file, `audience` who may see those that do not say so.

    `part` is whose part of the form they are in; None is the part of the field that holds the group. In a list with
    `part_by`, each entry is in the part of the person under this key.

    A field named like a reserved word of Python ends in an underscore, which its key in a data file lacks.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.rstrip("_"),
        hide_input_in_errors=True,
        defer_build=True,
    )
    path: ClassVar[str]
    audience: ClassVar[Audience] = EVERYONE
    part: ClassVar[Part | None] = None
    part_by: ClassVar[str] = ""

    @classmethod
    def public_name(cls) -> str:
        """Return the record's name in the JSON Schema: that of the class by default."""
        return cls.__name__

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    __str__ = __repr__


class PlanSection(Record):
    """A record that is a section of the document, with a title."""

    title: ClassVar[str]
    help: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared field: its Python name, key in a data file, item, type, the copies that may show it, and its path."""

    name: str
    key: str
    item: Item
    annotation: Any
    audience: Audience
    path: str


def field_path(model: type[Record], key: str) -> str:
    """Return the path of a field in a data file, for example `history.attendance.percent`."""
    return f"{model.path}.{key}" if model.path else key


@cache
def declared(model: type[Record]) -> tuple[Declared, ...]:
    """Return the fields of `model` in document order."""
    return tuple(_declared(model))


def _declared(model: type[Record]) -> Iterator[Declared]:
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra
        if isinstance(extra, dict) and isinstance(mark := extra.get("item"), Item):
            key = field.alias or name
            audience = mark.audience or model.audience
            yield Declared(name, key, mark, field.annotation, audience, field_path(model, key))


@cache
def by_key(model: type[Record]) -> dict[str, Declared]:
    """Return the fields of `model` by their keys in a data file."""
    return {field.key: field for field in declared(model)}
