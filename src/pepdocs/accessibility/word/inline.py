"""What is in a paragraph of a Word file: texts, links, boxes, and what is drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pepdocs.accessibility.word import drawings
from pepdocs.accessibility.word import properties as docx_given
from pepdocs.accessibility.word.drawings import Drawn
from pepdocs.accessibility.word.model import Look, Text
from pepdocs.accessibility.word.names import attribute, child, q, value
from pepdocs.accessibility.word.package import Relation
from pepdocs.accessibility.word.properties import Given

Looks = Callable[[str, Given], Look]
"""How a run is set, by the style of its characters and what is said directly."""

_AROUND: Final = frozenset(map(q, ("w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:sdtContent")))
"""What stands around runs and says nothing that a reader meets."""
_SIGNS: Final = {
    q("w:tab"): "\t", q("w:cr"): "\n", q("w:noBreakHyphen"): "\u2011", q("w:softHyphen"): "\u00ad",
}  # fmt: skip
_MARKS: Final = frozenset(map(q, ("w:footnoteReference", "w:endnoteReference", "w:fldChar", "w:pgNum", "w:ptab")))
_NO_BOXES: Final = frozenset(
    "docPartObj docPartList group bibliography citation equation repeatingSection repeatingSectionItem".split()
)
"""What Word keeps like a box, and nobody fills in."""
_FIELD: Final = re.compile(r'HYPERLINK\s+(\\l\s+)?"?([^"\s]+)')


@dataclass(frozen=True, slots=True)
class Targets:
    """Where links may lead: the bookmarks of a file, and what a part refers to."""

    bookmarks: frozenset[str]
    relations: Mapping[str, Relation]

    def leads(self, anchor: str, number: str) -> bool:
        """Return whether a link to a bookmark, or with a number, has a place to lead to."""
        if number:
            return number in self.relations and bool(self.relations[number].target)
        return anchor in self.bookmarks or anchor == "_top"


@dataclass(slots=True)
class Field:
    """Something that Word works out: what it was told, and where its result begins."""

    told: str = ""
    start: int = -1


@dataclass(slots=True)
class Line:
    """A paragraph that is being read."""

    looks: Looks
    targets: Targets
    texts: list[Text] = field(default_factory=list)
    links: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    holds: bool = False
    _fields: list[Field] = field(default_factory=list)

    def read(self, parent: Any, *, in_box: bool = False) -> None:
        """Read what is in a paragraph, or in a part of one."""
        for node in parent:
            if node.tag == q("w:r"):
                self._run(node, in_box=in_box)
            elif node.tag in _AROUND:
                self.read(node, in_box=in_box)
            elif node.tag == q("w:sdt"):
                self._box(node)
            elif node.tag in (q("w:hyperlink"), q("w:fldSimple")):
                self._link(node, in_box=in_box)
            elif node.tag.endswith(("}oMath", "}oMathPara")):
                self.holds = True

    def _box(self, node: Any) -> None:
        name = box_name(node)
        if name is not None:
            self.boxes.append(name)
            self.holds = True
        for content in node.findall(q("w:sdtContent")):
            self.read(content, in_box=name is not None)

    def _link(self, node: Any, *, in_box: bool) -> None:
        start = len(self.texts), len(self.drawn)
        self.read(node, in_box=in_box)
        if node.tag == q("w:fldSimple"):
            self._field(attribute(node, "w:instr"), start[0])
            return
        said = "".join(each.text for each in self.texts[start[0] :]).strip()
        pictured = " ".join(each.said for each in self.drawn[start[1] :])
        leads = self.targets.leads(attribute(node, "w:anchor"), attribute(node, "r:id"))
        self.links.append((said or pictured, leads))

    def _field(self, told: str, start: int) -> None:
        found = _FIELD.search(told)
        if found is not None:
            leads = not found[1] or self.targets.leads(found[2], "")
            self.links.append(("".join(each.text for each in self.texts[start:]).strip(), leads))

    def _run(self, run: Any, *, in_box: bool) -> None:
        properties = child(run, "w:rPr")
        set_as = self.looks(value(properties, "w:rStyle"), docx_given.run(properties))
        for node in run:
            text = self._text(node)
            if text:
                self.texts.append(Text(text, set_as, in_box))
            elif node.tag == q("w:drawing"):
                self.drawn += drawings.drawing(node)
            elif node.tag in (q("w:pict"), q("w:object")):
                self.drawn += drawings.picture(node)
        self.holds = self.holds or bool(self.drawn)

    def _text(self, node: Any) -> str:
        """Return what a part of a run says; what Word works out is noted."""
        if node.tag == q("w:t"):
            return node.text or ""
        if node.tag == q("w:br"):
            return self._break(node)
        if node.tag == q("w:sym"):
            return _symbol(node)
        if node.tag == q("w:instrText") and self._fields:
            self._fields[-1].told += node.text or ""
        if node.tag in _MARKS:
            self._mark(node)
        return _SIGNS.get(node.tag, "")

    def _break(self, node: Any) -> str:
        ends = attribute(node, "w:type") in ("page", "column")
        self.holds = self.holds or ends
        return "" if ends else "\n"

    def _mark(self, node: Any) -> None:
        self.holds = True
        step = attribute(node, "w:fldCharType")
        old = child(node, "w:ffData")
        if old is not None:
            self.boxes.append(value(old, "w:statusText") or value(old, "w:helpText"))
        if step == "begin":
            self._fields.append(Field())
        elif step == "separate" and self._fields:
            self._fields[-1].start = len(self.texts)
        elif step == "end" and self._fields:
            ended = self._fields.pop()
            if ended.start >= 0:
                self._field(ended.told, ended.start)


def box_name(node: Any) -> str | None:
    """Return the name of a box, nothing where it has none; `None` for what nobody fills in."""
    properties = child(node, "w:sdtPr")
    kinds = () if properties is None else (str(each.tag).rsplit("}", 1)[-1] for each in properties)
    return None if any(kind in _NO_BOXES for kind in kinds) else value(properties, "w:alias").strip()


def _symbol(node: Any) -> str:
    """Return the character of a symbol; it has a meaning in its own font only."""
    said = attribute(node, "w:char")
    try:
        return chr(int(said, 16) | 0xF000)
    except (ValueError, OverflowError):
        return "\uf000"
