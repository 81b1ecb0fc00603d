"""Make blocks from the declarations of fields alone: facts in their order, and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from pepdocs.base.language import Phrase, Run
from pepdocs.schema.declare import Declared, Record, declared, field_path
from pepdocs.schema.figures import meaning_of, value_of
from pepdocs.schema.kinds import LocalText, NoneStated, NotPracticable
from pepdocs.schema.scales import Meaning
from pepdocs.view.blocks import Block, Column, Fact, Facts, Grid, GridStyle, Records, Row, Value
from pepdocs.view.columns import fits, without_remarks
from pepdocs.view.phrasing import Phrasing

WIDEST = 5
"""Most columns of a table; entries with more fields are shown as records."""

NOTHING_INSTEAD: Mapping[str, Iterable[Block]] = MappingProxyType({})

LONG_CELL = 400
"""Most characters of a text in a table's cell."""


def label(phrasing: Phrasing, model: type[Record], field: Declared) -> Phrase:
    """Return the label of a field."""
    return phrasing.say(f"field:{field_path(model, field.key)}")


def section_blocks(  # noqa: PLR0913 - what pieces takes, and a title
    phrasing: Phrasing,
    model: type[Record],
    record: Record | None,
    *,
    skip: frozenset[str] = frozenset(),
    instead: Mapping[str, Iterable[Block]] = NOTHING_INSTEAD,
    title: Phrase = (),
) -> tuple[Block, ...]:
    """Return the blocks of a record's fields that are to be shown, in the order of their declarations.

    What there is none of, and what is not recorded, is listed at the end. `title` is that of the first block of facts.
    """
    return joined(phrasing, pieces(phrasing, model, record, skip=skip, instead=instead), title)


def pieces(
    phrasing: Phrasing,
    model: type[Record],
    record: Record | None,
    *,
    skip: frozenset[str] = frozenset(),
    instead: Mapping[str, Iterable[Block]] = NOTHING_INSTEAD,
) -> Iterator[Fact | Block]:
    """Yield each field of a record that is to be shown, as a fact or as blocks; `instead` has those of some fields."""
    for field in declared(model):
        if field.key in instead:
            yield from instead[field.key]
        elif field.key not in skip and _is_shown(phrasing, model, record, field):
            yield from _of_field(phrasing, model, record, field)


def joined(phrasing: Phrasing, parts: Iterable[Fact | Block], title: Phrase = ()) -> tuple[Block, ...]:
    """Return blocks with the facts between them in blocks of their own, and last what is none or not recorded."""
    parts = tuple(parts)
    said = [part for part in parts if not isinstance(part, Fact) or part.value.tone not in {"none", "gap"}]
    blocks: list[Block] = []
    for part in said:
        _add(blocks, part)
    lists = _lists(phrasing, [part for part in parts if isinstance(part, Fact)])
    if lists and blocks and isinstance(blocks[-1], Facts) and not blocks[-1].title:
        blocks[-1] = Facts((*blocks[-1].facts, *lists))
    elif lists:
        blocks.append(Facts(lists))
    if title and blocks and isinstance(blocks[0], Facts):
        blocks[0] = replace(blocks[0], title=title)
    return tuple(blocks)


def _add(blocks: list[Block], part: Fact | Block) -> None:
    """Add a block, or a fact to the facts before it."""
    if not isinstance(part, Fact):
        blocks.append(part)
    elif blocks and isinstance(blocks[-1], Facts) and not blocks[-1].title:
        blocks[-1] = Facts((*blocks[-1].facts, part))
    else:
        blocks.append(Facts((part,)))


def _lists(phrasing: Phrasing, facts: list[Fact]) -> tuple[Fact, ...]:
    """Return a list of what there is none of, with who said so, and one of what is not recorded, if there are any."""
    nones = tuple(_with_note(fact) for fact in facts if fact.value.tone == "none")
    gaps = tuple(fact.label for fact in facts if fact.value.tone == "gap")
    listed = (
        Fact(phrasing.say("view:none_stated"), Value(nones, "none", form="line")),
        Fact(phrasing.say("view:not_recorded_yet"), Value(gaps, "gap", form="line")),
    )
    return tuple(fact for fact in listed if fact.value.phrases)


def _with_note(fact: Fact) -> Phrase:
    """Return the label of a fact with its remark in brackets, in each language."""
    notes = {run.lang: run.text for run in fact.value.note}
    return tuple(
        replace(run, text=f"{run.text} ({notes[run.lang]})") if run.lang in notes else run for run in fact.label
    )


def _is_shown(phrasing: Phrasing, model: type[Record], record: Record | None, field: Declared) -> bool:
    """Return whether to show a field: one that is filled or can be worked out, or is asked for."""
    if record is not None and phrasing.may_show(field) and value_of(record, field.name) is not None:
        return True
    return phrasing.is_shown(record, field, field_path(model, field.key))


def _of_field(
    phrasing: Phrasing, model: type[Record], record: Record | None, field: Declared
) -> Iterator[Fact | Block]:
    """Yield a field as a fact, or as blocks if it holds records."""
    title = label(phrasing, model, field)
    value = value_of(record, field.name) if record else None
    if isinstance(value, list) and value and isinstance(value[0], Record):
        yield from grid(phrasing, title, type(value[0]), value)
    elif isinstance(value, Record) and not isinstance(value, NoneStated | NotPracticable):
        yield from section_blocks(phrasing, type(value), value, title=title)
    else:
        yield Fact(title, _shown(phrasing, record, field))


def _shown(phrasing: Phrasing, record: Record | None, field: Declared) -> Value:
    """Return the value of a field as typed or worked out, with the words for a grade."""
    if record is None:
        return phrasing.gap()
    return with_meaning(phrasing, phrasing.value(value_of(record, field.name), field), meaning_of(record, field.name))


def with_meaning(phrasing: Phrasing, value: Value, meaning: Meaning | None) -> Value:
    """Return the value of a scale with its words, or its words alone if it is only a code."""
    if meaning is None:
        return value
    return Value(
        (*(() if meaning.is_instead else value.phrases), phrasing.say(meaning.context)), value.tone, form="line"
    )


def grid(  # noqa: PLR0913 - a table has as many parts
    phrasing: Phrasing,
    caption: Phrase,
    model: type[Record],
    records: list[Any],
    *,
    style: GridStyle = "plain",
    skip: frozenset[str] = frozenset(),
) -> Iterator[Block]:
    """Yield entries as a table, or as records where a table would be too wide or its texts too long.

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
    if is_too_long or not fits(without_remarks(table(phrasing.bilingual))):
        yield from _records(phrasing, caption, model, records, fields)
    else:
        yield table(phrasing)


def _cell(phrasing: Phrasing, record: Record, field: Declared) -> Value:
    """Return a cell's value; it is marked as not recorded only if the field is required or recommended."""
    if not _is_shown(phrasing, type(record), record, field):
        return Value()
    return _shown(phrasing, record, field)


def _needs_room(record: Record, field: Declared) -> bool:
    value = getattr(record, field.name)
    if isinstance(value, LocalText):
        return any(len(text) > LONG_CELL or "\n" in text for _, text in value.texts)
    if isinstance(value, NoneStated):
        return False
    return isinstance(value, Record) or (isinstance(value, list) and any(isinstance(item, Record) for item in value))


def _records(
    phrasing: Phrasing, caption: Phrase, model: type[Record], records: list[Any], fields: list[Declared]
) -> Iterator[Block]:
    """Yield each entry as facts, the first of which heads it, and each table in it after it."""
    skip = frozenset(f.key for f in declared(model)) - {f.key for f in fields}
    title, listed = caption, list[Facts]()
    for record in records:
        blocks = section_blocks(phrasing, model, record, skip=skip)
        plain = [block for block in blocks if isinstance(block, Facts) and not block.title]
        tables = tuple(block for block in blocks if block not in plain)
        listed.append(Facts(tuple(fact for block in plain for fact in block.facts)))
        if tables or record is records[-1]:
            yield Records(title, tuple(listed))
            yield from tables
            title, listed = (), []


def columns_of(labels: list[Phrase], shares: list[int]) -> tuple[Column, ...]:
    """Return columns with labels and shares of the width."""
    return tuple(Column(text, share) for text, share in zip(labels, shares, strict=True))


def of_languages(phrasing: Phrasing, text: Any) -> Phrase:
    """Return what a function of a language makes, as a phrase of the document's languages."""
    return tuple(Run(text(lang), lang) for lang in phrasing.languages)
