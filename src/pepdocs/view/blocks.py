"""The template author's vocabulary: a document as a few kinds of block.

Everything here is frozen and holds only strings, numbers, booleans and tuples, so that a template
can do nothing with it but show it. Every text is a `Phrase`: one run for each language of the
document, in order, or a single run for a text that appears once (a name, a number, a child's own words,
or a text that exists in one language only). `VIEW` is the version that themes are written against.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import ClassVar, Literal

from pepdocs.base.language import Phrase, Run

VIEW = 1

Tone = Literal["said", "gap", "none", "tick", "write"]
"""The kind of a value: text as written, not recorded, or an explicit none; the word beside an empty
tick box, or room to write in."""


@dataclass(frozen=True, slots=True)
class Value:
    """The content beside a label or in a cell: one phrase, or several as a list.

    `note` is a remark by the form ("In English only", or who stated that there is none).
    """

    phrases: tuple[Phrase, ...]
    tone: Tone = "said"
    note: Phrase = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its short value."""

    label: Phrase
    value: Value


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts that belong together, shown compactly. `title` may be empty."""

    facts: tuple[Fact, ...]
    title: Phrase = ()
    kind: Literal["facts"] = "facts"
    READING: ClassVar = ("title", "facts")


@dataclass(frozen=True, slots=True)
class Prose:
    """A label above a longer text; in a bilingual document the languages are side by side."""

    label: Phrase
    value: Value
    kind: Literal["prose"] = "prose"


@dataclass(frozen=True, slots=True)
class Points:
    """A label above a list of short texts."""

    label: Phrase
    value: Value
    kind: Literal["points"] = "points"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid: its header, and its share of the width relative to the others."""

    label: Phrase
    share: int


GridStyle = Literal["plain", "timeline", "bars", "loop", "sign", "people"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid; `bar` is a percentage for a decorative bar, -1 for none. The first cell heads the row."""

    cells: tuple[Value, ...]
    bar: float = -1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a caption and a header row. In every cell the languages are one above the other.

    `style`: `timeline` (dates first), `bars` (a figure with a bar), `loop` (what I said, what was
    decided, why, who told me), `sign` (empty boxes to sign in), `people`, or `plain`.
    """

    caption: Phrase
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    style: GridStyle = "plain"
    kind: Literal["grid"] = "grid"


@dataclass(frozen=True, slots=True)
class Records:
    """A table whose columns would be too narrow in large type: each row as labels above values.

    `title` is the table's caption; a record has a fact for each cell that is not empty.
    """

    title: Phrase
    rows: tuple[tuple[Fact, ...], ...]
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


@dataclass(frozen=True, slots=True)
class Voice:
    """One of the child's views: the prompt, the child's words, a picture, the feeling and its word.

    `words` is one run in the child's own language, never translated. `form` states how the view was given. `share` is
    what the child was asked about sharing it, and the answer; empty if the child was not asked.
    """

    prompt: Phrase
    words: Value
    feeling: Feeling = ""
    feeling_word: Phrase = ()
    form: Phrase = ()
    picture: ViewPicture | None = None
    share: tuple[Phrase, ...] = ()
    READING: ClassVar = ("prompt", "words", "picture", "feeling_word", "form", "share")
    kind: Literal["voice"] = "voice"


@dataclass(frozen=True, slots=True)
class Space:
    """Empty space to draw or write in, with its prompt; `lines` is its height in lines of text."""

    prompt: Phrase
    lines: int
    kind: Literal["space"] = "space"


@dataclass(frozen=True, slots=True)
class Action:
    """A step of a target: what, who, by when. `box` is the word beside its empty tick box."""

    what: Value
    who: Value
    by: Value
    box: Phrase


@dataclass(frozen=True, slots=True)
class Target:
    """A target card: its number and area, the sentence, its facts, its actions and what it answers.

    `headings` are the headers of the table of actions: what, who, by when, done.
    `answers` are the views quoted, each a value in the child's own language. In large type the
    actions are `steps` instead: each a record of facts, the last of which is a box to tick.
    """

    number: str
    area: Phrase
    text: Value
    facts: tuple[Fact, ...]
    actions_caption: Phrase
    headings: tuple[Phrase, ...]
    actions: tuple[Action, ...]
    answers_label: Phrase = ()
    answers: tuple[Value, ...] = ()
    steps: tuple[tuple[Fact, ...], ...] = ()
    READING: ClassVar = (
        "number", "area", "text", "facts", "actions_caption", "headings", "actions", "steps",
        "answers_label", "answers",
    )  # fmt: skip
    kind: Literal["target"] = "target"


NoticeStyle = Literal["draft", "note", "privacy"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice from the form to its reader, set apart from what people wrote."""

    text: Phrase
    style: NoticeStyle = "note"
    kind: Literal["notice"] = "notice"


Block = Facts | Prose | Points | Grid | Records | Voice | Space | Target | Notice


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document with its own heading; `number` is its position, in digits.

    `lang` is the language of a section that is repeated in the other language, with the same key.
    """

    key: str
    number: str
    title: Phrase
    blocks: tuple[Block, ...]
    intro: Phrase = ()
    lang: str = ""
    READING: ClassVar = ("title", "intro", "blocks")

    @property
    def anchor(self) -> str:
        """The section's unique name in the document."""
        return f"{self.key}-{self.lang}" if self.lang else self.key


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: the document's title, the child's name, the dates, and the texts on every page.

    `running` is the form's title at the top of each page; `footer` the reference, version and
    confidentiality at its foot; `page_words` are (page, of) in each language, in order. `skip` is
    the link that skips the contents on a screen.
    """

    title: Phrase
    name: Phrase
    facts: tuple[Fact, ...]
    key_dates: Grid | Records | Facts
    contents: Phrase
    running: Phrase
    footer: Phrase
    page_words: tuple[tuple[Run, Run], ...]
    draft: Phrase = ()
    also: Phrase = ()
    skip: Phrase = ()


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A whole document.

    `lang` is the main language, `languages` all of them in order; `sections` are in reading order.
    `column_names` head the two columns of a side-by-side table ("Cymraeg", "English"), each in its
    own language; `item_words` head a table of facts (item, details). `size` is `standard`,
    `large` or `very-large`; `layout` is `columns`, `blocks` or `sections`.
    """

    lang: str
    languages: tuple[str, ...]
    phase: str
    record: str
    title: str
    author: str
    cover: Cover
    sections: tuple[Section, ...]
    column_names: tuple[Run, ...]
    item_words: tuple[Phrase, Phrase]
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
    def untabled(self) -> tuple[str, ...]:
        """The parts that a Word file sets in no table: texts `beside` their translation, `facts` in large type."""
        return ("beside",) * (not self.beside) + ("facts",) * (self.size != "standard")

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
