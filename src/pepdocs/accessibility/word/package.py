"""The parts of a Word file, read with care: a zip and its XML may be made to do harm."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from pepdocs.accessibility.word.names import q, usual

MOST_PARTS: Final = 5000
MOST_BYTES: Final = 40 * 1024 * 1024
"""So much XML may be in all the parts that are read."""
MOST_NODES: Final = 500_000
"""So many elements may be in a part: a long plan has some ten thousand."""
MOST_GROWTH: Final = 400
"""A large part that is packed tighter than this is a bomb; what Word writes is packed 5 to 40 times."""
FREE_GROWTH: Final = 8 * 1024 * 1024
"""So large may a part become, however tightly it is packed."""

_DOCUMENT: Final = "word/document.xml"


class Damaged(ValueError):
    """A file that is no Word file, or that it would be dangerous to read."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: of which kind, and where; `is_outside` for an address."""

    kind: str
    target: str
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a file that are XML, each by its name."""

    parts: Mapping[str, bytes]
    names: tuple[str, ...]
    """The names of all parts; one that is there twice is named twice."""

    def root(self, name: str) -> Any:
        """Return the root of a part, or `None` where there is no such part."""
        return parsed(self.parts[name]) if name in self.parts else None

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part refers to, by the number that it uses."""
        folder, file = posixpath.split(name)
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {} if root is None else dict(_related(folder, root.iter(q("pr:Relationship"))))

    @property
    def document(self) -> str:
        """The name of the part that holds the text."""
        found = self.relations("").values()
        return next((each.target for each in found if each.kind == "officeDocument"), _DOCUMENT)


def opened(content: bytes) -> Package:
    """Return the parts of a Word file; `Damaged` where it is none, or is dangerous."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _package(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        # What the library says of a part may name it; the name may say who the plan is of.
        raise Damaged("no Word file") from error


def parsed(content: bytes) -> Any:
    """Return the root of some XML; `Damaged` where it is not sound, or says what words stand for."""
    options = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(usual(content), options)
    except (etree.LxmlError, ValueError) as error:
        raise Damaged("no sound XML") from error
    if root.getroottree().docinfo.doctype:
        raise Damaged("a document type")
    if root.xpath("count(//*)") > MOST_NODES:
        raise Damaged("too much")
    # What older programs show instead of something says the same once more.
    etree.strip_elements(root, q("mc:Fallback"), with_tail=False)
    around = (q("mc:AlternateContent"), q("mc:Choice"))
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction, *around)
    return root


def _package(archive: zipfile.ZipFile) -> Package:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise Damaged("too many parts")
    written = [each for each in entries if each.filename.endswith((".xml", ".rels"))]
    if sum(each.file_size for each in written) > MOST_BYTES or any(map(_is_bomb, written)):
        raise Damaged("too large")
    parts = {each.filename: _read(archive, each) for each in written}
    package = Package(parts, tuple(each.filename for each in entries))
    if package.document not in parts:
        raise Damaged("no text")
    return package


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    grown = entry.file_size > MOST_GROWTH * max(entry.compress_size, 1)
    return grown and entry.file_size > FREE_GROWTH


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return a part, and no more than its size was said to be."""
    with archive.open(entry) as opened_part:
        return opened_part.read(entry.file_size + 1)


def _related(folder: str, found: Iterable[Any]) -> Iterable[tuple[str, Relation]]:
    for each in found:
        target, outside = str(each.get("Target") or ""), each.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = str(each.get("Type") or "").rsplit("/", 1)[-1]
        yield str(each.get("Id") or ""), Relation(kind, target, outside)
