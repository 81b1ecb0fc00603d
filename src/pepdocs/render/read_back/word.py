"""A finished Word file read back as lines, each text with the language that Word gives it.

A part is read in one walk over the few elements that tell something, in their order: that takes a
fraction of the time that a search in each paragraph takes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from pepdocs.base.language import Run
from pepdocs.render.read_back.outline import Line, line

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

_BODY: Final = f"{_W}body"
_CELL: Final = f"{_W}tc"
_CONTROL: Final = f"{_W}sdt"
_PARAGRAPH: Final = f"{_W}p"
_ROW: Final = f"{_W}tr"
_RUN: Final = f"{_W}r"
_BIDI: Final = f"{_W}bidi"
_VALUE: Final = f"{_W}val"

_BREAK: Final = Run("\n", "")
_MARGIN: Final = re.compile(r"word/(header|footer)\d*\.xml")


def outline(content: bytes) -> tuple[Line, ...]:
    """Return the lines of a Word file's body, in reading order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        styles = _styles(package.read("word/styles.xml"))
        document = _parsed(package.read("word/document.xml"))
    return _lines(document.find(_BODY), styles)


def margins(content: bytes) -> tuple[Line, ...]:
    """Return the lines that stand at the top and the foot of every page."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        styles = _styles(package.read("word/styles.xml"))
        names = [name for name in package.namelist() if _MARGIN.fullmatch(name)]
        parts = [_parsed(package.read(name)) for name in sorted(names, reverse=True)]
    return tuple(found for part in parts for found in _lines(part, styles))


def _parsed(body: bytes) -> Any:
    """Return a part's root; what is not well-formed raises, nothing is mended."""
    options = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(body, options)


class _Styles:
    """What the styles of a document make of a paragraph or a run, each found out once."""

    def __init__(self, styles: Any) -> None:
        self._styles = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}
        self._kinds: dict[str, str] = {}
        self._languages: dict[str, str] = {}
        self.language = _value(styles.find(f"{_W}docDefaults//{_W}lang"))

    def kind(self, key: str) -> str:
        """Return what a paragraph of a style is."""
        if key not in self._kinds:
            found = (_kind(style) for style in self._chain(key))
            self._kinds[key] = next((kind for kind in found if kind), "P")
        return self._kinds[key]

    def language_of(self, key: str) -> str:
        """Return the language that a style has, itself or through its base."""
        if key not in self._languages:
            path = f"{_W}rPr/{_W}lang"
            found = (_value(style.find(path)) for style in self._chain(key))
            self._languages[key] = next((lang for lang in found if lang), "")
        return self._languages[key]

    def _chain(self, key: str) -> Iterator[Any]:
        """Yield a style and those that it is based on; a file may go round in a circle."""
        for _ in self._styles:
            style = self._styles.get(key)
            if style is not None:
                yield style
                key = _value(style.find(f"{_W}basedOn"))


@lru_cache(maxsize=16)
def _styles(body: bytes) -> _Styles:
    """Return what these bytes say of styles; the documents of a run mostly have the same."""
    return _Styles(_parsed(body))


def _kind(style: Any) -> str:
    """Return what a style says that its paragraphs are, apart from its base."""
    level = _value(style.find(f"{_W}pPr/{_W}outlineLvl"))
    if level:
        return f"H{int(level) + 1}"
    if style.find(f"{_W}pPr/{_W}numPr") is not None:
        return "LI"
    return "Caption" if _value(style.find(f"{_W}name")) == "caption" else ""


def _lines(part: Any, styles: _Styles) -> tuple[Line, ...]:
    """Return the lines of a part of a document, in reading order."""
    reader = _Reader(part, styles)
    for node in part.iter(*reader.meet):
        reader.meet[node.tag](node)
    reader.end()
    return tuple(reader.lines)


class _Reader:
    """Collects the lines of a part as it meets one element after the other."""

    def __init__(self, part: Any, styles: _Styles) -> None:
        self.lines: list[Line] = []
        self.meet: dict[str, Callable[[Any], None]] = {
            _PARAGRAPH: self._paragraph,
            f"{_W}pStyle": self._style,
            _RUN: self._run,
            f"{_W}rStyle": self._run_style,
            f"{_W}rtl": self._right_to_left,
            f"{_W}lang": self._language,
            f"{_W}fldChar": self._field,
            f"{_W}t": self._text,
            f"{_W}br": self._mark,
            f"{_W}tab": self._mark,
            f"{_WP}docPr": self._picture,
        }
        self._styles = styles
        self._heads, self._ticks = _heads(part), _ticks(part)
        self._home: Any = None
        self._kind = "P"
        self._pieces: list[Run] = []
        self._around = self._lang = styles.language
        self._tag = _VALUE
        self._is_own_line = self._is_run = self._is_said = self._is_worked_out = False

    def end(self) -> None:
        """Keep the line that is open, if it holds any text."""
        found = line(self._kind, self._pieces)
        self._pieces = []
        if found:
            self.lines.append(found)

    def _paragraph(self, node: Any) -> None:
        """Begin a line, unless the paragraph goes on with what is said in its cell."""
        self._around, self._is_run = self._styles.language, False
        self._is_worked_out = False
        home = _home(node)
        self._is_own_line = home is node
        if home is self._home:
            self._pieces.append(_BREAK)
            return
        self.end()
        self._home = home
        self._kind = "P" if self._is_own_line else "TH" if home in self._heads else "TD"

    def _style(self, node: Any) -> None:
        named = _value(node)
        self._around = self._styles.language_of(named) or self._styles.language
        if self._is_own_line:
            self._kind = self._styles.kind(named)

    def _run(self, node: Any) -> None:
        self._lang, self._tag, self._is_run = self._around, _VALUE, True
        self._is_said = not self._is_worked_out and node not in self._ticks

    def _run_style(self, node: Any) -> None:
        if self._is_run:
            self._lang = self._styles.language_of(_value(node)) or self._around

    def _right_to_left(self, _: Any) -> None:
        self._tag = _BIDI

    def _language(self, node: Any) -> None:
        if self._is_run:
            self._lang = node.get(self._tag) or self._lang

    def _field(self, node: Any) -> None:
        """Say nothing of a field: Word works out what stands between its beginning and its end."""
        self._is_worked_out = node.get(f"{_W}fldCharType") != "end"
        self._is_said = False

    def _text(self, node: Any) -> None:
        if self._is_said:
            self._pieces.append(Run(node.text or "", self._lang))

    def _mark(self, _: Any) -> None:
        """Part words at a line's end or at a tabulator; those of a paragraph are only places."""
        if self._is_run and self._is_said:
            self._pieces.append(_BREAK)

    def _picture(self, node: Any) -> None:
        """Keep a picture's alternative text; a decorative one has none."""
        said = node.get("descr")
        if said:
            self.lines.append(Line("Figure", (Run(said, self._styles.language),)))


def _home(paragraph: Any) -> Any:
    """Return what makes one line together with a paragraph: its cell, what it stands in, or itself."""
    parent = paragraph.getparent()
    if parent.tag == _CELL:
        return parent
    near = None if parent.tag == _BODY else next(parent.iterancestors(_CELL, _PARAGRAPH), None)
    if near is None:
        return paragraph
    return near if near.tag == _CELL else _home(near)


def _heads(part: Any) -> frozenset[Any]:
    """Return the cells that head a column or a row."""
    rows = [_holder(each, _ROW) for each in part.iter(f"{_W}tblHeader")]
    looks = [each for each in part.iter(f"{_W}tblLook") if each.get(f"{_W}firstColumn") == "1"]
    tables = [_holder(look, f"{_W}tbl") for look in looks]
    firsts = (next(row.iterchildren(_CELL), None) for table in tables for row in table.iter(_ROW))
    return frozenset(firsts) | {cell for row in rows for cell in row.iterchildren(_CELL)}


def _ticks(part: Any) -> frozenset[Any]:
    """Return the runs that are in a tick box: their glyph is Word's, not a text."""
    marks = part.iter(f"{_W14}checkbox")
    boxes = {near for each in marks for near in each.iterancestors(_CONTROL)}
    inside = (run for box in boxes for run in box.iter(_RUN))
    return frozenset(run for run in inside if _holder(run, _CONTROL) in boxes)


def _holder(node: Any, tag: str) -> Any:
    """Return the nearest element called `tag` that a node is in."""
    return next(node.iterancestors(tag), None)


def _value(node: Any) -> str:
    return str(node.get(_VALUE) or "") if node is not None else ""
