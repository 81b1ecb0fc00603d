"""The styles of a Word file, each with what it inherits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from pepdocs.accessibility.word import properties
from pepdocs.accessibility.word.properties import Properties
from pepdocs.accessibility.word.values import attribute, child, is_yes, value
from pepdocs.base.ooxml import q

MAX_CHAIN: Final = 50
"""The styles that may be based on one another; a style may be based on itself by mistake."""

NOTHING: Final[Properties] = MappingProxyType({})

PARTS: Final = (
    "band1Vert", "band2Vert", "band1Horz", "band2Horz",
    "firstCol", "lastCol", "firstRow", "lastRow",
)  # fmt: skip
"""The parts of a table style, in order of precedence."""


@dataclass(frozen=True, slots=True)
class WordStyle:
    """The own properties of a style."""

    key: str
    name: str
    base: str
    run: Properties
    paragraph: Properties
    cell: Properties
    parts: dict[str, tuple[Properties, Properties]] = field(default_factory=dict)
    """For each part of a table the properties of its runs and of its cells."""


@dataclass(frozen=True, slots=True)
class WordStyles:
    """The styles of a file by their keys, and the document defaults."""

    known: Mapping[str, WordStyle]
    run: Properties
    paragraph: Properties
    defaults: Mapping[str, str]
    """The key of the default style of each type."""
    keys: tuple[str, ...]

    def chain(self, key: str) -> list[WordStyle]:
        """Return a style after those that it is based on, the base of all first."""
        chain: list[WordStyle] = []
        style = self.known.get(key)
        while style is not None and style not in chain and len(chain) < MAX_CHAIN:
            chain.append(style)
            style = self.known.get(style.base)
        return chain[::-1]

    def run_of(self, key: str) -> dict[str, str]:
        """Return the run properties of a style."""
        return {name: text for style in self.chain(key) for name, text in style.run.items()}

    def paragraph_of(self, key: str) -> dict[str, str]:
        """Return the paragraph properties of a style; a built-in heading style has its level."""
        merged = dict(self.paragraph)
        for style in self.chain(key):
            level = properties.level_of(style.name)
            merged |= {**({"level": level} if level else {}), **style.paragraph}
        return merged

    def name(self, key: str) -> str:
        """Return the name of a style in lower case."""
        return self.known[key].name.casefold() if key in self.known else ""

    def cell_of(self, key: str, parts: frozenset[str]) -> tuple[dict[str, str], dict[str, str]]:
        """Return the properties of runs and of the cell itself, in a cell of some parts of a table style."""
        runs: dict[str, str] = {}
        cell: dict[str, str] = {}
        for style in self.chain(key):
            own = [style.parts[part] for part in PARTS if part in parts and part in style.parts]
            for of_runs, of_cell in ((style.run, style.cell), *own):
                runs |= of_runs
                cell |= of_cell
        return runs, cell


def read_styles(root: Any) -> WordStyles:
    """Return the styles of the root of a part; none for `None`."""
    nodes = [] if root is None else list(root.iter(q("w:style")))
    styles = [_style(node) for node in nodes]
    defaults = (node for node in nodes if is_yes(attribute(node, "w:default")))
    return WordStyles(
        known={style.key: style for style in styles},
        run=properties.run(child(root, "w:docDefaults/w:rPrDefault/w:rPr")),
        paragraph=properties.paragraph(child(root, "w:docDefaults/w:pPrDefault/w:pPr")),
        defaults={attribute(node, "w:type"): attribute(node, "w:styleId") for node in defaults},
        keys=tuple(style.key for style in styles),
    )


def _style(node: Any) -> WordStyle:
    parts = node.findall(q("w:tblStylePr"))
    return WordStyle(
        key=attribute(node, "w:styleId"),
        name=value(node, "w:name"),
        base=value(node, "w:basedOn"),
        run=properties.run(child(node, "w:rPr")),
        paragraph=properties.paragraph(child(node, "w:pPr")),
        cell=_grounds(child(node, "w:tblPr"), child(node, "w:tcPr")),
        parts={
            attribute(part, "w:type"): (properties.run(child(part, "w:rPr")), _grounds(child(part, "w:tcPr")))
            for part in parts
        },
    )


def _grounds(*nodes: Any) -> dict[str, str]:
    """Return the last ground that some properties set, if any does."""
    grounds = [ground for node in nodes if (ground := properties.ground_of(node))]
    return {"ground": grounds[-1]} if grounds else {}
