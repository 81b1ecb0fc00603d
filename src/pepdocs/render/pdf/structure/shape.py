"""Change the structure tree to what PDF requires: text in paragraphs, lists with bodies, no redundant nodes.

The functions take the nodes that `tree` read; none depends on WeasyPrint.
"""

from __future__ import annotations

from itertools import groupby
from typing import TypeGuard

from pepdocs.render.pdf.structure.tree import Gap, Kid, LinkArea, Node

TEXTUAL = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "Link", "Span", "Lbl"})
"""Kinds that hold a line of text, and no paragraphs."""

GROUPING = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
"""Kinds whose text must be in a paragraph."""

STRUCTURAL = frozenset({"Table", "THead", "TBody", "TFoot", "TR", "L"})
"""Kinds that hold only other nodes, so that space between these is ignored."""

INLINE = frozenset({"Span", "Link"})
KEPT_EMPTY = frozenset({"TH", "TD", "Document"})
ROW_ORDER = {"Caption": 0, "THead": 1, "TFoot": 3}
ROWS = 2
NUMBERING = {
    "disc": "Disc", "circle": "Circle", "square": "Square", "decimal": "Decimal",
    "lower-alpha": "LowerAlpha", "upper-alpha": "UpperAlpha",
    "lower-roman": "LowerRoman", "upper-roman": "UpperRoman",
}  # fmt: skip


def shape(root: Node) -> None:
    """Change the whole tree in place."""
    root.kids = _shape_kids(root, in_text=False)


def _shape_kids(node: Node, *, in_text: bool) -> list[Kid]:
    kids: list[Kid] = []
    for kid in node.kids:
        kids.extend(_shape_node(kid, node, in_text=in_text) if isinstance(kid, Node) else [kid])
    kids = _join_lists(kids)
    if node.kind in GROUPING:
        return _in_paragraphs(kids, node)
    if node.kind in STRUCTURAL:
        kids = [kid for kid in kids if isinstance(kid, Node)]
    if node.kind == "LI":
        return _with_body(kids, node)
    return sorted(kids, key=_row_order) if node.kind == "Table" else kids


def _shape_node(node: Node, parent: Node, *, in_text: bool) -> list[Kid]:
    """Return what replaces a node among its parent's kids: itself, its kids, or nothing."""
    is_block_in_text = in_text and node.kind in ("Div", "P")
    # A link without an area to click on is no link.
    if is_block_in_text or (node.kind == "Link" and not any(isinstance(kid, LinkArea) for kid in node.kids)):
        node.kind = "Span"
    _add_attributes(node)
    node.kids = _shape_kids(node, in_text=in_text or node.kind in TEXTUAL)
    _adopt_language(node)
    kept = _without_redundant(node, parent)
    return [Gap(), *kept, Gap()] if is_block_in_text else kept


def _without_redundant(node: Node, parent: Node) -> list[Kid]:
    """Return the node, or its kids if it adds no information to them."""
    if node.kind == "Span" and not node.extras and node.lang == parent.lang:
        return node.kids
    if all(isinstance(kid, Gap) for kid in node.kids) and node.kind not in KEPT_EMPTY:
        return list(node.kids)
    if node.kind == "Div" and len(node.kids) == 1 and not node.extras:
        return node.kids
    return [node]


def _add_attributes(node: Node) -> None:
    """Set a node's PDF attributes from its HTML element."""
    if node.element is None:
        return
    if node.kind == "Span":
        if actual := node.element.get("data-actualtext"):
            node.extras["ActualText"] = actual
        if node.element.tag == "abbr" and node.element.get("title"):
            node.extras["E"] = node.element.get("title")
    elif node.kind == "L":
        style = node.box.style["list_style_type"]
        node.extras["ListNumbering"] = NUMBERING.get(style, "None")


def _adopt_language(node: Node) -> None:
    """Replace a node's only kid by its language and kids, if it has no other information."""
    kids = [kid for kid in node.kids if not isinstance(kid, Gap)]
    if len(kids) != 1 or node.kind in GROUPING | STRUCTURAL | {"LI", "Figure"}:
        return
    only = kids[0]
    if isinstance(only, Node) and only.kind == "Span" and not only.extras:
        node.lang, node.kids = only.lang, only.kids


def _in_paragraphs(kids: list[Kid], node: Node) -> list[Kid]:
    """Return kids with each sequence of inline kids in a paragraph."""
    blocks: list[Kid] = []
    for is_inline, group in groupby(kids, key=_is_inline):
        sequence = list(group)
        if not is_inline:
            blocks.extend(sequence)
        elif any(not isinstance(kid, Gap) for kid in sequence):
            paragraph = Node("P", node.lang, kids=sequence)
            _adopt_language(paragraph)
            blocks.append(paragraph)
    return blocks


def _is_inline(kid: Kid) -> bool:
    return not isinstance(kid, Node) or kid.kind in INLINE


def _with_body(kids: list[Kid], item: Node) -> list[Kid]:
    """Return a list item's label, if it has one, and everything else as its body."""
    labels = [kid for kid in kids if isinstance(kid, Node) and kid.kind == "Lbl"]
    described = any(isinstance(kid, Node) and kid.kind == "LBody" for kid in kids)
    if described:
        return [*_as_one_label(labels, item), _as_one_body([kid for kid in kids if kid not in labels], item)]
    body = Node("LBody", item.lang, kids=[kid for kid in kids if kid not in labels])
    _adopt_language(body)
    return [*labels, body]


def _as_one_body(kids: list[Kid], item: Node) -> Node:
    """Return what belongs to a label as one body: a list in it parts what is before from what is after."""
    kids = [kid for kid in kids if not isinstance(kid, Gap)]
    if len(kids) == 1 and isinstance(kids[0], Node) and kids[0].kind == "LBody":
        return kids[0]
    whole: list[Kid] = []
    for kid in kids:
        if isinstance(kid, Node) and kid.kind == "LBody":
            kid.kind = "Span" if all(map(_is_inline, kid.kids)) else "Div"
            if not kid.kids:
                continue
        whole.append(kid)
    return Node(
        "LBody", item.lang, kids=_in_paragraphs(whole, item) if any(not _is_inline(kid) for kid in whole) else whole
    )


def _as_one_label(labels: list[Node], item: Node) -> list[Node]:
    """Return the labels of one value in several languages as one label."""
    if len(labels) < 2:
        return labels
    spans: list[Kid] = []
    for label in labels:
        label.kind = "Span"
        spans += [label, Gap()]
    return [Node("Lbl", item.lang, kids=spans[:-1])]


def _join_lists(kids: list[Kid]) -> list[Kid]:
    """Return kids with the lines of facts that follow one another as one list."""
    joined: list[Kid] = []
    for kid in kids:
        last = joined[-1] if joined else None
        if _is_line(kid) and _is_line(last):
            last.kids += kid.kids
        elif not (isinstance(kid, Gap) and _is_line(last)):
            joined.append(kid)
    return joined


def _is_line(kid: Kid | None) -> TypeGuard[Node]:
    return isinstance(kid, Node) and kid.kind == "L" and kid.element is not None and kid.element.tag == "dl"


def _row_order(kid: Kid) -> int:
    """Return the sort key of a table's kid; WeasyPrint lays out a footer before the rows above it."""
    return ROW_ORDER.get(kid.kind, ROWS) if isinstance(kid, Node) else ROWS
