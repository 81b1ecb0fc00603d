"""Read the paragraphs and tables of a Word file in order, with everything in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Final

from pepdocs.accessibility.barriers import Place
from pepdocs.accessibility.document import Figure, Link
from pepdocs.accessibility.word import properties
from pepdocs.accessibility.word.formatting import Surroundings, text_format
from pepdocs.accessibility.word.inline import ParagraphReader, Targets, control_name
from pepdocs.accessibility.word.model import FormControl, WordCell, WordFormat, WordParagraph, WordRow, WordTable
from pepdocs.accessibility.word.package import DamagedWordError
from pepdocs.accessibility.word.properties import Properties
from pepdocs.accessibility.word.styles import WordStyles
from pepdocs.accessibility.word.values import child, is_on, value, whole
from pepdocs.base.ooxml import q

Block = WordParagraph | WordTable

MAX_DEPTH: Final = 30
"""The tables and text boxes that may be inside one another."""

_WRAPPERS: Final = frozenset(map(q, ("w:ins", "w:moveTo", "w:customXml", "w:sdtContent", "w:smartTag")))
_NAME_STYLES: Final = ("caption", "table heading")


@dataclass(frozen=True, slots=True)
class BlockContext:
    """What a block is inside of."""

    group: int
    around: Surroundings = field(default_factory=Surroundings)
    depth: int = 0
    in_table: bool = False
    in_control: bool = False
    is_margin: bool = False


@dataclass(slots=True)
class BodyReader:
    """Reads the parts of one file, and collects what is in them."""

    styles: WordStyles
    targets: Targets
    item_styles: frozenset[str] = frozenset()
    """The keys of the styles that the numbering names."""
    heading: str = ""
    paragraphs: list[WordParagraph] = field(default_factory=list)
    tables: list[WordTable] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    controls: list[FormControl] = field(default_factory=list)
    floating: list[Place] = field(default_factory=list)
    not_portable: list[Place] = field(default_factory=list)
    groups: Iterator[int] = field(default_factory=count)

    def read(self, parent: Any, *, is_margin: bool = False) -> None:
        """Read a part of the file."""
        self._read(parent, BlockContext(next(self.groups), is_margin=is_margin))

    def _read(self, parent: Any, context: BlockContext) -> list[Block]:
        """Read the blocks in an element, and return those that are directly in it."""
        return list(self._blocks(parent, context))

    def _blocks(self, parent: Any, context: BlockContext) -> Iterator[Block]:
        if context.depth > MAX_DEPTH:
            raise DamagedWordError("too deep")
        before: WordParagraph | None = None
        for node in parent:
            if node.tag == q("w:p"):
                before = self._paragraph(node, context)
                yield before
            elif node.tag == q("w:tbl"):
                yield self._table(node, context, before)
                before = None
            elif node.tag in _WRAPPERS:
                yield from self._blocks(node, replace(context, depth=context.depth + 1))
            elif node.tag == q("w:sdt"):
                yield from self._control(node, context)
            elif node.tag == q("w:altChunk"):
                self.not_portable.append(Place(0, self.heading))

    def _control(self, node: Any, context: BlockContext) -> Iterator[Block]:
        name = control_name(node)
        if name is not None:
            self.controls.append(FormControl(Place(0, self.heading), name))
        inner = replace(context, depth=context.depth + 1, in_control=context.in_control or name is not None)
        for content in node.findall(q("w:sdtContent")):
            yield from self._blocks(content, inner)

    def _at(self, context: BlockContext) -> Place:
        """Return the place of a block: under the last heading, or nowhere in a margin."""
        return Place() if context.is_margin else Place(0, self.heading)

    # Paragraphs

    def _paragraph(self, node: Any, context: BlockContext) -> WordParagraph:
        own = child(node, "w:pPr")
        style = value(own, "w:pStyle") or self.styles.defaults.get("paragraph", "")
        direct = properties.paragraph(own)
        merged = {**self.styles.paragraph_of(style), **direct}
        around = replace(context.around, grounds=(*context.around.grounds, merged.get("ground", "")))

        def formatter(character: str, direct: Properties) -> WordFormat:
            return text_format(self.styles, around, style, character, direct)

        content = ParagraphReader(formatter, self.targets)
        content.read(node, in_control=context.in_control)
        content.has_object = content.has_object or context.in_control or child(own, "w:sectPr") is not None
        level = 0 if context.is_margin else whole(merged.get("level", ""))
        if level in (1, 2):
            self.heading = " ".join("".join(text.text for text in content.texts).split())
        paragraph = WordParagraph(
            at=self._at(context),
            group=context.group,
            style=self.styles.name(style),
            level=level,
            is_derived_heading=level > 0 and not properties.level_of(self.styles.name(style)),
            is_item=bool(merged.get("item")),
            is_styled_item=bool(merged.get("item")) and "item" not in direct and style not in self.item_styles,
            alignment=merged.get("alignment", ""),
            is_ruled="ruled" in merged,
            usual=formatter("", {}),
            texts=tuple(content.texts),
            alts=tuple(drawing.alt for drawing in content.drawings if drawing.alt and not drawing.is_decorative),
            has_object=content.has_object,
            in_table=context.in_table,
            is_margin=context.is_margin,
        )
        self.paragraphs.append(paragraph)
        self._keep(content, context, is_floating="floating" in merged)
        return paragraph

    def _keep(self, content: ParagraphReader, context: BlockContext, *, is_floating: bool) -> None:
        """Collect the content of a paragraph other than its texts."""
        at = self._at(context)
        self.links += (
            Link(at, link.text, link.exists, addresses=(link.address,) if link.address else ())
            for link in content.links
        )
        self.controls += (FormControl(at, name) for name in content.controls)
        for drawing in content.drawings:
            if not drawing.boxes:
                self.figures.append(Figure(at, drawing.alt, drawing.is_decorative))
            if not drawing.is_portable:
                self.not_portable.append(at)
            if drawing.is_floating and not context.is_margin:
                self.floating.append(at)
            for box in drawing.boxes:
                self._read(box, BlockContext(next(self.groups), depth=context.depth + 1, is_margin=context.is_margin))
        if is_floating and not context.is_margin:
            self.floating.append(at)

    # Tables

    def _table(self, node: Any, context: BlockContext, before: WordParagraph | None) -> WordTable:
        own = child(node, "w:tblPr")
        at = self._at(context)
        if child(own, "w:tblpPr") is not None and not context.is_margin:
            self.floating.append(at)
        style = value(own, "w:tblStyle") or self.styles.defaults.get("table", "")
        looks = properties.looks_on(child(own, "w:tblLook"))
        is_headed = before is not None and (before.level > 0 or before.style in _NAME_STYLES)
        names = (value(own, "w:tblCaption"), value(own, "w:tblDescription"))
        grounds = (*context.around.grounds, properties.ground_of(own))
        inner = replace(
            context, around=Surroundings(context.around.runs, grounds), depth=context.depth + 1, in_table=True
        )
        rows = list(_within(node, "w:tr"))
        table = WordTable(
            at=at,
            rows=tuple(
                self._row(row, _row_parts(looks, place, len(rows)), style, inner) for place, row in enumerate(rows)
            ),
            has_header_look="firstRow" in looks,
            has_row_headers="firstColumn" in looks,
            has_name=is_headed or any(map(str.strip, names)),
            title=names[0],
            description=names[1],
            caption=before.text if before is not None and is_headed else "",
            is_inner=context.in_table,
        )
        self.tables.append(table)
        return table

    def _row(self, node: Any, parts: frozenset[str], style: str, context: BlockContext) -> WordRow:
        own = child(node, "w:trPr")
        cells = list(_within(node, "w:tc"))
        styled = [self.styles.cell_of(style, parts | _column_parts(parts, n, len(cells))) for n in range(len(cells))]
        return WordRow(
            at=self._at(context),
            cells=tuple(self._cell(cell, *given, context) for cell, given in zip(cells, styled, strict=True)),
            gaps=whole(value(own, "w:gridBefore")) + whole(value(own, "w:gridAfter")),
            is_header=is_on(child(own, "w:tblHeader")),
            may_break=not is_on(child(own, "w:cantSplit")),
            has_height=bool(value(own, "w:trHeight")),
        )

    def _cell(self, node: Any, runs: Properties, styled: Properties, context: BlockContext) -> WordCell:
        own = child(node, "w:tcPr")
        ground = properties.ground_of(own) or styled.get("ground", "")
        around = Surroundings({**context.around.runs, **runs}, (*context.around.grounds, ground))
        in_control = context.in_control or self._is_control(node, context)
        blocks = self._read(node, replace(context, group=next(self.groups), around=around, in_control=in_control))
        columns = whole(value(own, "w:gridSpan"), 1)
        return WordCell(
            paragraphs=tuple(block for block in blocks if isinstance(block, WordParagraph)),
            columns=max(1, columns),
            is_merged=child(own, "w:vMerge") is not None or columns > 1,
            has_content=any(isinstance(block, WordTable) or not block.is_blank for block in blocks),
        )

    def _is_control(self, cell: Any, context: BlockContext) -> bool:
        """Return whether a cell as a whole is a control, and collect the control."""
        parent = cell.getparent()
        name = control_name(parent.getparent()) if parent.tag == q("w:sdtContent") else None
        if name is not None:
            self.controls.append(FormControl(self._at(context), name))
        return name is not None


def _within(parent: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those inside a control."""
    for node in parent:
        if node.tag == q(name):
            yield node
        elif node.tag in _WRAPPERS or node.tag == q("w:sdt"):
            yield from _within(node, name)


def _row_parts(looks: frozenset[str], place: int, rows: int) -> frozenset[str]:
    """Return the looks of a table, without those of other rows, with the band of this row."""
    parts = set(looks)
    if place or "firstRow" not in looks:
        parts.discard("firstRow")
        is_odd = (place - ("firstRow" in looks)) % 2
        parts |= {"band2Horz" if is_odd else "band1Horz"} if "noHBand" not in looks else set()
    if place < rows - 1:
        parts.discard("lastRow")
    return frozenset(parts)


def _column_parts(looks: frozenset[str], place: int, cells: int) -> frozenset[str]:
    """Return the parts of a table style that a cell is in by its column."""
    parts = set()
    if place == 0 and "firstColumn" in looks:
        parts.add("firstCol")
    if place == cells - 1 and "lastColumn" in looks:
        parts.add("lastCol")
    if "noVBand" not in looks:
        is_odd = (place - ("firstColumn" in looks)) % 2
        parts.add("band2Vert" if is_odd else "band1Vert")
    return frozenset(parts)
