"""The properties of runs, paragraphs and cells, as mappings that can be laid one over another.

A mapping holds only what is set. Later ones win: the document defaults, the table style, the paragraph
style, the character style, and direct formatting (ISO 29500-1, 17.7.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pepdocs.accessibility.colours import Colour, over
from pepdocs.accessibility.word.values import attribute, child, is_on, value, whole
from pepdocs.base.ooxml import q

Properties = Mapping[str, str]

TOGGLES: Final = {"bold": "w:b", "italic": "w:i", "capitals": "w:caps", "hidden": "w:vanish"}
"""The toggle properties: set by both a paragraph and a character style, they are off (17.7.3)."""

PLAIN: Final = {"unproofed": "w:noProof", "right_to_left": "w:rtl"}

AUTOMATIC: Final = "auto"
"""A colour that Word chooses for contrast."""

_HIGHLIGHTS: Final = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
    "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_LOOKS: Final = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100,
    "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip
_HEX: Final = re.compile("[0-9A-Fa-f]{6}")
_PERCENT: Final = re.compile(r"pct(\d+)")
_BLACK, _WHITE = "000000", "FFFFFF"


def run(node: Any) -> dict[str, str]:
    """Return the run properties of a `w:rPr`, none for `None`."""
    lang = child(node, "w:lang")
    values = {
        "lang": attribute(lang, "w:val"),
        "bidi": attribute(lang, "w:bidi"),
        "size": value(node, "w:sz"),
        "colour": value(node, "w:color"),
        "font": attribute(child(node, "w:rFonts"), "w:ascii"),
        "ground": ground_of(node),
    }
    switches = ((name, child(node, tag)) for name, tag in (*TOGGLES.items(), *PLAIN.items()))
    on = {name: "1" if is_on(switch) else "" for name, switch in switches if switch is not None}
    return {name: text for name, text in values.items() if text} | on


def paragraph(node: Any) -> dict[str, str]:
    """Return the paragraph properties of a `w:pPr`, none for `None`."""
    return dict(_paragraph(node))


def _paragraph(node: Any) -> Iterator[tuple[str, str]]:
    level = value(node, "w:outlineLvl")
    if level:
        yield "level", str(whole(level, 9) + 1) if 0 <= whole(level, 9) < 9 else ""
    number = child(node, "w:numPr/w:numId")
    if number is not None:
        yield "item", "" if value(number) == "0" else "1"
    if value(node, "w:jc"):
        yield "alignment", value(node, "w:jc")
    if child(node, "w:pBdr/w:bottom") is not None:
        yield "ruled", "1"
    if child(node, "w:framePr") is not None:
        yield "floating", "1"
    if ground_of(node):
        yield "ground", ground_of(node)


def ground_of(node: Any) -> str:
    """Return the ground that some properties set, "" for none."""
    return _HIGHLIGHTS.get(value(node, "w:highlight")) or _shading(child(node, "w:shd"))


def _shading(node: Any) -> str:
    """Return the colour of a shading: its fill, with its pattern's colour over it.

    One without either hides the ground of a style: it is `auto`.
    """
    if node is None:
        return ""
    pattern = value(node)
    fill, front = attribute(node, "w:fill"), attribute(node, "w:color")
    percent = _PERCENT.fullmatch(pattern)
    share = 100 if pattern == "solid" else whole(percent[1]) if percent else 0
    if not share:
        return fill if _HEX.fullmatch(fill) else AUTOMATIC
    ground, colour = rgb(fill) or rgb(_WHITE), rgb(front) or rgb(_BLACK)
    return _hex(over(colour, ground, min(share, 100) / 100)) if colour and ground else ""


def rgb(text: str) -> Colour | None:
    """Return the colour of six hexadecimal digits, `None` for an automatic one."""
    if not _HEX.fullmatch(text):
        return None
    red, green, blue = (int(text[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def _hex(colour: Colour) -> str:
    return "".join(f"{round(part * 255):02X}" for part in colour)


def level_of(name: str) -> str:
    """Return the level of a built-in heading style: `2` of `heading 2`, "" for other styles."""
    match = re.fullmatch(r"heading ([1-9])", name.casefold())
    return match[1] if match else ""


def looks_on(look: Any) -> frozenset[str]:
    """Return the parts of a table style that a `w:tblLook` switches on."""
    digits = attribute(look, "w:val")
    bits = int(digits, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", digits) else 0
    return frozenset(name for name, bit in _LOOKS.items() if _is_set(look, name, bits & bit))


def _is_set(look: Any, name: str, bit: int) -> bool:
    text = look.get(q(f"w:{name}")) if look is not None else None
    return text in ("1", "true", "on") if text is not None else bool(bit)
