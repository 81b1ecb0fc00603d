"""Read the content of a paragraph: texts, links, controls and drawings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from pepdocs.accessibility.word import properties
from pepdocs.accessibility.word.drawings import Drawing, read_drawing
from pepdocs.accessibility.word.model import Text, WordFormat
from pepdocs.accessibility.word.package import Relation
from pepdocs.accessibility.word.properties import Properties
from pepdocs.accessibility.word.values import attribute, child, value
from pepdocs.base.ooxml import q

Formatter = Callable[[str, Properties], WordFormat]
"""Returns the format of a run by its character style and direct formatting."""

_WRAPPERS: Final = frozenset(
    map(q, ("w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:sdtContent"))
)
"""Elements around runs that change nothing for a reader."""
_CHARACTERS: Final = {
    q("w:tab"): "\t", q("w:cr"): "\n", q("w:noBreakHyphen"): "\u2011", q("w:softHyphen"): "\u00ad",
}  # fmt: skip
_OBJECTS: Final = frozenset(map(q, ("w:footnoteReference", "w:endnoteReference", "w:fldChar", "w:pgNum", "w:ptab")))
_DRAWINGS: Final = frozenset(map(q, ("w:drawing", "w:pict", "w:object")))
_NO_CONTROLS: Final = frozenset(
    "docPartObj docPartList group bibliography citation equation repeatingSection repeatingSectionItem".split()
)
"""Content controls that nobody fills in."""
_HYPERLINK: Final = re.compile(r'HYPERLINK\s+(\\l\s+)?"?([^"\s]+)')


@dataclass(frozen=True, slots=True)
class Targets:
    """The possible targets of links: the bookmarks of a file, and the relationships of a part."""

    bookmarks: frozenset[str]
    relations: Mapping[str, Relation]

    def address(self, number: str) -> str:
        """Return the address outside of the file that a relationship leads to, "" for none."""
        relation = self.relations.get(number)
        return relation.target if relation is not None and relation.is_outside else ""

    def exists(self, anchor: str, number: str) -> bool:
        """Return whether there is a relationship with a number, or else a bookmark."""
        if number:
            return number in self.relations and bool(self.relations[number].target)
        return anchor in self.bookmarks or anchor == "_top"


@dataclass(frozen=True, slots=True)
class TextLink:
    """A link: its text, whether its target exists, and the address that it leads to, "" for a place in the file."""

    text: str = field(repr=False)
    exists: bool
    address: str = field(repr=False)


@dataclass(slots=True)
class FieldCode:
    """A field: its instruction, and the index of its first text once its result has begun."""

    instruction: str = ""
    start: int | None = None


@dataclass(slots=True)
class ParagraphReader:
    """Collects the content of a paragraph."""

    formatter: Formatter
    targets: Targets
    texts: list[Text] = field(default_factory=list)
    links: list[TextLink] = field(default_factory=list)
    controls: list[str] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    has_object: bool = False
    _fields: list[FieldCode] = field(default_factory=list)

    def read(self, parent: Any, *, in_control: bool = False) -> None:
        """Read the content of a paragraph, or of a part of one."""
        for node in parent:
            if node.tag == q("w:r"):
                self._run(node, in_control=in_control)
            elif node.tag in _WRAPPERS:
                self.read(node, in_control=in_control)
            elif node.tag == q("w:sdt"):
                self._control(node)
            elif node.tag in (q("w:hyperlink"), q("w:fldSimple")):
                self._link(node, in_control=in_control)
            elif node.tag.endswith(("}oMath", "}oMathPara")):
                self.has_object = True

    def _control(self, node: Any) -> None:
        name = control_name(node)
        if name is not None:
            self.controls.append(name)
            self.has_object = True
        for content in node.findall(q("w:sdtContent")):
            self.read(content, in_control=name is not None)

    def _link(self, node: Any, *, in_control: bool) -> None:
        text_start, drawing_start = len(self.texts), len(self.drawings)
        self.read(node, in_control=in_control)
        if node.tag == q("w:fldSimple"):
            self._end_field(attribute(node, "w:instr"), text_start)
            return
        alts = " ".join(drawing.alt for drawing in self.drawings[drawing_start:])
        number = attribute(node, "r:id")
        exists = self.targets.exists(attribute(node, "w:anchor"), number)
        self._add_link(text_start, exists=exists, address=self.targets.address(number), fallback=alts)

    def _end_field(self, instruction: str, start: int) -> None:
        if match := _HYPERLINK.search(instruction):
            exists = not match[1] or self.targets.exists(match[2], "")
            self._add_link(start, exists=exists, address="" if match[1] else match[2])

    def _add_link(self, start: int, *, exists: bool, address: str, fallback: str = "") -> None:
        """Make a link of the texts from `start` on."""
        self.texts[start:] = [replace(text, in_link=True) for text in self.texts[start:]]
        text = "".join(text.text for text in self.texts[start:]).strip()
        self.links.append(TextLink(text or fallback, exists, address))

    def _run(self, run: Any, *, in_control: bool) -> None:
        node = child(run, "w:rPr")
        text_format = self.formatter(value(node, "w:rStyle"), properties.run(node))
        for part in run:
            text = self._text(part)
            if text:
                self.texts.append(Text(text, text_format, in_control))
            elif part.tag in _DRAWINGS:
                self.drawings += read_drawing(part)
        self.has_object = self.has_object or bool(self.drawings)

    def _text(self, node: Any) -> str:
        if node.tag == q("w:t"):
            return node.text or ""
        if node.tag == q("w:br"):
            return self._break(node)
        if node.tag == q("w:sym"):
            return _symbol(node)
        if node.tag == q("w:instrText") and self._fields:
            self._fields[-1].instruction += node.text or ""
        if node.tag in _OBJECTS:
            self._object(node)
        return _CHARACTERS.get(node.tag, "")

    def _break(self, node: Any) -> str:
        is_page_break = attribute(node, "w:type") in ("page", "column")
        self.has_object = self.has_object or is_page_break
        return "" if is_page_break else "\n"

    def _object(self, node: Any) -> None:
        self.has_object = True
        step = attribute(node, "w:fldCharType")
        legacy = child(node, "w:ffData")
        if legacy is not None:
            self.controls.append(value(legacy, "w:statusText") or value(legacy, "w:helpText"))
        if step == "begin":
            self._fields.append(FieldCode())
        elif step == "separate" and self._fields:
            self._fields[-1].start = len(self.texts)
        elif step == "end" and self._fields:
            code = self._fields.pop()
            if code.start is not None:
                self._end_field(code.instruction, code.start)


def control_name(node: Any) -> str | None:
    """Return the name of a content control, "" for none; `None` if nobody fills it in."""
    content = child(node, "w:sdtPr")
    kinds = () if content is None else (str(part.tag).rsplit("}", 1)[-1] for part in content)
    return None if any(kind in _NO_CONTROLS for kind in kinds) else value(content, "w:alias").strip()


def _symbol(node: Any) -> str:
    """Return the character of a symbol, in the private area since its meaning depends on the font."""
    try:
        return chr(int(attribute(node, "w:char"), 16) | 0xF000)
    except (ValueError, OverflowError):
        return "\uf000"
