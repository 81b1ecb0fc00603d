"""Rearrange a document's view for larger type or another layout of its languages.

Every text stays in the view; only its grouping changes. PDF, Word and HTML are made from the same
arranged view, so a large-print document cannot say less than the standard one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pepdocs.base.language import Layout, Phrase, Run, Size
from pepdocs.view import blocks as b
from pepdocs.view.columns import fits

NARROWEST = 30
"""Fewest letters on a line of two columns side by side (welsh.md, 6.9)."""

LETTERS_BESIDE = {Size.STANDARD: 38, Size.LARGE: 25, Size.VERY_LARGE: 19}
"""Letters on a line of half a page, by size of type."""


def arrange(view: b.DocumentView, size: Size = Size.STANDARD, layout: Layout = Layout.COLUMNS) -> b.DocumentView:
    """Return the view of a document in a size of type and a layout of its languages.

    Columns that would be too narrow become blocks, each text above its translation.
    """
    if layout is Layout.COLUMNS and LETTERS_BESIDE[size] < NARROWEST:
        layout = Layout.BLOCKS
    sections = view.sections
    if layout is Layout.SECTIONS and view.is_bilingual:
        sections = tuple(half for section in sections for half in _by_language(section, view.languages))
    whole = replace(view, sections=sections, size=size.value, layout=layout.value)
    return whole if size is Size.STANDARD else _enlarge(whole, size)


# Each section in one language, then in the other


def _by_language(section: b.Section, languages: tuple[str, ...]) -> Iterator[b.Section]:
    for lang in languages:
        yield replace(_without(section, frozenset(languages) - {lang}), lang=lang)


def _without(part: Any, others: frozenset[str]) -> Any:
    """Return a part of the view without its texts in `others`, except where they have no translation."""
    if isinstance(part, tuple):
        if part and all(isinstance(item, Run) for item in part):
            return tuple(run for run in part if run.lang not in others) or part
        return tuple(_without(item, others) for item in part)
    if isinstance(part, Run) or not is_dataclass(part):
        return part
    kept = {field.name: _without(getattr(part, field.name), others) for field in fields(part)}
    if isinstance(part, b.Value) and {run.lang for run in part.note} <= others:
        # A remark for readers of the other language is in their half only.
        kept["note"] = ()
    return replace(part, **kept)


# Large type


def _enlarge(view: b.DocumentView, size: Size) -> b.DocumentView:
    sections = tuple(
        replace(section, blocks=tuple(_block(block, size) for block in section.blocks)) for section in view.sections
    )
    return replace(view, cover=replace(view.cover, key_dates=_block(view.cover.key_dates, size)), sections=sections)


def _block(block: Any, size: Size) -> Any:
    """Return a block that fits on the page in a size of type."""
    if isinstance(block, b.Grid):
        return _grid(block, size)
    return _target(block) if isinstance(block, b.Target) else block


def _grid(block: b.Grid, size: Size) -> b.Grid | b.Records | b.Facts:
    if not block.rows or fits(block, size.points):
        return block
    if len(block.columns) == 2 and all(_is_label(row.cells[0]) for row in block.rows):
        facts = (b.Fact(row.cells[0].phrases[0], row.cells[1]) for row in block.rows)
        return b.Facts(tuple(facts), block.caption)
    labels = [column.label for column in block.columns]
    rows = ([_writable(cell, block.style) for cell in row.cells] for row in block.rows)
    return b.Records(block.caption, tuple(_record(labels, cells) for cells in rows))


def _is_label(cell: b.Value) -> bool:
    """Return whether a cell is one plain phrase, which can label the row's other cell."""
    return len(cell.phrases) == 1 and not cell.note and cell.tone == "said"


def _record(labels: list[Phrase], values: list[b.Value]) -> tuple[b.Fact, ...]:
    """Return the values under their labels, without labels that have no value."""
    facts = (b.Fact(label, value) for label, value in zip(labels, values, strict=True))
    return tuple(fact for fact in facts if fact.value.phrases or fact.value.tone == "write")


def _writable(cell: b.Value, style: str) -> b.Value:
    """Return a cell; an empty one of a table for signatures becomes room to write in."""
    return cell if cell.phrases or style != "sign" else replace(cell, tone="write")


def _target(block: b.Target) -> b.Target:
    """Return a card with its actions as records, since four columns never fit in large type."""
    rows = ([action.what, action.who, action.by, b.Value((action.box,), "tick")] for action in block.actions)
    return replace(block, headings=(), actions=(), steps=tuple(_record(list(block.headings), row) for row in rows))
