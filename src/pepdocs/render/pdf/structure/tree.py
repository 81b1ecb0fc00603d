"""Read the structure tree of a document from WeasyPrint's laid-out pages.

One HTML element becomes one node, however many boxes, lines and pages it was split into. WeasyPrint 70 itself makes one
structure element per box, so that a table that crosses a page becomes two tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

Box = Any
"""A WeasyPrint box, for which the library has no types."""

Element = Any
"""An HTML element, as tinyhtml5 makes them."""

SVG = "{http://www.w3.org/2000/svg}"

KINDS = {
    "main": "Part", "article": "Art", "section": "Sect", "nav": "Sect", "figure": "Sect",
    "blockquote": "BlockQuote", "p": "P", "pre": "P", "ul": "L", "ol": "L", "dl": "L", "li": "LI",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot",
    "tr": "TR", "th": "TH", "td": "TD", "caption": "Caption", "figcaption": "Caption",
}  # fmt: skip
"""The kinds of structure elements by HTML element. Other elements are a `Div` if they are a block, else a `Span`."""

DESCRIBED = {("div", "L"): "LI", ("dt", "LI"): "Lbl", ("dd", "LI"): "LBody"}
"""The kinds of the parts of a description list, by HTML element and the kind around it."""

PARENTS = {
    "LI": ("L",), "TR": ("Table", "THead", "TBody", "TFoot"), "TH": ("TR",), "TD": ("TR",),
    "THead": ("Table",), "TBody": ("Table",), "TFoot": ("Table",), "Caption": ("Table", "Sect"),
}  # fmt: skip
"""The parents that a kind may have; elsewhere, as in a table used only for layout, it is a `Div`."""

DECORATIVE = ("presentation", "none")
"""The ARIA roles of elements without meaning."""

HEADER = "<</Type /Pagination /Subtype /Header>>"
FOOTER = "<</Type /Pagination /Subtype /Footer>>"
REPEATED = "<</Type /Pagination>>"
LAYOUT = "<</Type /Layout>>"


@dataclass(frozen=True, slots=True)
class ContentId:
    """The page and number of one marked content (its MCID)."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A line break or a block's edge inside a paragraph, which separates words."""


@dataclass(eq=False, slots=True)
class LinkArea:
    """The clickable area of a link on a page; `source` is WeasyPrint's annotation dictionary."""

    page: int
    source: Any


@dataclass(eq=False, slots=True)
class Node:
    """A structure element."""

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


Kid = Node | ContentId | Gap | LinkArea


@dataclass(slots=True)
class StructureTree:
    """The root node, the typed text of its contents, the artifacts with their properties, and unneeded link areas."""

    root: Node
    texts: dict[ContentId, str] = field(default_factory=dict)
    artifacts: dict[ContentId, str] = field(default_factory=dict)
    dropped: list[LinkArea] = field(default_factory=list)


def read(pages: list[Any], marked: list[dict[Box, dict[str, Any]]], lang: str) -> StructureTree:
    """Return the structure tree of laid-out pages.

    `marked` maps the boxes of each page to the marked contents that they were drawn as.
    """
    reader = _BoxReader(StructureTree(Node("Document", lang)), marked)
    for number, page in enumerate(pages):
        reader.page = number
        reader.read(page._page_box, reader.tree.root)  # noqa: SLF001 - the only way to the boxes
        if marked[number]:
            raise RuntimeError("content was drawn that is in no box")
    return reader.tree


class _BoxReader:
    """Reads boxes page by page, and keeps the nodes of their elements."""

    def __init__(self, tree: StructureTree, marked: list[dict[Box, dict[str, Any]]]) -> None:
        self.tree = tree
        self.page = 0
        self._marked = marked
        self._nodes: dict[Element, Node] = {}

    def read(self, box: Box, parent: Node) -> None:
        """Add a box and its contents to a node."""
        box = unwrap(box)
        if artifact := self._artifact(box):
            self._add_artifact(box, artifact)
        elif isinstance(box, boxes.TextBox):
            self._add_text(box, parent)
        else:
            self._read_element(box, parent)

    def _artifact(self, box: Box) -> str:
        """Return the artifact properties of a box that is not part of the content, or nothing."""
        if isinstance(box, boxes.MarginBox):
            return FOOTER if "bottom" in box.at_keyword else HEADER
        if box.is_leader or is_hidden(box):
            return LAYOUT
        # A table's header is drawn again on each page, but must be read out only once.
        node = self._nodes.get(box.element)
        is_repeated = node is not None and box.element_tag in ("thead", "tfoot") and node.page != self.page
        return REPEATED if is_repeated else ""

    def _add_artifact(self, box: Box, artifact: str) -> None:
        box = unwrap(box)
        self._drop_link_area(box)
        if content := self._take(box):
            self.tree.artifacts[content] = artifact
        for child in getattr(box, "children", ()):
            self._add_artifact(child, artifact)

    def _read_element(self, box: Box, parent: Node) -> None:
        """Add a box of an element, or of a part of one, to a node."""
        node = self._node(box, parent)
        if box.link_annotation and node.kind == "Link" and box.element is node.element:
            node.kids.append(LinkArea(self.page, box.link_annotation))
        else:
            self._drop_link_area(box)
        if content := self._take(box):
            node.kids.append(content)
        for child in getattr(box, "children", ()):
            self.read(child, node)
        if node.kind == "Span" and box.element_tag == "br":
            node.kids.append(Gap())

    def _node(self, box: Box, parent: Node) -> Node:
        """Return the node of a box: its element's existing one, a new one, or the parent's."""
        element, tag = box.element, box.element_tag
        if element is None or tag in ("html", "body") or isinstance(box, boxes.LineBox):
            return parent
        if tag.endswith("::marker"):
            return self._label(element, parent)
        if parent.element is element or "::" in tag:
            # WeasyPrint's anonymous boxes, table wrappers and generated content.
            return parent
        known = self._nodes.get(element)
        is_last = known is not None and parent.kids[-1:] == [known]
        # What goes on after a list in the line is not part of what was before the list, on whichever page.
        goes_on = known is not None and known.page != self.page and not isinstance(box, boxes.InlineBox)
        if known is not None and (is_last or goes_on):
            known.page = self.page
            return known
        return self._new(box, parent)

    def _new(self, box: Box, parent: Node) -> Node:
        """Return a new node, added to its parent and kept as its element's."""
        element = box.element
        # `lang=""` marks a name or number in no language, which is read in the language around it.
        lang = box.style["lang"] or parent.lang
        node = Node(kind(box, parent.kind), lang, element, page=self.page, box=box)
        self._nodes[element] = node
        parent.kids.append(node)
        return node

    def _label(self, element: Element, parent: Node) -> Node:
        item = self._nodes.get(element)
        if item is None or item.kind != "LI" or parent.kind == "Lbl":
            return parent
        label = Node("Lbl", item.lang, page=self.page)
        item.kids.insert(0, label)
        return label

    def _add_text(self, box: Box, parent: Node) -> None:
        """Add a box's text to a node, or a gap if it is only white space."""
        content = self._take(box)
        if content is None:
            return
        typed: str = getattr(box, "typed", box.text)
        is_blank = not typed.strip()
        if is_blank or getattr(box, "follows_space", False):
            parent.kids.append(Gap())
        if is_blank:
            self.tree.artifacts[content] = LAYOUT
        else:
            parent.kids.append(content)
            self.tree.texts[content] = typed

    def _take(self, box: Box) -> ContentId | None:
        """Remove and return the marked content that a box was drawn as, if there is one."""
        drawn = self._marked[self.page].pop(box, None)
        return ContentId(self.page, drawn["mcid"]) if drawn else None

    def _drop_link_area(self, box: Box) -> None:
        if box.link_annotation:
            self.tree.dropped.append(LinkArea(self.page, box.link_annotation))


def unwrap(box: Box) -> Box:
    """Return the box itself, if this is only its placeholder in the flow of the text."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001 - WeasyPrint has no other name for it


def kind(box: Box, within: str) -> str:
    """Return the kind of structure element of a box in an element of the kind `within`."""
    element = box.element
    if element.tag == "a" and element.get("href"):
        return "Link"
    if element.tag in ("img", f"{SVG}svg"):
        return "Figure"
    plain = "Span" if isinstance(box, boxes.InlineLevelBox) else "Div"
    if element.get("role") in DECORATIVE:
        return plain
    special = DESCRIBED.get((element.tag, within)) or KINDS.get(element.tag, plain)
    return special if within in PARENTS.get(special, (within,)) else plain


def is_hidden(box: Box) -> bool:
    """Return whether a box is hidden from assistive technology or purely decorative."""
    element = box.element
    if element is None or isinstance(box, boxes.PageBox):
        return False
    if element.get("aria-hidden") == "true" or box.style["visibility"] != "visible":
        return True
    is_picture = element.tag in ("img", f"{SVG}svg")
    return is_picture and (element.get("alt") == "" or element.get("role") in DECORATIVE)
