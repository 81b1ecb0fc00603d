"""The fields of an authority's own, each in the section that the authority gave it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pepdocs.base.language import NEUTRAL, Run
from pepdocs.schema.declare import Level
from pepdocs.schema.kinds import LocalText
from pepdocs.schema.local.fields import FURTHER, LocalField, Option
from pepdocs.view.blocks import Block, Fact, Facts, Prose, Value
from pepdocs.view.derive import is_short, prose
from pepdocs.view.phrasing import Teller

SHOWN_IN = {"voice": "my_page"}
"""The sections of a document that have another name than their part of a data file."""


def own_blocks(tell: Teller, section: str) -> tuple[Block, ...]:
    """Return the authority's own fields of a section of the document, short facts first."""
    fields = [
        (each, value)
        for each, value in tell.own.values(tell.pep.local)
        if _section(tell, each) == section and _is_shown(tell, each, value)
    ]
    facts = tuple(
        Fact(tell.say(each.label_context), _value(tell, each, value)) for each, value in fields if _is_fact(each, value)
    )
    texts = (
        prose(tell, tell.say(each.label_context), value, each.declared)
        for each, value in fields
        if not _is_fact(each, value)
    )
    return (*((Facts(facts),) if facts else ()), *texts)


def _section(tell: Teller, each: LocalField) -> str:
    """Return where a field is shown: what another phase has stands with the rest."""
    if not _is_of_the_phase(tell, each):
        return FURTHER
    return SHOWN_IN.get(each.section, each.section)


def _is_of_the_phase(tell: Teller, each: LocalField) -> bool:
    return tell.pep.stage.value in each.item.stages


def _is_shown(tell: Teller, each: LocalField, value: Any) -> bool:
    """Whether a field is shown: always if it is filled, else if its absence is a gap."""
    asked = each.level >= Level.SHOULD and _is_of_the_phase(tell, each)
    return value is not None or (asked and (tell.pep.local or {}).get(each.key) is None)


def _is_fact(each: LocalField, value: Any) -> bool:
    said_at_length = each.kind == "long" and isinstance(value, LocalText)
    return is_short(value) and not said_at_length


def _value(tell: Teller, each: LocalField, value: Any) -> Value:
    if isinstance(value, Option):
        return Value((tell.say(value.context),))
    return tell.value(value, each.declared)


def unplaced(tell: Teller) -> Iterator[Block]:
    """Yield what stands under `local` and is none of the authority's own fields, as it was typed."""
    yield from _as_typed(tell.own.left(tell.pep.local), ())


def _as_typed(value: Any, path: tuple[str, ...]) -> Iterator[Block]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _as_typed(inner, (*path, str(key)))
    elif isinstance(value, list):
        for inner in value:
            yield from _as_typed(inner, path)
    elif value is not None:
        title = (Run(" – ".join(path), NEUTRAL),)
        yield Prose(title, Value(((Run(str(value), NEUTRAL),),)))
