"""A document's structure written into the PDF that WeasyPrint is about to finish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.logger import LOGGER

from pepdocs.render.pdf.structure.tree import SVG, Annotation, Element, Gap, Mark, Node, Tree

POINTS = 0.75
"""Points in a CSS pixel."""

TABLE_ATTRIBUTES = ("Scope", "ColSpan", "RowSpan", "Headers")


class Writer:
    """Turns nodes into the objects of one PDF."""

    def __init__(self, pdf: Any, heights: list[float]) -> None:
        self._pdf = pdf
        self._heights = heights
        self._pages: tuple[bytes, ...] = pdf.page_references
        self._parents: list[dict[int, bytes]] = [{} for _ in self._pages]
        self._annotations: list[tuple[Annotation, bytes]] = []
        self._ids: list[tuple[str, bytes]] = []

    def write(self, tree: Tree, marks: list[int]) -> None:
        """Write the whole structure; `marks` counts each page's marked contents."""
        for gone in tree.dropped:
            self._drop(gone)
        root = self._added({"Type": "/StructTreeRoot"})
        root["K"] = pydyf.Array([self._element(tree.root, root.reference, "").reference])
        parents = self._added({"Nums": pydyf.Array(self._parent_numbers(marks))})
        root["ParentTree"] = parents.reference
        root["ParentTreeNextKey"] = len(self._pages) + len(self._annotations)
        if self._ids:
            root["IDTree"] = self._identifiers().reference
        catalog = self._pdf.catalog
        catalog["StructTreeRoot"] = root.reference
        catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def _added(self, values: dict[str, Any]) -> Any:
        """Return a new dictionary of the PDF's."""
        added = pydyf.Dictionary(values)
        self._pdf.add_object(added)
        return added

    def _drop(self, annotation: Annotation) -> None:
        """Take an active area off its page."""
        page = self._pdf.objects[_number(self._pages[annotation.page])]
        page["Annots"].remove(annotation.source.reference)
        if not page["Annots"]:
            del page["Annots"]
        # Emptied, not freed: with `free = "f"` pydyf 0.13 misnumbers its compressed cross-reference
        # table, which validators pass and readers fail on.
        annotation.source.clear()

    def _element(self, node: Node, parent: bytes, lang: str) -> Any:
        """Return a structure element, with everything below it, in the PDF."""
        element = self._added({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent})
        page = _page(node)
        if page is not None:
            element["Pg"] = self._pages[page]
        # The root's language is the catalogue's.
        if node.lang != lang and node.kind != "Document":
            element["Lang"] = pydyf.String(node.lang)
        self._attribute(element, node)
        kids = (self._kid(kid, node, element, page) for kid in node.kids if kid != Gap())
        element["K"] = pydyf.Array(kids)
        return element

    def _kid(self, kid: Any, node: Node, element: Any, page: int | None) -> Any:
        """Return what an element's array of kids says for one of them."""
        if isinstance(kid, Node):
            return self._element(kid, element.reference, node.lang).reference
        if isinstance(kid, Annotation):
            return self._reference(kid, node, element)
        self._parents[kid.page][kid.mcid] = element.reference
        if kid.page == page:
            return kid.mcid
        # A bare number would be looked for on the element's own page.
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": kid.mcid})

    def _reference(self, kid: Annotation, node: Node, element: Any) -> bytes:
        """Return a reference to a link's active area, which gets a description."""
        kid.source["StructParent"] = len(self._pages) + len(self._annotations)
        kid.source["Contents"] = pydyf.String(_link_words(node.element))
        self._annotations.append((kid, element.reference))
        reference: bytes = self._added(
            {"Type": "/OBJR", "Obj": kid.source.reference, "Pg": self._pages[kid.page]}
        ).reference
        return reference

    def _attribute(self, element: Any, node: Node) -> None:
        """Give a structure element what is known about it beyond its kind."""
        extras = node.extras
        for name in ("ActualText", "E", "ID"):
            if name in extras:
                element[name] = pydyf.String(extras[name])
        if "ID" in extras:
            self._ids.append((extras["ID"], element.reference))
        if node.kind == "Figure":
            self._picture(element, node)
        elif node.kind == "L":
            element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{extras['ListNumbering']}"})
        elif table := {name: extras[name] for name in TABLE_ATTRIBUTES if name in extras}:
            element["A"] = pydyf.Dictionary({"O": "/Table", **_table_values(table)})

    def _picture(self, element: Any, node: Node) -> None:
        """Give a picture its description and its place on the page."""
        described = _picture_words(node.element)
        if not described:
            LOGGER.error("A picture has no description")
        element["Alt"] = pydyf.String(described)
        box, height = node.box, self._heights[node.page]
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, height - top - box.height, left + box.width, height - top)
        area = pydyf.Array(round(corner * POINTS, 2) for corner in corners)
        element["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": area})

    def _parent_numbers(self, marks: list[int]) -> Iterator[Any]:
        """Yield which elements the marked contents and active areas belong to."""
        for page, (parents, count) in enumerate(zip(self._parents, marks, strict=True)):
            # A content's number is its place in the array, so artifacts keep theirs, empty.
            yield page
            yield pydyf.Array(parents.get(mcid, "null") for mcid in range(count))
        for number, (_, parent) in enumerate(self._annotations, len(self._pages)):
            yield number
            yield parent

    def _identifiers(self) -> Any:
        """Return the name tree of elements that others refer to."""
        names = pydyf.Array()
        for name, reference in sorted(self._ids):
            names.extend([pydyf.String(name), reference])
        return self._added({"Names": names})


def _number(reference: bytes) -> int:
    """Return the number of the object that a reference leads to."""
    return int(reference.split()[0])


def _page(node: Node) -> int | None:
    """Return the page of an element's first own content."""
    return next((kid.page for kid in node.kids if isinstance(kid, Mark | Annotation)), None)


def _table_values(known: dict[str, Any]) -> dict[str, Any]:
    """Return a cell's attributes as the PDF spells them."""
    values = dict(known)
    if "Scope" in values:
        values["Scope"] = f"/{values['Scope']}"
    if "Headers" in values:
        values["Headers"] = pydyf.Array(pydyf.String(name) for name in values["Headers"])
    return values


def _picture_words(element: Element) -> str:
    """Return the words that stand for a picture."""
    title = element.find(f"{SVG}title")
    words: str = element.get("alt") or element.get("aria-label") or ""
    return words or ("" if title is None else " ".join("".join(title.itertext()).split()))


def _link_words(element: Element) -> str:
    """Return the words that say where a link goes."""
    words = element.get("aria-label") or element.get("title") or "".join(element.itertext())
    return " ".join(words.split())
