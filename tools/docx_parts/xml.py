"""Pieces of WordprocessingML: paragraphs, rows and tables that hold tags or text."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'mc:Ignorable="w14"'
)

MARGIN = 1020
"""The white at the left and right of a page, in twentieths of a point: 18 mm."""

TEXT_WIDTH = 11906 - 2 * MARGIN
"""The width between the margins in twentieths of a point."""


def run(text: str) -> str:
    """Return a run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style: str, text: str) -> str:
    """Return a paragraph of text in a style."""
    return paragraph_of(style, run(text))


def paragraph_of(style: str, content: str, direct: str = "") -> str:
    """Return a paragraph of runs in a style, with properties of its own in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direct}</w:pPr>{content}</w:p>'


def tag(text: str) -> str:
    """Return a paragraph with a tag, which is replaced by the output of the tag."""
    return paragraph("PEPTag", f"{{%p {text} %}}")


def shown(text: str) -> str:
    """Return a paragraph that is replaced by another building block."""
    return paragraph("PEPTag", f"{{{{p {text} }}}}")


def attribute(name: str, value: str) -> str:
    """Return an XML attribute."""
    return f"{name}={quoteattr(value)}"


def cell(content: str, width: int = 0) -> str:
    """Return a cell of paragraphs; without a width it takes that of its column."""
    size = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' if width else ""
    return f"<w:tc>{size}{content}</w:tc>"


def shaded_cell(content: str, fill: str) -> str:
    """Return a cell of paragraphs on a colour."""
    return f'<w:tc><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr>{content}</w:tc>'


def cell_tag(text: str) -> str:
    """Return a cell that holds a tag."""
    return cell(paragraph("PEPTag", f"{{%tc {text} %}}"))


def row(*cells: str, header: bool = False, minimum: bool = False) -> str:
    """Return a row that never splits; `minimum` gives it a height for a tag to set."""
    high = '<w:trHeight w:val="567" w:hRule="atLeast"/>' if minimum else ""
    mark = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{high}{mark}</w:trPr>{''.join(cells)}</w:tr>"


def row_tag(text: str, columns: int) -> str:
    """Return a row that holds a tag in its first cell."""
    first = cell(paragraph("PEPTag", f"{{%tr {text} %}}"))
    rest = cell(paragraph("PEPTag", "")) * (columns - 1)
    return row(first, rest)


def choice(condition: str, then: str, otherwise: str = "") -> str:
    """Return `then` between tags that show it under a condition, and `otherwise` if not."""
    rest = f"{tag('else')}{otherwise}" if otherwise else ""
    return f"{tag(f'if {condition}')}{then}{rest}{tag('endif')}"


def loop(over: str, *content: str) -> str:
    """Return content between tags that repeat it."""
    return f"{tag(f'for {over}')}{''.join(content)}{tag('endfor')}"


def each(phrase: str, style: str) -> str:
    """Return a paragraph for each language of a phrase."""
    return loop(f"r in {phrase}", paragraph(style, "{{r r|runs }}"))


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its style, the widths of its columns, and its rows.

    A table that `is_layout` only puts text beside other text: it has no headers.
    """

    style: str
    widths: tuple[int, ...]
    rows: tuple[str, ...]
    is_layout: bool = False

    def __str__(self) -> str:
        """Return the table's XML."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style}"/>'
            f'<w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f"{self._look()}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(self.rows)}</w:tbl>"
        )

    def _look(self) -> str:
        value, mark = ("0600", "0") if self.is_layout else ("04A0", "1")
        return (
            f'<w:tblLook w:val="{value}" w:firstRow="{mark}" w:lastRow="0" w:firstColumn="{mark}" '
            f'w:lastColumn="0" w:noHBand="{1 if self.is_layout else 0}" w:noVBand="1"/>'
        )


def control(number: int, alias: str, key: str, kind: str, content: str) -> str:
    """Return a content control: its number, spoken title, key, kind, and what it holds."""
    return (
        f'<w:sdt><w:sdtPr><w:alias {attribute("w:val", alias)}/><w:tag w:val="{key}"/>'
        f'<w:id w:val="{number}"/>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


def box(number: int, alias: str, key: str) -> str:
    """Return an empty box to write or draw in."""
    return control(number, alias, key, "", run("\u00a0"))


def tick_box(number: int, alias: str, key: str, *, is_ticked: bool = False) -> str:
    """Return a box to tick, empty or ticked."""
    kind = (
        f'<w14:checkbox><w14:checked w14:val="{int(is_ticked)}"/><w14:checkedState w14:val="2612" '
        'w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
        "</w14:checkbox>"
    )
    shape = "\u2612" if is_ticked else "\u2610"
    glyph = f'<w:r><w:rPr><w:rStyle w:val="PEPTick"/></w:rPr><w:t>{shape}</w:t></w:r>'
    return control(number, alias, key, kind, glyph)


def field(instruction: str) -> str:
    """Return a field whose value Word computes, with an initial value."""
    kinds = ("begin", "", "separate", "1", "end")
    return "".join(f"<w:r>{_field_part(kind, instruction)}</w:r>" for kind in kinds)


def _field_part(kind: str, instruction: str) -> str:
    if kind == "1":
        return "<w:t>1</w:t>"
    if not kind:
        return f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>'
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def picture(number: int, relation: str, alternative: str, size: tuple[int, int]) -> str:
    """Return an inline picture; its alternative text is a tag and its size is in EMU."""
    width, height = size
    properties = f'id="{number}" name="{relation}" {attribute("descr", alternative)}'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {properties}>{_decorative(alternative)}'
        "</wp:docPr><a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {properties}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _decorative(alternative: str) -> str:
    """Return the mark of a decorative picture: a face, whose word is beside it."""
    if alternative:
        return ""
    return '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst>'
