"""Put the chapters of our Word template into the order that a theme's settings give them."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from typing import Any, Final

from lxml import etree

from pepdocs.base.ooxml import open_package, parse, prefix, serialise
from pepdocs.render.word.adapting.paragraphs import text_of
from pepdocs.render.word.packing import zip_parts

_W: Final = prefix("w")
_DOCUMENT: Final = "word/document.xml"
_CHAPTER: Final = re.compile(r'\s*\{\{p (heading|chapter)\("(\w+)"\) \}\}\s*')
_LIKE_OTHERS: Final = "targets"
"""The chapter whose paragraphs are copied for one that our template does not have."""


def with_chapters(content: bytes, keys: Iterable[str]) -> bytes:
    """Return our Word template with the chapters of some keys, in order; the same bytes if they are in that order."""
    parts = open_package(content).parts
    root = parse(parts[_DOCUMENT])
    ours, wanted = _of_chapters(root), list(keys)
    if [key for key in ours if key in wanted] == wanted:
        return content
    end = etree.Element(f"{_W}p")
    ours[[*ours][-1]][-1].addnext(end)
    for key in wanted:
        for paragraph in ours.get(key) or _renamed(ours[_LIKE_OTHERS], key):
            end.addprevious(paragraph)
    end.getparent().remove(end)
    for key in ours.keys() - wanted:
        for paragraph in ours[key]:
            paragraph.getparent().remove(paragraph)
    return zip_parts({**parts, _DOCUMENT: serialise(root)}.items())


def _of_chapters(root: Any) -> dict[str, list[Any]]:
    """Return the paragraphs of each chapter, its heading and its contents, by the chapter's key."""
    found: dict[str, list[Any]] = {}
    for paragraph in root.find(f"{_W}body").iterchildren(f"{_W}p"):
        if match := _CHAPTER.fullmatch(text_of(paragraph)):
            found.setdefault(match[2], []).append(paragraph)
    return found


def _renamed(paragraphs: Iterable[Any], key: str) -> list[Any]:
    """Return copies of a chapter's paragraphs for the chapter with another key."""
    copies = [copy.deepcopy(paragraph) for paragraph in paragraphs]
    for node in (node for paragraph in copies for node in paragraph.iter(f"{_W}t")):
        node.text = (node.text or "").replace(f'"{_LIKE_OTHERS}"', f'"{key}"')
    return copies
