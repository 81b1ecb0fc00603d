"""A PDF as the checks see it: what it says of itself, its structure, and what its pages show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pepdocs.accessibility.barriers import Place
from pepdocs.accessibility.colours import Colour
from pepdocs.accessibility.pdf.fonts import Font
from pepdocs.accessibility.pdf.geometry import Box
from pepdocs.accessibility.pdf.values import Objgen

HEADINGS = ("H", "H1", "H2", "H3", "H4", "H5", "H6")
INLINE = frozenset(
    "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Em Strong Sub".split()
)
"""Kinds that are part of a line."""


class Mark(NamedTuple):
    """A marked content: its page, the form that it is drawn in if it is in one, and its number."""

    page: int
    form: Objgen
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A piece of text on a page."""

    page: int
    text: str = field(repr=False)
    font: Font
    size: float
    box: Box
    colour: Colour | None
    ground: Colour | None
    """What is behind it; `None` where that is a picture or a pattern."""
    mark: Mark | None
    is_artifact: bool
    is_visible: bool
    is_cut: bool
    """Whether the box that it is drawn in hides a part of it."""
    unknown: bool
    """Whether a sign in it does not say which character it is."""
    missing: bool
    """Whether a sign in it is the empty box of a font that lacks the character."""
    lang: str
    """The language that the piece itself is marked with, if it is."""

    @property
    def says(self) -> bool:
        """Whether it is more than space."""
        return not self.text.isspace() and bool(self.text)

    @property
    def is_read(self) -> bool:
        """Whether there is anything in it to read."""
        return self.is_visible and self.says


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """Something on a page that can be followed or filled in."""

    page: int
    kind: str
    objgen: Objgen
    contents: str = field(repr=False)
    leads: bool
    """Whether it has a place to lead to, and that place exists."""
    is_hidden: bool


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page: its size, and what is on it."""

    number: int
    box: Box
    drawn: tuple[Drawn, ...]
    annotations: tuple[Annotation, ...]
    tabs: str
    has_unmarked: bool


@dataclass(frozen=True, slots=True)
class Pointer:
    """A part of the structure that is an annotation or a picture, by its number in the file."""

    objgen: Objgen


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A part of the structure, with the language that it is in."""

    kind: str
    """The standard kind; nothing where no standard kind is behind the file's own."""
    own: str
    lang: str
    alt: str | None = field(repr=False)
    actual: str | None = field(repr=False)
    cell: Cell
    kids: tuple[Element | Mark | Pointer, ...] = field(repr=False)

    @property
    def elements(self) -> Iterator[Element]:
        """The elements directly in it."""
        return (kid for kid in self.kids if isinstance(kid, Element))

    def walk(self) -> Iterator[Element]:
        """Yield it and every element in it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def marks(self) -> Iterator[Mark]:
        """Yield every marked content in it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.marks()
            elif isinstance(kid, Mark):
                yield kid

    def pointers(self) -> Iterator[Pointer]:
        """Yield every annotation and picture in it."""
        for element in self.walk():
            yield from (kid for kid in element.kids if isinstance(kid, Pointer))


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell, or a table, says of its place among others."""

    scope: str = ""
    headers: tuple[str, ...] = ()
    name: str = ""
    columns: int = 1
    rows: int = 1
    summary: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of a file's list of parts."""

    title: str = field(repr=False)
    page: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of itself."""

    title: str = field(repr=False)
    shows_title: bool
    lang: str
    languages: tuple[str, ...]
    """The languages that its metadata name."""
    says_pdf_ua: bool
    is_tagged: bool


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file that was read."""

    facts: Facts
    root: Element
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]
    fonts: tuple[Font, ...]
    shown: Mapping[Mark, tuple[Drawn, ...]] = field(repr=False)
    every: tuple[Element, ...] = field(repr=False)
    """Every element, in reading order."""
    blocks: tuple[Element, ...] = field(repr=False)
    """Those that hold text of their own: paragraphs, headings, and cells without any."""
    places: Mapping[Element, Place] = field(default_factory=dict, repr=False)
    spots: Mapping[Mark, Place] = field(default_factory=dict, repr=False)
    """Where each marked content is."""
    tops: Mapping[int, str] = field(default_factory=dict, repr=False)
    """For each page the last heading that stands before it."""

    def drawn(self, element: Element) -> Iterator[Drawn]:
        """Yield what is drawn of an element, in reading order."""
        for mark in element.marks():
            yield from self.shown.get(mark, ())

    def text(self, element: Element) -> str:
        """Return what an element says: its own words, or those that stand for it."""
        if element.actual is not None:
            return element.actual
        return joined(self.pieces(element))

    def pieces(self, element: Element) -> Iterator[Drawn | str]:
        """Yield what is drawn of an element, and the words that stand for parts of it."""
        for kid in element.kids:
            if isinstance(kid, Mark):
                yield from self.shown.get(kid, ())
            elif isinstance(kid, Element):
                stands = kid.actual if kid.actual is not None else kid.alt
                yield from self.pieces(kid) if stands is None else (stands,)

    def at(self, element: Element) -> Place:
        """Return where an element is."""
        return self.places.get(element, Place())

    def on(self, page: int) -> Place:
        """Return a place on a page that belongs to no element."""
        return Place(page, self.tops.get(page, ""))


def joined(pieces: Iterator[Drawn | str]) -> str:
    """Return a text that is drawn in pieces; a gap between two is a space."""
    text = ""
    before: Drawn | None = None
    for piece in pieces:
        if isinstance(piece, str):
            text += f" {piece} "
            before = None
            continue
        text += (" " if before is not None and _apart(before, piece) else "") + piece.text
        before = piece
    return " ".join(text.split())


def _apart(before: Drawn, after: Drawn) -> bool:
    """Return whether a space is seen between two pieces."""
    if before.page != after.page:
        return True
    other_line = abs(before.box.bottom - after.box.bottom) > 0.6 * max(before.size, after.size)
    return other_line or after.box.left - before.box.right > 0.15 * after.size


def blocks(element: Element) -> Iterator[Element]:
    """Yield the elements that hold text of their own, parts of lines apart, in reading order."""
    inner = [kid for kid in element.elements if kid.kind not in INLINE]
    own = any(isinstance(kid, Mark) for kid in element.kids)
    if own or (element.kids and not inner):
        yield element
        return
    for kid in element.elements:
        yield from blocks(kid)
