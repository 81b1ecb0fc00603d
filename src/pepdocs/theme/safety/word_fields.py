"""The fields of a Word template: those that count or name something pass, those that open or run something do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme.safety.finding import fault

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FIELDS: Final = frozenset("PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF STYLEREF SEQ TOC TC".split())
"""The fields that count, or name what is in the document itself."""

_ASKED: Final = re.compile(r'(?:\s+(?:"[^"\\/:{}]*"|\\[a-z*#@!]|[\w.,;-]+))*\s*', re.IGNORECASE)
"""What may stand behind the name of a field: words, texts without a path, switches of one letter."""

_NESTED: Final = "\0"
"""What stands in an instruction for a field in its midst, whose result would be a part of it."""

_OF_FIELDS: Final = tuple(f"{_W}{name}" for name in ("p", "fldSimple", "fldChar", "instrText", "delInstrText", "t"))
_LINK_FIELD: Final = re.compile(
    r'\s*HYPERLINK\s+(?:\\l\s+"?[\w-]+"?|"(?:https?://|mailto:)[^\s"\\]+")\s*'
    r'(?:\\[a-z]\s*(?:"[^"\\]*")?\s*)*',
    re.IGNORECASE,
)
"""A link to a place in the document, or one out of it that a reader may follow."""


def fields(file: str, name: str, root: Any) -> Iterator[Finding]:
    """Yield the fields that read a file, run something, or have a tag or a field in their instruction."""
    for paragraph, told in _instructions(root):
        word = (told.split() or [""])[0].upper()
        if "{" in told or "}" in told:
            yield fault(codes.FIELD_TAG, file, paragraph, part=name)
        elif told.strip() and not _is_usual(word, told):
            yield fault(codes.FIELD, file, paragraph, name=word.strip(_NESTED) or "–", part=name)


def _is_usual(word: str, told: str) -> bool:
    """Whether a field only counts, or names what is in the document."""
    if word == "HYPERLINK":
        return bool(_LINK_FIELD.fullmatch(told))
    return word in _FIELDS and bool(_ASKED.fullmatch(told.strip()[len(word) :]))


def _instructions(root: Any) -> Iterator[tuple[int, str]]:
    """Yield the instruction of each field, however Word has split it, with its paragraph.

    What is shown in the midst of an instruction belongs to it, for a tag there may change it.
    """
    paragraph = 0
    asking: list[str | None] = []
    for node in root.iter(*_OF_FIELDS):
        kind = etree.QName(node).localname
        paragraph += kind == "p"
        is_within = bool(asking) and asking[-1] is not None
        is_begun = kind == "fldSimple" or node.get(f"{_W}fldCharType") == "begin"
        if is_within and is_begun:
            asking[-1] = f"{asking[-1]}{_NESTED}"
        if kind == "fldSimple":
            yield paragraph, node.get(f"{_W}instr", "")
        elif kind == "fldChar":
            yield from ((paragraph, each) for each in _turned(asking, node.get(f"{_W}fldCharType")))
        elif is_within and kind != "p":
            asking[-1] = f"{asking[-1]}{node.text or ''}"
        elif kind in {"instrText", "delInstrText"}:
            yield paragraph, node.text or ""
    yield from ((paragraph, each) for each in asking if each)


def _turned(asking: list[str | None], state: str | None) -> Iterator[str]:
    """Yield the instruction that ends at a mark; `asking` holds those of the fields around it."""
    if state == "begin":
        asking.append("")
    elif asking:
        told = asking.pop()
        if state == "separate":
            asking.append(None)
        if told is not None:
            yield told
