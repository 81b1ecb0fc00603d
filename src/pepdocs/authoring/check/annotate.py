"""A copy of a Word template with a comment at each place where something is wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any, Final

from lxml import etree

from pepdocs.authoring.check.templates.word import MAIN, W, root_of

AUTHOR: Final = "pepdocs"
COMMENTS: Final = "word/comments.xml"
RELATIONS: Final = "word/_rels/document.xml.rels"
TYPES: Final = "[Content_Types].xml"

_W: Final = W.strip("{}")
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"

Remarks = Mapping[int, list[str]]
"""What there is to say, by the number of the paragraph that it is said of."""


def annotated(content: bytes, remarks: Remarks, lang: str) -> bytes:
    """Return a Word file with comments in a language; those of others stay.

    What is said of a paragraph that the body does not have is said of its first.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = root_of(parts[MAIN])
    comments = root_of(parts[COMMENTS]) if COMMENTS in parts else _no_comments()
    _comment(body, comments, remarks, lang)
    if COMMENTS not in parts:
        parts[RELATIONS] = _related(parts[RELATIONS])
        parts[TYPES] = _typed(parts[TYPES])
    parts |= {MAIN: _written(body), COMMENTS: _written(comments)}
    return _zipped(parts)


def _no_comments() -> Any:
    return etree.Element(f"{W}comments", nsmap={"w": _W})


def _comment(body: Any, comments: Any, remarks: Remarks, lang: str) -> None:
    """Put the remarks into the body and the list of comments."""
    paragraphs = list(body.iter(f"{W}p"))
    taken = [int(each.get(f"{W}id", 0)) for each in comments.iter(f"{W}comment")]
    number = max(taken, default=-1)
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
    """Have a comment stand at a paragraph: its text between two marks, then the sign of the comment."""
    start, end, run = (etree.Element(f"{W}{name}") for name in ("commentRangeStart", "commentRangeEnd", "r"))
    start.set(f"{W}id", number)
    end.set(f"{W}id", number)
    etree.SubElement(run, f"{W}commentReference").set(f"{W}id", number)
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.extend((end, run))


def _related(relations: bytes) -> bytes:
    root = root_of(relations)
    taken = {each.get("Id") for each in root}
    number = next(n for n in range(1, len(taken) + 2) if f"rIdPep{n}" not in taken)
    etree.SubElement(root, _RELATION, Id=f"rIdPep{number}", Type=_KIND, Target="comments.xml")
    return _written(root)


def _typed(types: bytes) -> bytes:
    root = root_of(types)
    etree.SubElement(root, _OVERRIDE, PartName=f"/{COMMENTS}", ContentType=_TYPE)
    return _written(root)


def _written(root: Any) -> bytes:
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            package.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return file.getvalue()
