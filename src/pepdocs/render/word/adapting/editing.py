"""Remove the traces of editing from a Word template.

Word splits a tag over several runs, puts marks between them, numbers paragraphs, and keeps comments and tracked
changes; LibreOffice extends content controls over what follows them. None of it belongs in a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pepdocs.base.ooxml import prefix

_W: Final = prefix("w")
_TAG: Final = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_BLOCK: Final = re.compile(r"\s*\{%\s*p\s.*?%\}\s*", re.DOTALL)
_COMMENTS: Final = re.compile(r"word/(comments\w*|people)\.xml")
_OF_COMMENTS: Final = re.compile(
    rb'<(?:\w+:)?(?:Relationship|Override)\b[^>]*"(?:/?word/)?(?:comments\w*|people)\.xml"[^>]*/>'
)
_NOTED: Final = frozenset(
    "proofErr lastRenderedPageBreak commentRangeStart commentRangeEnd commentReference del moveFrom "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd rPrChange pPrChange "
    "sectPrChange tblPrChange tblGridChange trPrChange tcPrChange".split()
)
"""Elements about the editing: marks, comments, and what tracked changes deleted."""
_KEPT: Final = frozenset({"ins", "moveTo"})
"""What tracked changes inserted."""
_HISTORY: Final = re.compile(r"\{.*\}(?:rsid\w*|paraId|textId)")
"""Attributes that identify editing sessions, or paragraphs that a document may repeat."""


def without_comments(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a file without its comments."""
    for name, body in parts.items():
        lists_parts = name == "[Content_Types].xml" or name.endswith(".rels")
        if not _COMMENTS.fullmatch(name):
            yield name, _OF_COMMENTS.sub(b"", body) if lists_parts else body


def remove_editing_marks(root: Any) -> None:
    """Rejoin split tags in a part of a template, and remove everything about the editing."""
    _accept_changes(root)
    _unwrap_controls(root)
    for paragraph in root.iter(_w("p")):
        _rejoin_tags(paragraph)
    _remove_tag_languages(root)


def _accept_changes(root: Any) -> None:
    """Accept tracked changes, and remove elements and attributes about the editing."""
    # Word remembers the place of the last edit in a bookmark of its own.
    starts = root.iter(_w("bookmarkStart"))
    dropped = {node.get(_w("id")) for node in starts if str(node.get(_w("name"))).startswith("_GoBack")}
    for node in list(root.iter("{*}*")):
        for name in [name for name in node.attrib if _HISTORY.fullmatch(str(name))]:
            del node.attrib[name]
        if node.get(_w("val")) == "true":
            del node.attrib[_w("val")]
        name = str(node.tag).rpartition("}")[2]
        if name in _NOTED or (name.startswith("bookmark") and node.get(_w("id")) in dropped):
            node.getparent().remove(node)
        elif name in _KEPT:
            for child in list(node):
                node.addprevious(child)
            node.getparent().remove(node)


def _unwrap_controls(root: Any) -> None:
    """Unwrap content controls that LibreOffice extended over tags and other controls; an inner one keeps the name."""
    for control in list(root.iter(_w("sdt"))):
        content = control.find(_w("sdtContent"))
        has_tags = any(_BLOCK.fullmatch("".join(child.itertext())) for child in content)
        if not has_tags and content.find(f".//{_w('sdt')}") is None:
            continue
        name, inner = control.find(f"{_w('sdtPr')}/{_w('alias')}"), content.find(f".//{_w('sdtPr')}")
        if name is not None and inner is not None and inner.find(_w("alias")) is None:
            inner.insert(0, name)
        for child in list(content):
            control.addprevious(child)
        control.getparent().remove(control)


def _remove_tag_languages(root: Any) -> None:
    """Remove the language of runs that hold only tags and of paragraph ends, so that the document's own applies."""
    for lang in list(root.iter(_w("lang"))):
        owner = lang.getparent().getparent()
        texts = owner.iter(_w("t")) if owner.tag == _w("r") else ()
        words = _TAG.sub("", "".join(text.text or "" for text in texts))
        if not any(letter.isalpha() for letter in words):
            lang.getparent().remove(lang)


def _rejoin_tags(paragraph: Any) -> None:
    """Put each tag that was split over runs into the first of them."""
    texts = [t for t in paragraph.iter(_w("t")) if next(t.iterancestors(_w("p"))) is paragraph]
    whole = "".join(text.text or "" for text in texts)
    owners = [number for number, text in enumerate(texts) for _ in text.text or ""]
    for tag in _TAG.finditer(whole):
        owners[tag.start() : tag.end()] = [owners[tag.start()]] * len(tag[0])
    pieces: list[list[str]] = [[] for _ in texts]
    for owner, letter in zip(owners, whole, strict=True):
        pieces[owner].append(letter)
    for text, piece in zip(texts, pieces, strict=True):
        text.text = "".join(piece)


def _w(name: str) -> str:
    return f"{_W}{name}"
