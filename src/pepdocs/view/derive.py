"""Make blocks from the declarations of fields alone: facts, prose, lists and grids."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from pepdocs.base.language import Phrase
from pepdocs.schema.declare import Declared, Record, declared, field_path
from pepdocs.schema.figures import meaning_of, value_of
from pepdocs.schema.kinds import LocalText, NoneStated, NotPracticable
from pepdocs.schema.scales import Meaning
from pepdocs.view.blocks import Block, Column, Fact, Facts, Grid, GridStyle, Points, Prose, Row, Value
from pepdocs.view.columns import fits
from pepdocs.view.phrasing import Phrasing

SHORT = 60
"""Most characters of a text that is shown as a fact; a longer one is prose."""

WIDEST = 7
"""Most columns of a table; records with more fields are shown as cards."""

LONG_CELL = 400
"""Most characters of a text in a table's cell."""


def label(phrasing: Phrasing, model: type[Record], field: Declared) -> Phrase:
    """Return the label of a field."""
    return phrasing.say(f"field:{field_path(model, field.key)}")


def section_blocks(
    phrasing: Phrasing, model: type[Record], record: Record | None, *, skip: frozenset[str] = frozenset()
) -> tuple[Block, ...]:
    """Return the blocks of a record's fields that are to be shown, short facts first."""
    fields = [f for f in declared(model) if f.key not in skip and _is_shown(phrasing, model, record, f)]
    values = [(f, label(phrasing, model, f), value_of(record, f.name) if record else None) for f in fields]
    facts = tuple(Fact(title, _shown(phrasing, record, field)) for field, title, value in values if is_short(value))
    rest = (_long(phrasing, title, value, field) for field, title, value in values if not is_short(value))
    return (*((Facts(facts),) if facts else ()), *chain.from_iterable(rest))


def _is_shown(phrasing: Phrasing, model: type[Record], record: Record | None, field: Declared) -> bool:
    """Return whether to show a field: one that is filled or can be worked out, or is asked for."""
    if record is not None and phrasing.may_show(field) and value_of(record, field.name) is not None:
        return True
    return phrasing.is_shown(record, field, field_path(model, field.key))


def _shown(phrasing: Phrasing, record: Record | None, field: Declared) -> Value:
    """Return the value of a field as typed or worked out, with the words for a grade."""
    if record is None:
        return phrasing.gap()
    return with_meaning(phrasing, phrasing.value(value_of(record, field.name), field), meaning_of(record, field.name))


def with_meaning(phrasing: Phrasing, value: Value, meaning: Meaning | None) -> Value:
    """Return the value of a scale with its words, or its words alone if it is only a code."""
    if meaning is None:
        return value
    return Value((*(() if meaning.is_instead else value.phrases), phrasing.say(meaning.context)), value.tone)


def is_short(value: Any) -> bool:
    """Return whether a value is shown as a fact: a word, figure, date or short text, or nothing recorded."""
    if isinstance(value, LocalText):
        return all(len(text) <= SHORT and "\n" not in text for _, text in value.texts)
    if isinstance(value, NotPracticable | Record) and not isinstance(value, NoneStated):
        return False
    if isinstance(value, list):
        return not any(isinstance(item, LocalText | Record) for item in value)
    return True


def _long(phrasing: Phrasing, title: Phrase, value: Any, field: Declared) -> Iterator[Block]:
    """Yield the blocks of a value that is not short."""
    if isinstance(value, list) and isinstance(value[0], Record):
        yield from grid(phrasing, title, type(value[0]), value)
    elif isinstance(value, list):
        shown = phrasing.value(value, field)
        yield Points(title, Value(shown.phrases, shown.tone, phrasing.note(shown.phrases)))
    elif isinstance(value, Record) and not isinstance(value, NotPracticable):
        for place, block in enumerate(section_blocks(phrasing, type(value), value)):
            yield Facts(block.facts, title) if place == 0 and isinstance(block, Facts) else block
    else:
        yield prose(phrasing, title, value, field)


def prose(phrasing: Phrasing, title: Phrase, value: Any, field: Declared | None = None) -> Prose:
    """Return a label above a longer text, with a remark if it is in one language only."""
    shown = phrasing.value(value, field)
    note = shown.note or (phrasing.note(shown.phrases) if shown.tone == "said" else ())
    return Prose(title, Value(shown.phrases, shown.tone, note))


def grid(  # noqa: PLR0913 - a table has as many parts
    phrasing: Phrasing,
    caption: Phrase,
    model: type[Record],
    records: list[Any],
    *,
    style: GridStyle = "plain",
    skip: frozenset[str] = frozenset(),
) -> Iterator[Block]:
    """Yield records as a table, or as cards where a table would be too wide or its texts too long.

    Whether it fits is decided with both languages, so that documents in either have the same shape.
    """
    fields = [
        f
        for f in declared(model)
        if f.key not in skip and phrasing.may_show(f) and any(value_of(r, f.name) is not None for r in records)
    ] or list(declared(model)[:1])

    def table(words: Phrasing) -> Grid:
        rows = (Row(tuple(_cell(words, r, f) for f in fields)) for r in records)
        titles = [label(words, model, f) for f in fields]
        shares = [100 // len(titles)] * len(titles)
        return Grid(caption, columns_of(titles, shares), tuple(rows), style)

    is_too_long = len(fields) > WIDEST or any(_needs_room(r, f) for r in records for f in fields)
    if is_too_long or not fits(table(phrasing.bilingual)):
        yield from _cards(phrasing, caption, model, records, fields)
    else:
        yield table(phrasing)


def _cell(phrasing: Phrasing, record: Record, field: Declared) -> Value:
    """Return a cell's value; it is marked as not recorded only if the field is required or recommended."""
    return _shown(phrasing, record, field) if _is_shown(phrasing, type(record), record, field) else Value(())


def _needs_room(record: Record, field: Declared) -> bool:
    value = getattr(record, field.name)
    if isinstance(value, LocalText):
        return any(len(text) > LONG_CELL or "\n" in text for _, text in value.texts)
    if isinstance(value, NoneStated):
        return False
    return isinstance(value, Record) or (isinstance(value, list) and any(isinstance(item, Record) for item in value))


def _cards(
    phrasing: Phrasing, caption: Phrase, model: type[Record], records: list[Any], fields: list[Declared]
) -> Iterator[Block]:
    """Yield each record as facts and prose, headed by the caption and its first field."""
    first = fields[0]
    skip = frozenset(f.key for f in declared(model)) - {f.key for f in fields[1:]}
    for record in records:
        name = Fact(label(phrasing, model, first), _shown(phrasing, record, first))
        blocks = section_blocks(phrasing, model, record, skip=skip)
        yield Facts((name, *(f for block in blocks if isinstance(block, Facts) for f in block.facts)), caption)
        yield from (block for block in blocks if not isinstance(block, Facts))


def columns_of(labels: list[Phrase], shares: list[int]) -> tuple[Column, ...]:
    """Return columns with labels and shares of the width."""
    return tuple(Column(text, share) for text, share in zip(labels, shares, strict=True))
