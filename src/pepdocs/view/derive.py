"""Blocks that follow from the declarations alone: facts, prose, lists and grids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pepdocs.base.language import Phrase
from pepdocs.schema.declare import Declared, Level, Record, declared
from pepdocs.schema.derived.messages import field_path
from pepdocs.schema.kinds import LocalText, NoneStated, NotPracticable
from pepdocs.view.blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Grid,
    GridStyle,
    Points,
    Prose,
    Row,
    Value,
)
from pepdocs.view.columns import fits
from pepdocs.view.phrasing import Teller

SHORT = 60
"""Texts up to this many characters are shown as facts, longer ones as prose."""

WIDEST = 7
"""A table of more columns than this is shown as one card a record."""


def label(tell: Teller, model: type[Record], field: Declared) -> Phrase:
    """Return the label of a field."""
    return tell.say(f"field:{field_path(model, field.key)}")


def section_blocks(
    tell: Teller, model: type[Record], record: Record | None, *, skip: frozenset[str] = frozenset()
) -> tuple[Block, ...]:
    """Return every field of a record that is to be shown, short facts first."""
    fields = [f for f in declared(model) if f.key not in skip and tell.shown(record, f, field_path(model, f.key))]
    facts = tuple(
        Fact(label(tell, model, field), tell.value(_of(record, field), field))
        for field in fields
        if is_short(_of(record, field))
    )
    rest = [
        block for field in fields if not is_short(_of(record, field)) for block in _long(tell, model, record, field)
    ]
    return (*((Facts(facts),) if facts else ()), *rest)


def _of(record: Record | None, field: Declared) -> Any:
    return None if record is None else getattr(record, field.name)


def is_short(value: Any) -> bool:
    """Whether a value is a fact: a word, a figure, a date, a short text, or a gap."""
    if isinstance(value, LocalText):
        return all(len(text) <= SHORT and "\n" not in text for _, text in value.texts)
    if isinstance(value, NotPracticable | Record) and not isinstance(value, NoneStated):
        return False
    if isinstance(value, list):
        return not any(isinstance(item, LocalText | Record) for item in value)
    return True


def _long(tell: Teller, model: type[Record], record: Record | None, field: Declared) -> Iterator[Block]:
    """Yield the blocks of a value that needs room of its own."""
    value, title = _of(record, field), label(tell, model, field)
    if isinstance(value, list) and isinstance(value[0], Record):
        yield from grid(tell, title, type(value[0]), value)
    elif isinstance(value, list):
        shown = tell.value(value, field)
        yield Points(title, Value(shown.phrases, shown.tone, tell.note(shown.phrases)))
    elif isinstance(value, Record) and not isinstance(value, NotPracticable):
        yield from _inner(tell, title, value)
    else:
        yield prose(tell, title, value, field)


def prose(tell: Teller, title: Phrase, value: Any, field: Declared | None = None) -> Prose:
    """Return a label above a longer text, with a remark where it is in one language only."""
    shown = tell.value(value, field)
    note = shown.note or (tell.note(shown.phrases) if shown.tone == "said" else ())
    return Prose(title, Value(shown.phrases, shown.tone, note))


def _inner(tell: Teller, title: Phrase, record: Record) -> Iterator[Block]:
    """Yield the fields of a record inside a record, under its own title."""
    blocks = section_blocks(tell, type(record), record)
    for place, block in enumerate(blocks):
        titled = place == 0 and isinstance(block, Facts)
        yield Facts(block.facts, title) if titled and isinstance(block, Facts) else block


def grid(  # noqa: PLR0913 - what a table is made of
    tell: Teller,
    caption: Phrase,
    model: type[Record],
    records: list[Any],
    *,
    style: GridStyle = "plain",
    skip: frozenset[str] = frozenset(),
) -> Iterator[Block]:
    """Yield the records as a table; fields that are too many or too long follow below each.

    Whether a table fits is asked of both languages together, so that a document in one of them has the
    shape of a document in the other.
    """
    fields = [
        f for f in declared(model) if f.key not in skip and any(getattr(r, f.name) is not None for r in records)
    ] or list(declared(model)[:1])
    if len(fields) > WIDEST or any(_needs_room(r, f) for r in records for f in fields):
        yield from _cards(tell, caption, model, records, fields)
        return

    def table(told: Teller) -> Grid:
        rows = (Row(tuple(_cell(told, getattr(r, f.name), f) for f in fields)) for r in records)
        titles = [label(told, model, f) for f in fields]
        shares = [100 // len(titles)] * len(titles)
        return Grid(caption, columns_of(titles, shares), tuple(rows), style)

    if fits(table(tell.in_both)):
        yield table(tell)
    else:
        yield from _cards(tell, caption, model, records, fields)


def _cell(tell: Teller, value: Any, field: Declared) -> Value:
    """Return a cell: a gap is told only where the field is asked for."""
    if value is None and field.item.level(tell.pep.law, tell.pep.stage) < Level.SHOULD:
        return Value(())
    return tell.value(value, field)


LONG_CELL = 400


def _needs_room(record: Record, field: Declared) -> bool:
    value = getattr(record, field.name)
    if isinstance(value, LocalText):
        return any(len(text) > LONG_CELL or "\n" in text for _, text in value.texts)
    return isinstance(value, Record) or (isinstance(value, list) and any(isinstance(item, Record) for item in value))


def _cards(
    tell: Teller,
    caption: Phrase,
    model: type[Record],
    records: list[Any],
    fields: list[Declared],
) -> Iterator[Block]:
    """Yield each record as facts and prose, where a table would be too wide or too long.

    A card is headed by the caption and what its first field says: the subject, the help given.
    """
    first, hidden = fields[0], _others(model, fields)
    for record in records:
        name = tell.value(getattr(record, first.name), first)
        blocks = section_blocks(tell, model, record, skip=hidden | {first.key})
        facts: tuple[Fact, ...] = (Fact(label(tell, model, first), name),)
        facts += tuple(f for block in blocks if isinstance(block, Facts) for f in block.facts)
        yield Facts(facts, caption)
        yield from (block for block in blocks if not isinstance(block, Facts))


def _others(model: type[Record], fields: list[Declared]) -> frozenset[str]:
    return frozenset(f.key for f in declared(model)) - {f.key for f in fields}


def columns_of(labels: list[Phrase], shares: list[int]) -> tuple[Column, ...]:
    """Return columns that ask for the shares given."""
    return tuple(Column(text, share) for text, share in zip(labels, shares, strict=True))
