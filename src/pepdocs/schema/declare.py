"""How a field of a PEP is declared: once, with everything that anything else derives from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field


class Level(IntEnum):
    """How strongly a field is asked for, from not at all to by law."""

    NONE = 0
    MAY = 1
    SHOULD = 2
    MUST = 3
    LAW = 4


NONE, MAY, SHOULD, MUST, LAW = Level


class Jurisdiction(Enum):
    """Whose law applies: that of the responsible authority."""

    wales = "Wales"
    england = "England"


class Stage(Enum):
    """A part of schooling that a field belongs to, finer than a phase."""

    EARLY = "E"
    PRIMARY = "P"
    KS3 = "3"
    KS4 = "4"
    POST16 = "X"


ALL = "EP34X"
SCHOOL = "EP34"

EVERYONE = "full school carer child"
RECORD_AND_CARER = "full carer"
RECORD_AND_SCHOOL = "full school"
RECORD_ONLY = "full"


@dataclass(frozen=True, slots=True)
class When:
    """A condition on another field of the plan: its path, and the values that switch this one on."""

    path: str
    values: tuple[object, ...]


ANSWERS = ("is", "there_is", "did", "do", "agree")
"""The pairs of answers: a Welsh yes or no takes the verb of its question."""


@dataclass(frozen=True, slots=True)
class Item:
    """All that is known about a field: the one place where it is written down.

    `rows` are its rows in the tables of minimum content (A01 to R09), `stages` letters of
    `Stage`, `law` the ids of the paragraphs in `law.PARAGRAPHS` that ask for it, `source` the
    keys of `law.SOURCES`, `audience` the editions that may show it, `answers` the pair of
    Welsh answers that fits a yes/no question, `none_answers` whether an explicit none is an
    answer that the law accepts.
    """

    rows: str
    label: str
    help: str
    wales: Level = MAY
    england: Level = MAY
    stages: str = ALL
    law: str = ""
    source: str = ""
    audience: str = EVERYONE
    when: When | None = None
    answers: str = "is"
    none_answers: bool = True

    def level(self, jurisdiction: Jurisdiction, stage: Stage) -> Level:
        """Return how strongly the field is asked for in a jurisdiction, at a stage."""
        if stage.value not in self.stages:
            return NONE
        return self.wales if jurisdiction is Jurisdiction.wales else self.england


def item(*declared: Any, **more: Any) -> Any:
    """Declare a field that may be absent: `item(rows, label, help, wales, england, ...)`, as `Item` has it."""
    return Field(default=None, json_schema_extra={"item": Item(*declared, **more)})  # type: ignore[dict-item]


def _key(name: str) -> str:
    """Return a field's key in a data file: Python's reserved words carry an underscore here."""
    return name.rstrip("_")


class Record(BaseModel):
    """A group of fields that belong together. `path` is where it stands in a data file."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=_key,
        hide_input_in_errors=True,
        defer_build=True,
    )
    path: ClassVar[str]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    __str__ = __repr__


class Section(Record):
    """A record that is a part of the document, with a title of its own."""

    title: ClassVar[str]
    help: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared field: its Python name, its key in a data file, its item and its type."""

    name: str
    key: str
    item: Item
    annotation: Any


@cache
def declared(model: type[Record]) -> tuple[Declared, ...]:
    """Return the fields of `model` in document order."""
    return tuple(_declarations(model))


@cache
def by_key(model: type[Record]) -> dict[str, Declared]:
    """Return the fields of `model` by their keys in a data file."""
    return {field.key: field for field in declared(model)}


def _declarations(model: type[Record]) -> Iterator[Declared]:
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra
        if isinstance(extra, dict) and isinstance(mark := extra.get("item"), Item):
            yield Declared(name, field.alias or name, mark, field.annotation)
