"""Edits of a Word template by an officer and by Word itself, for tests and for the examples.

`as_word_saves` makes the changes that Word makes to every file: it splits runs, puts marks between the
pieces, and turns straight quotation marks.
"""

from __future__ import annotations

import copy
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any

from lxml import etree

from pepdocs.base.ooxml import serialise
from pepdocs.render.word.packing import zip_parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
SHOWN = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
EMU = 12700
"""The number of Word's units of length in a point."""

Pixel = tuple[int, int, int]
Parts = dict[str, bytes]
Edit = Callable[[Parts], None]

PICTURE = """\
<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"
><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="77" name="Picture 77" descr="{alt}"/><a:graphic
><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr
><pic:cNvPr id="77" name="Picture 77" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill
><a:blip r:embed="rIdPicture77"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm
><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom
></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""


def changed(content: bytes, *edits: Edit) -> bytes:
    """Return a Word file after edits, made in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for edit in edits:
        edit(parts)
    return zip_parts(parts.items())


def chapter_moved(key: str, before: str) -> Edit:
    """Move a chapter's heading and line before those of another chapter."""

    def edit(root: Any) -> None:
        moved, target = _of_chapter(root, key), _of_chapter(root, before)[0]
        for paragraph in moved:
            target.addprevious(paragraph)

    return _in_document(edit)


def said_before(key: str, texts: Mapping[str, str], style: str = "PEPNote") -> Edit:
    """Insert a paragraph before a chapter in each language of the document."""

    def edit(root: Any) -> None:
        target = _of_chapter(root, key)[0]
        for lang, text in texts.items():
            for paragraph in (
                _typed(f'{{%p if "{lang}" in view.languages %}}'),
                _typed(text, style, lang=f"{lang}-GB"),
                _typed("{%p endif %}"),
            ):
                target.addprevious(paragraph)

    return _in_document(edit)


def picture_first(png: bytes, alt: Mapping[str, str], points: tuple[int, int]) -> Edit:
    """Insert a picture at the top of the first page, with alternative text in the document's language."""

    def edit(parts: Parts) -> None:
        parts["word/media/officer.png"] = png
        _relate(parts, "rIdPicture77", IMAGE, "media/officer.png")
        _in_document(lambda root: _first(root, _pictured(alt, points)))(parts)

    return edit


def header_says(text: str, lang: str) -> Edit:
    """Add a line to the header of every page."""

    def edit(root: Any) -> None:
        root.append(_typed(text, "Header", lang=f"{lang}-GB"))

    return _in_part("word/header1.xml", edit)


def style_coloured(style: str, colour: str) -> Edit:
    """Give the text of a style another colour."""

    def edit(root: Any) -> None:
        (target,) = (s for s in root.iter(f"{W}style") if s.get(f"{W}styleId") == style)
        own = target.find(f"{W}rPr")
        for old in own.findall(f"{W}color"):
            old.set(f"{W}val", colour)

    return _in_part("word/styles.xml", edit)


def as_word_saves(seed: int = 7) -> Edit:
    """Make the invisible changes that Word makes when it saves a file."""

    def edit(parts: Parts) -> None:
        chance = Random(seed)  # noqa: S311 - not for security
        for name in [name for name in parts if SHOWN.fullmatch(name)]:
            _in_part(name, lambda root: _torn(root, chance))(parts)
        _in_part("word/styles.xml", _shuffled)(parts)
        _in_part("word/settings.xml", _remembered)(parts)

    return edit


def png(rows: list[list[Pixel]]) -> bytes:
    """Return a PNG of rows of pixels, each red, green and blue."""
    raw = b"".join(b"\0" + bytes(value for pixel in row for value in pixel) for row in rows)
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(raw, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def _torn(root: Any, chance: Random) -> None:
    """Split the runs that hold tags, and put Word's marks between the pieces."""
    for number, paragraph in enumerate(root.iter(f"{W}p")):
        paragraph.set(f"{W14}paraId", f"{number + 1:08X}")
        paragraph.set(f"{W}rsidR", "00A77B3E")
        paragraph.set(f"{W}rsidRDefault", "00A77B3E")
    for run in list(root.iter(f"{W}r")):
        text = run.find(f"{W}t")
        if text is not None and TAG.search(text.text or "") and len(run.findall(f"{W}t")) == 1:
            _tear(run, text, chance)


def _tear(run: Any, text: Any, chance: Random) -> None:
    curled = _curled(text.text)
    cuts = sorted({chance.randrange(1, len(curled)) for _ in range(chance.randrange(1, 4))})
    for start, end in zip((0, *cuts), (*cuts, len(curled)), strict=True):
        piece = copy.deepcopy(run)
        piece.set(f"{W}rsidRPr", f"00{chance.randrange(16**6):06X}")
        piece.find(f"{W}t").text = curled[start:end]
        piece.find(f"{W}t").set(SPACE, "preserve")
        _in_english(piece)
        for mark in _marks(chance, piece):
            run.addprevious(mark)
        run.addprevious(piece)
    run.getparent().remove(run)


def _marks(chance: Random, piece: Any) -> Iterator[Any]:
    """Yield the marks that Word puts before a piece of a split run."""
    kind = chance.randrange(4)
    if kind == 0:
        yield etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"})
        yield etree.Element(f"{W}proofErr", {f"{W}type": "spellEnd"})
    elif kind == 1:
        yield etree.Element(f"{W}bookmarkStart", {f"{W}id": "0", f"{W}name": "_GoBack"})
        yield etree.Element(f"{W}bookmarkEnd", {f"{W}id": "0"})
    elif kind == 2:
        piece.find(f"{W}t").addprevious(etree.Element(f"{W}lastRenderedPageBreak"))


def _in_english(piece: Any) -> None:
    """Mark a piece with the language of the officer's keyboard."""
    own = piece.find(f"{W}rPr")
    if own is None:
        own = etree.Element(f"{W}rPr")
        piece.insert(0, own)
    if own.find(f"{W}lang") is None:
        etree.SubElement(own, f"{W}lang", {f"{W}val": "en-US"})


def _curled(text: str) -> str:
    """Return a text with the typographic quotation marks that Word inserts."""
    return re.sub(r"'([^']*)'", r"‘\1’", re.sub(r'"([^"]*)"', r"“\1”", text))


def _shuffled(root: Any) -> None:
    """Put the styles into another order."""
    for style in reversed(root.findall(f"{W}style")):
        root.append(style)


def _remembered(root: Any) -> None:
    """Add the revision ids of editing sessions."""
    after = root.find(f"{W}compat")
    rsids = etree.Element(f"{W}rsids")
    etree.SubElement(rsids, f"{W}rsidRoot", {f"{W}val": "00A77B3E"})
    etree.SubElement(rsids, f"{W}rsid", {f"{W}val": "00A77B3E"})
    after.addnext(rsids)


def _of_chapter(root: Any, key: str) -> list[Any]:
    """Return the heading of a chapter and the line below it."""
    heading = next(p for p in root.iter(f"{W}p") if f'heading("{key}")' in "".join(p.itertext()))
    return [heading, heading.getnext()]


def _typed(text: str, style: str = "", lang: str = "") -> Any:
    paragraph = etree.Element(f"{W}p")
    if style:
        own = etree.SubElement(paragraph, f"{W}pPr")
        etree.SubElement(own, f"{W}pStyle", {f"{W}val": style})
    run = etree.SubElement(paragraph, f"{W}r")
    if lang:
        own = etree.SubElement(run, f"{W}rPr")
        etree.SubElement(own, f"{W}lang", {f"{W}val": lang})
    etree.SubElement(run, f"{W}t", {SPACE: "preserve"}).text = text
    return paragraph


def _pictured(alt: Mapping[str, str], points: tuple[int, int]) -> Any:
    spoken = '{{% if view.lang == "cy" %}}{cy}{{% else %}}{en}{{% endif %}}'.format(**alt)
    width, height = (side * EMU for side in points)
    quoted = spoken.replace('"', "&quot;")
    return etree.fromstring(PICTURE.format(width=width, height=height, alt=quoted))


def _first(root: Any, paragraph: Any) -> None:
    root.find(f"{W}body").insert(0, paragraph)


def _relate(parts: Parts, key: str, kind: str, target: str) -> None:
    name = "word/_rels/document.xml.rels"
    root = etree.fromstring(parts[name])
    attributes = {"Id": key, "Type": kind, "Target": target}
    etree.SubElement(root, f"{{{RELATED}}}Relationship", attributes)
    parts[name] = serialise(root)


def _in_document(edit: Callable[[Any], None]) -> Edit:
    return _in_part("word/document.xml", edit)


def _in_part(name: str, edit: Callable[[Any], None]) -> Edit:
    def whole(parts: Parts) -> None:
        root = etree.fromstring(parts[name])
        edit(root)
        parts[name] = serialise(root)

    return whole
