"""The document's structure as PDF wants it: text in paragraphs, lists with bodies, no idle nodes.

Every function here takes a node that `pdf_tree` read, and none knows WeasyPrint.
"""

from __future__ import annotations

from itertools import groupby

from pepdocs.render.pdf.structure.tree import Annotation, Gap, Kid, Node

TEXTUAL = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "Link", "Span", "Lbl"})
"""Kinds that hold a line of text, and no paragraphs of their own."""

GROUPING = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
"""Kinds whose text has to be in a paragraph."""

STRUCTURAL = frozenset({"Table", "THead", "TBody", "TFoot", "TR", "L"})
"""Kinds that hold other nodes only: space between them means nothing."""

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
    """Bring the whole tree into shape, in place."""
    root.kids = _shaped_kids(root, in_text=False)


def _shaped_kids(node: Node, *, in_text: bool) -> list[Kid]:
    """Return a node's kids in shape."""
    kids: list[Kid] = []
    for kid in node.kids:
        kids.extend(_shaped(kid, node, in_text=in_text) if isinstance(kid, Node) else [kid])
    if node.kind in GROUPING:
        return _in_paragraphs(kids, node)
    if node.kind in STRUCTURAL:
        kids = [kid for kid in kids if isinstance(kid, Node)]
    if node.kind == "LI":
        return _with_body(kids, node)
    return sorted(kids, key=_row_order) if node.kind == "Table" else kids


def _shaped(node: Node, parent: Node, *, in_text: bool) -> list[Kid]:
    """Return what stands for a node among its parent's kids: itself, its kids, or nothing."""
    block_in_text = in_text and node.kind in ("Div", "P")
    if block_in_text or (node.kind == "Link" and not _is_active(node)):
        node.kind = "Span"
    _describe(node)
    node.kids = _shaped_kids(node, in_text=in_text or node.kind in TEXTUAL)
    _lift_language(node)
    kept = _settled(node, parent)
    return [Gap(), *kept, Gap()] if block_in_text else kept


def _settled(node: Node, parent: Node) -> list[Kid]:
    """Return a shaped node, unless it says nothing that its kids do not say."""
    if node.kind == "Span" and not node.extras and node.lang == parent.lang:
        return node.kids
    if all(isinstance(kid, Gap) for kid in node.kids) and node.kind not in KEPT_EMPTY:
        return list(node.kids)
    if node.kind == "Div" and len(node.kids) == 1 and not node.extras:
        return node.kids
    return [node]


def _is_active(link: Node) -> bool:
    """Return whether a link has an area to click on."""
    return any(isinstance(kid, Annotation) for kid in link.kids)


def _describe(node: Node) -> None:
    """Note what an element's attributes say about its node."""
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


def _lift_language(node: Node) -> None:
    """Give a node the language of its only kid, where that says nothing else."""
    kids = [kid for kid in node.kids if not isinstance(kid, Gap)]
    if len(kids) != 1 or node.kind in GROUPING | STRUCTURAL | {"LI", "Figure"}:
        return
    only = kids[0]
    if isinstance(only, Node) and only.kind == "Span" and not only.extras:
        node.lang, node.kids = only.lang, only.kids


def _in_paragraphs(kids: list[Kid], node: Node) -> list[Kid]:
    """Return kids with each stretch of loose text in a paragraph of its own."""
    placed: list[Kid] = []
    for loose, group in groupby(kids, key=_is_inline):
        stretch = list(group)
        if not loose:
            placed.extend(stretch)
        elif any(not isinstance(kid, Gap) for kid in stretch):
            paragraph = Node("P", node.lang, kids=stretch)
            _lift_language(paragraph)
            placed.append(paragraph)
    return placed


def _is_inline(kid: Kid) -> bool:
    """Return whether a kid is part of a line of text."""
    return not isinstance(kid, Node) or kid.kind in INLINE


def _with_body(kids: list[Kid], item: Node) -> list[Kid]:
    """Return a list item's label, if it has one, and everything else as its body."""
    labels = [kid for kid in kids if isinstance(kid, Node) and kid.kind == "Lbl"]
    body = Node("LBody", item.lang, kids=[kid for kid in kids if kid not in labels])
    _lift_language(body)
    return [*labels, body]


def _row_order(kid: Kid) -> int:
    """Return where in its table a kid belongs: a footer is drawn before the rows it closes."""
    return ROW_ORDER.get(kid.kind, ROWS) if isinstance(kid, Node) else ROWS
