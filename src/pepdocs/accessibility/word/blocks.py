"""The paragraphs and tables of a Word file, read in order with everything that is in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Final

from pepdocs.accessibility.barriers import Place
from pepdocs.accessibility.word import properties as docx_given
from pepdocs.accessibility.word.inline import Line, Targets, box_name
from pepdocs.accessibility.word.looks import Around, look
from pepdocs.accessibility.word.model import Box, Cell, Link, Look, Paragraph, Picture, Row, Table
from pepdocs.accessibility.word.names import child, is_on, q, value, whole
from pepdocs.accessibility.word.package import Damaged
from pepdocs.accessibility.word.properties import Given, looks_on
from pepdocs.accessibility.word.styles import Styles

Block = Paragraph | Table

DEEPEST: Final = 30
"""So deep may tables and boxes stand in one another."""

_AROUND: Final = frozenset(map(q, ("w:ins", "w:moveTo", "w:customXml", "w:sdtContent", "w:smartTag")))
_NAMES: Final = ("caption", "table heading")


@dataclass(frozen=True, slots=True)
class Inside:
    """What a block is in."""

    group: int
    around: Around = field(default_factory=Around)
    depth: int = 0
    in_table: bool = False
    in_box: bool = False
    is_edge: bool = False


@dataclass(slots=True)
class Reader:
    """Reads the parts of one file, and keeps what it meets."""

    styles: Styles
    targets: Targets
    heading: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    floating: list[Place] = field(default_factory=list)
    not_kept: list[Place] = field(default_factory=list)
    groups: Iterator[int] = field(default_factory=count)

    @property
    def at(self) -> Place:
        """Where the reader is: under the last heading."""
        return Place(0, self.heading)

    def read(self, parent: Any, *, is_edge: bool = False) -> None:
        """Read a part of the file."""
        for _ in self.blocks(parent, Inside(next(self.groups), is_edge=is_edge)):
            pass

    def blocks(self, parent: Any, inside: Inside) -> Iterator[Block]:
        """Yield the paragraphs and tables directly in something; those within them are kept."""
        if inside.depth > DEEPEST:
            raise Damaged("too deep")
        before: Paragraph | None = None
        for node in parent:
            if node.tag == q("w:p"):
                before = self._paragraph(node, inside)
                yield before
            elif node.tag == q("w:tbl"):
                yield self._table(node, inside, before)
                before = None
            elif node.tag in _AROUND:
                yield from self.blocks(node, replace(inside, depth=inside.depth + 1))
            elif node.tag == q("w:sdt"):
                yield from self._box(node, inside)
            elif node.tag == q("w:altChunk"):
                self.not_kept.append(self.at)

    def _box(self, node: Any, inside: Inside) -> Iterator[Block]:
        name = box_name(node)
        if name is not None:
            self.boxes.append(Box(self.at, name))
        within = replace(inside, depth=inside.depth + 1, in_box=inside.in_box or name is not None)
        for content in node.findall(q("w:sdtContent")):
            yield from self.blocks(content, within)

    # Paragraphs

    def _paragraph(self, node: Any, inside: Inside) -> Paragraph:
        properties = child(node, "w:pPr")
        style = value(properties, "w:pStyle") or self.styles.defaults.get("paragraph", "")
        said = {**self.styles.paragraph_of(style), **docx_given.paragraph(properties)}
        around = replace(inside.around, grounds=(*inside.around.grounds, said.get("ground", "")))

        def set_as(character: str, own: Given) -> Look:
            return look(self.styles, around, style, character, own)

        line = Line(set_as, self.targets)
        line.read(node, in_box=inside.in_box)
        made = self._made(line, style, said, inside, set_as("", {}))
        made = replace(made, holds=made.holds or child(properties, "w:sectPr") is not None)
        self.paragraphs.append(made)
        self._keep(line, inside, floating="floating" in said)
        return made

    def _made(self, line: Line, style: str, said: dict[str, str], inside: Inside, usual: Look) -> Paragraph:
        level = 0 if inside.is_edge else whole(said.get("level", ""))
        text = "".join(each.text for each in line.texts)
        if level in (1, 2):
            self.heading = " ".join(text.split())
        return Paragraph(
            at=Place() if inside.is_edge else self.at,
            group=inside.group,
            style=self.styles.name(style),
            level=level,
            is_item=bool(said.get("item")),
            aligned=said.get("aligned", ""),
            is_ruled="ruled" in said,
            usual=usual,
            texts=tuple(line.texts),
            holds=line.holds or inside.in_box,
            in_table=inside.in_table,
            is_edge=inside.is_edge,
        )

    def _keep(self, line: Line, inside: Inside, *, floating: bool) -> None:
        """Keep what was met in a paragraph."""
        at = Place() if inside.is_edge else self.at
        self.links += (Link(at, text, leads) for text, leads in line.links)
        self.boxes += (Box(at, name) for name in line.boxes)
        for each in line.drawn:
            if not each.boxes:
                self.pictures.append(Picture(at, each.said, each.is_decorative))
            if not each.is_kept:
                self.not_kept.append(at)
            if each.is_floating and not inside.is_edge:
                self.floating.append(at)
            for box in each.boxes:
                within = Inside(next(self.groups), depth=inside.depth + 1, is_edge=inside.is_edge)
                tuple(self.blocks(box, within))
        if floating and not inside.is_edge:
            self.floating.append(at)

    # Tables

    def _table(self, node: Any, inside: Inside, before: Paragraph | None) -> Table:
        properties = child(node, "w:tblPr")
        at = Place() if inside.is_edge else self.at
        if child(properties, "w:tblpPr") is not None and not inside.is_edge:
            self.floating.append(at)
        style = value(properties, "w:tblStyle") or self.styles.defaults.get("table", "")
        look_of = looks_on(child(properties, "w:tblLook"))
        ground = docx_given.ground_of(properties) if properties is not None else ""
        said = (value(properties, "w:tblCaption"), value(properties, "w:tblDescription"))
        named = before is not None and (before.level > 0 or before.style in _NAMES)
        within = replace(
            inside,
            around=Around(inside.around.runs, (*inside.around.grounds, ground)),
            depth=inside.depth + 1,
            in_table=True,
        )
        rows = list(_within(node, "w:tr"))
        made = Table(
            at=at,
            rows=tuple(
                self._row(row, _parts(look_of, place, len(rows)), style, within) for place, row in enumerate(rows)
            ),
            says_header="firstRow" in look_of,
            heads_rows="firstColumn" in look_of,
            has_name=named or any(map(str.strip, said)),
            is_inner=inside.in_table,
        )
        self.tables.append(made)
        return made

    def _row(self, node: Any, parts: frozenset[str], style: str, inside: Inside) -> Row:
        properties = child(node, "w:trPr")
        cells = list(_within(node, "w:tc"))
        places = (parts | _columns(parts, place, len(cells)) for place in range(len(cells)))
        return Row(
            at=Place() if inside.is_edge else self.at,
            cells=tuple(
                self._cell(cell, self.styles.cell_of(style, place), inside)
                for cell, place in zip(cells, places, strict=True)
            ),
            around=whole(value(properties, "w:gridBefore")) + whole(value(properties, "w:gridAfter")),
            is_header=is_on(child(properties, "w:tblHeader")),
            may_break=not is_on(child(properties, "w:cantSplit")),
            is_room=bool(value(properties, "w:trHeight")),
        )

    def _cell(self, node: Any, styled: tuple[Given, Given], inside: Inside) -> Cell:
        properties = child(node, "w:tcPr")
        ground = docx_given.ground_of(properties) if properties is not None else ""
        runs = {**inside.around.runs, **styled[0]}
        grounds = (*inside.around.grounds, ground or styled[1].get("ground", ""))
        within = replace(
            inside,
            group=next(self.groups),
            around=Around(runs, grounds),
            in_box=inside.in_box or self._is_box(node, inside),
        )
        found = list(self.blocks(node, within))
        paragraphs = tuple(each for each in found if isinstance(each, Paragraph))
        return Cell(
            paragraphs=paragraphs,
            columns=max(1, whole(value(properties, "w:gridSpan"), 1)),
            is_merged=child(properties, "w:vMerge") is not None or whole(value(properties, "w:gridSpan"), 1) > 1,
            holds=any(isinstance(each, Table) or not each.is_blank for each in found),
        )

    def _is_box(self, cell: Any, inside: Inside) -> bool:
        """Return whether a cell as a whole is a box, and keep the box."""
        around = cell.getparent()
        name = box_name(around.getparent()) if around.tag == q("w:sdtContent") else None
        if name is not None:
            self.boxes.append(Box(Place() if inside.is_edge else self.at, name))
        return name is not None


def _within(parent: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those that a box stands around."""
    for node in parent:
        if node.tag == q(name):
            yield node
        elif node.tag in _AROUND or node.tag == q("w:sdt"):
            yield from _within(node, name)


def _parts(looks: frozenset[str], place: int, rows: int) -> frozenset[str]:
    """Return the parts of a table's style that a row is in, and those that are switched on."""
    found = set(looks)
    if place or "firstRow" not in looks:
        found.discard("firstRow")
        odd = (place - ("firstRow" in looks)) % 2
        found |= {"band2Horz" if odd else "band1Horz"} if "noHBand" not in looks else set()
    if place < rows - 1:
        found.discard("lastRow")
    return frozenset(found)


def _columns(looks: frozenset[str], place: int, cells: int) -> frozenset[str]:
    """Return the parts of a table's style that a cell is in by its column."""
    found = set()
    if place == 0 and "firstColumn" in looks:
        found.add("firstCol")
    if place == cells - 1 and "lastColumn" in looks:
        found.add("lastCol")
    if "noVBand" not in looks:
        odd = (place - ("firstColumn" in looks)) % 2
        found.add("band2Vert" if odd else "band1Vert")
    return frozenset(found)
