"""One document, laid out for another reader: in larger type, or with its languages otherwise.

Every text of the view is still there; what changes is how it is grouped. PDF, Word and HTML are made
from the same arranged view, so large print cannot say less than the standard document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pepdocs.base.language import Layout, Phrase, Run, Size
from pepdocs.view import blocks as b
from pepdocs.view.columns import fits

NARROWEST = 30
"""Letters that a line needs at least; columns with less are not set side by side (welsh.md, 6.9)."""

LETTERS_BESIDE = {Size.STANDARD: 38, Size.LARGE: 25, Size.VERY_LARGE: 19}
"""Letters on a line of half a page."""


def arranged(view: b.DocumentView, size: Size = Size.STANDARD, layout: Layout = Layout.COLUMNS) -> b.DocumentView:
    """Return the document in type of this size, its languages in this layout.

    Columns that would be too narrow become blocks: each text above its translation.
    """
    if layout is Layout.COLUMNS and LETTERS_BESIDE[size] < NARROWEST:
        layout = Layout.BLOCKS
    sections = view.sections
    if layout is Layout.SECTIONS and view.is_bilingual:
        sections = tuple(part for each in sections for part in _in_turn(each, view.languages))
    whole = replace(view, sections=sections, size=size.value, layout=layout.value)
    return whole if size is Size.STANDARD else _enlarged(whole, size)


# Each section in one language, then in the other


def _in_turn(section: b.Section, languages: tuple[str, ...]) -> Iterator[b.Section]:
    for lang in languages:
        others = frozenset(languages) - {lang}
        yield replace(_only(section, others), lang=lang)


def _only(part: Any, others: frozenset[str]) -> Any:
    """Return a part of the view without what has a twin in one of the `others`."""
    if isinstance(part, tuple):
        if part and all(isinstance(each, Run) for each in part):
            return _said_in(part, others)
        return tuple(_only(each, others) for each in part)
    if is_dataclass(part) and not isinstance(part, Run):
        return _without(part, others)
    return part


def _said_in(phrase: Phrase, others: frozenset[str]) -> Phrase:
    """Return a phrase without its runs in other languages, unless it has no other runs."""
    return tuple(run for run in phrase if run.lang not in others) or phrase


def _without(part: Any, others: frozenset[str]) -> Any:
    kept = {field.name: _only(getattr(part, field.name), others) for field in fields(part)}
    if isinstance(part, b.Value) and {run.lang for run in part.note} <= others:
        # A remark for readers of the other language stands in their half.
        kept["note"] = ()
    return replace(part, **kept)


# Large type


def _enlarged(view: b.DocumentView, size: Size) -> b.DocumentView:
    sections = tuple(replace(part, blocks=tuple(_block(each, size) for each in part.blocks)) for part in view.sections)
    dates = _block(view.cover.key_dates, size)
    return replace(view, cover=replace(view.cover, key_dates=dates), sections=sections)


def _block(block: Any, size: Size) -> Any:
    """Return a block as it fits on a page in type of this size."""
    change = _CHANGES.get(type(block))
    return change(block, size) if change else block


def _grid(block: b.Grid, size: Size) -> b.Grid | b.Records | b.Facts:
    if not block.rows or fits(block, size.points):
        return block
    if len(block.columns) == 2 and all(_is_label(row.cells[0]) for row in block.rows):
        named = (b.Fact(row.cells[0].phrases[0], row.cells[1]) for row in block.rows)
        return b.Facts(tuple(named), block.caption)
    labels = [column.label for column in block.columns]
    rows = ([_roomy(cell, block.style) for cell in row.cells] for row in block.rows)
    return b.Records(block.caption, tuple(_record(labels, cells) for cells in rows))


def _is_label(cell: b.Value) -> bool:
    """Whether what heads a row is one phrase, which can stand above the row's other cell."""
    return len(cell.phrases) == 1 and not cell.note and cell.tone == "said"


def _record(labels: list[Phrase], values: list[b.Value]) -> tuple[b.Fact, ...]:
    """Return the values under their labels; a label with nothing below it would only confuse."""
    facts = (b.Fact(label, value) for label, value in zip(labels, values, strict=True))
    return tuple(fact for fact in facts if fact.value.phrases or fact.value.tone == "write")


def _roomy(cell: b.Value, style: str) -> b.Value:
    """Return a cell; an empty one of a table to sign in is room to write in."""
    return cell if cell.phrases or style != "sign" else replace(cell, tone="write")


def _target(block: b.Target, _size: Size) -> b.Target:
    """Return a card with its actions as records: four columns never fit in large type."""
    labels = list(block.headings)
    steps = (_record(labels, [each.what, each.who, each.by, b.Value((each.box,), "tick")]) for each in block.actions)
    return replace(block, headings=(), actions=(), steps=tuple(steps))


_CHANGES: dict[type, Callable[[Any, Size], Any]] = {b.Grid: _grid, b.Target: _target}
