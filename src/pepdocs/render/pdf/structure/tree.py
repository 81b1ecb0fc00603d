"""The logical structure of a document, read from WeasyPrint's laid-out pages.

One HTML element becomes one node, however many boxes, lines and pages it was spread over.
WeasyPrint 70 makes one structure element per box: a table that crosses a page is then two tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

Box = Any
"""A WeasyPrint box: the library has no types."""

Element = Any
"""An HTML element, as tinyhtml5 makes them."""

SVG = "{http://www.w3.org/2000/svg}"

KINDS = {
    "main": "Part", "article": "Art", "section": "Sect", "nav": "Sect", "figure": "Sect",
    "blockquote": "BlockQuote", "p": "P", "pre": "P", "dt": "P", "ul": "L", "ol": "L", "li": "LI",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot",
    "tr": "TR", "th": "TH", "td": "TD", "caption": "Caption", "figcaption": "Caption",
}  # fmt: skip
"""What an element is in a PDF. Others are a `Div` where they are a block, else a `Span`."""

BELONGS = {
    "LI": ("L",), "TR": ("Table", "THead", "TBody", "TFoot"), "TH": ("TR",), "TD": ("TR",),
    "THead": ("Table",), "TBody": ("Table",), "TFoot": ("Table",), "Caption": ("Table", "Sect"),
}  # fmt: skip
"""Where a kind may stand; elsewhere, as in a table used only for layout, it is a `Div`."""

DECORATIVE = ("presentation", "none")
"""The roles that say an element means nothing."""

HEADER = "<</Type /Pagination /Subtype /Header>>"
FOOTER = "<</Type /Pagination /Subtype /Footer>>"
REPEATED = "<</Type /Pagination>>"
LAYOUT = "<</Type /Layout>>"


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of marked content: its page and its number there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A line break or a block's edge inside a paragraph: what is around it are separate words."""


@dataclass(eq=False, slots=True)
class Annotation:
    """A link's active area on a page; `source` is WeasyPrint's own dictionary."""

    page: int
    source: Any


@dataclass(eq=False, slots=True)
class Node:
    """One structure element to be."""

    kind: str
    lang: str
    element: Element = None
    kids: list[Kid] = field(default_factory=list)
    page: int = -1
    box: Box = None
    extras: dict[str, Any] = field(default_factory=dict)

    def nodes(self) -> Iterator[Node]:
        """Yield the kids that are nodes."""
        yield from (kid for kid in self.kids if isinstance(kid, Node))

    def walk(self) -> Iterator[Node]:
        """Yield the node and everything below it, in reading order."""
        yield self
        for kid in self.nodes():
            yield from kid.walk()


Kid = Node | Mark | Gap | Annotation


@dataclass(slots=True)
class Tree:
    """A document's root node, the text of its marks as typed, and what is no part of it."""

    root: Node
    texts: dict[Mark, str] = field(default_factory=dict)
    artifacts: dict[Mark, str] = field(default_factory=dict)
    dropped: list[Annotation] = field(default_factory=list)


def read(pages: list[Any], marked: list[dict[Box, dict[str, Any]]], lang: str) -> Tree:
    """Return the structure of laid-out pages.

    `marked` says for each page which box was drawn as which marked content.
    """
    reader = _Reader(Tree(Node("Document", lang)), marked)
    for number, page in enumerate(pages):
        reader.page = number
        reader.read(page._page_box, reader.tree.root)  # noqa: SLF001 - the only way to the boxes
        if marked[number]:
            raise RuntimeError("content was drawn that is in no box")
    return reader.tree


class _Reader:
    """Walks boxes page by page and remembers which element has become which node."""

    def __init__(self, tree: Tree, marked: list[dict[Box, dict[str, Any]]]) -> None:
        self.tree = tree
        self.page = 0
        self._marked = marked
        self._nodes: dict[Element, Node] = {}

    def read(self, box: Box, parent: Node) -> None:
        """Put what a box holds under a node."""
        box = itself(box)
        if artifact := self._artifact(box):
            self._set_aside(box, artifact)
        elif isinstance(box, boxes.TextBox):
            self._add_mark(box, parent)
        else:
            self._read_element(box, parent)

    def _artifact(self, box: Box) -> str:
        """Return why a box is no part of the document's content, or nothing."""
        if isinstance(box, boxes.MarginBox):
            return FOOTER if "bottom" in box.at_keyword else HEADER
        if box.is_leader or is_hidden(box):
            return LAYOUT
        # A table's header is drawn again on each page, and must be read out once.
        node = self._nodes.get(box.element)
        again = node is not None and node.kind in ("THead", "TFoot") and node.page != self.page
        return REPEATED if again else ""

    def _set_aside(self, box: Box, artifact: str) -> None:
        """Make everything below a box an artifact."""
        box = itself(box)
        self._drop_annotation(box)
        if mark := self._taken(box):
            self.tree.artifacts[mark] = artifact
        for child in getattr(box, "children", ()):
            self._set_aside(child, artifact)

    def _read_element(self, box: Box, parent: Node) -> None:
        """Put a box that stands for an element, or for a part of one, under a node."""
        node = self._node(box, parent)
        if box.link_annotation:
            self._add_annotation(box, node)
        if mark := self._taken(box):
            node.kids.append(mark)
        for child in getattr(box, "children", ()):
            self.read(child, node)
        if node.kind == "Span" and box.element_tag == "br":
            node.kids.append(Gap())

    def _node(self, box: Box, parent: Node) -> Node:
        """Return the node for a box: its element's own, a new one, or the parent's."""
        element, tag = box.element, box.element_tag
        if element is None or tag in ("html", "body") or isinstance(box, boxes.LineBox):
            return parent
        if tag.endswith("::marker"):
            return self._label(element, parent)
        if parent.element is element or "::" in tag:
            # WeasyPrint's anonymous boxes, table wrappers and generated content.
            return parent
        known = self._nodes.get(element)
        if known is not None and (known.page != self.page or parent.kids[-1:] == [known]):
            known.page = self.page
            return known
        return self._new(box, parent)

    def _new(self, box: Box, parent: Node) -> Node:
        """Return a new node under its parent, remembered as its element's."""
        element = box.element
        # `lang=""` says that a name or number is in no language: it is read as what is around it.
        lang = box.style["lang"] or parent.lang
        node = Node(kind(box, parent.kind), lang, element, page=self.page, box=box)
        self._nodes[element] = node
        parent.kids.append(node)
        return node

    def _label(self, element: Element, parent: Node) -> Node:
        """Return the node for a list item's bullet or number."""
        item = self._nodes.get(element)
        if item is None or item.kind != "LI" or parent.kind == "Lbl":
            return parent
        label = Node("Lbl", item.lang, page=self.page)
        item.kids.insert(0, label)
        return label

    def _add_mark(self, box: Box, parent: Node) -> None:
        """Put a box's text under a node; white space alone is a gap."""
        mark = self._taken(box)
        if mark is None:
            return
        typed: str = getattr(box, "typed", box.text)
        is_blank = not typed.strip()
        if is_blank or getattr(box, "follows_space", False):
            parent.kids.append(Gap())
        if is_blank:
            self.tree.artifacts[mark] = LAYOUT
        else:
            parent.kids.append(mark)
            self.tree.texts[mark] = typed

    def _taken(self, box: Box) -> Mark | None:
        """Return the content that a box was drawn as, if it was."""
        drawn = self._marked[self.page].pop(box, None)
        return Mark(self.page, drawn["mcid"]) if drawn else None

    def _add_annotation(self, box: Box, node: Node) -> None:
        """Put a link's active area under its node, unless a box inside the link repeats it."""
        if node.kind == "Link" and box.element is node.element:
            node.kids.append(Annotation(self.page, box.link_annotation))
        else:
            self._drop_annotation(box)

    def _drop_annotation(self, box: Box) -> None:
        """Remember that an active area has to go."""
        if box.link_annotation:
            self.tree.dropped.append(Annotation(self.page, box.link_annotation))


def itself(box: Box) -> Box:
    """Return a box, also where only its place was kept in the flow of the text."""
    is_elsewhere = isinstance(box, AbsolutePlaceholder)
    return box._box if is_elsewhere else box  # noqa: SLF001 - WeasyPrint has no other name for it


def kind(box: Box, within: str) -> str:
    """Return the kind of structure element for a box under one of the kind `within`."""
    element = box.element
    if element.tag == "a" and element.get("href"):
        return "Link"
    if element.tag in ("img", f"{SVG}svg"):
        return "Figure"
    plain = "Span" if isinstance(box, boxes.InlineLevelBox) else "Div"
    if element.get("role") in DECORATIVE:
        return plain
    found = KINDS.get(element.tag, plain)
    return found if within in BELONGS.get(found, (within,)) else plain


def is_hidden(box: Box) -> bool:
    """Return whether a box is only there to be looked at."""
    element = box.element
    if element is None or isinstance(box, boxes.PageBox):
        return False
    if element.get("aria-hidden") == "true" or box.style["visibility"] != "visible":
        return True
    is_picture = element.tag in ("img", f"{SVG}svg")
    return is_picture and (element.get("alt") == "" or element.get("role") in DECORATIVE)
