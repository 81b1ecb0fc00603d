"""Styles as XML, with their properties in the order of the schema."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Style(Protocol):
    """A style that can be written into `styles.xml`."""

    def __str__(self) -> str:
        """Return the style's XML."""


def side(colour: str, eighths: int, space: int = 0) -> str:
    """Return one side of a border: colour, width in eighths of a point, distance in points."""
    return f'w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"'


def borders(**sides: str) -> str:
    """Return borders; `inside` is between rows, `inside_v` between columns, `between` between paragraphs."""
    names = {"inside": "insideH", "inside_v": "insideV"}
    order = ("top", "left", "bottom", "right", "inside", "inside_v", "between")
    return "".join(f"<w:{names.get(n, n)} {sides[n]}/>" for n in order if n in sides)


def defaults(font: str) -> str:
    """Return the default properties of all styles; the language is set for each document."""
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:eastAsia="{font}" '
        f'w:hAnsi="{font}" w:cs="{font}"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="cy-GB" w:eastAsia="cy-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def styles_part(begin: str, styles: Iterable[Style]) -> str:
    """Return `styles.xml` of the defaults and styles."""
    normal = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name '
        'w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    return f"<w:styles {_W}>{begin}{''.join(map(str, styles))}{normal}</w:styles>"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph style: type in points, space in twentieths of a point, line in 240ths."""

    key: str
    name: str
    size: float = 0
    bold: bool = False
    colour: str = ""
    before: int = -1
    after: int = -1
    line: int = 0
    indent: int = 0
    right: int = 0
    hanging: int = 0
    keep_next: bool = False
    page_before: bool = False
    fill: str = ""
    border: str = ""
    outline: int = -1
    list_number: int = 0
    tight: bool = False
    based: str = "Normal"
    follow: str = ""
    default: bool = False

    def __str__(self) -> str:
        """Return the style's XML."""
        default = ' w:default="1"' if self.default else ""
        custom = ' w:customStyle="1"' if self.name.startswith("PEP") else ""
        based = "" if self.default else f'<w:basedOn w:val="{self.based}"/>'
        follow = f'<w:next w:val="{self.follow}"/>' if self.follow else ""
        return (
            f'<w:style w:type="paragraph"{default}{custom} w:styleId="{self.key}">'
            f'<w:name w:val="{self.name}"/>{based}{follow}<w:qFormat/>'
            f"<w:pPr>{self._paragraph()}</w:pPr>{self._run()}</w:style>"
        )

    def _paragraph(self) -> str:
        number = f'<w:numPr><w:numId w:val="{self.list_number}"/></w:numPr>'
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>'
        return "".join(
            (
                "<w:keepNext/><w:keepLines/>" if self.keep_next else "",
                "<w:pageBreakBefore/>" if self.page_before else "",
                "<w:widowControl/>" if self.default else "",
                number if self.list_number else "",
                f"<w:pBdr>{self.border}</w:pBdr>" if self.border else "",
                shade if self.fill else "",
                self._spacing(),
                self._indents(),
                "<w:contextualSpacing/>" if self.tight else "",
                f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline >= 0 else "",
            )
        )

    def _spacing(self) -> str:
        attributes = (
            (f' w:before="{self.before}"' if self.before >= 0 else "")
            + (f' w:after="{self.after}"' if self.after >= 0 else "")
            + (f' w:line="{self.line}" w:lineRule="auto"' if self.line else "")
        )
        return f"<w:spacing{attributes}/>" if attributes else ""

    def _indents(self) -> str:
        attributes = (
            (f' w:left="{self.indent}"' if self.indent else "")
            + (f' w:right="{self.right}"' if self.right else "")
            + (f' w:hanging="{self.hanging}"' if self.hanging else "")
        )
        return f"<w:ind{attributes}/>" if attributes else ""

    def _run(self) -> str:
        half = round(self.size * 2)
        properties = (
            ("<w:b/><w:bCs/>" if self.bold else "")
            + (f'<w:color w:val="{self.colour}"/>' if self.colour else "")
            + (f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else "")
        )
        return f"<w:rPr>{properties}</w:rPr>" if properties else ""


@dataclass(frozen=True, slots=True)
class Character:
    """A character style: a language, a colour, a weight, or a font and size."""

    key: str
    name: str
    language: str = ""
    colour: str = ""
    font: str = ""
    size: int = 0
    bold: bool = False

    def __str__(self) -> str:
        """Return the style's XML."""
        custom = "" if self.key == "Hyperlink" else ' w:customStyle="1"'
        return (
            f'<w:style w:type="character"{custom} w:styleId="{self.key}">'
            f'<w:name w:val="{self.name}"/><w:qFormat/><w:rPr>{self._run()}</w:rPr></w:style>'
        )

    def _run(self) -> str:
        font = " ".join(f'w:{use}="{self.font}"' for use in ("ascii", "eastAsia", "hAnsi", "cs"))
        return (
            (f"<w:rFonts {font}/>" if self.font else "")
            + ("<w:b/><w:bCs/>" if self.bold else "")
            + (f'<w:color w:val="{self.colour}"/>' if self.colour else "")
            + (f'<w:sz w:val="{self.size * 2}"/>' if self.size else "")
            + (f'<w:lang w:val="{self.language}"/>' if self.language else "")
        )


@dataclass(frozen=True, slots=True)
class TableStyle:
    """A table style: lines, the space inside a cell, and the look of its header row."""

    key: str
    name: str
    border: str
    left: int
    right: int
    top: int
    header: str = ""
    header_fill: str = ""

    def __str__(self) -> str:
        """Return the style's XML."""
        lines = f"<w:tblBorders>{self.border}</w:tblBorders>" if self.border else ""
        return (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{self.key}">'
            f'<w:name w:val="{self.name}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
            f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{lines}{self._margins()}</w:tblPr>'
            f"{self._header()}</w:style>"
        )

    def _margins(self) -> str:
        sizes = (("top", self.top), ("left", self.left), ("bottom", self.top), ("right", self.right))
        margins = "".join(f'<w:{name} w:w="{size}" w:type="dxa"/>' for name, size in sizes)
        return f"<w:tblCellMar>{margins}</w:tblCellMar>"

    def _header(self) -> str:
        lines = f"<w:tcBorders>{self.header}</w:tcBorders>" if self.header else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.header_fill}"/>'
        properties = lines + (shade if self.header_fill else "")
        if not properties:
            return ""
        return f'<w:tblStylePr w:type="firstRow"><w:tcPr>{properties}</w:tcPr></w:tblStylePr>'
