"""The XML parts of a Word file from an unknown source, and the relationships between them."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from pepdocs.base import ooxml
from pepdocs.base.ooxml import OfficePackage, PackageLimits, q

LIMITS: Final = PackageLimits(parts=5000, size=40 * 1024 * 1024, ratio=400, free=8 * 1024 * 1024)
"""Word packs its parts 5 to 40 times."""
MAX_NODES: Final = 500_000
"""The elements that a part may hold; a long plan has some ten thousand."""

_DOCUMENT: Final = "word/document.xml"
_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    b"http://purl.oclc.org/ooxml/drawingml/main": "a",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
}
"""The namespaces of Strict Open XML, with the prefixes of their usual equivalents."""


class DamagedWordError(ValueError):
    """A file is not a Word file, or would be dangerous to read."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: its kind and its target, which may be outside the file."""

    kind: str
    target: str
    is_outside: bool


class WordPackage(OfficePackage):
    """The XML parts of a Word file."""

    def root(self, name: str) -> Any:
        """Return the root of a part, or `None` if there is no such part."""
        return parsed(self.parts[name]) if name in self.parts else None

    def relations(self, name: str) -> dict[str, Relation]:
        """Return the relationships of a part by their identifiers; of the package itself for ""."""
        folder, file = posixpath.split(name)
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {} if root is None else dict(_relations(folder, root.iter(q("pr:Relationship"))))

    @property
    def document(self) -> str:
        """The name of the part that holds the text."""
        relations = self.relations("").values()
        return next((relation.target for relation in relations if relation.kind == "officeDocument"), _DOCUMENT)


def open_word(content: bytes) -> WordPackage:
    """Return the parts of a Word file; raises `DamagedWordError` if it is none, or is dangerous."""
    try:
        opened = ooxml.open_package(content, lambda name: name.endswith((".xml", ".rels")), LIMITS)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        # The message of the library may name a part, and with it the child.
        raise DamagedWordError("no Word file") from error
    package = WordPackage(opened.parts, opened.names)
    if package.document not in package.parts:
        raise DamagedWordError("no text")
    return package


def parsed(content: bytes) -> Any:
    """Return the root of a part, without comments and alternative content.

    Raises `DamagedWordError` for malformed XML, a document type or too many elements.
    """
    for strict, prefix in _STRICT.items():
        content = content.replace(strict, ooxml.NAMESPACES[prefix].encode())
    try:
        root = ooxml.parse(content)
    except (etree.LxmlError, ValueError) as error:
        raise DamagedWordError("malformed XML") from error
    if root.getroottree().docinfo.doctype or root.xpath("count(//*)") > MAX_NODES:
        raise DamagedWordError("a document type, or too many elements")
    # The fallback for older programs repeats the content.
    etree.strip_elements(root, q("mc:Fallback"), with_tail=False)
    wrappers = (q("mc:AlternateContent"), q("mc:Choice"))
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction, *wrappers)
    return root


def _relations(folder: str, nodes: Iterable[Any]) -> Iterable[tuple[str, Relation]]:
    for node in nodes:
        target, is_outside = str(node.get("Target") or ""), node.get("TargetMode") == "External"
        if not is_outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = str(node.get("Type") or "").rsplit("/", 1)[-1]
        yield str(node.get("Id") or ""), Relation(kind, target, is_outside)
