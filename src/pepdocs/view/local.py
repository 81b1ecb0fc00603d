"""The blocks of an authority's own fields, field in the section that the authority gave it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pepdocs.base.language import NEUTRAL, Run
from pepdocs.schema.declare import Level
from pepdocs.schema.local.fields import FURTHER, LocalField, Option
from pepdocs.view.blocks import Block, Fact, Facts, Value
from pepdocs.view.derive import joined
from pepdocs.view.phrasing import Phrasing

SHOWN_IN = {"voice": "my_page"}
"""The document's name for a section of a plan where it differs."""


def own_blocks(phrasing: Phrasing, section: str) -> tuple[Block, ...]:
    """Return the authority's own fields of a section of the document, in the order of their declarations."""
    facts = list[Fact]()
    for field, value in phrasing.own.values(phrasing.pep.local):
        is_theirs = phrasing.may_show(field.declared)
        if is_theirs and _section(phrasing, field) == section and _is_shown(phrasing, field, value):
            facts.append(Fact(phrasing.say(field.label_context), _value(phrasing, field, value)))
    return joined(phrasing, facts)


def _section(phrasing: Phrasing, field: LocalField) -> str:
    """Return the section that shows a field; one of another phase is shown with the remaining fields."""
    if not _is_of_the_phase(phrasing, field):
        return FURTHER
    return SHOWN_IN.get(field.section, field.section)


def _is_of_the_phase(phrasing: Phrasing, field: LocalField) -> bool:
    return phrasing.situation.belongs(field.item)


def _is_shown(phrasing: Phrasing, field: LocalField, value: Any) -> bool:
    """Return whether to show a field: always if it is filled, else if it should be."""
    is_wanted = field.level >= Level.SHOULD and _is_of_the_phase(phrasing, field)
    return value is not None or (is_wanted and (phrasing.pep.local or {}).get(field.key) is None)


def _value(phrasing: Phrasing, field: LocalField, value: Any) -> Value:
    if isinstance(value, Option):
        return Value((phrasing.say(value.context),))
    return phrasing.value(value, field.declared)


def unplaced(phrasing: Phrasing) -> Iterator[Block]:
    """Yield the contents of `local` that are in no field of the authority's, as they were typed."""
    if facts := tuple(_as_typed(phrasing.own.left(phrasing.pep.local), ())):
        yield Facts(facts)


def _as_typed(value: Any, path: tuple[str, ...]) -> Iterator[Fact]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _as_typed(inner, (*path, str(key)))
    elif isinstance(value, list):
        for inner in value:
            yield from _as_typed(inner, path)
    elif value is not None:
        title = (Run(" – ".join(path), NEUTRAL),)
        yield Fact(title, Value(((Run(str(value), NEUTRAL),),)))
