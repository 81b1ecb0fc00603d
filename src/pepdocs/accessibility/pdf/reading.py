"""A PDF read once, from its bytes to what the checks see."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Stream

from pepdocs.accessibility.barriers import Place
from pepdocs.accessibility.pdf.catalogue import Targets, bookmarks, facts, notes, targets
from pepdocs.accessibility.pdf.geometry import Box, box_of, turned
from pepdocs.accessibility.pdf.graphics_state import Press, TooMuch
from pepdocs.accessibility.pdf.model import Document, Drawn, Element, Mark, Page, blocks
from pepdocs.accessibility.pdf.page import Sheet
from pepdocs.accessibility.pdf.structure import Tree, roles
from pepdocs.accessibility.pdf.values import Objgen, entry, items, name, number, numbers, swells

A4 = Box(0, 0, 595.28, 841.89)
MOST_PAGES = 3000
MOST_LEVELS = 50
MOST_BYTES = 10_000_000
"""So large may the content of a page, a form or a font be."""
ZLIB_AT_BEST = 1100


class Locked(Exception):
    """A file may not be read by a program that reads aloud, or not without a password."""


def read(content: bytes) -> Document:
    """Return a file as the checks see it.

    Raises `Locked`, or for a damaged file whatever it breaks: see `pdf.DAMAGE`.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if not pdf.allow.accessibility and not pdf.allow.extract:
                raise Locked
            return _read(pdf)
    except pikepdf.PasswordError as error:
        raise Locked from error


def _read(pdf: pikepdf.Pdf) -> Document:
    """Return an open file as the checks see it."""
    sheets = [sheet.obj for sheet in pdf.pages]
    if len(sheets) > MOST_PAGES or any(map(_swells, pdf.objects)):
        raise TooMuch
    numbered = {sheet.objgen: number for number, sheet in enumerate(sheets, 1)}
    said, named, press = facts(pdf), targets(pdf), Press()
    pages = tuple(_page(sheet, n, numbered, named, press) for n, sheet in enumerate(sheets, 1))
    tree = entry(pdf.Root, "/StructTreeRoot")
    root = Tree(roles(tree), numbered).root(tree, said.lang)
    unplaced = Document(
        facts=said,
        root=root,
        pages=pages,
        bookmarks=bookmarks(pdf, numbered, named),
        fonts=tuple(press.fonts.values()),
        shown=_shown(pages),
        every=tuple(root.walk()),
        blocks=tuple(blocks(root)),
    )
    places = dict(_places(unplaced))
    return replace(
        unplaced,
        places=places,
        spots=_spots(places),
        tops=_tops(places.values(), len(pages)),
    )


def _swells(thing: Any) -> bool:
    """Return whether a thing is a stream that is blown up; pictures, which are not read, may be."""
    if not isinstance(thing, Stream) or name(entry(thing, "/Subtype")) == "Image":
        return False
    packed, filters = number(entry(thing, "/Length")), len(list(items(entry(thing, "/Filter"))))
    return (filters > 1 or packed > MOST_BYTES / ZLIB_AT_BEST) and swells(thing, MOST_BYTES)


def _page(thing: Any, number_of: int, pages: Mapping[Objgen, int], named: Targets, press: Press) -> Page:
    """Return one page."""
    whole = _box(thing)
    matrix = turned(whole, int(number(_inherited(thing, "/Rotate"))))
    sheet = Sheet(number_of, matrix, press)
    sheet.draw(thing, _inherited(thing, "/Resources"))
    return Page(
        number=number_of,
        box=matrix.box(whole),
        drawn=sheet.drawn,
        annotations=notes(thing, number_of, pages, named),
        tabs=name(entry(thing, "/Tabs")),
        has_unmarked=sheet.has_unmarked,
    )


def _inherited(thing: Any, key: str) -> Any:
    """Return what a page says, or what is said of all pages around it."""
    for _ in range(MOST_LEVELS):
        if thing is None or entry(thing, key) is not None:
            return entry(thing, key)
        thing = entry(thing, "/Parent")
    return None


def _box(thing: Any) -> Box:
    """Return the edges of a page as it is seen."""
    for key in ("/CropBox", "/MediaBox"):
        edges = numbers(_inherited(thing, key))
        if len(edges) == 4:
            return box_of(((edges[0], edges[1]), (edges[2], edges[3])))
    return A4


def _shown(pages: tuple[Page, ...]) -> dict[Mark, tuple[Drawn, ...]]:
    """Return what is drawn of each marked content."""
    found: defaultdict[Mark, list[Drawn]] = defaultdict(list)
    for page in pages:
        for piece in page.drawn:
            if piece.mark is not None and not piece.is_artifact:
                found[piece.mark].append(piece)
    return {mark: tuple(pieces) for mark, pieces in found.items()}


def _places(document: Document) -> Iterator[tuple[Element, Place]]:
    """Yield where each element is: the page on which it begins, and the heading above it."""
    page, heading = 0, ""
    for element in document.every:
        first = next(element.marks(), None)
        page = first.page if first is not None and first.page else page
        if element.kind in ("H1", "H2"):
            heading = document.text(element)
        yield element, Place(page, heading)


def _spots(places: dict[Element, Place]) -> dict[Mark, Place]:
    """Return where each marked content is."""
    return {
        kid: Place(kid.page, place.heading)
        for element, place in places.items()
        for kid in element.kids
        if isinstance(kid, Mark)
    }


def _tops(places: Iterable[Place], pages: int) -> dict[int, str]:
    """Return for each page the last heading that stands before it."""
    last = {place.page: place.heading for place in places}
    tops, heading = {}, ""
    for page in range(1, pages + 1):
        tops[page] = heading
        heading = last.get(page, heading)
    return tops
