"""Write a structure tree into the PDF that WeasyPrint is about to finish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.logger import LOGGER

from pepdocs.base.unbroken import NO_BREAK_HYPHEN
from pepdocs.render.pdf.structure.tree import SVG, ContentId, Element, Gap, LinkArea, Node, StructureTree

POINTS = 0.75
"""Points in a CSS pixel."""

NEAR = 0.5
"""Points by which an area may stand out of another one that it is in."""

Corners = tuple[float, float, float, float]
"""The left, bottom, right and top of an area of a page in points."""

TABLE_ATTRIBUTES = ("Scope", "ColSpan", "RowSpan", "Headers")


class Writer:
    """Writes nodes as objects of one PDF."""

    def __init__(self, pdf: Any, heights: list[float]) -> None:
        self._pdf = pdf
        self._heights = heights
        self._pages: tuple[bytes, ...] = pdf.page_references
        self._parents: list[dict[int, bytes]] = [{} for _ in self._pages]
        self._annotations: list[tuple[LinkArea, bytes]] = []
        self._ids: list[tuple[str, bytes]] = []

    def write(self, tree: StructureTree, counts: list[int]) -> None:
        """Write the whole tree; `counts` are the numbers of marked contents on each page."""
        for area in tree.dropped:
            self._drop(area)
        root = self._add({"Type": "/StructTreeRoot"})
        root["K"] = pydyf.Array([self._element(tree.root, root.reference, "").reference])
        parents = self._add({"Nums": pydyf.Array(self._parent_numbers(counts))})
        root["ParentTree"] = parents.reference
        root["ParentTreeNextKey"] = len(self._pages) + len(self._annotations)
        if self._ids:
            root["IDTree"] = self._identifiers().reference
        catalog = self._pdf.catalog
        catalog["StructTreeRoot"] = root.reference
        catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def _add(self, values: dict[str, Any]) -> Any:
        """Add a dictionary to the PDF as an object of its own, and return it."""
        dictionary = pydyf.Dictionary(values)
        self._pdf.add_object(dictionary)
        return dictionary

    def _drop(self, area: LinkArea) -> None:
        page_number = int(self._pages[area.page].split()[0])
        page = self._pdf.objects[page_number]
        page["Annots"].remove(area.source.reference)
        if not page["Annots"]:
            del page["Annots"]
        # Emptied, not freed: with `free = "f"` pydyf 0.13 misnumbers its compressed cross-reference table, which
        # validators accept and PDF readers do not.
        area.source.clear()

    def _element(self, node: Node, parent: bytes, lang: str) -> Any:
        element = self._add({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent})
        page = _page(node)
        if page is not None:
            element["Pg"] = self._pages[page]
        # The root's language is in the catalogue.
        if node.lang != lang and node.kind != "Document":
            element["Lang"] = pydyf.String(node.lang)
        self._add_attributes(element, node)
        if node.kind == "Link":
            self._join_areas(node)
        kids = (self._kid(kid, node, element, page) for kid in node.kids if kid != Gap())
        element["K"] = pydyf.Array(kids)
        return element

    def _join_areas(self, node: Node) -> None:
        """Leave one area of a link on each page, which has a part for each of its lines."""
        areas = [kid for kid in node.kids if isinstance(kid, LinkArea)]
        for page in {area.page for area in areas}:
            first, *others = (area for area in areas if area.page == page)
            if not others:
                continue
            corners = _outermost([_corners(area) for area in (first, *others)])
            for area in others:
                node.kids.remove(area)
                self._drop(area)
            if len(corners) > 1:
                first.source["QuadPoints"] = pydyf.Array(number for each in corners for number in _quad(*each))
            left, bottom, right, top = zip(*corners, strict=True)
            first.source["Rect"] = pydyf.Array((min(left), min(bottom), max(right), max(top)))

    def _kid(self, kid: Any, node: Node, element: Any, page: int | None) -> Any:
        if isinstance(kid, Node):
            return self._element(kid, element.reference, node.lang).reference
        if isinstance(kid, LinkArea):
            return self._reference(kid, node, element)
        self._parents[kid.page][kid.mcid] = element.reference
        if kid.page == page:
            return kid.mcid
        # A bare number would refer to the element's own page.
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": kid.mcid})

    def _reference(self, kid: LinkArea, node: Node, element: Any) -> bytes:
        """Return a reference to a link area, and give the area a description."""
        kid.source["StructParent"] = len(self._pages) + len(self._annotations)
        kid.source["Contents"] = pydyf.String(_link_text(node.element))
        self._annotations.append((kid, element.reference))
        entry = {"Type": "/OBJR", "Obj": kid.source.reference, "Pg": self._pages[kid.page]}
        reference: bytes = self._add(entry).reference
        return reference

    def _add_attributes(self, element: Any, node: Node) -> None:
        extras = node.extras
        for name in ("ActualText", "E", "ID"):
            if name in extras:
                element[name] = pydyf.String(extras[name])
        if "ID" in extras:
            self._ids.append((extras["ID"], element.reference))
        if node.kind == "Figure":
            self._describe_picture(element, node)
        elif node.kind == "L":
            element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{extras['ListNumbering']}"})
        elif table := {name: extras[name] for name in TABLE_ATTRIBUTES if name in extras}:
            element["A"] = pydyf.Dictionary({"O": "/Table", **_table_values(table)})

    def _describe_picture(self, element: Any, node: Node) -> None:
        """Set a picture's description and its position on the page, in points."""
        description = _picture_text(node.element)
        if not description:
            LOGGER.error("A picture has no description")
        element["Alt"] = pydyf.String(description)
        box, height = node.box, self._heights[node.page]
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, height - top - box.height, left + box.width, height - top)
        area = pydyf.Array(round(corner * POINTS, 2) for corner in corners)
        element["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": area})

    def _parent_numbers(self, counts: list[int]) -> Iterator[Any]:
        """Yield the entries of the parent tree: the elements of the marked contents and of the link areas."""
        for page, (parents, count) in enumerate(zip(self._parents, counts, strict=True)):
            # The number of a marked content is its index, so artifacts have empty entries.
            yield page
            yield pydyf.Array(parents.get(mcid, "null") for mcid in range(count))
        for number, (_, parent) in enumerate(self._annotations, len(self._pages)):
            yield number
            yield parent

    def _identifiers(self) -> Any:
        """Return the name tree of the elements that have an identifier."""
        names = pydyf.Array()
        for name, reference in sorted(self._ids):
            names.extend([pydyf.String(name), reference])
        return self._add({"Names": names})


def _corners(area: LinkArea) -> Corners:
    """Return the left, bottom, right and top of an area."""
    left, one, right, other = area.source["Rect"]
    return left, min(one, other), right, max(one, other)


def _outermost(every: list[Corners]) -> list[Corners]:
    """Return the areas that are not within another one, in their order."""
    distinct = list(dict.fromkeys(every))
    return [one for one in distinct if not any(_is_within(one, other) for other in distinct if other != one)]


def _is_within(one: Corners, other: Corners) -> bool:
    return (
        one[0] >= other[0] - NEAR
        and one[1] >= other[1] - NEAR
        and one[2] <= other[2] + NEAR
        and one[3] <= other[3] + NEAR
    )


def _quad(left: float, bottom: float, right: float, top: float) -> tuple[float, ...]:
    """Return the corners of a line of a link: those above and those below, from left to right."""
    return left, top, right, top, left, bottom, right, bottom


def _page(node: Node) -> int | None:
    """Return the page of an element's first content of its own, if it has any."""
    return next((kid.page for kid in node.kids if isinstance(kid, ContentId | LinkArea)), None)


def _table_values(known: dict[str, Any]) -> dict[str, Any]:
    values = dict(known)
    if "Scope" in values:
        values["Scope"] = f"/{values['Scope']}"
    if "Headers" in values:
        values["Headers"] = pydyf.Array(pydyf.String(name) for name in values["Headers"])
    return values


def _picture_text(element: Element) -> str:
    title = element.find(f"{SVG}title")
    words: str = element.get("alt") or element.get("aria-label") or ""
    return words or ("" if title is None else " ".join("".join(title.itertext()).split()))


def _link_text(element: Element) -> str:
    text = element.get("aria-label") or element.get("title") or "".join(element.itertext())
    return " ".join(text.split()).replace(NO_BREAK_HYPHEN, "-")
