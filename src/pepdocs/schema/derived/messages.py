"""Every text that the schema declares, for the catalogues."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from pepdocs.schema.declare import Record, Section, declared
from pepdocs.schema.kinds import Choice, NoneStated, NotPracticable
from pepdocs.schema.people import Role
from pepdocs.schema.pep import Pep


def parts(annotation: Any) -> Iterator[Any]:
    """Yield every class that an annotation is made of."""
    if isinstance(annotation, type) and not typing.get_args(annotation):
        yield annotation
    for argument in typing.get_args(annotation):
        if isinstance(argument, type | types.GenericAlias | types.UnionType) or typing.get_args(argument):
            yield from parts(argument)


@cache
def records() -> tuple[type[Record], ...]:
    """Return every kind of record below a PEP, the PEP first, in document order."""
    return tuple(dict.fromkeys(_records(Pep)))


def _records(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for field in declared(model):
        for part in parts(field.annotation):
            if issubclass(part, Record) and part not in (NoneStated, NotPracticable):
                yield from _records(part)


@cache
def choices() -> tuple[type[Choice], ...]:
    """Return every closed list that a field of a PEP uses, in document order."""
    used = (
        part
        for model in records()
        for field in declared(model)
        for part in parts(field.annotation)
        if issubclass(part, Choice)
    )
    return tuple(dict.fromkeys((*used, Role)))


def field_path(model: type[Record], key: str) -> str:
    """Return where a field stands in a data file, as `history.attendance.percent`."""
    return f"{model.path}.{key}" if model.path else key


def messages() -> Iterator[tuple[str, str]]:
    """Yield the context and the English of every title, label, help and choice."""
    for model in records():
        if issubclass(model, Section):
            yield f"section:{model.path}", model.title
            yield f"section-help:{model.path}", model.help
        for field in declared(model):
            path = field_path(model, field.key)
            yield f"field:{path}", field.item.label
            if field.item.help:
                yield f"help:{path}", field.item.help
    for choice in choices():
        for member in choice:
            yield member.context, member.value
