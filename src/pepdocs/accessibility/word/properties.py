"""What Word is told about a run, a paragraph or a cell, as values that can be laid one over another.

A later one wins: the document's own, the table's style, the paragraph's, the character's, and what
is said directly. Only what is said is there, so that what is silent changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pepdocs.accessibility.colours import Colour, over
from pepdocs.accessibility.word.names import attribute, child, is_on, q, value, whole

Given = Mapping[str, str]

SWITCHES: Final = {
    "bold": "w:b",
    "italic": "w:i",
    "capitals": "w:caps",
    "hidden": "w:vanish",
}
"""What a paragraph's style and a character's style switch on and, both together, off again."""

PLAIN: Final = {"unproofed": "w:noProof", "right_to_left": "w:rtl"}

_HIGHLIGHTS: Final = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
    "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_HEX: Final = re.compile("[0-9A-Fa-f]{6}")
_PERCENT: Final = re.compile(r"pct(\d+)")
_BLACK, _WHITE = "000000", "FFFFFF"
AUTOMATIC: Final = "auto"
"""A colour that Word chooses so that it can be read."""


def run(properties: Any) -> dict[str, str]:
    """Return what is said of a run: its language, size, weight, colour, ground and the like."""
    return dict(_run(properties)) if properties is not None else {}


def _run(properties: Any) -> Iterator[tuple[str, str]]:
    lang = child(properties, "w:lang")
    for name, said in (("lang", "w:val"), ("bidi", "w:bidi")):
        if attribute(lang, said):
            yield name, attribute(lang, said)
    for name, tag in (*SWITCHES.items(), *PLAIN.items()):
        node = child(properties, tag)
        if node is not None:
            yield name, "1" if is_on(node) else ""
    if value(properties, "w:sz"):
        yield "size", value(properties, "w:sz")
    if value(properties, "w:color"):
        yield "colour", value(properties, "w:color")
    font = attribute(child(properties, "w:rFonts"), "w:ascii")
    if font:
        yield "font", font
    ground = ground_of(properties)
    if ground:
        yield "ground", ground


def paragraph(properties: Any) -> dict[str, str]:
    """Return what is said of a paragraph: its level, list, alignment, ground and lines."""
    return dict(_paragraph(properties)) if properties is not None else {}


def _paragraph(properties: Any) -> Iterator[tuple[str, str]]:
    level = value(properties, "w:outlineLvl")
    if level:
        yield "level", str(whole(level, 9) + 1) if 0 <= whole(level, 9) < 9 else ""
    number = child(properties, "w:numPr/w:numId")
    if number is not None:
        yield "item", "" if value(number) == "0" else "1"
    if value(properties, "w:jc"):
        yield "aligned", value(properties, "w:jc")
    if child(properties, "w:pBdr/w:bottom") is not None:
        yield "ruled", "1"
    if child(properties, "w:framePr") is not None:
        yield "floating", "1"
    ground = ground_of(properties)
    if ground:
        yield "ground", ground


def ground_of(properties: Any) -> str:
    """Return the colour behind what has some properties; nothing where none is said."""
    highlight = _HIGHLIGHTS.get(value(properties, "w:highlight"))
    return highlight or _shade(child(properties, "w:shd"))


def _shade(node: Any) -> str:
    """Return the colour of a shading: its fill, with more or less of its pattern's colour over it.

    One that shows nothing hides what a style says: it is `auto`.
    """
    if node is None:
        return ""
    pattern = value(node)
    fill, front = attribute(node, "w:fill"), attribute(node, "w:color")
    percent = _PERCENT.fullmatch(pattern)
    share = 100 if pattern == "solid" else whole(percent[1]) if percent else 0
    if not share:
        return fill if _HEX.fullmatch(fill) else AUTOMATIC
    back, ink = rgb(fill) or rgb(_WHITE), rgb(front) or rgb(_BLACK)
    return _hex(over(ink, back, min(share, 100) / 100)) if ink and back else ""


def rgb(said: str) -> Colour | None:
    """Return a colour that is written in six digits; `None` for one that Word chooses."""
    if not _HEX.fullmatch(said):
        return None
    red, green, blue = (int(said[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def _hex(shown: Colour) -> str:
    return "".join(f"{round(part * 255):02X}" for part in shown)


def level_of(name: str) -> str:
    """Return the level that the name of a built-in style stands for: `2` of `heading 2`."""
    found = re.fullmatch(r"heading ([1-9])", name.casefold())
    return found[1] if found else ""


def looks_on(look: Any) -> frozenset[str]:
    """Return which parts of a table's style are switched on for a table."""
    bits = attribute(look, "w:val")
    known = int(bits, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", bits) else 0
    return frozenset(name for name, bit in _LOOKS.items() if _is_set(look, name, known, bit))


def _is_set(look: Any, name: str, known: int, bit: int) -> bool:
    said = look.get(q(f"w:{name}")) if look is not None else None
    return said in ("1", "true", "on") if said is not None else bool(known & bit)


_LOOKS: Final = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100,
    "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip
