"""A Word file as the checks read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pepdocs.accessibility.barriers import Place
from pepdocs.accessibility.document import Figure, FigureTexts, Heading, Link, Passage, TableTexts
from pepdocs.accessibility.language_guess import primary
from pepdocs.accessibility.word.model import NO_LANGUAGE, FormControl, Text, WordParagraph, WordProperties, WordTable


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
        return (_heading(paragraph) for paragraph in self.body if paragraph.level)

    def headings_with_content(self) -> Iterator[tuple[Heading, bool]]:
        """Yield each heading, and whether there is anything between it and the next one."""
        heading: Heading | None = None
        has_content = False
        for paragraph in self.body:
            if paragraph.level:
                if heading is not None:
                    yield heading, has_content
                heading, has_content = _heading(paragraph), False
            else:
                # An empty cell or a ruled line is room to write in.
                has_content = has_content or not paragraph.is_blank or paragraph.is_ruled or paragraph.in_table
        if heading is not None:
            yield heading, has_content

    def language_tags(self) -> Iterator[tuple[Place, str]]:
        """Yield the main language, then that of each piece of text with letters."""
        texts = ((paragraph.at, text.format.lang) for paragraph in self.paragraphs for text in paragraph.lettered)
        tags = ((Place(), self.language), *texts)
        return ((at, tag) for at, tag in tags if tag.lower() not in NO_LANGUAGE)

    def passages(self) -> Iterator[tuple[Place, str]]:
        """Yield the text of each paragraph."""
        return ((paragraph.at, paragraph.text) for paragraph in self.paragraphs)

    def linked_passages(self) -> Iterator[Passage]:
        """Yield the text of each paragraph with its line ends, and with its links."""
        for paragraph in self.paragraphs:
            texts = [text for text in paragraph.texts if not text.format.hidden]
            linked = tuple(text.in_link for text in texts for _ in text.text)
            yield Passage(paragraph.at, paragraph.group, "".join(text.text for text in texts), linked)

    def runs(self) -> Iterator[tuple[Place, str, str]]:
        """Yield each text in one format, with the tag of its language."""
        for paragraph in self.paragraphs:
            for text_format, texts in groupby(paragraph.visible, key=lambda text: text.format):
                yield paragraph.at, text_format.lang, "".join(text.text for text in texts)

    def table_texts(self) -> Iterator[TableTexts]:
        """Yield what each table is called."""
        for table in self.tables:
            heads = (
                (paragraph.text for cell in table.rows[0].cells for paragraph in cell.paragraphs) if table.rows else ()
            )
            yield TableTexts(table.at, (table.title, table.description), (table.caption, " ".join(heads)))

    def figure_texts(self, reach: tuple[int, int]) -> Iterator[FigureTexts]:
        """Yield the text of each picture, and those of its paragraph and of some before and after it."""
        before, after = reach
        for place, paragraph in enumerate(self.paragraphs):
            near = self.paragraphs[max(0, place - before) : place + after + 1] if paragraph.alts else ()
            texts = tuple(other.text for other in near)
            yield from (FigureTexts(paragraph.at, alt, texts) for alt in paragraph.alts)

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


def _heading(paragraph: WordParagraph) -> Heading:
    languages = frozenset(primary(text.format.lang) for text in paragraph.lettered)
    return Heading(paragraph.at, paragraph.level, paragraph.text.strip(), languages)
