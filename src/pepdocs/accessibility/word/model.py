"""A Word file as the checks see it: what it says of itself, its texts, tables, pictures and boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pepdocs.accessibility.barriers import Place
from pepdocs.accessibility.colours import Colour


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is set, with everything that styles say of it."""

    lang: str
    size: float
    bold: bool
    italic: bool
    capitals: bool
    hidden: bool
    unproofed: bool
    font: str
    colour: Colour | None
    """`None` where Word chooses it, so that it can be read."""
    ground: Colour


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A piece of text that is set alike."""

    text: str = field(repr=False)
    look: Look
    in_box: bool = False
    """Whether it stands in a box to fill in or tick."""

    @property
    def is_read(self) -> bool:
        """Whether there is anything in it to read."""
        return bool(self.text.strip()) and not self.look.hidden


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A paragraph, in the order in which it is read."""

    at: Place
    group: int
    """What it is in: paragraphs of one cell, of one box, or of the body have the same."""
    style: str
    level: int
    """The level of a heading, 0 where it is none."""
    is_item: bool
    aligned: str
    is_ruled: bool
    """Whether a line is under it, to write on."""
    usual: Look
    """How its style alone sets it."""
    texts: tuple[Text, ...] = field(repr=False)
    holds: bool
    """Whether there is something else in it: a picture, a box, the end of a page or section."""
    in_table: bool
    is_edge: bool
    """Whether it stands at the top or foot of every page."""

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(each.text for each in self.texts)

    @property
    def read(self) -> tuple[Text, ...]:
        """Its texts that can be read."""
        return tuple(each for each in self.texts if each.is_read)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it."""
        return not self.holds and not self.text.strip()


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell of a table."""

    paragraphs: tuple[Paragraph, ...]
    columns: int
    is_merged: bool
    holds: bool
    """Whether there is anything in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of a table."""

    at: Place
    cells: tuple[Cell, ...]
    around: int
    """So many columns before and after it have no cell."""
    is_header: bool
    may_break: bool
    is_room: bool
    """Whether it has a height of its own, as room to write in."""

    @property
    def columns(self) -> int:
        """How many columns it takes."""
        return self.around + sum(cell.columns for cell in self.cells)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table."""

    at: Place
    rows: tuple[Row, ...]
    says_header: bool
    """Whether it says that its first row is a header."""
    heads_rows: bool
    """Whether it says that its first column is one."""
    has_name: bool
    """Whether it has a name or description, or stands below a caption or heading."""
    is_inner: bool


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture, or something else that is drawn."""

    at: Place
    said: str = field(repr=False)
    is_decorative: bool


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A text that leads somewhere."""

    at: Place
    text: str = field(repr=False)
    leads: bool


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """A box to fill in or tick."""

    at: Place
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of itself."""

    title: str = field(repr=False)
    main: str
    """The language of text that says nothing of its own."""
    theme: str
    languages: tuple[str, ...]
    """The languages that its properties name."""
    compatibility: int
    is_protected: bool
    is_tracked: bool
    has_twins: bool
    """Whether a number or name is used twice in it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read."""

    facts: Facts
    usual: Look
    """How ordinary text is set."""
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...]
    links: tuple[Link, ...]
    boxes: tuple[Box, ...]
    floating: tuple[Place, ...]
    """Where something floats beside the text."""
    not_kept: tuple[Place, ...]
    """Where there is something that only one program shows."""

    @property
    def body(self) -> Iterator[Paragraph]:
        """The paragraphs that do not stand at the edge of every page."""
        return (each for each in self.paragraphs if not each.is_edge)

    @property
    def headings(self) -> tuple[Paragraph, ...]:
        """The headings, in reading order."""
        return tuple(each for each in self.body if each.level)
