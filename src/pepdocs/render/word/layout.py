"""Put the lines and blocks of a view in the order in which a Word document has them: paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil
from typing import Final

from pepdocs.base.language import Phrase, Run, Size
from pepdocs.view.blocks import (
    Block,
    DocumentView,
    Fact,
    FactLine,
    Facts,
    Grid,
    Notice,
    Records,
    Space,
    Target,
    Tone,
    Value,
    runs,
)

_TICKS: Final[frozenset[Tone]] = frozenset({"tick", "ticked"})
_BOXES: Final[frozenset[Tone]] = _TICKS | {"write"}
"""The tones of values that are drawn below their label."""

_LONGEST_TITLE: Final = 64
_JOINT: Final = " · "
_LINE_HEIGHT: Final = 340
_MOST_LINES: Final = 34


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that are one table, or paragraphs one below the other, and what is below the last over the whole width.

    `is_first` says that they are the first of their block.
    """

    lines: tuple[FactLine, ...]
    in_columns: bool
    across: Value | None = None
    is_first: bool = False
    name: str = ""
    """What the record says first of which they are lines, to name its boxes."""

    @property
    def label(self) -> Phrase:
        """The label of what is below the last line, in each language."""
        return _label(self.lines[-1])


@dataclass(frozen=True, slots=True)
class Blank:
    """A label with a box to tick below it, or with a line to write on."""

    label: Phrase
    is_tick: bool


def stretches(lines: tuple[FactLine, ...], in_columns: bool) -> tuple[Stretch, ...]:  # noqa: FBT001 - of a template
    """Return lines in stretches, each of which ends where something is over the whole width.

    `in_columns` of two languages, a stretch is a table. Otherwise it is paragraphs, one a fact.
    """
    found, waiting, name = list[Stretch](), list[FactLine](), _name(lines)
    for each in lines if in_columns else (alone for line in lines for alone in _alone(line)):
        waiting.append(each)
        if across := _across(each):
            found.append(Stretch(tuple(waiting), in_columns, across, not found, name))
            waiting = []
    return (*found, Stretch(tuple(waiting), in_columns, None, not found, name)) if waiting else tuple(found)


def blanks(lines: tuple[FactLine, ...]) -> tuple[Blank, ...]:
    """Return the labels of a record, for a further one that somebody adds by hand."""
    return tuple(Blank(_label(each), is_tick=any(value.tone in _TICKS for value in _values(each))) for each in lines)


def _name(lines: tuple[FactLine, ...]) -> str:
    """Return what tells a record from others: whose it is, or else what is to be done."""
    said = [next((value.phrases[0][0].text for value in _values(line) if value.phrases), "") for line in lines[:2]]
    return next(filter(None, reversed(said)), "")


def _values(line: FactLine) -> Iterator[Value]:
    yield line.across
    yield from (fact.value for fact in line.cells)


def _alone(line: FactLine) -> Iterator[FactLine]:
    """Yield the facts of a line as lines, but what its labels share and the labels above it as one.

    A box, which is beside its label where there is one language, is below it.
    """
    if line.across.phrases or line.across.tone in _BOXES:
        yield line
        return
    for fact in line.cells:
        yield FactLine((Fact(fact.label),), fact.value) if fact.value.tone in _BOXES else FactLine((fact,))


def _across(line: FactLine) -> Value | None:
    return line.across if line.across.phrases or line.across.tone in _BOXES else None


def _label(line: FactLine) -> Phrase:
    return tuple(run for fact in line.cells for run in fact.label)


def joined(blocks: tuple[Block, ...], beside: bool) -> tuple[tuple[Block, bool], ...]:  # noqa: FBT001
    """Return each block, and whether it begins with a table to which Word would join the table above it.

    Tables that only put two languages `beside` each other may be one; a table with headers may not.
    """
    above: tuple[Block | None, ...] = (None, *blocks)
    return tuple(
        (block, _would_join(before, block, beside=beside)) for before, block in zip(above, blocks, strict=False)
    )


def _would_join(above: Block | None, block: Block, *, beside: bool) -> bool:
    if isinstance(block, Grid):
        return not block.caption and (_ends_in_table(above) or (beside and isinstance(above, Facts | Records | Notice)))
    begins = isinstance(block, Notice) or (isinstance(block, Facts | Records) and not block.title)
    return beside and begins and _ends_in_table(above)


def _ends_in_table(block: Block | None) -> bool:
    """Return whether a block ends in a table with headers, or in one to draw in."""
    if isinstance(block, Target):
        return isinstance(block.actions, Grid) and not block.answers
    return isinstance(block, Grid | Space)


# Whether the cover goes over onto a second page, estimated

_LETTERS: Final = 88
"""Letters on a line of the page's width in standard size."""

_COVER_LINES: Final = 46
"""Lines that surely fit on the first page in standard size, with what stands between them."""

_STANDARD: Final = 12


def cover_fills_a_page(view: DocumentView) -> bool:
    """Return whether the cover and the contents may not fit on the first page.

    What comes next then begins below them, or little would be on the second page.
    """
    cover, scale = view.cover, _STANDARD / Size(view.size).points
    letters = int(_LETTERS * scale)
    facts = (*cover.facts, *cover.key_dates, *cover.ring)
    lines = sum(_fact_lines(block, letters, beside=view.beside) for block in facts)
    lines += _action_lines(cover.actions, letters, beside=view.beside)
    lines += sum(len(chapter.title) for chapter in view.chapters)
    words = (cover.draft, cover.draft_notice, cover.written, cover.also)
    lines += sum(_lines(phrase, letters, beside=view.beside) for phrase in words)
    return lines + 4 * len(cover.title) > _COVER_LINES * scale


def _fact_lines(block: Facts, letters: int, *, beside: bool) -> int:
    """Return about how many lines facts take; the languages beside each other take those of the longer one."""
    return len(block.title) + sum(_lines(line.cells, letters, beside=beside) for line in block.lines)


def _lines(parts: tuple[Fact | Run, ...], letters: int, *, beside: bool) -> int:
    """Return about how many lines parts take, each in its column or below the other."""
    lines = [ceil(sum(len(run.text) for run in runs(part)) / (letters // (1 + beside))) for part in parts]
    return max(lines, default=0) if beside else sum(lines)


def _action_lines(table: Grid | Records | None, letters: int, *, beside: bool) -> int:
    if isinstance(table, Grid):
        row = sum(len(phrase) for phrase in (table.columns[0].label, *table.rows[0].cells[0].phrases[:1]))
        return len(table.caption) + row + len(table.rows) * max(row // 2, 1)
    return sum(_fact_lines(record, letters, beside=beside) for record in table.records) if table else 0


# What a control is called, and how high the room to write in is


def short(text: str) -> str:
    """Return a text shortened to the length that Word allows for the title of a content control."""
    return _cut(text.rstrip(" :"), _LONGEST_TITLE)


def box_title(box: Value, beside: Value) -> str:
    """Return the title of a box to tick: its words with the text beside it, as much of it in each language."""
    words, texts = box.phrases[0], beside.phrases[0] if beside.phrases else ()
    room = (_LONGEST_TITLE + len(_JOINT)) // len(words) - len(_JOINT)
    titles = (f"{word.text}: {text.text}" if text else word.text for word, text in zip_longest(words, texts) if word)
    return _JOINT.join(_cut(title, room) for title in titles)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def height(count: int) -> int:
    """Return the height of so many lines in twentieths of a point, at most a page."""
    return _LINE_HEIGHT * min(count, _MOST_LINES)


def on_one_line(phrases: Iterable[Phrase]) -> Phrase:
    """Return short phrases after one another, as one phrase."""
    every = tuple(phrases)
    return tuple(
        Run(_JOINT.join(phrase[place].text for phrase in every), first.lang)
        for place, first in enumerate(every[0] if every else ())
    )
