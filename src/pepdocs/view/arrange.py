"""Arrange a document's view for a size of type and a layout of its languages.

The facts of a view are put into lines: in two languages one a fact, with a cell for each language, in one language one
or two short facts. Every text stays in the view. PDF, Word and HTML are made from the same arranged view, so a
large-print document cannot say less than the standard one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any

from pepdocs.base.language import Layout, Phrase, Run, Size
from pepdocs.view import blocks as b
from pepdocs.view.columns import fits, without_remarks

NARROWEST = 30
"""Fewest letters on a line of two columns side by side (welsh.md, 6.9)."""

LETTERS_BESIDE = {Size.STANDARD: 38, Size.LARGE: 25, Size.VERY_LARGE: 19}
"""Letters on a line of half a page, by size of type."""

SHORT = 62
"""Most letters of a label and a value, in one language, beside which another fact is set."""

SHARED = 70
"""Most letters of a text without a language that is in both columns; a longer one is across both."""


def arrange(view: b.DocumentView, size: Size = Size.STANDARD, layout: Layout = Layout.COLUMNS) -> b.DocumentView:
    """Return the view of a document in a size of type and a layout of its languages.

    Columns that would be too narrow become blocks, each text above its translation.
    """
    if layout is Layout.COLUMNS and LETTERS_BESIDE[size] < NARROWEST:
        layout = Layout.BLOCKS
    whole = replace(view, size=size.value, layout=layout.value)
    if layout is Layout.SECTIONS and view.is_bilingual:
        whole = replace(whole, chapters=tuple(half for chapter in view.chapters for half in _halves(chapter, view)))
    return _Arranger(view, size).document(whole)


class _Arranger:
    """Puts the blocks of a view into lines for the languages of a document and a size of type."""

    def __init__(self, view: b.DocumentView, size: Size) -> None:
        self._languages = view.languages
        self._elsewhere = view.elsewhere
        self._size = size

    def document(self, view: b.DocumentView) -> b.DocumentView:
        """Return a view with every block arranged."""
        cover = replace(
            view.cover,
            facts=self._all(view.cover.facts),
            key_dates=self._all(view.cover.key_dates),
            ring=self._all(view.cover.ring),
            actions=self._block(view.cover.actions, self._languages),
        )
        return replace(view, cover=cover, chapters=tuple(map(self._chapter, view.chapters)))

    def _chapter(self, chapter: b.Chapter) -> b.Chapter:
        languages = (chapter.lang,) if chapter.lang else self._languages
        sections = (
            replace(section, blocks=tuple(each for block in section.blocks for each in self._blocks(block, languages)))
            for section in chapter.sections
        )
        return replace(chapter, sections=tuple(sections))

    def _all(self, blocks: tuple[b.Facts, ...]) -> tuple[b.Facts, ...]:
        return tuple(self._block(block, self._languages) for block in blocks)

    def _blocks(self, block: b.Block, languages: tuple[str, ...]) -> Iterator[b.Block]:
        """Yield a block arranged: a table that becomes records, as records for each group of its rows."""
        arranged = self._block(block, languages)
        if isinstance(block, b.Grid) and isinstance(arranged, b.Records):
            yield from _by_group(block, arranged)
        else:
            yield arranged

    def _block(self, block: Any, languages: tuple[str, ...]) -> Any:
        """Return a block whose facts are in lines, and whose tables fit on the page."""
        if isinstance(block, b.Facts):
            return self._facts(block, languages)
        if isinstance(block, b.Grid):
            return self._grid(block, languages)
        if isinstance(block, b.Records):
            return replace(block, records=tuple(self._record(record, languages) for record in block.records))
        if isinstance(block, b.Target):
            return self._target(block, languages)
        if isinstance(block, b.Voice) and block.answer is not None:
            facts = tuple(self._facts(facts, languages) for facts in block.answer.facts)
            return replace(block, answer=replace(block.answer, facts=facts))
        return block

    def _facts(self, block: b.Facts, languages: tuple[str, ...]) -> b.Facts:
        if block.style == "run_on":
            lines = tuple(b.FactLine(tuple(_side(fact, lang, languages) for fact in block.facts)) for lang in languages)
        elif len(languages) > 1:
            lines = tuple(line(fact, languages) for fact in block.facts)
        else:
            lines = tuple(in_pairs(block.facts) if self._size is Size.STANDARD else map(_alone, block.facts))
        return replace(block, facts=(), lines=lines)

    def _record(self, record: b.Facts, languages: tuple[str, ...]) -> b.Facts:
        """Return an entry of a table in lines, the first of which has only the fact that heads it."""
        head, rest = (
            self._facts(b.Facts(record.facts[:1]), languages),
            self._facts(b.Facts(record.facts[1:]), languages),
        )
        return replace(record, facts=(), lines=(*head.lines, *rest.lines))

    def _target(self, block: b.Target, languages: tuple[str, ...]) -> b.Target:
        (text,) = block.text.cells
        return replace(
            block,
            text=line(text, languages) if len(languages) > 1 else block.text,
            facts=tuple(self._facts(facts, languages) for facts in block.facts),
            actions=self._block(block.actions, languages),
        )

    def _grid(self, block: b.Grid, languages: tuple[str, ...]) -> b.Grid | b.Records:
        if block.style == "people" and len(languages) > 1 and self._size is Size.STANDARD:
            return _split(block, languages)
        table = block if block.style == "people" else without_remarks(block, self._elsewhere)
        if not block.rows or self._size is Size.STANDARD or fits(table, self._size.points):
            return table
        labels = [column.label for column in block.columns]
        records = (_as_facts(labels, row.cells, block.style) for row in block.rows)
        return b.Records(block.caption, tuple(self._record(record, languages) for record in records), block.style)


# Lines in two languages


def line(fact: b.Fact, languages: tuple[str, ...]) -> b.FactLine:
    """Return a fact as a cell for each language, or as labels above a value that all languages share."""
    if _is_shared(fact.value):
        return b.FactLine(tuple(b.Fact(_of(fact.label, lang)) for lang in languages), fact.value)
    return b.FactLine(tuple(_side(fact, lang, languages) for lang in languages))


def _side(fact: b.Fact, lang: str, languages: tuple[str, ...]) -> b.Fact:
    return b.Fact(_of(fact.label, lang), in_language(fact.value, lang, languages))


def in_language(value: b.Value, lang: str, languages: tuple[str, ...]) -> b.Value:
    """Return what a value says in one of a document's languages or in none; its remark is for readers of that language.

    What is in a language that has no column is in the first.
    """
    phrases = (_of(phrase, lang) or _homeless(phrase, lang, languages) for phrase in value.phrases)
    return replace(value, phrases=tuple(filter(None, phrases)), note=_of(value.note, lang))


def _homeless(phrase: Phrase, lang: str, languages: tuple[str, ...]) -> Phrase:
    """Return a phrase that is in none of the languages if `lang` is the first of them."""
    is_elsewhere = lang != languages[0] or any(run.lang in {"", *languages} for run in phrase)
    return () if is_elsewhere else phrase


def _of(phrase: Phrase, lang: str) -> Phrase:
    """Return a phrase's run in a language, or else its run in none; nothing if it has neither."""
    own = tuple(run for run in phrase if run.lang == lang)
    return own or tuple(run for run in phrase if not run.lang)


def _is_shared(value: b.Value) -> bool:
    """Return whether a value is across both columns: own words, another language, room to write, or a long name."""
    runs = [run for phrase in value.phrases for run in phrase]
    if value.tone in {"own", "write", "tick", "ticked"} or any(run.lang not in {"", "cy", "en"} for run in runs):
        return True
    return all(not run.lang for run in runs) and sum(len(run.text) for run in runs) > SHARED


# Lines in one language


def in_pairs(facts: Iterable[b.Fact]) -> Iterator[b.FactLine]:
    """Yield the facts in their order, two on a line where both are short."""
    waiting: b.Fact | None = None
    for fact in facts:
        if not _is_short(fact):
            yield from (_alone(each) for each in (waiting, fact) if each is not None)
            waiting = None
        elif waiting is None:
            waiting = fact
        else:
            yield b.FactLine((waiting, fact))
            waiting = None
    if waiting is not None:
        yield _alone(waiting)


def _is_short(fact: b.Fact) -> bool:
    texts = [run.text for run in b.runs(fact)]
    is_one = fact.value.tone not in {"none", "gap"} and (fact.value.form == "line" or len(fact.value.phrases) < 2)
    return is_one and sum(map(len, texts)) <= SHORT and not any("\n" in text for text in texts)


def _alone(fact: b.Fact) -> b.FactLine:
    return b.FactLine((fact,))


# Tables


def _split(block: b.Grid, languages: tuple[str, ...]) -> b.Grid:
    """Return a table with its names once, and a column for each language of everything else."""
    first, *rest = block.columns
    columns = [b.Column(_of(column.label, lang), column.share // 2) for column in rest for lang in languages]
    rows = (
        replace(
            row,
            cells=(row.cells[0], *(in_language(cell, lang, languages) for cell in row.cells[1:] for lang in languages)),
        )
        for row in block.rows
    )
    return replace(block, columns=(first, *columns), rows=tuple(rows))


def _by_group(block: b.Grid, whole: b.Records) -> Iterator[b.Records]:
    """Yield the records of each group of a table under the group's title, or all of them under the table's."""
    starts = sorted({0, *(place for place, row in enumerate(block.rows) if row.group)})
    for start, end in pairwise((*starts, len(block.rows))):
        yield replace(whole, title=block.rows[start].group or whole.title, records=whole.records[start:end])


def _as_facts(labels: list[Phrase], cells: tuple[b.Value, ...], style: str) -> b.Facts:
    """Return a row as facts, without labels that have no value; an empty box to sign in becomes room to write in."""
    values = (replace(cell, tone="write") if style == "sign" and not cell.phrases else cell for cell in cells)
    facts = (b.Fact(label, value) for label, value in zip(labels, values, strict=True))
    return b.Facts(tuple(fact for fact in facts if fact.value.phrases or fact.value.tone == "write"))


# Each chapter in one language, then in the other


def _halves(chapter: b.Chapter, view: b.DocumentView) -> Iterator[b.Chapter]:
    """Yield a chapter in each language; what is in one language only is in that part alone, and the other says so."""
    for lang in view.languages:
        part = _Half(lang, view.languages, view.elsewhere)
        yield replace(part.of(chapter), lang=lang)


class _Half:
    """Takes from a part of the view what belongs into the part of a chapter in one language."""

    def __init__(self, lang: str, languages: tuple[str, ...], elsewhere: Phrase) -> None:
        self._lang = lang
        self._languages = languages
        self._elsewhere = _of(elsewhere, lang)

    def of(self, part: Any) -> Any:
        """Return a part of the view without its texts in the other language."""
        if isinstance(part, b.Value):
            return self._value(part)
        if isinstance(part, tuple):
            is_phrase = part and all(isinstance(item, Run) for item in part)
            return (_of(part, self._lang) or part) if is_phrase else tuple(map(self.of, part))
        if isinstance(part, Run) or not is_dataclass(part):
            return part
        kept = {field.name: self.of(getattr(part, field.name)) for field in fields(part)}
        changed: Any = replace(part, **kept)  # type: ignore[type-var]  # an instance, not a class
        return changed

    def _value(self, value: b.Value) -> b.Value:
        """Return a value with the phrases whose home this half is, and the remark that the others are elsewhere."""
        kept = tuple(_of(phrase, self._lang) or phrase for phrase in value.phrases if self._is_home(phrase))
        is_whole = len(kept) == len(value.phrases)
        note = _of(value.note, self._lang) if is_whole else self._elsewhere
        return replace(value, phrases=kept, note=note)

    def _is_home(self, phrase: Phrase) -> bool:
        """Return whether a phrase is shown in this half: in its own language, or in the first if that has no half."""
        languages = {run.lang for run in phrase}
        if self._lang in languages or languages == {""}:
            return True
        return not languages & set(self._languages) and self._lang == self._languages[0]
