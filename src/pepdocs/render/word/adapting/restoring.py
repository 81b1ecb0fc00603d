"""Restore what LibreOffice changes in a template that it saves, and what Word or other programs then misunderstand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree

from pepdocs.base.ooxml import parse, prefix, serialise

_W: Final = prefix("w")
_NUMBERING: Final = "word/numbering.xml"
_STYLES: Final = "word/styles.xml"
_FONTS: Final = "word/fontTable.xml"
_NEW_SIDE: Final = re.compile(rb'(<w:(?:lvlJc|jc) w:val=)"(start|end)"')
_SIDES: Final = {b"start": b"left", b"end": b"right"}
_NEW_CHARSET: Final = re.compile(rb' w:characterSet="[^"]*"')
_AFTER_STYLE: Final = frozenset(f"{_W}{name}" for name in ("start", "numFmt", "lvlRestart"))


def restored(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a template with the spellings, the order and the links that all programs understand."""
    whole = {name: _spelt(name, body) for name, body in parts.items()}
    if _NUMBERING in whole and _STYLES in whole:
        whole[_NUMBERING] = _linked(whole[_NUMBERING], whole[_STYLES])
    return whole


def put_fonts_first(root: Any) -> None:
    """Put the fonts of a run's properties before all but its style, where the format has them."""
    for fonts in list(root.iter(f"{_W}rFonts")):
        properties = fonts.getparent()
        place = int(properties[0].tag == f"{_W}rStyle")
        if properties.tag == f"{_W}rPr" and properties.index(fonts) > place:
            properties.insert(place, fonts)


def _spelt(name: str, body: bytes) -> bytes:
    """Return a part without newer spellings, which not all versions of Word can read."""
    if name == _FONTS:
        return _NEW_CHARSET.sub(b"", body)
    if name.endswith(".xml"):
        return _NEW_SIDE.sub(lambda found: found[1] + b'"' + _SIDES[found[2]] + b'"', body)
    return body


def _linked(numbering: bytes, styles: bytes) -> bytes:
    """Return the numbering with the style of each level that a style is numbered by."""
    root = parse(numbering)
    abstract = {_value(each, "abstractNumId"): each for each in root.iter(f"{_W}abstractNum")}
    lists = {each.get(f"{_W}numId"): _value(each.find(f"{_W}abstractNumId")) for each in root.iter(f"{_W}num")}
    for style, number, level in _numbered(parse(styles)):
        found = abstract.get(lists.get(number, ""))
        levels = () if found is None else found.iterchildren(f"{_W}lvl")
        for each in levels:
            if each.get(f"{_W}ilvl") == level and each.find(f"{_W}pStyle") is None:
                link = etree.Element(f"{_W}pStyle")
                link.set(f"{_W}val", style)
                each.insert(sum(child.tag in _AFTER_STYLE for child in each), link)
    return serialise(root)


def _numbered(styles: Any) -> Iterator[tuple[str, str, str]]:
    """Yield each style that is numbered, with the number of its list and its level."""
    for style in styles.iter(f"{_W}style"):
        numbered = style.find(f"{_W}pPr/{_W}numPr")
        if numbered is not None:
            level = _value(numbered.find(f"{_W}ilvl")) or "0"
            yield style.get(f"{_W}styleId"), _value(numbered.find(f"{_W}numId")), level


def _value(node: Any, name: str = "val") -> str:
    return str(node.get(f"{_W}{name}") or "") if node is not None else ""
