"""Guard against Word templates that hold programs or foreign objects, or open something outside the file.

What an officer makes in Word passes: text, tables, pictures, headers, styles, fields that count or name.
The line of a finding is the number of the paragraph in its part.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from posixpath import normpath
from typing import Any, Final

from lxml import etree

from pepdocs.base.ooxml import PackageLimits, open_package, parse, prefix
from pepdocs.findings import theme as codes
from pepdocs.findings.model import TOP, Finding
from pepdocs.theme.safety.css_svg import picture_faults
from pepdocs.theme.safety.finding import LONGEST_NAME, fault, sanitise
from pepdocs.theme.safety.word_fields import fields

MOST_PARTS: Final = 300
LARGEST_MB: Final = 40
HIGHEST_RATIO: Final = 200
"""The highest ratio of a part's size to its compressed size; text compresses to a twentieth."""

LIMITS: Final = PackageLimits(MOST_PARTS, LARGEST_MB * 1024 * 1024, HIGHEST_RATIO, free=1024 * 1024)

PICTURES: Final = frozenset({"png", "jpg", "jpeg", "svg"})
ENDINGS: Final = PICTURES | {"xml", "rels"}
"""The endings of the parts that a template may have; the content of each is examined."""

RELATIONS: Final = frozenset(
    "officeDocument core-properties extended-properties custom-properties thumbnail styles stylesWithEffects "
    "settings webSettings numbering fontTable header footer footnotes endnotes comments commentsExtended "
    "commentsIds commentsExtensible people image hyperlink theme customXml customXmlProps glossaryDocument".split()
)
"""The relationship types that a template may have; Word writes all of them by itself."""

LINKS: Final = re.compile(r"(?:https?|mailto):[^\s\\]+", re.IGNORECASE)
"""Where a hyperlink may lead; it is followed only when a reader clicks on it."""

MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
UNWANTED: Final = re.compile(r"macroEnabled|vba|activeX|oleObject|ms-office\.(?!.*(?:comments|people))", re.IGNORECASE)

ELEMENTS: Final = frozenset(
    "object OLEObject control altChunk subDoc dataBinding attachedTemplate mailMerge frameset externalData "
    "saveThroughXslt linkToQuery webVideoPr script videoFile audioFile quickTimeFile wavAudioFile "
    "oleObj chart relIds contentPart movie entryMacro exitMacro HyperlinkBase".split()
)
"""Elements that run, embed or open something."""

OUTSIDE: Final = re.compile(
    r"\s*(?:[a-z][\w+.-]*:(?://|\\)|//|\\\\|[a-z]:[\\/]|(?:file|javascript|vbscript|data|mailto|ms-[\w-]+):)",
    re.IGNORECASE,
)
"""The beginning of an address outside the file."""

NAMESPACES: Final = re.compile(
    r"http://(?:schemas\.(?:openxmlformats|microsoft)\.(?:org|com)|purl\.(?:org|oclc\.org)|www\.w3\.org)/[\w./-]*"
)
"""The names of XML vocabularies, which are never fetched."""

TEXT_ATTRIBUTES: Final = frozenset({"descr", "title", "alt", "tooltip", "name"})
"""The attributes that hold a text for readers."""

_W: Final = prefix("w")
_R: Final = prefix("r")
_MARKUP: Final = re.compile(r"<[A-Za-z/!?]|\{#|#\}|\{%[a-z]{0,2}[-+]?\s*raw\b")
"""Markup typed as text, and the tags that would let it pass as markup."""

_LOADING: Final = re.compile(r"\{%[a-z]{0,2}-?\s*(?:include|import|extends|from)\b")
_PRIVATE_NAME: Final = re.compile(r"(?:\.|\[\s*['\"‘’“”])\s*(_\w*)")
_TAGS: Final = re.compile(r"\{[{%][^{}]*")


def faults(file: str, content: bytes) -> Iterator[Finding]:
    """Yield what a Word template may not hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            wrong = tuple(_archive(file, package.infolist()))
        parts = {} if wrong else open_package(content).parts
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        wrong, parts = (fault(codes.NO_WORD_FILE, file),), {}
    yield from wrong
    if not wrong:
        yield from _part_kinds(file, parts)
        for name, body in parts.items():
            yield from _part(file, name, body)


def _archive(file: str, members: list[zipfile.ZipInfo]) -> Iterator[Finding]:
    """Yield what is wrong with a package before anything of it is unpacked."""
    names = [each.filename.lower() for each in members]
    if LIMITS.are_exceeded(members):
        yield fault(codes.PACKED, file, limit=LARGEST_MB, parts=MOST_PARTS)
    if len(set(names)) < len(names):
        yield fault(codes.PART_NAME, file, part="[Content_Types].xml")
    for each in members:
        if not _is_plain(each):
            yield fault(codes.PART_NAME, file, part=each.filename)
        if LIMITS.is_bomb(each):
            yield fault(codes.PACKED, file, limit=LARGEST_MB, parts=MOST_PARTS)


def _is_plain(member: zipfile.ZipInfo) -> bool:
    """Return whether a member stays inside the archive, unencrypted and with a usual compression."""
    name = member.filename
    is_within = not name.startswith(("/", "..")) and normpath(name) == name.rstrip("/")
    is_usual = member.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    return is_within and not re.search(r"[\\:\x00-\x1f]", name) and is_usual and not member.flag_bits & 1


def _part_kinds(file: str, parts: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield what is wrong with the kinds of the parts."""
    kinds = parts.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    if MAIN not in kinds or "word/document.xml" not in parts:
        yield fault(codes.NO_WORD_FILE, file)
    if UNWANTED.search(kinds):
        yield fault(codes.PART, file, part="[Content_Types].xml")
    for name in parts:
        if name.rpartition(".")[2].lower() not in ENDINGS and not name.endswith("/"):
            yield fault(codes.PART, file, part=name)


def _part(file: str, name: str, body: bytes) -> Iterator[Finding]:
    ending = name.rpartition(".")[2].lower()
    if ending in PICTURES:
        for wrong in picture_faults(name, body):
            yield Finding(wrong.code, sanitise(file, LONGEST_NAME), TOP, wrong.facts)
    if ending not in {"xml", "rels"}:
        return
    try:
        root = parse(body)
    except (etree.XMLSyntaxError, ValueError):
        code = codes.DOCTYPE if b"<!" in body else codes.NO_WORD_FILE
        yield fault(code, file, part=name)
        return
    document = root.getroottree().docinfo
    is_plain = (document.encoding or "UTF-8").upper() in {"UTF-8", "ASCII", "US-ASCII"}
    if document.doctype or document.internalDTD is not None or not is_plain:
        yield fault(codes.DOCTYPE, file, part=name)
    elif ending == "rels":
        yield from _relations(file, name, root)
    else:
        yield from _elements(file, name, root)


def _relations(file: str, name: str, root: Any) -> Iterator[Finding]:
    """Yield the relationships that lead out of the file, or to a kind of part that a template may not have."""
    for node in root.iter(etree.Element):
        if node is root:
            continue
        target, mode = node.get("Target", ""), node.get("TargetMode", "Internal")
        kind = node.get("Type", "").rpartition("/")[2]
        if mode != "Internal" and not (kind == "hyperlink" and LINKS.fullmatch(target)):
            yield fault(codes.RELATION, file, part=name, name=kind)
        elif kind not in RELATIONS:
            yield fault(codes.PART, file, part=f"{name}: {kind}")
        elif mode == "Internal" and not _is_within(name, target):
            yield fault(codes.RELATION, file, part=name, name=kind)


def _is_within(name: str, target: str) -> bool:
    place = name.rpartition("_rels/")[0]
    whole = target.removeprefix("/") if target.startswith("/") else normpath(f"{place}{target}")
    return ":" not in target and "\\" not in target and not whole.startswith(("..", "/"))


def is_unsafe(name: str, body: bytes) -> bool:
    """Return whether a part of a finished document opens or runs something, or cannot be read.

    Template tags become markup only when a document is made, so the finished document is examined as well.
    """
    if not name.endswith(".xml"):
        return False
    try:
        root = parse(body)
    except (etree.XMLSyntaxError, ValueError):
        return True
    return any(_openings("", name, root)) or any(fields("", name, root))


def _elements(file: str, name: str, root: Any) -> Iterator[Finding]:
    yield from _openings(file, name, root)
    yield from fields(file, name, root)
    for number, paragraph in enumerate(root.iter(f"{_W}p"), 1):
        yield from _tags(file, name, number, paragraph)
    texts = (text for node in root.iter(etree.Element) for text in (*node.attrib.values(), node.text or ""))
    if _MARKUP.search("".join(texts)):
        yield fault(codes.WORD_TAG, file, part=name)


def _openings(file: str, name: str, root: Any) -> Iterator[Finding]:
    """Yield the elements and attributes of a part that open or run something."""
    paragraph = 0
    for node in root.iter(etree.Element):
        paragraph += node.tag == f"{_W}p"
        local = etree.QName(node).localname
        opening = [etree.QName(key).localname for key, value in node.attrib.items() if _opens(key, value)]
        for wrong in ([local] if local in ELEMENTS else []) + opening:
            yield fault(codes.OPENING, file, paragraph, name=wrong, part=name)


def _opens(key: str, value: str) -> bool:
    """Return whether an attribute runs something or refers to something outside the file."""
    local = etree.QName(key).localname
    if local in {"href", "src", "action", "macro"} or key == f"{_R}link":
        return True
    return local not in TEXT_ATTRIBUTES and bool(OUTSIDE.match(value)) and not NAMESPACES.fullmatch(value)


def _tags(file: str, name: str, number: int, paragraph: Any) -> Iterator[Finding]:
    """Yield the template tags of a paragraph that load another file or use a private name."""
    text = "".join(node.text or "" for node in paragraph.iter(f"{_W}t"))
    if _LOADING.search(text):
        yield fault(codes.LEADS_OUT, file, number, name=name)
    for tag in _TAGS.findall(text):
        if match := _PRIVATE_NAME.search(tag):
            yield fault(codes.HIDDEN_NAME, file, number, name=match[1])
