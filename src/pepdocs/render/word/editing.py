"""What a word processor leaves in a template besides what its author meant, and how that is undone.

Word tears a tag over several runs, sets marks between them, numbers paragraphs, and keeps comments and
tracked changes; LibreOffice draws content controls over what follows them. Nothing of it comes into a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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
"""What a word processor notes about editing: marks, comments, and what tracked changes took away."""
_KEPT: Final = frozenset({"ins", "moveTo"})
"""What tracked changes have put in."""
_HISTORY: Final = re.compile(r"\{.*\}(?:rsid\w*|paraId|textId)")
"""Attributes that tell editings apart, and number paragraphs that a document may repeat."""


def uncommented(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a file but its comments, which are for those who edit it."""
    for name, body in parts.items():
        lists = name == "[Content_Types].xml" or name.endswith(".rels")
        if not _COMMENTS.fullmatch(name):
            yield name, _OF_COMMENTS.sub(b"", body) if lists else body


def forget_editing(root: Any) -> None:
    """Make a part of a template what its author meant: whole tags, and nothing about the editing."""
    _accept_changes(root)
    _open_boxes(root)
    for paragraph in root.iter(_w("p")):
        _mend_tags(paragraph)
    _leave_language(root)


def _accept_changes(root: Any) -> None:
    """Take tracked changes as accepted, and leave out what is noted about the editing."""
    left = {node.get(_w("id")) for node in root.iter(_w("bookmarkStart")) if _is_of_editor(node)}
    for node in list(root.iter("{*}*")):
        for name in [name for name in node.attrib if _HISTORY.fullmatch(str(name))]:
            del node.attrib[name]
        if node.get(_w("val")) == "true":
            del node.attrib[_w("val")]
        name = str(node.tag).rpartition("}")[2]
        if name in _NOTED or (name.startswith("bookmark") and node.get(_w("id")) in left):
            node.getparent().remove(node)
        elif name in _KEPT:
            for child in list(node):
                node.addprevious(child)
            node.getparent().remove(node)


def _open_boxes(root: Any) -> None:
    """Take content controls off that LibreOffice draws over tags and boxes; a box keeps its name."""
    for box in list(root.iter(_w("sdt"))):
        content = box.find(_w("sdtContent"))
        tags = any(_BLOCK.fullmatch("".join(each.itertext())) for each in content)
        if not tags and content.find(f".//{_w('sdt')}") is None:
            continue
        name, inner = box.find(f"{_w('sdtPr')}/{_w('alias')}"), content.find(f".//{_w('sdtPr')}")
        if name is not None and inner is not None and inner.find(_w("alias")) is None:
            inner.insert(0, name)
        for child in list(content):
            box.addprevious(child)
        box.getparent().remove(box)


def _leave_language(root: Any) -> None:
    """Let a run that only holds tags, and the end of a paragraph, be in the document's language."""
    for lang in list(root.iter(_w("lang"))):
        home = lang.getparent().getparent()
        texts = home.iter(_w("t")) if home.tag == _w("r") else ()
        said = _TAG.sub("", "".join(text.text or "" for text in texts))
        if not any(letter.isalpha() for letter in said):
            lang.getparent().remove(lang)


def _is_of_editor(bookmark: Any) -> bool:
    """Whether a bookmark only remembers where the officer was."""
    return str(bookmark.get(_w("name"))).startswith("_GoBack")


def _mend_tags(paragraph: Any) -> None:
    """Put each tag that was torn over runs into the first of them."""
    texts = [t for t in paragraph.iter(_w("t")) if next(t.iterancestors(_w("p"))) is paragraph]
    said = "".join(text.text or "" for text in texts)
    first_of = [number for number, text in enumerate(texts) for _ in text.text or ""]
    for tag in _TAG.finditer(said):
        first_of[tag.start() : tag.end()] = [first_of[tag.start()]] * len(tag[0])
    pieces: list[list[str]] = [[] for _ in texts]
    for place, letter in zip(first_of, said, strict=True):
        pieces[place].append(letter)
    for text, piece in zip(texts, pieces, strict=True):
        text.text = "".join(piece)


def _w(name: str) -> str:
    return f"{_W}{name}"
