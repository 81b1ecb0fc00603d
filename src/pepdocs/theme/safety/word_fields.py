"""Guard against Word fields that open or run something; those that count, or name a place in the document, pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from pepdocs.base.ooxml import prefix
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme.safety.finding import fault

_W: Final = prefix("w")
_FIELDS: Final = frozenset("PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF STYLEREF SEQ TOC TC".split())
"""The fields that count, or name something in the document itself."""

_ARGUMENTS: Final = re.compile(r'(?:\s+(?:"[^"\\/:{}]*"|\\[a-z*#@!]|[\w.,;-]+))*\s*', re.IGNORECASE)
"""What may follow the name of a field: words, texts without a path, switches of one letter."""

_NESTED: Final = "\0"
"""The placeholder in an instruction for a field nested in it, whose result would become part of it."""

_OF_FIELDS: Final = tuple(f"{_W}{name}" for name in ("p", "fldSimple", "fldChar", "instrText", "delInstrText", "t"))
_LINK_FIELD: Final = re.compile(
    r'\s*HYPERLINK\s+(?:\\l\s+"?[\w-]+"?|"(?:https?://|mailto:)[^\s"\\]+")\s*'
    r'(?:\\[a-z]\s*(?:"[^"\\]*")?\s*)*',
    re.IGNORECASE,
)
"""A link to a place in the document, or to a web or mail address."""


def fields(file: str, name: str, root: Any) -> Iterator[Finding]:
    """Yield the fields that read a file, run something, or have a template tag or a field in their instruction."""
    for paragraph, instruction in _instructions(root):
        word = (instruction.split() or [""])[0].upper()
        if "{" in instruction or "}" in instruction:
            yield fault(codes.FIELD_TAG, file, paragraph, part=name)
        elif instruction.strip() and not _is_safe(word, instruction):
            yield fault(codes.FIELD, file, paragraph, name=word.strip(_NESTED) or "–", part=name)


def _is_safe(word: str, instruction: str) -> bool:
    if word == "HYPERLINK":
        return bool(_LINK_FIELD.fullmatch(instruction))
    return word in _FIELDS and bool(_ARGUMENTS.fullmatch(instruction.strip()[len(word) :]))


def _instructions(root: Any) -> Iterator[tuple[int, str]]:
    """Yield the paragraph number and the instruction of each field, put together from the runs it is split into.

    Text between the runs of an instruction counts as part of it, since a template tag there may change it.
    """
    paragraph = 0
    open_fields: list[str | None] = []  # the instruction of each, None after its end
    for node in root.iter(*_OF_FIELDS):
        kind = etree.QName(node).localname
        paragraph += kind == "p"
        is_within = bool(open_fields) and open_fields[-1] is not None
        is_begun = kind == "fldSimple" or node.get(f"{_W}fldCharType") == "begin"
        if is_within and is_begun:
            open_fields[-1] = f"{open_fields[-1]}{_NESTED}"
        if kind == "fldSimple":
            yield paragraph, node.get(f"{_W}instr", "")
        elif kind == "fldChar":
            ended = _ended(open_fields, node.get(f"{_W}fldCharType"))
            yield from ((paragraph, instruction) for instruction in ended)
        elif is_within and kind != "p":
            open_fields[-1] = f"{open_fields[-1]}{node.text or ''}"
        elif kind in {"instrText", "delInstrText"}:
            yield paragraph, node.text or ""
    yield from ((paragraph, instruction) for instruction in open_fields if instruction)


def _ended(open_fields: list[str | None], state: str | None) -> Iterator[str]:
    """Yield the instruction that ends at a `fldChar` in some state, and update the open fields."""
    if state == "begin":
        open_fields.append("")
    elif open_fields:
        instruction = open_fields.pop()
        if state == "separate":
            open_fields.append(None)
        if instruction is not None:
            yield instruction
