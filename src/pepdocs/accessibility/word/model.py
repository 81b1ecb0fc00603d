"""A Word file as the checks read it: properties, paragraphs, tables, pictures, links and controls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pepdocs.accessibility.barriers import Place
from pepdocs.accessibility.document import Figure, FormattedText, Heading, Link, TextFormat

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
    is_item: bool
    alignment: str
    is_ruled: bool
    """Whether there is a line below it to write on."""
    usual: WordFormat
    """The format that its style alone gives."""
    texts: tuple[Text, ...] = field(repr=False)
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


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A Word file."""

    properties: WordProperties
    paragraphs: tuple[WordParagraph, ...]
    tables: tuple[WordTable, ...]
    figures: tuple[Figure, ...]
    links: tuple[Link, ...]
    controls: tuple[FormControl, ...]
    floating: tuple[Place, ...]
    """Where something floats beside the text."""
    not_portable: tuple[Place, ...]
    """Where there is something that only one program shows."""

    @property
    def language(self) -> str:
        """The language of text that has none of its own."""
        return self.properties.language

    @property
    def other_languages(self) -> tuple[str, ...]:
        """The language of the theme, and that of the core properties if they name a single one."""
        languages = self.properties.languages
        return (self.properties.theme_language, *(languages if len(languages) == 1 else ()))

    @property
    def body(self) -> Iterator[WordParagraph]:
        """The paragraphs outside headers and footers."""
        return (paragraph for paragraph in self.paragraphs if not paragraph.is_margin)

    @property
    def has_text(self) -> bool:
        """Whether the body has visible text."""
        return any(paragraph.visible for paragraph in self.body)

    @property
    def needs_headings(self) -> bool:
        """Whether the body has visible text."""
        return self.has_text

    @property
    def headings(self) -> Iterator[Heading]:
        """The headings."""
        return (
            Heading(paragraph.at, paragraph.level, paragraph.text.strip()) for paragraph in self.body if paragraph.level
        )

    def language_tags(self) -> Iterator[tuple[Place, str]]:
        """Yield the main language, then that of each piece of text with letters."""
        texts = ((paragraph.at, text.format.lang) for paragraph in self.paragraphs for text in paragraph.lettered)
        tags = ((Place(), self.language), *texts)
        return ((at, tag) for at, tag in tags if tag.lower() not in NO_LANGUAGE)

    def passages(self) -> Iterator[tuple[Place, str]]:
        """Yield the text of each paragraph."""
        return ((paragraph.at, paragraph.text) for paragraph in self.paragraphs)

    def symbols(self) -> Iterator[tuple[Place, str]]:
        """Yield the text of each paragraph of the body outside its controls."""
        for paragraph in self.body:
            yield paragraph.at, "".join(text.text for text in paragraph.texts if not text.in_control)

    def by_language(self) -> Iterator[tuple[Place, dict[str, str]]]:
        """Yield the visible text of each paragraph by language; "" where no language is set."""
        for paragraph in self.paragraphs:
            texts: dict[str, str] = {}
            for text in paragraph.visible:
                texts[text.format.lang] = texts.get(text.format.lang, "") + text.text
            yield paragraph.at, {lang: " ".join(text.split()) for lang, text in texts.items()}

    def meaningless(self) -> Iterator[Place]:
        """Yield where a paragraph has a character without meaning."""
        for paragraph in self.paragraphs:
            if any(text.is_meaningless for text in paragraph.texts):
                yield paragraph.at

    def visible_text(self) -> Iterator[tuple[Place, Text]]:
        """Yield each visible piece of text."""
        return ((paragraph.at, text) for paragraph in self.paragraphs for text in paragraph.visible)
