"""Every text that the schema declares, and the records and choices that declare them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pepdocs.schema.declare import Declared, PlanSection, Record, by_key, declared, field_path
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import Choice
from pepdocs.schema.people import Role
from pepdocs.schema.pep import Pep
from pepdocs.schema.scales import ScaleWord


@cache
def records() -> tuple[type[Record], ...]:
    """Return every record class of a PEP, `Pep` first, in document order."""
    return tuple(dict.fromkeys(_records(Pep)))


def _records(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for field in declared(model):
        if record := shape(field.annotation).record:
            yield from _records(record)


@cache
def choices() -> tuple[type[Choice], ...]:
    """Return every closed list that a field uses, in document order, the roles, and the words of scales."""
    used = (shape(field.annotation).choice for model in records() for field in declared(model))
    return tuple(dict.fromkeys((*filter(None, used), Role, ScaleWord)))


@cache
def field_at(path: str) -> Declared | None:
    """Return the declaration of the field at a path in a plan, None if there is none."""
    found = list(fields_on_the_way(path))
    return found[-1][1] if len(found) == len(path.split(".")) else None


@cache
def all_fields() -> dict[str, Declared]:
    """Return every field by its path in a data file, and by that of its record where several groups have such."""
    own = {field.path: field for model in records() for field in declared(model)}
    return {**dict(_fields(Pep, "")), **own}


def _fields(model: type[Record], at: str) -> Iterator[tuple[str, Declared]]:
    for field in declared(model):
        path = f"{at}.{field.key}".removeprefix(".")
        yield path, field
        if record := shape(field.annotation).record:
            yield from _fields(record, path)


def fields_on_the_way(path: str) -> Iterator[tuple[type[Record], Declared]]:
    """Yield the records and fields on the way to a path in a plan, as far as there are any."""
    model: type[Record] | None = Pep
    for key in path.split("."):
        declaration = by_key(model).get(key) if model else None
        if not declaration or not model:
            return
        yield model, declaration
        model = shape(declaration.annotation).record


def messages() -> Iterator[tuple[str, str]]:
    """Yield the context and the English of every title, label, help, noun for an entry, and choice."""
    for model in records():
        if issubclass(model, PlanSection):
            yield f"section:{model.path}", model.title
            yield f"section-help:{model.path}", model.help
        for field in declared(model):
            path = field_path(model, field.key)
            yield f"field:{path}", field.item.label
            if field.item.help:
                yield f"help:{path}", field.item.help
            if field.item.entry:
                yield f"entry:{path}", field.item.entry
    for choice in choices():
        yield from ((member.context, member.value) for member in choice)
