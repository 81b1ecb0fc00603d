"""The structure of a PDF: what is a heading, a table, a list, and in which order all is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Dictionary, Stream

from pepdocs.accessibility.pdf.graphics_state import TooMuch
from pepdocs.accessibility.pdf.model import Cell, Element, Mark, Pointer
from pepdocs.accessibility.pdf.values import (
    Objgen,
    entries,
    entry,
    items,
    name,
    number,
    objgen,
    words,
)

DEEPEST = 200
"""So many elements may stand in each other."""
MOST = 200_000
"""So many parts may have a structure."""

WIDEST = 500
"""Over so many columns or rows a cell may go."""

STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 "
    "H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code "
    "Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split()
)
"""The kinds that every program knows (ISO 32000-1, 14.8.4)."""


@dataclass(slots=True)
class Tree:
    """Reads the structure of one file; a loop, or a tree without end, is refused."""

    roles: Mapping[str, str]
    pages: Mapping[Objgen, int]
    seen: set[Objgen] = field(default_factory=set)
    count: int = 0

    def root(self, thing: Any, lang: str) -> Element:
        """Return the whole structure as one element."""
        kids = tuple(self._kids(thing, 0, lang, 0))
        return Element("", "", lang, None, None, Cell(), kids)

    def _kids(self, thing: Any, page: int, lang: str, depth: int) -> Iterator[Element | Mark | Pointer]:
        """Yield what is directly in an element."""
        for kid in items(entry(thing, "/K")):
            self.count += 1
            if self.count > MOST:
                raise TooMuch
            if isinstance(kid, int):
                yield Mark(page, (0, 0), kid)
            elif isinstance(kid, Dictionary):
                yield from self._kid(kid, page, lang, depth + 1)

    def _kid(self, kid: Any, page: int, lang: str, depth: int) -> Iterator[Element | Mark | Pointer]:
        """Yield what one entry stands for."""
        page = self.pages.get(objgen(entry(kid, "/Pg")), page)
        if "/MCID" in kid:
            form = objgen(entry(kid, "/Stm"))
            yield Mark(page, form, int(number(kid.MCID)))
        elif "/Obj" in kid:
            yield Pointer(objgen(entry(kid, "/Obj")))
        elif "/S" in kid:
            yield self._element(kid, page, lang, depth)

    def _element(self, thing: Any, page: int, lang: str, depth: int) -> Element:
        """Return one element with all that is in it."""
        where = objgen(thing)
        if depth > DEEPEST or where in self.seen:
            raise TooMuch
        if where != (0, 0):
            self.seen.add(where)
        own = name(entry(thing, "/S"))
        spoken = words(entry(thing, "/Lang")) or lang
        return Element(
            kind=self._standard(own),
            own=own,
            lang=spoken,
            alt=words(entry(thing, "/Alt")),
            actual=words(entry(thing, "/ActualText")),
            cell=_cell(thing),
            kids=tuple(self._kids(thing, page, spoken, depth)),
        )

    def _standard(self, own: str) -> str:
        """Return the standard kind behind a file's own, or nothing."""
        role, tried = own, set[str]()
        while role not in STANDARD and role in self.roles and role not in tried:
            tried.add(role)
            role = self.roles[role]
        return role if role in STANDARD else ""


def roles(tree: Any) -> dict[str, str]:
    """Return which kinds a file has of its own, and what they are like."""
    return {key[1:]: name(role) for key, role in entries(entry(tree, "/RoleMap"))}


def _cell(thing: Any) -> Cell:
    """Return what an element says of its place in a table."""
    held: dict[str, Any] = {}
    for attributes in items(entry(thing, "/A")):
        if isinstance(attributes, Dictionary | Stream):
            held.update(entries(attributes))
    return Cell(
        scope=name(held.get("/Scope")),
        headers=tuple(words(item) or "" for item in items(held.get("/Headers"))),
        name=words(entry(thing, "/ID")) or "",
        columns=_span(held.get("/ColSpan")),
        rows=_span(held.get("/RowSpan")),
        summary=words(held.get("/Summary")) or "",
    )


def _span(thing: Any) -> int:
    """Return over how many columns or rows a cell goes."""
    return min(max(int(number(thing, 1)), 1), WIDEST)
