"""Rewrite the structure tree of Typst's file where Typst cannot be asked for what readers need.

Typst 0.15 tags grids for looks as groups, each line of facts as a list, row heads as plain cells, and gives a language
inside a line only to a quotation. The finished tree has one list for facts that follow one another, header cells with
their scope, spans with languages, and no element without a meaning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError
from pepdocs.render.typst import elements, hyphens, links, pdf_objects
from pepdocs.render.typst.elements import PageContent, TagElement
from pepdocs.render.typst.languages import LanguageCodes

TREE, TOP = b"/Type/StructTreeRoot", re.compile(rb"/K\[(\d+) 0 R\]")
PARENTS, IDENTIFIERS = re.compile(rb"/Nums\[(.*?)\]"), re.compile(rb"/IDTree<<.*?>>")
SPAN_OF = re.compile(rb"/(?:Col|Row)Span \d+")
COLUMNS = re.compile(rb"/ColSpan (\d+)")
HEADER = re.compile(rb"\((\w+)\)")

LINES = frozenset({"P", "H1", "H2", "H3", "H4", "Lbl", "LBody", "TH", "TD", "Caption", "Link", "Span"})
"""The kinds of elements that may hold text."""

EMPTY = frozenset({"Lbl", "P", "Span", "Quote", "Caption"})
"""The kinds of elements that say nothing if nothing is in them."""


def mend(content: bytes, codes: LanguageCodes, names: Mapping[str, str]) -> bytes:
    """Return a file of Typst's with its structure tree rewritten, its links named and its objects packed.

    `codes` says which languages and characters some of its languages stand for, and `names` what is written for the
    targets of links. Raises `RenderError` if the file is not as this version of Typst writes it.
    """
    objects = pdf_objects.read(content)
    tree = _TreeRewriter(dict(objects.bodies), codes)
    tree.rewrite()
    bodies = {number: elements.without_page(body) for number, body in tree.bodies.items()}
    return pdf_objects.write(replace(objects, bodies=links.named(hyphens.plain(bodies), names)))


class _TreeRewriter:
    """The structure tree of one file."""

    def __init__(self, bodies: dict[int, bytes], codes: LanguageCodes) -> None:
        self.bodies = bodies
        self._codes = codes
        self._moved: dict[int, int] = {}
        self._identifiers: dict[bytes, int] = {}

    def rewrite(self) -> None:
        """Read the tree, change it, and write it in place of what was there."""
        root = next((number for number, body in self.bodies.items() if TREE in body), 0)
        top = TOP.search(self.bodies.get(root, b""))
        if top is None:
            raise RenderError(error_keys.ENGINE_LOG, count=1)
        document = self._read(int(top[1]), "", "")
        for number in [number for number, body in self.bodies.items() if body.startswith(elements.START)]:
            del self.bodies[number]
        self._shape(document)
        self._write(document, root, "")
        self._write_root(root)

    # Reading.

    def _read(self, number: int, raw: str, real: str) -> TagElement:
        """Return an element; `raw` is the language around it in the file, `real` the one that this stands for."""
        kind, entries, kids, page = elements.parsed(self.bodies[number])
        own = entries.pop("Lang", b"").decode()
        raw = own or raw
        if (spelled := self._codes.texts.get(raw)) is None:
            real = self._codes.tags.get(raw, raw) if own else real
        elif kind == "Quote":
            real = spelled.lang or real
        element = TagElement(number, kind, real, entries)
        for match in elements.KID.finditer(kids):
            if match[2]:
                element.kids.append(self._read(int(match[2]), raw, real))
            else:
                element.kids.append(elements.content_of(match, page))
        # An element around others has the language of the first, which is the one that is spelled.
        if spelled is not None and kind == "Quote" and not element.elements():
            entries["ActualText"] = elements.string(spelled.text)
        return element

    # Changing.

    def _shape(self, element: TagElement) -> None:
        """Change an element and all below it."""
        _mark_run_on(element)
        kids: list[TagElement | PageContent] = []
        for kid in element.kids:
            if isinstance(kid, PageContent):
                kids.append(kid)
            else:
                self._shape(kid)
                kids += self._kept(kid, element)
        element.kids = _joined(kids)
        if element.kind == "Table":
            self._head_rows(element)

    def _kept(self, kid: TagElement, parent: TagElement) -> list[TagElement | PageContent]:
        """Return what stands in an element's place: itself, what is in it, or nothing."""
        if not kid.kids and kid.kind in EMPTY:
            return []
        if kid.kind in ("Quote", "Span"):
            kid.kind = "Span" if parent.kind in LINES or parent.kind in ("Quote", "Strong") else "P"
        if self._is_needless(kid, parent):
            self._moved[kid.number] = parent.number
            return kid.kids
        return [kid]

    def _is_needless(self, kid: TagElement, parent: TagElement) -> bool:
        if kid.kind in ("Div", "Strong"):
            return True
        if kid.kind != "Span" or "ActualText" in kid.extras:
            return False
        if len(parent.kids) == 1:
            parent.lang = kid.lang
        return kid.lang == parent.lang

    def _head_rows(self, table: TagElement) -> None:
        """Make of each row's first cell the row's header, and name it in the others."""
        _untie(table)
        rows = [row for part in table.elements() if part.kind == "TBody" for row in part.elements()]
        for number, row in enumerate(rows, 1):
            head, *others = row.elements()
            head.kind = "TH"
            name = b"U%dr%d" % (table.number, number)
            head.extras = {"ID": b"(%b)" % name, "Scope": b"/Row", "A": head.extras.get("A", b"")}
            for cell in others:
                cell.extras["Headers"] = b"(%b)" % name

    # Writing.

    def _write(self, element: TagElement, parent: int, lang: str) -> None:
        page = next((kid.page for kid in element.kids if isinstance(kid, PageContent)), 0)
        kids = b" ".join(map(partial(elements.written_kid, page), element.kids))
        self.bodies[element.number] = b"<</Type/StructElem/S/%b/P %d 0 R%b%b/K[%b]%b>>" % (
            element.kind.encode(),
            parent,
            b"/Lang(%b)" % element.lang.encode() if element.lang != lang else b"",
            self._extras(element),
            kids,
            b"/Pg %d 0 R" % page if page else b"",
        )
        for kid in element.elements():
            self._write(kid, element.number, element.lang)

    def _extras(self, element: TagElement) -> bytes:
        """Return the entries of an element that only its kind has."""
        extras = element.extras
        if "ID" in extras:
            self._identifiers[extras["ID"]] = element.number
        texts = b"".join(
            b"/%b%b" % (name.encode(), extras[name]) for name in ("ID", "Alt", "ActualText") if name in extras
        )
        if element.kind in ("TH", "TD"):
            return texts + _cell_attributes(element)
        is_kept = element.kind in ("L", "Figure") and "A" in extras
        return texts + (b"/A%b" % extras["A"] if is_kept else b"")

    def _write_root(self, root: int) -> None:
        """Write the tree's root, and lead each content to the element that it is in now."""
        body = self.bodies[root]
        parents = PARENTS.search(body)
        for reference in elements.REFERENCE.findall(parents[1]) if parents else ():
            number = int(reference)
            if self.bodies.get(number, b"").startswith(b"["):
                self.bodies[number] = elements.REFERENCE.sub(self._led, self.bodies[number])
        body = PARENTS.sub(lambda found: b"/Nums[%b]" % elements.REFERENCE.sub(self._led, found[1]), body)
        names = b"".join(b"%b%d 0 R" % pair for pair in sorted(self._identifiers.items()))
        self.bodies[root] = IDENTIFIERS.sub(b"/IDTree<</Names[%b]>>" % names, body)

    def _led(self, reference: re.Match[bytes]) -> bytes:
        number = int(reference[1])
        while number in self._moved:
            number = self._moved[number]
        return b"%d 0 R" % number


def _untie(table: TagElement) -> None:
    """Take out the last column, whose cells without text keep rows together."""
    rows = [row for part in table.elements() for row in part.elements() if row.kind == "TR"]
    spans = [sum(map(_columns, row.elements())) for row in rows]
    widest = max(spans, default=0)
    for row, span in zip(rows, spans, strict=True):
        if span == widest:
            row.kids.pop()


def _columns(cell: TagElement) -> int:
    """Return how many columns a cell spans."""
    found = COLUMNS.search(cell.extras.get("A", b""))
    return int(found[1]) if found else 1


def _mark_run_on(element: TagElement) -> None:
    """Make of a paragraph of facts a list: each is a quotation of two, for its label and for its value."""
    facts = element.elements()
    if element.kind != "P" or len(facts) != len(element.kids) or not all(map(_is_run_on, facts)):
        return
    element.kind = "L"
    element.extras = {"A": b"[<</O/List/ListNumbering/None>>]"}
    for fact in facts:
        fact.kind = "LI"
        for part, kind in zip(fact.elements(), ("Lbl", "LBody"), strict=True):
            part.kind = kind


def _is_run_on(element: TagElement) -> bool:
    return element.kind == "Quote" and [getattr(kid, "kind", "") for kid in element.kids] == ["Quote", "Quote"]


def _joined(kids: list[TagElement | PageContent]) -> list[TagElement | PageContent]:
    """Return kids with lists that follow one another as one list where they are one."""
    joined: list[TagElement | PageContent] = []
    for kid in kids:
        last = joined[-1] if joined else None
        if isinstance(kid, TagElement) and isinstance(last, TagElement) and _is_one_list(last, kid):
            for item in kid.elements():
                item.lang = item.lang or kid.lang
            last.kids += kid.kids
        else:
            joined.append(kid)
    return joined


def _is_one_list(last: TagElement, kid: TagElement) -> bool:
    """Return whether two lists after one another are one: both of facts, or both of links, as the contents are."""
    if last.kind != "L" or kid.kind != "L":
        return False
    are_facts = [b"/None" in each.extras.get("A", b"") for each in (last, kid)]
    return all(are_facts) or (not any(are_facts) and all(map(_has_link, (*last.elements(), *kid.elements()))))


def _has_link(element: TagElement) -> bool:
    return element.kind == "Link" or any(map(_has_link, element.elements()))


def _cell_attributes(cell: TagElement) -> bytes:
    """Return the attributes of a table's cell: its scope if it is a header, else its headers, and what it spans."""
    own = cell.extras.get("A", b"")
    spans = b"".join(SPAN_OF.findall(own))
    if cell.kind == "TH":
        return b"/A<</O/Table/Scope%b%b>>" % (cell.extras.get("Scope", b"/Column"), spans)
    names = b"".join(b"(%b)" % name for name in HEADER.findall(own))
    return b"/A<</O/Table/Headers[%b%b]%b>>" % (cell.extras.get("Headers", b""), names, spans)
