"""A PDF as the checks read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pepdocs.accessibility.barriers import Place
from pepdocs.accessibility.document import Figure, Heading, Link
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
    joined,
)

UNKNOWN = "\ufffd"

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

    def tagged_pieces(self, element: Element) -> Iterator[tuple[str, TextPiece | str]]:
        """Yield the text of an element in pieces, each with the tag of its language."""
        if element.replacement is not None:
            yield element.lang, element.replacement
            return
        for kid in element.kids:
            if isinstance(kid, ContentMark):
                yield from ((piece.lang or element.lang, piece) for piece in self.content.get(kid, ()))
            elif isinstance(kid, Element):
                yield from self.tagged_pieces(kid)

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
        for element in self.of_kind(*HEADINGS):
            text = self.text(element) or (element.alt or "").strip()
            yield Heading(self.at(element), int(element.kind[1:] or 0), text)

    @property
    def figures(self) -> Iterator[Figure]:
        """The pictures and formulas."""
        for element in self.of_kind("Figure", "Formula"):
            yield Figure(self.at(element), (element.alt or element.actual or "").strip())

    @property
    def links(self) -> Iterator[Link]:
        """The links of the structure; those without an annotation lead nowhere."""
        contents: dict[Objgen, str] = {note.objgen: note.contents for note in self.annotations("Link")}
        for element in self.of_kind("Link"):
            descriptions = tuple(contents[number] for number in element.references() if number in contents)
            yield Link(self.at(element), self.text(element).strip(), bool(descriptions), descriptions)

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
