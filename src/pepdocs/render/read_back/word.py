"""Read a finished Word file back as lines, each text with the language that Word assigns to it.

A part is read in one pass over the few kinds of elements that matter, which is several times faster than searching in
each paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

from pepdocs.base.language import Run
from pepdocs.base.ooxml import open_package, parse, prefix
from pepdocs.render.read_back.outline import Line, line

_W: Final = prefix("w")
_W14: Final = prefix("w14")
_WP: Final = prefix("wp")

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
    return _lines(*body_of(content))


def body_of(content: bytes) -> tuple[Any, StyleMeanings]:
    """Return the body of a Word file, and what its styles mean.

    Raises an error of the zip reader or of the XML parser, or `KeyError`, if the file is damaged.
    """
    parts = open_package(content, {"word/styles.xml", "word/document.xml"}.__contains__).parts
    styles = _styles(parts["word/styles.xml"])
    return parse(parts["word/document.xml"], huge=True).find(_BODY), styles


def margins(content: bytes) -> tuple[Line, ...]:
    """Return the lines of the page headers and then of the page footers."""
    parts = open_package(content, lambda name: name == "word/styles.xml" or _MARGIN.fullmatch(name)).parts
    styles = _styles(parts["word/styles.xml"])
    names = sorted(filter(_MARGIN.fullmatch, parts), reverse=True)
    return tuple(line for name in names for line in _lines(parse(parts[name], huge=True), styles))


class StyleMeanings:
    """The kinds of lines and the languages that the styles of a document set, each looked up once."""

    def __init__(self, styles: Any) -> None:
        self._styles = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}
        self._kinds: dict[str, str] = {}
        self._languages: dict[str, str] = {}
        self.language = _value(styles.find(f"{_W}docDefaults//{_W}lang"))

    def kind(self, key: str) -> str:
        """Return the kind of line that a paragraph of this style is."""
        if key not in self._kinds:
            kinds = (_kind(style) for style in self._chain(key))
            self._kinds[key] = next(filter(None, kinds), "P")
        return self._kinds[key]

    def of_kind(self, kind: str) -> frozenset[str]:
        """Return the styles whose paragraphs are lines of this kind."""
        return frozenset(key for key in self._styles if self.kind(key) == kind)

    def language_of(self, key: str) -> str:
        """Return the language that a style sets, itself or through its base; nothing if it sets none."""
        if key not in self._languages:
            path = f"{_W}rPr/{_W}lang"
            languages = (_value(style.find(path)) for style in self._chain(key))
            self._languages[key] = next(filter(None, languages), "")
        return self._languages[key]

    def _chain(self, key: str) -> Iterator[Any]:
        """Yield a style and those that it is based on, even if a file has them in a cycle."""
        for _ in self._styles:
            style = self._styles.get(key)
            if style is not None:
                yield style
                key = _value(style.find(f"{_W}basedOn"))


@lru_cache(maxsize=16)
def _styles(body: bytes) -> StyleMeanings:
    """Return the styles of a part, cached because most documents of a run have the same."""
    return StyleMeanings(parse(body, huge=True))


def _kind(style: Any) -> str:
    """Return the kind of line that a style itself sets, without its base; nothing if it sets none."""
    level = _value(style.find(f"{_W}pPr/{_W}outlineLvl"))
    if level:
        return f"H{int(level) + 1}"
    if style.find(f"{_W}pPr/{_W}numPr") is not None:
        return "LI"
    return "Caption" if _value(style.find(f"{_W}name")) == "caption" else ""


def _lines(part: Any, styles: StyleMeanings) -> tuple[Line, ...]:
    reader = _WordReader(part, styles)
    for node in part.iter(*reader.handlers):
        reader.handlers[node.tag](node)
    reader.end()
    return tuple(reader.lines)


class _WordReader:
    """Collects the lines of a part; each element is passed to its handler, in document order."""

    def __init__(self, part: Any, styles: StyleMeanings) -> None:
        self.lines: list[Line] = []
        self.handlers: dict[str, Callable[[Any], None]] = {
            _PARAGRAPH: self._paragraph,
            f"{_W}pStyle": self._style,
            _RUN: self._run,
            f"{_W}rStyle": self._run_style,
            f"{_W}rtl": self._right_to_left,
            f"{_W}lang": self._language,
            f"{_W}fldChar": self._field,
            f"{_W}instrText": self._instruction,
            f"{_W}t": self._text,
            f"{_W}br": self._mark,
            f"{_W}tab": self._mark,
            f"{_W}noBreakHyphen": self._hyphen,
            f"{_WP}docPr": self._picture,
            f"{_W}alias": self._box,
        }
        self._styles = styles
        self._heads, self._ticks = _heads(part), runs_in_tick_boxes(part)
        self._owner: Any = None
        self._kind = "P"
        self._pieces: list[Run] = []
        self._outer_lang = self._lang = styles.language
        self._tag = _VALUE
        self._is_own_line = self._is_run = self._is_text = self._is_field = self._is_contents = False

    def end(self) -> None:
        """Keep the line that is open, if it holds any text."""
        if whole := line(self._kind, self._pieces):
            self.lines.append(whole)
        self._pieces = []

    def _paragraph(self, node: Any) -> None:
        """Begin a line, unless the paragraph continues the line of its cell."""
        self._outer_lang, self._is_run = self._styles.language, False
        self._is_field, self._is_text = False, True
        owner = owner_of(node)
        self._is_own_line = owner is node
        if owner is self._owner:
            self._pieces.append(_BREAK)
            return
        self.end()
        self._owner = owner
        self._kind = "P" if self._is_own_line else "TH" if owner in self._heads else "TD"

    def _style(self, node: Any) -> None:
        key = _value(node)
        self._outer_lang = self._styles.language_of(key) or self._styles.language
        if self._is_own_line:
            self._kind = self._styles.kind(key)

    def _run(self, node: Any) -> None:
        self._lang, self._tag, self._is_run = self._outer_lang, _VALUE, True
        self._is_text = not self._is_field and node not in self._ticks

    def _run_style(self, node: Any) -> None:
        if self._is_run:
            self._lang = self._styles.language_of(_value(node)) or self._outer_lang

    def _right_to_left(self, _: Any) -> None:
        self._tag = _BIDI

    def _language(self, node: Any) -> None:
        if self._is_run:
            self._lang = node.get(self._tag) or self._lang

    def _field(self, node: Any) -> None:
        """Skip the text of a field, which Word computes, but not the entries of a table of contents."""
        kind = node.get(f"{_W}fldCharType")
        self._is_field = hides_text(kind, is_contents=self._is_contents)
        self._is_text = False

    def _instruction(self, node: Any) -> None:
        self._is_contents = is_of_contents(node)

    def _text(self, node: Any) -> None:
        if self._is_text:
            self._pieces.append(Run(node.text or "", self._lang))

    def _mark(self, _: Any) -> None:
        """Separate words at a line break or a tab; a `tab` of a paragraph's properties is only a tab stop."""
        if self._is_run and self._is_text:
            self._pieces.append(_BREAK)

    def _hyphen(self, _: Any) -> None:
        if self._is_text:
            self._pieces.append(Run("-", self._lang))

    def _picture(self, node: Any) -> None:
        """Add a picture's alternative text, unless it is decorative and has none."""
        if text := node.get("descr"):
            self.lines.append(Line("Figure", (Run(text, self._lang if self._is_run else self._styles.language),)))

    def _box(self, node: Any) -> None:
        """Add the title of a box to tick, which is read out in its place."""
        if node.getparent().find(f"{_W14}checkbox") is not None:
            self.lines.append(Line("Figure", (Run(_value(node), self._styles.language),)))


def owner_of(paragraph: Any) -> Any:
    """Return the element whose line a paragraph is part of: its cell, the paragraph around it, or itself."""
    parent = paragraph.getparent()
    if parent.tag == _CELL:
        return parent
    outer = None if parent.tag == _BODY else next(parent.iterancestors(_CELL, _PARAGRAPH), None)
    if outer is None:
        return paragraph
    return outer if outer.tag == _CELL else owner_of(outer)


def hides_text(kind: str | None, *, is_contents: bool) -> bool:
    """Return whether the text after a mark of a field is not the document's own."""
    return kind != "end" and not (kind == "separate" and is_contents)


def is_of_contents(instruction: Any) -> bool:
    """Return whether the instruction of a field makes a table of contents."""
    return (instruction.text or "").split()[:1] == ["TOC"]


def _heads(part: Any) -> frozenset[Any]:
    rows = _around(part.iter(f"{_W}tblHeader"), _ROW)
    looks = (look for look in part.iter(f"{_W}tblLook") if look.get(f"{_W}firstColumn") == "1")
    tables = _around(looks, f"{_W}tbl")
    firsts = (next(row.iterchildren(_CELL), None) for table in tables for row in table.iter(_ROW))
    return frozenset(firsts) | {cell for row in rows for cell in row.iterchildren(_CELL)}


def runs_in_tick_boxes(part: Any) -> frozenset[Any]:
    """Return the runs in tick boxes, whose symbol is not text."""
    checkboxes = part.iter(f"{_W14}checkbox")
    boxes = {control for checkbox in checkboxes for control in checkbox.iterancestors(_CONTROL)}
    inside = (run for box in boxes for run in box.iter(_RUN))
    return frozenset(run for run in inside if _ancestor(run, _CONTROL) in boxes)


def _around(nodes: Iterable[Any], tag: str) -> list[Any]:
    """Return the nearest element of a kind around each node that is in one; a damaged file may have others."""
    return [outer for node in nodes if (outer := _ancestor(node, tag)) is not None]


def _ancestor(node: Any, tag: str) -> Any:
    return next(node.iterancestors(tag), None)


def _value(node: Any) -> str:
    return str(node.get(_VALUE) or "") if node is not None else ""
