"""Small tagged PDFs, written out so that a test decides about every space, line, mark and annotation.

A text is one marked content. In it `\\t` leaves a gap without a space, `\\n` begins a new line and `\\f` a new page.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

SIZE, WIDTH, LINE = 12, 6, 20
"""The size of type, the width of each letter and the distance of lines, in points."""
INLINE = frozenset({"Span", "Link", "Lbl", "LBody", "Figure"})
"""The kinds that begin no line of their own."""
BOX = "\x01"
"""The character that the font draws as an empty box to tick."""

_LAYOUT = re.compile("([\t\n\f])")


@dataclass(frozen=True, slots=True)
class Note:
    """A link annotation: its description, and the address that it leads to, or else the first page."""

    contents: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A structure element: its kind, its kids in reading order, its language, and further entries."""

    kind: str
    kids: tuple[Node | Note | str, ...]
    lang: str = ""
    entries: dict[str, Any] = field(default_factory=dict)
    is_drawn_last: bool = False
    """Whether its texts are at the end of the page's content."""


def node(kind: str, *kids: Node | Note | str, lang: str = "", **entries: Any) -> Node:
    """Return an element; `Artifact` is a text outside the structure."""
    return Node(kind, kids, lang, entries)


def late(kind: str, *kids: Node | Note | str) -> Node:
    """Return an element whose texts are drawn after everything else."""
    return Node(kind, kids, is_drawn_last=True)


def written(*nodes: Node, bookmarks: tuple[str, ...] = ()) -> bytes:
    """Return a PDF in Welsh with these elements below each other."""
    with pikepdf.new() as pdf:
        return _Writer(pdf).written(nodes, bookmarks)


class _Writer:
    """Writes the pages and the structure of one file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=_encoding())
        self.font = pdf.make_indirect(font)
        self.x, self.y = 50.0, 780.0
        self.streams: list[tuple[list[bytes], list[bytes]]] = []
        self.owners: list[list[Any]] = []
        """For each page the element of each marked content."""
        self._new_page()

    def written(self, nodes: tuple[Node, ...], bookmarks: tuple[str, ...]) -> bytes:
        root = self.pdf.Root
        root.Lang = String("cy-GB")
        root.MarkInfo = Dictionary(Marked=True)
        root.StructTreeRoot = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = Node("Document", nodes)
        root.StructTreeRoot.K = self._element(document, root.StructTreeRoot, late=False)
        numbers = [entry for number, owners in enumerate(self.owners) for entry in (number, Array(owners))]
        root.StructTreeRoot.ParentTree = Dictionary(Nums=Array(numbers))
        for page, (first, last) in zip(self.pdf.pages, self.streams, strict=True):
            page.obj.Contents = self.pdf.make_stream(b"\n".join(first + last))
        with self.pdf.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(title, 0) for title in bookmarks)
        content = io.BytesIO()
        self.pdf.save(content)
        return content.getvalue()

    def _new_page(self) -> None:
        self.page = self.pdf.add_blank_page(page_size=(595, 842))
        self.page.obj.Resources = Dictionary(Font=Dictionary(F=self.font))
        self.page.obj.Tabs = Name.S
        self.page.obj.Annots = Array([])
        self.page.obj.StructParents = len(self.owners)
        self.streams.append(([], []))
        self.owners.append([])
        self.x, self.y = 50.0, 780.0

    def _element(self, node: Node, parent: Any, *, late: bool) -> Any:
        is_late = late or node.is_drawn_last
        if node.kind not in INLINE:
            self._new_line()
        element = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{node.kind}"), P=parent, **node.entries)
        )
        if node.lang:
            element.Lang = String(node.lang)
        element.K = Array([kid for given in node.kids for kid in self._kid(given, element, late=is_late)])
        return element

    def _kid(self, kid: Node | Note | str, parent: Any, *, late: bool) -> Iterator[Any]:
        if isinstance(kid, str):
            yield self._marked(kid, parent, late=late)
        elif isinstance(kid, Note):
            yield self._annotation(kid)
        elif kid.kind == "Artifact":
            self._draw(b"/Artifact BMC", "".join(map(str, kid.kids)), late=late)
        else:
            yield self._element(kid, parent, late=late)

    def _marked(self, text: str, owner: Any, *, late: bool) -> Any:
        while text.startswith("\f"):
            self._new_page()
            text = text[1:]
        number = len(self.owners[-1])
        self.owners[-1].append(owner)
        self._draw(b"/Span <</MCID %d>> BDC" % number, text, late=late)
        return Dictionary(Type=Name.MCR, Pg=self.page.obj, MCID=number)

    def _draw(self, begin: bytes, text: str, *, late: bool) -> None:
        stream = self.streams[-1][int(late)]
        stream.append(begin)
        for part in _LAYOUT.split(text):
            if part == "\n":
                self._new_line()
            elif part == "\t":
                self.x += SIZE
            elif part:
                shown = part.encode("cp1252").hex().encode()
                stream.append(b"BT /F %d Tf %d %d Td <%s> Tj ET" % (SIZE, self.x, self.y, shown))
                self.x += WIDTH * len(part)
        stream.append(b"EMC")

    def _new_line(self) -> None:
        self.x, self.y = 50.0, self.y - LINE

    def _annotation(self, note: Note) -> Any:
        annotation = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([50, 50, 90, 70]), Contents=String(note.contents)
        )
        if note.address:
            annotation.A = Dictionary(S=Name.URI, URI=String(note.address))
        else:
            annotation.Dest = Array([self.pdf.pages[0].obj, Name.Fit])
        made = self.pdf.make_indirect(annotation)
        self.page.obj.Annots.append(made)
        return Dictionary(Type=Name.OBJR, Pg=self.page.obj, Obj=made)


def _encoding() -> Dictionary:
    return Dictionary(
        Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=Array([ord(BOX), Name("/uni2610")])
    )
