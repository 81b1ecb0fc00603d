"""The structure tree of a PDF: its elements in reading order, with their languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Dictionary, Stream

from pepdocs.accessibility.pdf.model import (
    STANDARD,
    CellAttributes,
    ContentMark,
    Element,
    ObjectReference,
    Objgen,
    PdfLimitError,
)
from pepdocs.accessibility.pdf.values import entries, entry, items, name, number, objgen, words

MAX_DEPTH = 200
MAX_KIDS = 200_000
"""The kids of all elements together."""
MAX_SPAN = 500
"""The columns or rows that a cell may span."""

Kid = Element | ContentMark | ObjectReference


def read_structure(tree: Any, pages: Mapping[Objgen, int], lang: str) -> Element:
    """Return the structure as one element without a type.

    Raises `PdfLimitError` if the tree has a loop, or is too deep or too large.
    """
    roles = {key[1:]: name(role) for key, role in entries(entry(tree, "/RoleMap"))}
    return StructureReader(roles, pages).root(tree, lang)


@dataclass(slots=True)
class StructureReader:
    """Reads the structure tree of one file."""

    roles: Mapping[str, str]
    pages: Mapping[Objgen, int]
    seen: set[Objgen] = field(default_factory=set)
    count: int = 0

    def root(self, tree: Any, lang: str) -> Element:
        """Return the whole tree as one element."""
        return Element("", "", lang, None, None, CellAttributes(), tuple(self._kids(tree, 0, lang, 0)))

    def _kids(self, thing: Any, page: int, lang: str, depth: int) -> Iterator[Kid]:
        for kid in items(entry(thing, "/K")):
            self.count += 1
            if self.count > MAX_KIDS:
                raise PdfLimitError
            if isinstance(kid, int):
                yield ContentMark(page, (0, 0), kid)
            elif isinstance(kid, Dictionary):
                yield from self._kid(kid, page, lang, depth + 1)

    def _kid(self, kid: Any, page: int, lang: str, depth: int) -> Iterator[Kid]:
        page = self.pages.get(objgen(entry(kid, "/Pg")), page)
        if "/MCID" in kid:
            yield ContentMark(page, objgen(entry(kid, "/Stm")), int(number(kid.MCID)))
        elif "/Obj" in kid:
            yield ObjectReference(objgen(entry(kid, "/Obj")))
        elif "/S" in kid:
            yield self._element(kid, page, lang, depth)

    def _element(self, thing: Any, page: int, lang: str, depth: int) -> Element:
        number_of = objgen(thing)
        if depth > MAX_DEPTH or number_of in self.seen:
            raise PdfLimitError
        if number_of != (0, 0):
            self.seen.add(number_of)
        role = name(entry(thing, "/S"))
        own_lang = words(entry(thing, "/Lang")) or lang
        return Element(
            kind=self._standard(role),
            role=role,
            lang=own_lang,
            alt=words(entry(thing, "/Alt")),
            actual=words(entry(thing, "/ActualText")),
            cell=_cell(thing),
            kids=tuple(self._kids(thing, page, own_lang, depth)),
        )

    def _standard(self, role: str) -> str:
        """Return the standard type that a role is mapped to, or ""."""
        tried: set[str] = set()
        while role not in STANDARD and role in self.roles and role not in tried:
            tried.add(role)
            role = self.roles[role]
        return role if role in STANDARD else ""


def _cell(thing: Any) -> CellAttributes:
    attributes: dict[str, Any] = {}
    for owner in items(entry(thing, "/A")):
        if isinstance(owner, Dictionary | Stream):
            attributes.update(entries(owner))
    return CellAttributes(
        scope=name(attributes.get("/Scope")),
        headers=tuple(words(item) or "" for item in items(attributes.get("/Headers"))),
        name=words(entry(thing, "/ID")) or "",
        columns=_span(attributes.get("/ColSpan")),
        rows=_span(attributes.get("/RowSpan")),
        summary=words(attributes.get("/Summary")) or "",
    )


def _span(thing: Any) -> int:
    return min(max(int(number(thing, 1)), 1), MAX_SPAN)
