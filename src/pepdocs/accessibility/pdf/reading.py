"""Read a PDF from its bytes into what the checks use."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Stream

from pepdocs.accessibility.barriers import Place
from pepdocs.accessibility.pdf.catalog import (
    Destinations,
    read_annotations,
    read_bookmarks,
    read_destinations,
    read_properties,
)
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.pdf.geometry import Box, box_of, rotated
from pepdocs.accessibility.pdf.graphics_state import PdfFileState
from pepdocs.accessibility.pdf.model import ContentMark, Element, PdfLimitError, PdfPage, TextPiece
from pepdocs.accessibility.pdf.page import PageReader
from pepdocs.accessibility.pdf.structure import read_structure
from pepdocs.accessibility.pdf.values import entry, is_larger, items, name, number, numbers

A4 = Box(0, 0, 595.28, 841.89)
MAX_PAGES = 3000
MAX_LEVELS = 50
"""The levels of the page tree."""
MAX_BYTES = 10_000_000
"""The unpacked size of the content of a page, a form or a font."""
ZLIB_AT_BEST = 1100
"""The ratio that zlib cannot exceed."""


class PdfLockedError(Exception):
    """A file needs a password, or forbids screen readers to extract its text."""


def read(content: bytes) -> PdfDocument:
    """Return a PDF as the checks read it.

    Raises `PdfLockedError`, or one of `examine.DAMAGE` for a damaged file.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if not pdf.allow.accessibility and not pdf.allow.extract:
                raise PdfLockedError
            return _document(pdf)
    except pikepdf.PasswordError as error:
        raise PdfLockedError from error


def _document(pdf: pikepdf.Pdf) -> PdfDocument:
    if len(pdf.pages) > MAX_PAGES or any(map(_is_bomb, pdf.objects)):
        raise PdfLimitError
    properties, destinations, file = read_properties(pdf), read_destinations(pdf), PdfFileState()
    pages = tuple(_page(page.obj, n, destinations, file) for n, page in enumerate(pdf.pages, 1))
    root = read_structure(entry(pdf.Root, "/StructTreeRoot"), destinations.pages, properties.lang)
    document = PdfDocument(
        properties=properties,
        root=root,
        pages=pages,
        bookmarks=read_bookmarks(pdf, destinations),
        content=_content(pages),
        elements=tuple(root.walk()),
        blocks=tuple(root.blocks()),
    )
    places = dict(_places(document))
    return replace(
        document,
        places=places,
        mark_places=_mark_places(places),
        page_headings=_page_headings(places.values(), len(pages)),
        notes={note.objgen: note for note in document.annotations("Link")},
    )


def _is_bomb(thing: Any) -> bool:
    """Return whether an object is a stream that unpacks to too much; pictures, which are not read, may."""
    if not isinstance(thing, Stream) or name(entry(thing, "/Subtype")) == "Image":
        return False
    packed, filters = number(entry(thing, "/Length")), len(list(items(entry(thing, "/Filter"))))
    return (filters > 1 or packed > MAX_BYTES / ZLIB_AT_BEST) and is_larger(thing, MAX_BYTES)


def _page(thing: Any, number_of: int, destinations: Destinations, file: PdfFileState) -> PdfPage:
    box = _box(thing)
    matrix = rotated(box, int(number(_inherited(thing, "/Rotate"))))
    reader = PageReader(number_of, matrix, file)
    reader.draw(thing, _inherited(thing, "/Resources"))
    return PdfPage(
        number=number_of,
        box=matrix.box(box),
        pieces=reader.pieces,
        annotations=read_annotations(thing, number_of, destinations),
        tabs=name(entry(thing, "/Tabs")),
        has_unmarked=reader.has_unmarked,
    )


def _inherited(page: Any, key: str) -> Any:
    """Return the value of a page, or the one that it inherits in the page tree."""
    for _ in range(MAX_LEVELS):
        if page is None or entry(page, key) is not None:
            return entry(page, key)
        page = entry(page, "/Parent")
    return None


def _box(page: Any) -> Box:
    """Return the visible area of a page."""
    for key in ("/CropBox", "/MediaBox"):
        edges = numbers(_inherited(page, key))
        if len(edges) == 4:
            return box_of(((edges[0], edges[1]), (edges[2], edges[3])))
    return A4


def _content(pages: tuple[PdfPage, ...]) -> dict[ContentMark, tuple[TextPiece, ...]]:
    content: defaultdict[ContentMark, list[TextPiece]] = defaultdict(list)
    for page in pages:
        for piece in page.pieces:
            if piece.mark is not None and not piece.is_artifact:
                content[piece.mark].append(piece)
    return {mark: tuple(pieces) for mark, pieces in content.items()}


def _places(document: PdfDocument) -> Iterator[tuple[Element, Place]]:
    """Yield each element with the page on which it begins, and the heading above it."""
    page, heading = 0, ""
    for element in document.elements:
        first = next(element.marks(), None)
        page = first.page if first is not None and first.page else page
        if element.kind in ("H1", "H2"):
            heading = document.text(element)
        yield element, Place(page, heading)


def _mark_places(places: dict[Element, Place]) -> dict[ContentMark, Place]:
    return {
        kid: Place(kid.page, place.heading)
        for element, place in places.items()
        for kid in element.kids
        if isinstance(kid, ContentMark)
    }


def _page_headings(places: Iterable[Place], pages: int) -> dict[int, str]:
    """Return for each page the last heading before it."""
    last = {place.page: place.heading for place in places}
    headings, heading = {}, ""
    for page in range(1, pages + 1):
        headings[page] = heading
        heading = last.get(page, heading)
    return headings
