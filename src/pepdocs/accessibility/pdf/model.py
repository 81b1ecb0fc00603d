"""The parts of a PDF as the checks read them: properties, structure elements, and text on its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pepdocs.accessibility.document import FormattedText
from pepdocs.accessibility.pdf.geometry import Box

HEADINGS = ("H", "H1", "H2", "H3", "H4", "H5", "H6")
INLINE = frozenset(
    "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Em Strong Sub".split()
)
"""The types of element that are part of a line."""

STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 "
    "H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code "
    "Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split()
)
"""The standard structure types (ISO 32000-1, 14.8.4)."""

Objgen = tuple[int, int]
"""The object and generation number of an object; `(0, 0)` for a direct one."""


class PdfLimitError(ValueError):
    """A file holds more than any real document does."""


class ContentMark(NamedTuple):
    """A marked content: its page, the form that draws it (`(0, 0)` for none), and its number."""

    page: int
    form: Objgen
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class TextPiece(FormattedText):
    """A piece of text on a page."""

    page: int
    font: str
    is_embedded: bool
    """Whether its font is in the file."""
    box: Box
    mark: ContentMark | None
    is_artifact: bool
    is_painted: bool
    """Whether it leaves a visible trace."""
    is_clipped: bool
    """Whether the clipping path hides a part of it."""
    has_unknown: bool
    """Whether a code in it does not map to a character."""
    has_notdef: bool
    """Whether a glyph in it is the empty box of a font that lacks the character."""
    lang: str
    """The language of its marked content, "" if that has none."""

    @property
    def is_text(self) -> bool:
        """Whether it is more than space."""
        return not self.text.isspace() and bool(self.text)

    @property
    def is_visible(self) -> bool:
        """Whether there is anything to see in it."""
        return self.is_painted and self.is_text


@dataclass(frozen=True, slots=True, eq=False)
class PdfAnnotation:
    """An annotation, such as a link or a form field."""

    page: int
    kind: str
    objgen: Objgen
    contents: str = field(repr=False)
    address: str = field(repr=False)
    """The web or e-mail address that a link leads to, "" for a place in the file."""
    leads: bool
    """Whether it has a target that exists."""
    is_hidden: bool


@dataclass(frozen=True, slots=True, eq=False)
class PdfPage:
    """A page: its size, its text and its annotations."""

    number: int
    box: Box
    pieces: tuple[TextPiece, ...]
    annotations: tuple[PdfAnnotation, ...]
    tabs: str
    has_unmarked: bool
    """Whether something on it is neither in the structure nor an artifact."""


@dataclass(frozen=True, slots=True)
class ObjectReference:
    """A structure element's reference to an annotation or picture."""

    objgen: Objgen


@dataclass(frozen=True, slots=True)
class CellAttributes:
    """The attributes of a table cell, and the summary of a table."""

    scope: str = ""
    headers: tuple[str, ...] = ()
    name: str = ""
    columns: int = 1
    rows: int = 1
    summary: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A structure element, with the language that it inherits."""

    kind: str
    """The standard structure type, "" if the role map leads to none."""
    role: str
    """The type as the file names it."""
    lang: str
    alt: str | None = field(repr=False)
    actual: str | None = field(repr=False)
    cell: CellAttributes
    kids: tuple[Element | ContentMark | ObjectReference, ...] = field(repr=False)

    @property
    def elements(self) -> Iterator[Element]:
        """The elements directly in it."""
        return (kid for kid in self.kids if isinstance(kid, Element))

    @property
    def replacement(self) -> str | None:
        """The text that replaces all of its content."""
        return self.actual if self.actual is not None else self.alt

    def walk(self) -> Iterator[Element]:
        """Yield it and every element in it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def marks(self) -> Iterator[ContentMark]:
        """Yield every marked content in it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.marks()
            elif isinstance(kid, ContentMark):
                yield kid

    def references(self) -> Iterator[Objgen]:
        """Yield the number of every annotation and picture in it."""
        for element in self.walk():
            yield from (kid.objgen for kid in element.kids if isinstance(kid, ObjectReference))

    def blocks(self) -> Iterator[Element]:
        """Yield the elements in it that hold text of their own and are not part of a line."""
        has_marks = any(isinstance(kid, ContentMark) for kid in self.kids)
        if has_marks or (self.kids and all(kid.kind in INLINE for kid in self.elements)):
            yield self
            return
        for kid in self.elements:
            yield from kid.blocks()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the document outline."""

    title: str = field(repr=False)
    page: int


@dataclass(frozen=True, slots=True)
class PdfProperties:
    """What a file says of itself."""

    title: str = field(repr=False)
    shows_title: bool
    lang: str
    languages: tuple[str, ...]
    """The languages that its metadata name."""
    is_pdf_ua: bool
    is_tagged: bool


def joined(pieces: Iterator[TextPiece | str]) -> str:
    """Return the text of pieces, with a space for each visible gap."""
    text = ""
    before: TextPiece | str | None = None
    for piece in pieces:
        text += (" " if gap(before, piece) else "") + (piece if isinstance(piece, str) else piece.text)
        before = piece
    return " ".join(text.split())


def gap(before: TextPiece | str | None, after: TextPiece | str) -> str:
    """Return what is to be seen between two pieces: a line end, a space or nothing."""
    if before is None:
        return ""
    if isinstance(before, str) or isinstance(after, str):
        return " "
    if before.page != after.page or _are_on_two_lines(before, after):
        return "\n"
    return " " if after.box.left - before.box.right > 0.15 * after.format.size else ""


def _are_on_two_lines(before: TextPiece, after: TextPiece) -> bool:
    return abs(before.box.bottom - after.box.bottom) > 0.6 * max(before.format.size, after.format.size)
