"""The text of a template's paragraph, read and replaced."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

from pepdocs.base.ooxml import prefix

_W: Final = prefix("w")


def text_of(node: Any) -> str:
    """Return the text of a paragraph or table, as its author typed it, however many runs it is in."""
    return "".join(text.text or "" for text in node.iter(f"{_W}t"))


def set_text(paragraph: Any, text: str) -> Any:
    """Replace the content of a paragraph by one run with `text`, and return the paragraph."""
    for child in list(paragraph):
        if child.tag != f"{_W}pPr":
            paragraph.remove(child)
    etree.SubElement(etree.SubElement(paragraph, f"{_W}r"), f"{_W}t").text = text
    return paragraph


def a_paragraph(text: str) -> Any:
    """Return a new paragraph with a text."""
    return set_text(etree.Element(f"{_W}p"), text)
