"""A view as JSON for the Typst templates: all that depends on the length of its texts is decided here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pepdocs.base.language import Size
from pepdocs.base.picture import size as picture_size
from pepdocs.render.html.page import LONGEST, Longest, contents, feet
from pepdocs.render.typst import ties
from pepdocs.render.typst.room import Keep, Room
from pepdocs.render.typst.words import Json, TextWriter
from pepdocs.theme import Theme
from pepdocs.theme.sandbox.filters import is_in_languages, is_long, plain
from pepdocs.view.blocks import (
    Answer,
    Block,
    Chapter,
    Cover,
    Fact,
    FactLine,
    Facts,
    Grid,
    Notice,
    Records,
    Row,
    Section,
    Space,
    Target,
    ViewPicture,
    Voice,
)
from pepdocs.view.columns import widths

SHORT_TABLE = 3
"""The most rows of a table that is kept on one page."""


@dataclass
class ViewWriter(TextWriter):
    """Writes one view."""

    depth: int = 1
    """The level of the last heading, below which the next one is by one level at most."""

    @cached_property
    def longest(self) -> Longest:
        """The lengths from which a text is laid out in another way."""
        return LONGEST[self.view.size]

    @cached_property
    def room(self) -> Room:
        """The room on the document's pages."""
        return Room.of(self.view)

    def keep(self, part: object, longest: int = 0) -> Keep:
        """Return whether a part is kept on one page; `longest` are the letters of the longest text of one that is."""
        return self.room.keep(part, longest or self.longest.whole)

    def document(self) -> Json:
        """Return the whole document."""
        view = self.view
        return {
            "title": view.title, "author": view.author, "lang": self.lang(view.lang),
            "languages": [self.lang(lang) for lang in view.languages],
            "bilingual": view.is_bilingual, "beside": view.beside,
            "contents": [[self.entry(chapter) for chapter in versions] for versions in contents(view)],
            "cover-is-full": self.cover_is_full(),
            "cover": self.cover(view.cover),
            "chapters": [self.chapter(chapter) for chapter in view.chapters],
            "langs": self.codes.languages, "logo": None,
        }  # fmt: skip

    def cover_is_full(self) -> bool:
        """Return whether the contents may not fit on the first page."""
        cover, titles = self.view.cover, tuple(chapter.title for chapter in self.view.chapters)
        return not self.room.fits((cover.facts, cover.key_dates, cover.ring, cover.actions, titles))

    def level(self, wanted: int) -> int:
        """Return the level of the next heading; 0 if it is to be none."""
        if wanted:
            self.depth = min(wanted, self.depth + 1)
        return self.depth if wanted else 0

    # Blocks.

    def fact(self, fact: Fact) -> Json:
        """Return a fact."""
        return {"label": self.phrase(fact.label), "value": self.value(fact.value)}

    def line(self, line: FactLine) -> Json:
        """Return a line of facts."""
        return {
            "kind": self._kind(line), "cells": [self.fact(fact) for fact in line.cells],
            "across": self.value(line.across), "break": self.line_breaks(line),
            "languages": is_in_languages(line),
        }  # fmt: skip

    def _kind(self, line: FactLine) -> str:
        """Return how a line stands on the page; the templates have a function for each kind."""
        if line.across.phrases or line.across.tone == "write":
            return "shared"
        if len(line.cells) == 1:
            return "one"
        return "two" if self.view.beside or not is_in_languages(line) else "languages"

    def line_breaks(self, line: FactLine) -> bool:
        """Return whether a line of facts may break over two pages."""
        return is_long(line, self.longest.whole, self.longest.line) or not self.room.fits(line)

    def block(self, block: Block) -> Json:
        """Return a block by its kind."""
        content: Json = getattr(self, block.kind)(block)
        return {"kind": block.kind, **content}

    def facts(self, block: Facts) -> Json:
        """Return facts that belong together."""
        lines = [self.line(line) for line in block.lines]
        level = self.level(block.level if block.title else 0)
        return {"title": self.phrase(block.title), "level": level, "style": block.style, "lines": lines}

    def grid(self, block: Grid) -> Json:
        """Return a table, with its columns' widths in percent, and for each row how many its tie spans."""
        shares = widths(block, points=Size(self.view.size).points)
        rows = [(row, self.row_breaks(row)) for row in block.rows]
        lines = [line for row, breaks in rows for line in self.table_lines(row, shares, breaks=breaks)]
        head = ties.lines_of([column.label for column in block.columns], shares, self.room.letters)
        return {
            "caption": self.phrase(block.caption), "style": block.style,
            "labels": self.phrases(column.label for column in block.columns),
            "widths": shares, "ties": ties.ties(lines, min(self.room.most * 4 // 5, self.room.most - head)),
            "keep": self.keep(block) if len(block.rows) <= SHORT_TABLE else "break",
            "rows": [self.row(row, breaks=breaks) for row, breaks in rows],
        }  # fmt: skip

    def row(self, row: Row, *, breaks: bool) -> Json:
        """Return a row of a table."""
        cells = [self.value(cell) for cell in row.cells]
        return {"cells": cells, "group": self.phrase(row.group), "break": breaks}

    def row_breaks(self, row: Row) -> bool:
        """Return whether a row may break over two pages."""
        return any(self.keep(cell, self.longest.row) != "whole" for cell in row.cells)

    def table_lines(self, row: Row, shares: Sequence[float], *, breaks: bool) -> list[ties.TableLine]:
        """Return a row, after that which heads its group if it is the first."""
        group = [ties.TableLine(self.room.lines(row.group), heads_group=True)] if row.group else []
        lines = ties.lines_of(row.cells, shares, self.room.letters)
        return [*group, ties.TableLine(lines, breaks=breaks)]

    def records(self, block: Records) -> Json:
        """Return a table whose rows are facts."""
        records = [self.record(record) for record in block.records]
        return {"title": self.phrase(block.title), "style": block.style, "records": records}

    def record(self, record: Facts) -> Json:
        """Return a record. The line that its first one stays with breaks if both are high."""
        lines = [self.line(line) for line in record.lines]
        is_high = is_long(record.lines[:2], self.longest.whole, self.longest.line)
        if is_high:
            lines[min(1, len(lines) - 1)]["break"] = True
        return {"lines": lines, "end": self.end(record.lines[2 if is_high else 1 :])}

    def end(self, lines: Sequence[FactLine]) -> int:
        """Return how many lines stay together at the end of a record: two, unless they are high."""
        last = tuple(lines[-2:])
        if any(line.across.tone == "write" or self.line_breaks(line) for line in last):
            return 0
        return len(last) if self.room.lines(last) <= self.room.most // 2 else 0

    def voice(self, block: Voice) -> Json:
        """Return one of the child's views."""
        return {
            "prompt": self.phrase(block.prompt), "level": self.level(3), "words": self.value(block.words),
            "feeling": block.feeling, "details": self.phrases(block.details), "picture": self.picture(block.picture),
            "answer": self.answer(block.answer), "keep": self.keep(block),
        }  # fmt: skip

    def picture(self, picture: ViewPicture | None) -> Json | None:
        """Return a picture by the child."""
        if picture is None:
            return None
        drawn = framed(picture.source, picture.width, picture.height) if picture.source else ""
        return {
            "alt": self.phrase(picture.alt), "plain": plain(picture.alt[:1]), "image": drawn, "width": picture.width,
            "others": self.phrases(picture.others), "note": self.phrase(picture.note),
        }  # fmt: skip

    def answer(self, answer: Answer | None) -> Json | None:
        """Return what became of a view."""
        if answer is None:
            return None
        return {
            "state": answer.state, "word": self.phrase(answer.word), "told": self.phrase(answer.told),
            "facts": [self.facts(facts) for facts in answer.facts],
        }  # fmt: skip

    def space(self, block: Space) -> Json:
        """Return room to write in."""
        return {"prompt": self.phrase(block.prompt), "lines": block.lines}

    def target(self, block: Target) -> Json:
        """Return a target."""
        return {
            "number": block.number, "area": self.phrase(block.area), "level": self.level(4),
            "text": self.line(block.text), "facts": [self.facts(facts) for facts in block.facts],
            "actions": self.block(block.actions) if block.actions else None,
            "label": self.phrase(block.answers_label), "answers": [self.value(answer) for answer in block.answers],
            "keep": self.keep(block.answers),
        }  # fmt: skip

    def notice(self, block: Notice) -> Json:
        """Return a notice."""
        return {"text": self.phrase(block.text), "style": block.style}

    # The document's parts.

    def section(self, section: Section, *, is_last: bool = False) -> Json:
        """Return a section of a chapter; the end of the last one in larger type stays together."""
        level = self.level(3 if section.title else 0)
        blocks, lines = self.section_end(section) if is_last and self.view.size != Size.STANDARD.value else (0, 0)
        return {
            "level": level, "title": self.phrase(section.title), "intro": self.phrase(section.intro),
            "blocks": [self.block(block) for block in section.blocks],
            "end": {"blocks": blocks, "lines": lines},
        }  # fmt: skip

    def section_end(self, section: Section) -> tuple[int, int]:
        """Return how many blocks fill the last third of a page, and how many lines of the first of them belong to it.

        No block does if others than facts are among them: these stay together by themselves, or may break.
        """
        filled = 0
        for blocks, block in enumerate(reversed(section.blocks), 1):
            if not isinstance(block, Facts) or not block.lines or block.style == "run_on":
                return 0, 0
            for lines, line in enumerate(reversed(block.lines), 1):
                if self.line_breaks(line):
                    return 0, 0
                filled += self.room.lines(line)
                if filled > self.room.most * 2 // 3:
                    return blocks, lines
        return 0, 0

    def chapter(self, chapter: Chapter) -> Json:
        """Return a chapter with its sections."""
        self.depth = 2
        *others, last = chapter.sections
        sections = [*map(self.section, others), self.section(last, is_last=True)]
        return {**self.entry(chapter), "key": chapter.key, "apart": chapter.is_apart, "sections": sections}

    def entry(self, chapter: Chapter) -> Json:
        """Return what the contents say of a chapter."""
        return {"anchor": chapter.anchor, "number": chapter.number, "title": self.phrase(chapter.title)}

    def cover(self, cover: Cover) -> Json:
        """Return the cover, and what stands at the edges of each page."""
        lists = {name: self._blocks(getattr(cover, name)) for name in ("facts", "key_dates", "ring")}
        names = ("title", "name", "contents", "running", "draft", "draft_notice", "written", "also")
        texts = {name: self.phrase(getattr(cover, name)) for name in names}
        actions = self.block(cover.actions) if cover.actions else None
        words = [[self.run(first), self.run(of)] for first, of in cover.page_words]
        return {**texts, **lists, "actions": actions, "page_words": words, "feet": self.phrase(feet(self.view))}

    def _blocks(self, blocks: Sequence[Block]) -> list[Json]:
        return [self.block(block) for block in blocks]


def framed(source: str, width: float, height: float) -> str:
    """Return a picture's data URL as an SVG of a size, which Typst reads as text."""
    # A data URL of ours has no character that XML would have to escape.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="{source}"/></svg>'
    )


def logo(theme: Theme, lang: str) -> Json | None:
    """Return a theme's logo with its alternative text in a language, if it has one."""
    picture = theme.logo(lang)
    if picture is None:
        return None
    size = picture_size(picture.content)
    image = framed(picture.source, *size) if size else picture.content.decode("utf-8")
    return {"image": image, "alt": picture.alt, "lang": lang}


def to_json(value: Json) -> str:
    """Return JSON without needless spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
