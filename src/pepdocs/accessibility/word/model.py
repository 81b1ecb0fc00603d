"""The parts of a Word file as the checks read them: properties, paragraphs, tables and controls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pepdocs.accessibility.barriers import Place
from pepdocs.accessibility.document import FormattedText, TextFormat

NO_LANGUAGE = frozenset({"x-none", "zxx", "und", "mul", "mis"})
"""Tags that name no language."""

SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "zapf dingbats", "marlett")
"""Fonts that print a symbol in place of each letter."""

_LETTER = re.compile(r"[^\W\d_]")
_MEANINGLESS = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd\x00\ufeff\ufffd-\uffff]")


@dataclass(frozen=True, slots=True)
class WordFormat(TextFormat):
    """The format of a run, with everything that its styles contribute."""

    lang: str
    italic: bool
    capitals: bool
    hidden: bool
    unproofed: bool
    font: str


@dataclass(frozen=True, slots=True, eq=False)
class Text(FormattedText):
    """A piece of text in one format."""

    format: WordFormat
    in_control: bool = False
    """Whether it is the content of a form control."""
    in_link: bool = False

    @property
    def is_visible(self) -> bool:
        """Whether it is more than space, and not hidden."""
        return bool(self.text.strip()) and not self.format.hidden

    @property
    def is_meaningless(self) -> bool:
        """Whether a character has no meaning of its own, or is printed as a symbol."""
        in_symbols = self.format.font.casefold().startswith(SYMBOL_FONTS) and any(map(str.isalnum, self.text))
        return in_symbols or _MEANINGLESS.search(self.text) is not None


@dataclass(frozen=True, slots=True, eq=False)
class WordParagraph:
    """A paragraph."""

    at: Place
    group: int
    """Equal for the paragraphs of one cell, of one text box, or of the body."""
    style: str
    level: int
    """The level of a heading, 0 for other paragraphs."""
    is_derived_heading: bool
    """Whether it is a heading without being of a style that Word has for headings."""
    is_item: bool
    is_styled_item: bool
    """Whether it is an item by its style alone, and the numbering does not name that style."""
    alignment: str
    is_ruled: bool
    """Whether there is a line below it to write on."""
    usual: WordFormat
    """The format that its style alone gives."""
    texts: tuple[Text, ...] = field(repr=False)
    alts: tuple[str, ...] = field(repr=False)
    """The alternative texts of the pictures in it."""
    has_object: bool
    """Whether it holds something other than text: a picture, a control, a page or section break."""
    in_table: bool
    is_margin: bool
    """Whether it is part of a header or footer."""

    @property
    def text(self) -> str:
        """The text of all its pieces."""
        return "".join(text.text for text in self.texts)

    @property
    def visible(self) -> tuple[Text, ...]:
        """The pieces that are visible."""
        return tuple(text for text in self.texts if text.is_visible)

    @property
    def lettered(self) -> Iterator[Text]:
        """The visible pieces that contain a letter."""
        return (text for text in self.visible if _LETTER.search(text.text))

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it."""
        return not self.has_object and not self.text.strip()


@dataclass(frozen=True, slots=True, eq=False)
class WordCell:
    """A cell of a table."""

    paragraphs: tuple[WordParagraph, ...]
    columns: int
    is_merged: bool
    has_content: bool


@dataclass(frozen=True, slots=True, eq=False)
class WordRow:
    """A row of a table."""

    at: Place
    cells: tuple[WordCell, ...]
    gaps: int
    """The columns before and after it that have no cell."""
    is_header: bool
    may_break: bool
    has_height: bool
    """Whether it has a height of its own, as space to write in."""

    @property
    def columns(self) -> int:
        """The number of columns that it spans."""
        return self.gaps + sum(cell.columns for cell in self.cells)


@dataclass(frozen=True, slots=True, eq=False)
class WordTable:
    """A table."""

    at: Place
    rows: tuple[WordRow, ...]
    has_header_look: bool
    """Whether its look marks the first row as a header."""
    has_row_headers: bool
    """Whether its look marks the first column as a header."""
    has_name: bool
    """Whether it has a caption or description, or follows a caption or heading."""
    title: str = field(repr=False)
    description: str = field(repr=False)
    caption: str = field(repr=False)
    """The caption or heading that it follows, "" for none."""
    is_inner: bool


@dataclass(frozen=True, slots=True, eq=False)
class FormControl:
    """A control to fill in or tick."""

    at: Place
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WordProperties:
    """What a file says of itself."""

    title: str = field(repr=False)
    language: str
    """The language of text that has none of its own."""
    theme_language: str
    languages: tuple[str, ...]
    """The languages that its core properties name."""
    compatibility: int
    is_protected: bool
    is_tracked: bool
    has_duplicates: bool
    """Whether an identifier or name is used twice."""
