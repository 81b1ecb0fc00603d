"""A finished Word file read back as lines, each text with the language that Word gives it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from lxml import etree

from pepdocs.language import Run
from pepdocs.render.outline import Line, line

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

_MARGIN: Final = re.compile(r"word/(header|footer)\d*\.xml")


def outline(content: bytes) -> tuple[Line, ...]:
    """Return the lines of a Word file's body, in reading order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        reader = _Reader(_parsed(package.read("word/styles.xml")))
        body = _parsed(package.read("word/document.xml")).find(_w("body"))
    return tuple(reader.blocks(body))


def margins(content: bytes) -> tuple[Line, ...]:
    """Return the lines that stand at the top and the foot of every page."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        reader = _Reader(_parsed(package.read("word/styles.xml")))
        names = [name for name in package.namelist() if _MARGIN.fullmatch(name)]
        parts = [_parsed(package.read(name)) for name in sorted(names, reverse=True)]
    return tuple(found for part in parts for found in reader.blocks(part))


def _parsed(body: bytes) -> Any:
    """Return a part's root; what is not well-formed raises, nothing is mended."""
    options = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(body, options)


class _Reader:
    """Reads paragraphs and tables with the styles of one document."""

    def __init__(self, styles: Any) -> None:
        self._styles = {style.get(_w("styleId")): style for style in styles.iter(_w("style"))}
        self._languages: dict[str, str] = {}
        self._language = _value(styles.find(f"{_w('docDefaults')}//{_w('lang')}"))

    def blocks(self, parent: Any) -> Iterator[Line]:
        """Yield the lines of the paragraphs and tables in `parent`."""
        for child in parent:
            if child.tag == _w("p"):
                yield from self._paragraph(child)
            elif child.tag == _w("tbl"):
                yield from self._table(child)
            elif child.tag == _w("sdt"):
                yield from self.blocks(child.find(_w("sdtContent")))

    def _paragraph(self, paragraph: Any) -> Iterator[Line]:
        yield from self._figures(paragraph)
        found = line(self._kind(paragraph), self._pieces(paragraph))
        if found:
            yield found

    def _table(self, table: Any) -> Iterator[Line]:
        look = table.find(f"{_w('tblPr')}/{_w('tblLook')}")
        has_row_heads = look is not None and look.get(_w("firstColumn")) == "1"
        for row in table.iter(_w("tr")):
            is_header = row.find(f"{_w('trPr')}/{_w('tblHeader')}") is not None
            for place, cell in enumerate(row.findall(_w("tc"))):
                heads = is_header or (has_row_heads and place == 0)
                yield from self._cell(cell, "TH" if heads else "TD")

    def _cell(self, cell: Any, kind: str) -> Iterator[Line]:
        pieces: list[Run] = []
        for paragraph in cell.iter(_w("p")):
            yield from self._figures(paragraph)
            pieces += (*self._pieces(paragraph), Run("\n", self._language_of(paragraph)))
        found = line(kind, pieces)
        if found:
            yield found

    def _figures(self, paragraph: Any) -> Iterator[Line]:
        """Yield the alternative text of pictures; a decorative one has none."""
        for properties in paragraph.iter(f"{{{_WP}}}docPr"):
            said = properties.get("descr") or ""
            if said:
                yield Line("Figure", (Run(said, self._language),))

    def _pieces(self, paragraph: Any) -> Iterator[Run]:
        """Yield the text of each run, but what Word works out and the glyph of a tick box."""
        shown = True
        for run in paragraph.iter(_w("r")):
            mark = run.find(_w("fldChar"))
            if mark is not None:
                shown = mark.get(_w("fldCharType")) == "end"
            elif shown and not _in_tick_box(run):
                text = "".join(_text(node) for node in run)
                if text:
                    yield Run(text, self._language_of(paragraph, run))

    def _kind(self, paragraph: Any) -> str:
        style = self._styles.get(_value(paragraph.find(f"{_w('pPr')}/{_w('pStyle')}")))
        for each in self._chain(style):
            level = _value(each.find(f"{_w('pPr')}/{_w('outlineLvl')}"))
            if level:
                return f"H{int(level) + 1}"
            if each.find(f"{_w('pPr')}/{_w('numPr')}") is not None:
                return "LI"
            if _value(each.find(_w("name"))) == "caption":
                return "Caption"
        return "P"

    def _language_of(self, paragraph: Any, run: Any = None) -> str:
        """Return a run's language: its own, its style's, its paragraph's, the document's."""
        properties = run.find(_w("rPr")) if run is not None else None
        named = ""
        if properties is not None:
            own = properties.find(_w("lang"))
            if own is not None:
                is_rtl = properties.find(_w("rtl")) is not None
                return str(own.get(_w("bidi" if is_rtl else "val")))
            named = _value(properties.find(_w("rStyle")))
        style = _value(paragraph.find(f"{_w('pPr')}/{_w('pStyle')}"))
        return self._style_language(named) or self._style_language(style) or self._language

    def _style_language(self, key: str) -> str:
        """Return the language that a style has, itself or through its base."""
        if key not in self._languages:
            chain = self._chain(self._styles.get(key))
            found = (_value(each.find(f"{_w('rPr')}/{_w('lang')}")) for each in chain)
            self._languages[key] = next((lang for lang in found if lang), "")
        return self._languages[key]

    def _chain(self, style: Any) -> Iterator[Any]:
        """Yield a style and those that it is based on; a file may go round in a circle."""
        for _ in self._styles:
            if style is not None:
                yield style
                style = self._styles.get(_value(style.find(_w("basedOn"))))


def _in_tick_box(run: Any) -> bool:
    control = next(run.iterancestors(_w("sdt")), None)
    return control is not None and control.find(f".//{{{_W14}}}checkbox") is not None


def _text(node: Any) -> str:
    if node.tag == _w("t"):
        return node.text or ""
    return {_w("br"): "\n", _w("tab"): "\t"}.get(node.tag, "")


def _value(node: Any) -> str:
    return str(node.get(_w("val")) or "") if node is not None else ""


@cache
def _w(name: str) -> str:
    return f"{{{_W}}}{name}"
