"""Office Open XML files: their namespaces, their zip packages and their XML, read safely."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from lxml import etree

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}
"""The namespaces of Office files by their usual prefixes."""


@cache
def prefix(space: str) -> str:
    """Return a namespace in braces, as lxml puts it before a local name."""
    return f"{{{NAMESPACES[space]}}}"


@cache
def q(name: str) -> str:
    """Return a qualified name such as `w:p` as lxml writes it."""
    space, local = name.split(":")
    return prefix(space) + local


class UnsafePackageError(zipfile.BadZipFile):
    """A package exceeds the limits that it was opened with."""


@dataclass(frozen=True, slots=True)
class PackageLimits:
    """What a package from an unknown source may hold at most, so that it cannot exhaust memory."""

    parts: int
    size: int
    """Bytes of all parts that are read, unpacked."""
    ratio: int
    """How many times larger a part may be than it is packed."""
    free: int
    """Bytes up to which the ratio does not matter."""

    def are_exceeded(self, entries: Sequence[zipfile.ZipInfo]) -> bool:
        """Return whether some parts are too many or too large together."""
        return len(entries) > self.parts or sum(entry.file_size for entry in entries) > self.size

    def is_bomb(self, entry: zipfile.ZipInfo) -> bool:
        """Return whether a part is packed tighter than honest content can be."""
        return entry.file_size > self.free and entry.file_size > self.ratio * entry.compress_size


@dataclass(frozen=True, slots=True)
class OfficePackage:
    """The parts of a package by name, and all names in it; a repeated name is there twice."""

    parts: Mapping[str, bytes] = field(repr=False)
    names: tuple[str, ...] = field(repr=False)


def open_package(
    content: bytes, wanted: Callable[[str], object] = lambda _: True, limits: PackageLimits | None = None
) -> OfficePackage:
    """Return a package with its `wanted` parts.

    Raises `zipfile.BadZipFile` or another error of the zip reader for a damaged package, and
    `UnsafePackageError` before anything is unpacked if it exceeds the limits.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        chosen = [entry for entry in entries if wanted(entry.filename)]
        if limits and (len(entries) > limits.parts or limits.are_exceeded(chosen) or any(map(limits.is_bomb, chosen))):
            raise UnsafePackageError
        parts = {entry.filename: _read(archive, entry) for entry in chosen}
    return OfficePackage(parts, tuple(entry.filename for entry in entries))


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return a part, unpacking no more bytes than its entry declares."""
    with archive.open(entry) as part:
        return part.read(entry.file_size + 1)


def parse(body: bytes, *, huge: bool = False) -> Any:
    """Return the root element of some XML, with entities unresolved and the network unused.

    Raises `etree.XMLSyntaxError` for malformed XML; `huge` lifts the parser's limits on size and depth.
    """
    options = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=huge)
    return etree.fromstring(body, options)


def serialise(root: Any) -> bytes:
    """Return an element as the XML of a part, with its declaration."""
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))
