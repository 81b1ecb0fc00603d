"""A PDF as the checks read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from pepdocs.accessibility.barriers import Place
from pepdocs.accessibility.document import Figure, FigureTexts, Heading, Link, Passage, TableTexts
from pepdocs.accessibility.language_guess import primary
from pepdocs.accessibility.pdf.model import (
    HEADINGS,
    Bookmark,
    ContentMark,
    Element,
    Objgen,
    PdfAnnotation,
    PdfPage,
    PdfProperties,
    TextPiece,
    gap,
    joined,
)

UNKNOWN = "\ufffd"
NOT_TEXT = frozenset({"Figure", "Formula", "Form", "Table", "L"})
"""The kinds of element that are content even without text."""

_MEANINGLESS = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd\x00\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, eq=False)
class PdfDocument:
    """A PDF: its properties, structure and pages."""

    properties: PdfProperties
    root: Element
    pages: tuple[PdfPage, ...]
    bookmarks: tuple[Bookmark, ...]
    content: Mapping[ContentMark, tuple[TextPiece, ...]] = field(repr=False)
    """The text of each marked content."""
    elements: tuple[Element, ...] = field(repr=False)
    """Every structure element, in reading order."""
    blocks: tuple[Element, ...] = field(repr=False)
    """The elements that hold text of their own: paragraphs, headings, and cells without any."""
    places: Mapping[Element, Place] = field(default_factory=dict, repr=False)
    mark_places: Mapping[ContentMark, Place] = field(default_factory=dict, repr=False)
    page_headings: Mapping[int, str] = field(default_factory=dict, repr=False)
    """For each page the last heading before it."""
    notes: Mapping[Objgen, PdfAnnotation] = field(default_factory=dict, repr=False)
    """The annotations of links."""

    # Parts of the structure

    def at(self, element: Element) -> Place:
        """Return where an element is."""
        return self.places.get(element, Place())

    def on(self, page: int) -> Place:
        """Return a place on a page that belongs to no element."""
        return Place(page, self.page_headings.get(page, ""))

    def pieces(self, element: Element) -> Iterator[TextPiece]:
        """Yield the text on the pages that belongs to an element, in reading order."""
        for mark in element.marks():
            yield from self.content.get(mark, ())

    def text(self, element: Element) -> str:
        """Return the text of an element: its own, with replacements where the file has them."""
        return element.actual if element.actual is not None else joined(self._replaced(element))

    def _replaced(self, element: Element) -> Iterator[TextPiece | str]:
        for kid in element.kids:
            if isinstance(kid, ContentMark):
                yield from self.content.get(kid, ())
            elif isinstance(kid, Element):
                yield from self._replaced(kid) if kid.replacement is None else (kid.replacement,)

    def fragments(self, element: Element) -> Iterator[tuple[Element, TextPiece | str]]:
        """Yield the text of an element in pieces, each with the element that it is directly in."""
        if element.replacement is not None:
            yield element, element.replacement
            return
        for kid in element.kids:
            if isinstance(kid, ContentMark):
                yield from ((element, piece) for piece in self.content.get(kid, ()))
            elif isinstance(kid, Element):
                yield from self.fragments(kid)

    def tagged_pieces(self, element: Element) -> Iterator[tuple[str, TextPiece | str]]:
        """Yield the text of an element in pieces, each with the tag of its language."""
        for owner, piece in self.fragments(element):
            yield owner.lang if isinstance(piece, str) else piece.lang or owner.lang, piece

    def annotations(self, kind: str) -> Iterable[PdfAnnotation]:
        """Return the annotations of a kind, each once."""
        every = (annotation for page in self.pages for annotation in page.annotations)
        return {annotation.objgen: annotation for annotation in every if annotation.kind == kind}.values()

    def of_kind(self, *kinds: str) -> Iterator[Element]:
        """Yield the elements of some kinds."""
        return (element for element in self.elements if element.kind in kinds)

    def placed_pieces(self) -> Iterator[tuple[Place, TextPiece]]:
        """Yield each piece of text on the pages that is more than space, visible or not."""
        for page in self.pages:
            for piece in page.pieces:
                if piece.is_text:
                    place = self.mark_places.get(piece.mark) if piece.mark is not None else None
                    yield place or self.on(page.number), piece

    # What both formats have

    @property
    def language(self) -> str:
        """The language in the catalog."""
        return self.properties.lang.strip()

    @property
    def other_languages(self) -> Iterator[str]:
        """The languages of the metadata if the main one is not among them, and of `Document` elements."""
        named = {primary(tag) for tag in self.properties.languages}
        if named and primary(self.language) not in named:
            yield min(named)
        yield from (element.lang for element in self.root.elements if element.kind == "Document")

    @property
    def has_text(self) -> bool:
        """Whether there is text on the pages."""
        return any(piece.text.strip() for page in self.pages for piece in page.pieces)

    @property
    def needs_headings(self) -> bool:
        """Whether the file has a structure."""
        return bool(self.root.kids)

    @property
    def headings(self) -> Iterator[Heading]:
        """The headings; one of type `H` has no level."""
        return map(self._heading, self.of_kind(*HEADINGS))

    def _heading(self, element: Element) -> Heading:
        text = self.text(element) or (element.alt or "").strip()
        languages = frozenset(primary(lang) for lang, _ in self.tagged_pieces(element))
        return Heading(self.at(element), int(element.kind[1:] or 0), text, languages)

    def headings_with_content(self) -> Iterator[tuple[Heading, bool]]:
        """Yield each heading, and whether there is anything between it and the next one."""
        heading: Element | None = None
        has_content = False
        within: frozenset[Element] = frozenset()
        for element in self.elements:
            if element.kind in HEADINGS:
                if heading is not None:
                    yield self._heading(heading), has_content
                heading, has_content, within = element, False, frozenset(element.walk())
            elif element not in within:
                has_content = has_content or element.kind in NOT_TEXT or self._has_own_text(element)
        if heading is not None:
            yield self._heading(heading), has_content

    def _has_own_text(self, element: Element) -> bool:
        marks = (kid for kid in element.kids if isinstance(kid, ContentMark))
        return bool(element.replacement) or any(piece.is_text for mark in marks for piece in self.content.get(mark, ()))

    @property
    def figures(self) -> Iterator[Figure]:
        """The pictures and formulas."""
        for element in self.of_kind("Figure", "Formula"):
            yield Figure(self.at(element), (element.alt or element.actual or "").strip())

    @property
    def links(self) -> Iterator[Link]:
        """The links of the structure; those without an annotation lead nowhere."""
        for element in self.of_kind("Link"):
            notes = self.link_annotations(element)
            descriptions = tuple(note.contents for note in notes)
            addresses = tuple(note.address for note in notes if note.address)
            yield Link(self.at(element), self.text(element).strip(), bool(notes), descriptions, addresses)

    def headings_as_written(self) -> Iterator[Heading]:
        """Yield the headings with the text that the file has, without spaces for gaps that are only to be seen."""
        for element in self.of_kind(*HEADINGS):
            pieces = (piece if isinstance(piece, str) else piece.text for _, piece in self.fragments(element))
            yield Heading(self.at(element), 0, "".join(pieces))

    def link_annotations(self, element: Element) -> tuple[PdfAnnotation, ...]:
        """Return the annotations of a link."""
        return tuple(self.notes[number] for number in element.references() if number in self.notes)

    def language_tags(self) -> Iterator[tuple[Place, str]]:
        """Yield the main language, then that of each element."""
        yield Place(), self.language
        yield from ((self.at(element), element.lang) for element in self.elements)

    def passages(self) -> Iterator[tuple[Place, str]]:
        """Yield the text of each block, without the characters that its fonts do not map."""
        for block in self.blocks:
            text = self.text(block)
            if any(piece.has_unknown for piece in self.pieces(block)):
                text = text.replace(UNKNOWN, " ")
            yield self.at(block), text

    def linked_passages(self) -> Iterator[Passage]:
        """Yield the text of each block with its line ends, and with its links."""
        in_links = frozenset(element for link in self.of_kind("Link") for element in link.walk())
        for group, block in enumerate(self.blocks):
            text, linked = "", list[bool]()
            before: TextPiece | str | None = None
            for owner, piece in self.fragments(block):
                added = gap(before, piece) + (piece if isinstance(piece, str) else piece.text)
                text += added
                linked += [owner in in_links] * len(added)
                before = piece
            yield Passage(self.at(block), group, text, tuple(linked))

    def runs(self) -> Iterator[tuple[Place, str, str]]:
        """Yield each text that is directly in one element, with the tag of its language."""
        for block in self.blocks:
            for owner, fragments in groupby(self.fragments(block), key=lambda fragment: fragment[0]):
                pieces = [piece for _, piece in fragments]
                lang = next((piece.lang for piece in pieces if isinstance(piece, TextPiece) and piece.lang), owner.lang)
                yield self.at(block), lang, joined(iter(pieces))

    def table_texts(self) -> Iterator[TableTexts]:
        """Yield what each table is called."""
        for table in self.of_kind("Table"):
            captions = [self.text(kid) for kid in table.elements if kid.kind == "Caption"]
            row = next((element for element in table.walk() if element.kind == "TR"), table)
            heads = [self.text(cell) for cell in row.elements if cell.kind == "TH"]
            shown = (*captions, " ".join(heads))
            yield TableTexts(self.at(table), (table.cell.summary, table.alt or ""), shown)

    def figure_texts(self, reach: tuple[int, int]) -> Iterator[FigureTexts]:
        """Yield the text of each picture, and those of some blocks before and after it."""
        before, after = reach
        for place, block in enumerate(self.blocks):
            for figure in block.walk():
                if figure.kind == "Figure" and figure.alt:
                    near = self.blocks[max(0, place - before) : place + after + 1]
                    texts = (self._text_without(other, figure) for other in near)
                    yield FigureTexts(self.at(figure), figure.alt, tuple(texts))

    def _text_without(self, block: Element, figure: Element) -> str:
        return joined(piece for owner, piece in self.fragments(block) if owner is not figure)

    def symbols(self) -> Iterator[tuple[Place, str]]:
        """Yield the text of each block that is not a label or a picture."""
        for block in self.blocks:
            if block.kind not in ("Lbl", "Figure"):
                yield self.at(block), self.text(block)

    def by_language(self) -> Iterator[tuple[Place, dict[str, str]]]:
        """Yield the text of each block by language."""
        for block in self.blocks:
            pieces: dict[str, list[TextPiece | str]] = {}
            for lang, piece in self.tagged_pieces(block):
                pieces.setdefault(lang, []).append(piece)
            texts = {lang: joined(iter(some)) for lang, some in pieces.items()}
            yield self.at(block), {lang: text for lang, text in texts.items() if text}

    def meaningless(self) -> Iterator[Place]:
        """Yield where a page has a character without meaning."""
        for page in self.pages:
            for piece in page.pieces:
                if _MEANINGLESS.search(piece.text) or (UNKNOWN in piece.text and not piece.has_unknown):
                    yield self.on(page.number)

    def visible_text(self) -> Iterator[tuple[Place, TextPiece]]:
        """Yield each visible piece of text."""
        return ((place, piece) for place, piece in self.placed_pieces() if piece.is_visible)
