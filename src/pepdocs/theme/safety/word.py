"""What a theme's Word template may not hold: programs, foreign objects, and whatever opens something else.

Whatever an officer makes in Word passes: text, tables, pictures, headers, styles, fields that count or name.
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

from pepdocs.findings import theme as codes
from pepdocs.findings.model import TOP, Finding
from pepdocs.theme.safety import picture
from pepdocs.theme.safety.finding import LONGEST_NAME, fault, shown
from pepdocs.theme.safety.word_fields import fields

MOST_PARTS: Final = 300
LARGEST_MB: Final = 40
HIGHEST_RATIO: Final = 200
"""How many times larger a part may be than it is packed; text packs to a twentieth."""

FEW: Final = 1024 * 1024
"""So many bytes may pack as well as they like."""

PICTURES: Final = frozenset({"png", "jpg", "jpeg", "svg"})
ENDINGS: Final = PICTURES | {"xml", "rels"}
"""The endings of the parts that a template may have; what is in each is examined."""

RELATIONS: Final = frozenset(
    "officeDocument core-properties extended-properties custom-properties thumbnail styles stylesWithEffects "
    "settings webSettings numbering fontTable header footer footnotes endnotes comments commentsExtended "
    "commentsIds commentsExtensible people image hyperlink theme customXml customXmlProps glossaryDocument".split()
)
"""The kinds of part that a template may have; Word writes all of them by itself."""

LINKS: Final = re.compile(r"(?:https?|mailto):[^\s\\]+", re.IGNORECASE)
"""Where a link that an officer typed may lead; it is followed only by whoever clicks on it."""

MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
UNWANTED: Final = re.compile(r"macroEnabled|vba|activeX|oleObject|ms-office\.(?!.*(?:comments|people))", re.IGNORECASE)

ELEMENTS: Final = frozenset(
    "object OLEObject control altChunk subDoc dataBinding attachedTemplate mailMerge frameset externalData "
    "saveThroughXslt linkToQuery webVideoPr script videoFile audioFile quickTimeFile wavAudioFile "
    "oleObj chart relIds contentPart movie entryMacro exitMacro HyperlinkBase".split()
)
"""Elements that run something, or hold or open something else."""

OUTSIDE: Final = re.compile(
    r"\s*(?:[a-z][\w+.-]*:(?://|\\)|//|\\\\|[a-z]:[\\/]|(?:file|javascript|vbscript|data|mailto|ms-[\w-]+):)",
    re.IGNORECASE,
)
"""How the address of something outside the file begins."""

NAMESPACES: Final = re.compile(
    r"http://(?:schemas\.(?:openxmlformats|microsoft)\.(?:org|com)|purl\.(?:org|oclc\.org)|www\.w3\.org)/[\w./-]*"
)
"""What names a vocabulary and is never fetched."""

TOLD: Final = frozenset({"descr", "title", "alt", "tooltip", "name"})
"""The attributes in which a text for readers stands."""

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WRITTEN: Final = re.compile(r"<[A-Za-z/!?]|\{#|#\}|\{%[a-z]{0,2}[-+]?\s*raw\b")
"""Markup as text, and what lets it pass through the tags of Word as if it were markup."""

_ASKING: Final = re.compile(r"\{%[a-z]{0,2}-?\s*(?:include|import|extends|from)\b")
_HIDDEN: Final = re.compile(r"(?:\.|\[\s*['\"‘’“”])\s*(_\w*)")
_TAGS: Final = re.compile(r"\{[{%][^{}]*")
_PARSER: Final[Any] = {"resolve_entities": False, "no_network": True, "huge_tree": False}


def faults(file: str, content: bytes) -> Iterator[Finding]:
    """Yield what a Word template holds that it may not."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            wrong = tuple(_packing(file, package.infolist()))
            parts = {} if wrong else {each.filename: package.read(each) for each in package.infolist()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
    ):
        wrong, parts = (fault(codes.NO_WORD_FILE, file),), {}
    yield from wrong
    if not wrong:
        yield from _whole(file, parts)
        for name, body in parts.items():
            yield from _part(file, name, body)


def _packing(file: str, members: list[zipfile.ZipInfo]) -> Iterator[Finding]:
    """Yield what is wrong with a package before anything of it is unpacked."""
    names = [each.filename.lower() for each in members]
    if len(names) > MOST_PARTS or sum(each.file_size for each in members) > LARGEST_MB * 1024 * 1024:
        yield fault(codes.PACKED, file, limit=LARGEST_MB, parts=MOST_PARTS)
    if len(set(names)) < len(names):
        yield fault(codes.PART_NAME, file, part="[Content_Types].xml")
    for each in members:
        if not _is_plain(each):
            yield fault(codes.PART_NAME, file, part=each.filename)
        if each.file_size > FEW and each.file_size > HIGHEST_RATIO * each.compress_size:
            yield fault(codes.PACKED, file, limit=LARGEST_MB, parts=MOST_PARTS)


def _is_plain(member: zipfile.ZipInfo) -> bool:
    """Whether a part lies in its package, and is packed as any program packs."""
    name = member.filename
    is_within = not name.startswith(("/", "..")) and normpath(name) == name.rstrip("/")
    is_usual = member.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    return is_within and not re.search(r"[\\:\x00-\x1f]", name) and is_usual and not member.flag_bits & 1


def _whole(file: str, parts: Mapping[str, bytes]) -> Iterator[Finding]:
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
    """Yield what is wrong with one part."""
    ending = name.rpartition(".")[2].lower()
    if ending in PICTURES:
        yield from _picture(file, name, body)
    if ending not in {"xml", "rels"}:
        return
    try:
        root = etree.fromstring(body, etree.XMLParser(**_PARSER))
    except (etree.XMLSyntaxError, ValueError):
        code = codes.DOCTYPE if b"<!" in body else codes.NO_WORD_FILE
        yield fault(code, file, part=name)
        return
    told = root.getroottree().docinfo
    is_plain = (told.encoding or "UTF-8").upper() in {"UTF-8", "ASCII", "US-ASCII"}
    if told.doctype or told.internalDTD is not None or not is_plain:
        yield fault(codes.DOCTYPE, file, part=name)
    elif ending == "rels":
        yield from _relations(file, name, root)
    else:
        yield from _elements(file, name, root)


def _picture(file: str, name: str, body: bytes) -> Iterator[Finding]:
    """Yield what is wrong with a picture of the document, said of the whole file."""
    for found in picture.faults(name, body):
        yield Finding(found.code, shown(file, LONGEST_NAME), TOP, found.facts)


def _relations(file: str, name: str, root: Any) -> Iterator[Finding]:
    """Yield the relations that lead out of the package, or to what a template may not have."""
    for each in root.iter(etree.Element):
        if each is root:
            continue
        target, mode = each.get("Target", ""), each.get("TargetMode", "Internal")
        kind = each.get("Type", "").rpartition("/")[2]
        if mode != "Internal" and not (kind == "hyperlink" and LINKS.fullmatch(target)):
            yield fault(codes.RELATION, file, part=name, name=kind)
        elif kind not in RELATIONS:
            yield fault(codes.PART, file, part=f"{name}: {kind}")
        elif mode == "Internal" and not _is_within(name, target):
            yield fault(codes.RELATION, file, part=name, name=kind)


def _is_within(name: str, target: str) -> bool:
    """Whether what a relation names lies in the package."""
    place = name.rpartition("_rels/")[0]
    whole = target.removeprefix("/") if target.startswith("/") else normpath(f"{place}{target}")
    return ":" not in target and "\\" not in target and not whole.startswith(("..", "/"))


def is_unsafe(name: str, body: bytes) -> bool:
    """Whether a part of a finished document opens or runs something.

    Tags are turned into markup only when a document is made, so that what was made is read again. A part that
    cannot be read, or only by readers that put up with texts without end, is not known to be safe.
    """
    if not name.endswith(".xml"):
        return False
    try:
        root = etree.fromstring(body, etree.XMLParser(**_PARSER))
    except (etree.XMLSyntaxError, ValueError):
        return True
    return any(_openings("", name, root)) or any(fields("", name, root))


def _elements(file: str, name: str, root: Any) -> Iterator[Finding]:
    """Yield the elements of a part that open something, and the fields and tags that do."""
    yield from _openings(file, name, root)
    yield from fields(file, name, root)
    for number, paragraph in enumerate(root.iter(f"{_W}p"), 1):
        yield from _tags(file, name, number, paragraph)
    if _WRITTEN.search("".join(_texts(root))):
        yield fault(codes.WORD_TAG, file, part=name)


def _openings(file: str, name: str, root: Any) -> Iterator[Finding]:
    """Yield the elements and attributes of a part that open or run something."""
    paragraph = 0
    for node in root.iter(etree.Element):
        paragraph += node.tag == f"{_W}p"
        local = etree.QName(node).localname
        asked = [etree.QName(key).localname for key, value in node.attrib.items() if _opens(key, value)]
        for wrong in ([local] if local in ELEMENTS else []) + asked:
            yield fault(codes.OPENING, file, paragraph, name=wrong, part=name)


def _opens(key: str, value: str) -> bool:
    """Whether an attribute runs something, or names something outside the file."""
    local = etree.QName(key).localname
    if local in {"href", "src", "action", "macro"} or key == f"{_R}link":
        return True
    return local not in TOLD and bool(OUTSIDE.match(value)) and not NAMESPACES.fullmatch(value)


def _texts(root: Any) -> Iterator[str]:
    """Yield every text of a part in order, whether it is shown or not."""
    for node in root.iter(etree.Element):
        yield from (*node.attrib.values(), node.text or "")


def _tags(file: str, name: str, number: int, paragraph: Any) -> Iterator[Finding]:
    """Yield the tags of a paragraph that ask for another file or for the insides of the program."""
    text = "".join(node.text or "" for node in paragraph.iter(f"{_W}t"))
    if _ASKING.search(text):
        yield fault(codes.LEADS_OUT, file, number, name=name)
    for tag in _TAGS.findall(text):
        if hidden := _HIDDEN.search(tag):
            yield fault(codes.HIDDEN_NAME, file, number, name=hidden[1])
