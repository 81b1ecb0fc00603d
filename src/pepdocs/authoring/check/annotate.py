"""Copy a Word template with a comment at each of its faults."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any, Final

from lxml import etree

from pepdocs.authoring.check.templates.word import MAIN, W
from pepdocs.base.ooxml import NAMESPACES, open_package, parse, q, serialise

AUTHOR: Final = "pepdocs"
COMMENTS: Final = "word/comments.xml"
RELATIONS: Final = "word/_rels/document.xml.rels"
TYPES: Final = "[Content_Types].xml"

_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION: Final = q("pr:Relationship")
_OVERRIDE: Final = q("ct:Override")

Remarks = Mapping[int, list[str]]
"""The texts of comments by the number of their paragraph."""


def annotate(content: bytes, remarks: Remarks, lang: str) -> bytes:
    """Return a Word file with comments added in a language, beside those already there.

    A comment on a paragraph that the body does not have is put at its first.
    """
    parts = dict(open_package(content).parts)
    body = parse(parts[MAIN])
    comments = (
        parse(parts[COMMENTS]) if COMMENTS in parts else etree.Element(f"{W}comments", nsmap={"w": NAMESPACES["w"]})
    )
    _comment(body, comments, remarks, lang)
    if COMMENTS not in parts:
        parts[RELATIONS] = _with_relation(parts[RELATIONS])
        parts[TYPES] = _with_type(parts[TYPES])
    parts |= {MAIN: serialise(body), COMMENTS: serialise(comments)}
    return _zip(parts)


def _comment(body: Any, comments: Any, remarks: Remarks, lang: str) -> None:
    paragraphs = list(body.iter(f"{W}p"))
    number = max((int(comment.get(f"{W}id", 0)) for comment in comments.iter(f"{W}comment")), default=-1)
    for place, texts in sorted(remarks.items()):
        paragraph = paragraphs[place - 1 if 0 < place <= len(paragraphs) else 0]
        for text in texts:
            number += 1
            comments.append(_remark(number, text, lang))
            _mark(paragraph, str(number))


def _remark(number: int, text: str, lang: str) -> Any:
    comment = etree.Element(f"{W}comment")
    for name, value in (("id", str(number)), ("author", AUTHOR), ("initials", AUTHOR[:1])):
        comment.set(f"{W}{name}", value)
    run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
    language = etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}lang")
    language.set(f"{W}val", lang)
    etree.SubElement(run, f"{W}t").text = text
    return comment


def _mark(paragraph: Any, number: str) -> None:
    """Mark a paragraph as the range of a comment, followed by the comment's reference."""
    start, end, run = (etree.Element(f"{W}{name}") for name in ("commentRangeStart", "commentRangeEnd", "r"))
    start.set(f"{W}id", number)
    end.set(f"{W}id", number)
    etree.SubElement(run, f"{W}commentReference").set(f"{W}id", number)
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.extend((end, run))


def _with_relation(relations: bytes) -> bytes:
    root = parse(relations)
    taken = {relation.get("Id") for relation in root}
    number = next(n for n in range(1, len(taken) + 2) if f"rIdPep{n}" not in taken)
    etree.SubElement(root, _RELATION, Id=f"rIdPep{number}", Type=_KIND, Target="comments.xml")
    return serialise(root)


def _with_type(types: bytes) -> bytes:
    root = parse(types)
    etree.SubElement(root, _OVERRIDE, PartName=f"/{COMMENTS}", ContentType=_TYPE)
    return serialise(root)


def _zip(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            package.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return file.getvalue()
