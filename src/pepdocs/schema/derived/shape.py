"""The shape of a field: its kind of value, whether it is a list, and whether it takes an explicit none."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pepdocs.schema import kinds
from pepdocs.schema.declare import Record
from pepdocs.schema.kinds import Choice, CodeOrText, NoneStated, NotPracticable, PointsAt, Reads

READERS: dict[object, str] = {
    kinds.read_name: "name",
    kinds.read_date: "date",
    kinds.read_yes_no: "yes_no",
    kinds.read_percent: "percent",
    kinds.read_money: "money",
    kinds.read_hours: "hours",
    kinds.read_days: "days",
    kinds.read_count: "count",
    kinds.read_time: "time",
    kinds.read_identifier: "identifier",
    kinds.read_reference: "identifier",
    kinds.read_record: "record_name",
    kinds.read_school_year: "school_year",
    kinds.read_year_group: "year_group",
    kinds.read_language_tag: "language_tag",
}
"""The kind of value that each reader returns."""

CLASSES: dict[type, str] = {
    kinds.LocalText: "text", kinds.ProperName: "proper_name", kinds.PictureFile: "picture_file", dict: "free",
}  # fmt: skip

KINDS = (*CLASSES.values(), *READERS.values(), "choice", "record")
"""Every kind of value."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds: one value or a list of values of a `kind`.

    A `stated` field takes an explicit none in place of a value; `points_at` is what an identifier
    names; `choice` and `record` are the classes of those two kinds. A text with a `choice` may also be
    one of its codes.
    """

    kind: str
    listed: bool = False
    stated: bool = False
    points_at: str = ""
    choice: type[Choice] | None = None
    record: type[Record] | None = None


@cache
def shape(annotation: Any) -> Shape:
    """Return the shape of a field with a type annotation."""
    traits: dict[str, Any] = {}
    for mark in _marks(annotation):
        traits |= _trait(mark)
    return Shape(**traits)


def _marks(annotation: Any) -> Iterator[Any]:
    """Yield the classes in an annotation and the metadata beside them."""
    origin = typing.get_origin(annotation)
    if origin in {list, dict}:
        yield origin
    for part in typing.get_args(annotation) if origin is not dict else ():
        yield from _marks(part)
    if origin is None:
        yield annotation


def _trait(mark: Any) -> dict[str, Any]:
    if isinstance(mark, Reads):
        return {"kind": READERS[mark.read]}
    if isinstance(mark, PointsAt):
        return {"points_at": mark.what}
    if isinstance(mark, CodeOrText):
        return {"choice": mark.choice}
    return _trait_of_class(mark) if isinstance(mark, type) else {}


def _trait_of_class(mark: type) -> dict[str, Any]:
    if mark is list:
        return {"listed": True}
    if mark in {NoneStated, NotPracticable}:
        return {"stated": True}
    if issubclass(mark, Choice):
        return {"kind": "choice", "choice": mark}
    if issubclass(mark, Record):
        return {"kind": "record", "record": mark}
    return {"kind": CLASSES[mark]} if mark in CLASSES else {}
