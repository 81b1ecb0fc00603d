"""The template author's vocabulary: a document as a few kinds of block.

Everything here is frozen and holds only strings, numbers, booleans and tuples, so that a template
can do nothing with it but show it. Every text is a `Phrase`: one run for each language of the
document, in order, or a single run for a text that appears once (a name, a number, a child's own words,
or a text that exists in one language only). `VIEW` is the version that themes are written against.

`compose` makes blocks of facts; `arrange` puts these facts into the lines of an edition, and only the lines are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import ClassVar, Literal

from pepdocs.base.language import Phrase, Run

VIEW = 2

Tone = Literal["said", "own", "gap", "none", "code", "tick", "ticked", "write"]
"""The kind of a value: text as written; somebody's own words, which are never translated; the names of what is not
recorded; the names of what there is none of; a reference or number to copy; a box to tick, empty or ticked, with its
alternative text; or room to write in."""

Form = Literal["text", "line", "list"]
"""How several phrases follow one another: each in a paragraph, on one line, or each as an item of a list."""


@dataclass(frozen=True, slots=True)
class Value:
    """The content beside a label or in a cell: one phrase, or several as `form` says.

    `note` is a remark by the form: the text is in another language, or who stated that there is none.
    """

    phrases: tuple[Phrase, ...] = ()
    tone: Tone = "said"
    note: Phrase = ()
    form: Form = "text"


NOTHING = Value()
"""The value of a label whose content is elsewhere."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value."""

    label: Phrase
    value: Value = NOTHING


@dataclass(frozen=True, slots=True)
class FactLine:
    """One or two facts beside each other, and what is below them over the whole width.

    In two languages, the cells are a fact in each of them, and `across` is what both share, such as a child's own
    words. In one language, they are two short facts, or one longer one. In facts that run on, the cells are all facts
    of a language.
    """

    cells: tuple[Fact, ...]
    across: Value = NOTHING


FactStyle = Literal["lines", "run_on"]

TitleLevel = Literal[0, 3, 4]
"""The level of a title as a heading: below that of its section, or of its chapter; 0 if it is no heading."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts that belong together, in the order of their declarations. `title` may be empty.

    `style`: each line is a line (`lines`), or all facts of a language follow one another in a paragraph (`run_on`).
    """

    facts: tuple[Fact, ...] = ()
    title: Phrase = ()
    lines: tuple[FactLine, ...] = ()
    style: FactStyle = "lines"
    level: TitleLevel = 4
    kind: Literal["facts"] = "facts"
    READING: ClassVar = ("title", "lines", "facts")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid: its header, and its share of the width relative to the others."""

    label: Phrase
    share: int


GridStyle = Literal["plain", "timeline", "actions", "sign", "people"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid. The first cell heads the row; `group` heads the rows from this one on, if it is not empty."""

    cells: tuple[Value, ...]
    group: Phrase = ()
    READING: ClassVar = ("group", "cells")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a header row. In every cell, each language is a paragraph of its own. `caption` may be empty.

    `style`: `timeline` (dates first), `actions` (who does what), `sign` (empty boxes to sign in), `people`, or `plain`.
    """

    caption: Phrase
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    style: GridStyle = "plain"
    kind: Literal["grid"] = "grid"


@dataclass(frozen=True, slots=True)
class Records:
    """A table whose columns would be too narrow: each row as facts, the first of which heads the others."""

    title: Phrase
    records: tuple[Facts, ...]
    style: GridStyle = "plain"
    kind: Literal["records"] = "records"


Feeling = Literal["", "happy", "unsure", "worried", "sad", "excited", "angry"]


@dataclass(frozen=True, slots=True)
class ViewPicture:
    """A picture by the child: `source` is a data URL, `width` and `height` are its size in print, in points.

    `alt` is its alternative text, one run; `others` are those in further languages, shown below it. Where the picture
    itself is not there, `source` is empty, `alt` and `others` are shown in its place, and `note` says so.
    """

    alt: Phrase
    others: tuple[Phrase, ...] = ()
    note: Phrase = ()
    source: str = ""
    width: float = 0
    height: float = 0
    READING: ClassVar = ("alt", "others", "note")


State = Literal["done", "planned", "partly", "not_done", "unknown", "waiting"]
"""What became of what the child said; `unknown` where that is not recorded, `waiting` where there is no answer yet."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one of the child's views.

    `word` says the same as the shape that is drawn for `state`, and `told` who told the child and when, as a sentence.
    `facts` are what was decided and why.
    """

    state: State
    word: Phrase
    told: Phrase = ()
    facts: tuple[Facts, ...] = ()
    READING: ClassVar = ("word", "told", "facts")


@dataclass(frozen=True, slots=True)
class Voice:
    """One of the child's views: the prompt, the child's words, a picture, the feeling and its word, and the answer.

    `words` is one run in the child's own language, never translated. `details` are the word for the feeling, how the
    view was given, and what the child wants of sharing it, as far as they are known.
    """

    prompt: Phrase
    words: Value
    feeling: Feeling = ""
    details: tuple[Phrase, ...] = ()
    picture: ViewPicture | None = None
    answer: Answer | None = None
    READING: ClassVar = ("prompt", "words", "picture", "details", "answer")
    kind: Literal["voice"] = "voice"


@dataclass(frozen=True, slots=True)
class Space:
    """Empty space to draw or write in, with its prompt; `lines` is its height in lines of text."""

    prompt: Phrase
    lines: int
    kind: Literal["space"] = "space"


@dataclass(frozen=True, slots=True)
class Target:
    """A target card: its number and area, the sentence, its facts, its actions and what it answers.

    `text` is the target's sentence, without a label. `answers` are the views quoted, each a value in the child's own
    language.
    """

    number: str
    area: Phrase
    text: FactLine
    facts: tuple[Facts, ...]
    actions: Grid | Records | None = None
    answers_label: Phrase = ()
    answers: tuple[Value, ...] = ()
    kind: Literal["target"] = "target"


NoticeStyle = Literal["note", "privacy"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice from the form to its reader, set apart from what people wrote."""

    text: Phrase
    style: NoticeStyle = "note"
    kind: Literal["notice"] = "notice"


Block = Facts | Grid | Records | Voice | Space | Target | Notice


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a chapter with its own heading, which is empty where it would be that of the chapter.

    `lang` is the language of a section that is repeated in the other language, with the same key.
    """

    key: str
    title: Phrase
    blocks: tuple[Block, ...]
    intro: Phrase = ()
    lang: str = ""
    READING: ClassVar = ("title", "intro", "blocks")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the document that the contents name; `number` is its position, in digits.

    `lang` is the language of a chapter that is repeated in the other language. A chapter that `is_apart` begins on a
    page of its own, since it is read alone or handed out without the rest.
    """

    key: str
    number: str
    title: Phrase
    sections: tuple[Section, ...]
    lang: str = ""
    is_apart: bool = False
    READING: ClassVar = ("title", "sections")

    @property
    def anchor(self) -> str:
        """The chapter's unique name in the document."""
        return f"chapter-{self.key}-{self.lang}" if self.lang else f"chapter-{self.key}"


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: title, name, what to know at a glance, whom to ring, and who does what by when.

    `running` is the form's title at the top of each page; `footer` the reference, version and
    confidentiality at its foot; `page_words` are (page, of) in each language, in order. `skip` is
    the link that skips the contents on a screen, `back` the one that leads back to them. `written` says how many
    texts are in which language, `also` that the document is available in the other language.
    """

    title: Phrase
    name: Phrase
    facts: tuple[Facts, ...]
    key_dates: tuple[Facts, ...]
    ring: tuple[Facts, ...]
    actions: Grid | Records | None
    contents: Phrase
    running: Phrase
    footer: Phrase
    page_words: tuple[tuple[Run, Run], ...]
    draft: Phrase = ()
    draft_notice: Phrase = ()
    written: Phrase = ()
    also: Phrase = ()
    skip: Phrase = ()
    back: Phrase = ()


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A whole document.

    `lang` is the main language, `languages` all of them in order; `chapters` are in reading order. `elsewhere` says in
    each language that a text is in the other language's part of a chapter. `size` is `standard`, `large` or
    `very-large`; `layout` is `columns`, `blocks` or `sections`.
    """

    lang: str
    languages: tuple[str, ...]
    phase: str
    record: str
    title: str
    author: str
    cover: Cover
    chapters: tuple[Chapter, ...]
    elsewhere: Phrase = ()
    size: str = "standard"
    layout: str = "columns"
    view: int = VIEW

    @property
    def is_bilingual(self) -> bool:
        """Whether the document is in two languages."""
        return len(self.languages) > 1

    @property
    def beside(self) -> bool:
        """Whether the languages are side by side."""
        return self.is_bilingual and self.layout == "columns"

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of all chapters, in reading order."""
        return tuple(section for chapter in self.chapters for section in chapter.sections)

    def section(self, key: str) -> Section:
        """Return the section with a key; `KeyError` if the document has none."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)


def runs(part: object) -> Iterator[Run]:
    """Yield every run below `part` that is not empty, in reading order.

    That is the order in which fields are declared, or that of the class's `READING`.
    """
    collected: list[Run] = []
    _collect(part, collected)
    return iter(collected)


def _collect(part: object, collected: list[Run]) -> None:
    if isinstance(part, Run):
        if part.text:
            collected.append(part)
    elif isinstance(part, tuple):
        for item in part:
            _collect(item, collected)
    else:
        for name in _READING[type(part)]:
            _collect(getattr(part, name), collected)


class _Reading(dict[type, tuple[str, ...]]):
    """The fields of each class in reading order; none for what is not a dataclass."""

    def __missing__(self, kind: type) -> tuple[str, ...]:
        names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
        self[kind] = tuple(getattr(kind, "READING", names))
        return self[kind]


_READING = _Reading()
