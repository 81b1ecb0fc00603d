"""The styles of a Word file: what each says, together with what it is based on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from pepdocs.accessibility.word import properties as given
from pepdocs.accessibility.word.names import attribute, child, is_yes, q, value
from pepdocs.accessibility.word.properties import Given

LONGEST: Final = 50
"""So many styles may be based on one another; a style may be based on itself by mistake."""

NOTHING: Final[Given] = MappingProxyType({})

PARTS: Final = (
    "band1Vert", "band2Vert", "band1Horz", "band2Horz",
    "firstCol", "lastCol", "firstRow", "lastRow",
)  # fmt: skip
"""The parts of a table's style, the stronger ones last."""


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says, without what it is based on."""

    key: str
    sort: str
    name: str
    base: str
    run: Given
    paragraph: Given
    cell: Given
    parts: dict[str, tuple[Given, Given]] = field(default_factory=dict)
    """For each part of a table what is said of its runs and of its cells."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by their keys, and what it says where none says anything."""

    known: dict[str, Style]
    run: Given
    paragraph: Given
    defaults: dict[str, str]
    """For each sort of style the key of the one that is used where none is named."""
    keys: tuple[str, ...]

    def chain(self, key: str) -> list[Style]:
        """Return the styles that a style is based on, the first one first, and itself."""
        found: list[Style] = []
        style = self.known.get(key)
        while style is not None and style not in found and len(found) < LONGEST:
            found.append(style)
            style = self.known.get(style.base)
        return found[::-1]

    def run_of(self, key: str) -> dict[str, str]:
        """Return what a style says of a run."""
        return {name: said for each in self.chain(key) for name, said in each.run.items()}

    def paragraph_of(self, key: str) -> dict[str, str]:
        """Return what a style says of a paragraph; one that is called a heading has its level."""
        said = dict(self.paragraph)
        for each in self.chain(key):
            level = given.level_of(each.name)
            said |= {**({"level": level} if level else {}), **each.paragraph}
        return said

    def name(self, key: str) -> str:
        """Return what a style is called, in small letters."""
        return self.known[key].name.casefold() if key in self.known else ""

    def cell_of(self, key: str, parts: frozenset[str]) -> tuple[dict[str, str], dict[str, str]]:
        """Return what a table's style says of runs and of the ground, in a cell in some `parts`."""
        runs: dict[str, str] = {}
        cells: dict[str, str] = {}
        for each in self.chain(key):
            runs |= each.run
            cells |= each.cell
            for part in (part for part in PARTS if part in parts and part in each.parts):
                runs |= each.parts[part][0]
                cells |= each.parts[part][1]
        return runs, cells


def styles(root: Any) -> Styles:
    """Return the styles of a file; `root` is `None` where it has none."""
    found = [] if root is None else [_style(node) for node in root.iter(q("w:style"))]
    nodes = [] if root is None else list(root.iter(q("w:style")))
    return Styles(
        known={each.key: each for each in found},
        run=given.run(child(root, "w:docDefaults/w:rPrDefault/w:rPr")),
        paragraph=given.paragraph(child(root, "w:docDefaults/w:pPrDefault/w:pPr")),
        defaults=dict(_defaults(nodes)),
        keys=tuple(each.key for each in found),
    )


def _style(node: Any) -> Style:
    return Style(
        key=attribute(node, "w:styleId"),
        sort=attribute(node, "w:type"),
        name=value(node, "w:name"),
        base=value(node, "w:basedOn"),
        run=given.run(child(node, "w:rPr")),
        paragraph=given.paragraph(child(node, "w:pPr")),
        cell=_ground(child(node, "w:tblPr")) | _ground(child(node, "w:tcPr")),
        parts=dict(_parts(node)),
    )


def _parts(node: Any) -> Iterator[tuple[str, tuple[Given, Given]]]:
    for part in node.findall(q("w:tblStylePr")):
        runs = given.run(child(part, "w:rPr"))
        yield attribute(part, "w:type"), (runs, _ground(child(part, "w:tcPr")))


def _ground(properties: Any) -> dict[str, str]:
    said = given.ground_of(properties) if properties is not None else ""
    return {"ground": said} if said else {}


def _defaults(nodes: list[Any]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if is_yes(attribute(node, "w:default")):
            yield attribute(node, "w:type"), attribute(node, "w:styleId")
