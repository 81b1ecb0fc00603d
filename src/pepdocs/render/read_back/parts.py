"""Everything that a finished file says, wherever in it: what no reader shows as well as what every reader does."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pepdocs.base import ooxml
from pepdocs.base.ooxml import PackageLimits
from pepdocs.render.read_back import markup

PDF, ZIP = b"%PDF-", b"PK\x03\x04"
END_OF_PDF, END_OF_ZIP = b"%%EOF", b"PK\x05\x06"
FONTS = (b"\0\1\0\0", b"OTTO", b"true", b"wOFF", b"wOF2")
MARKUP = re.compile(r"\s*<[A-Za-z!?]")

LIMITS = PackageLimits(parts=5000, size=200 * 1024 * 1024, ratio=400, free=8 * 1024 * 1024)
MOST_LEVELS = 4
"""How deep files in files are followed."""

RUNS = re.compile(rb"[\t\n\r\x20-\x7e\x80-\xbf\xc3-\xc6]{8,}")
LITTLE_RUNS = re.compile(rb"(?:[\x20-\xff][\x00-\x02]){8,}")
BIG_RUNS = re.compile(rb"(?:[\x00-\x02][\x20-\xff]){8,}")
"""What may be text in data that is none: in UTF-8, and in UTF-16, in which one of every two bytes is low."""

PACKAGE_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class UnreadPartError(ValueError):
    """A part of a file is damaged, closed by a password or too large, so that nobody can tell what it says."""


@dataclass(slots=True)
class FileParts:
    """What a file says: its texts, one a paragraph, and what looks like text in its other data."""

    texts: list[str] = field(default_factory=list, repr=False)
    data: list[str] = field(default_factory=list, repr=False)


def read(content: bytes) -> FileParts:
    """Return everything that a finished file says, with all files that it has inside.

    Raises `UnreadPartError` if any part of it cannot be read.
    """
    parts = FileParts()
    _read(content, parts, MOST_LEVELS)
    return parts


def _read(content: bytes, parts: FileParts, levels: int) -> None:
    if content.startswith(ZIP):
        _read_package(content, parts, _next(levels))
    elif PDF in content[:1024]:
        _read_pdf(content, parts, _next(levels))
    elif content.startswith(FONTS):
        parts.data += _runs_of_font(content)
    elif (text := _decoded(content)) is None:
        parts.data += _runs(content)
    elif MARKUP.match(text):
        found = markup.read(text)
        parts.texts += found.texts
        for file in found.files:
            _read(file, parts, _next(levels))
    else:
        parts.texts.append(text)


def _next(levels: int) -> int:
    if levels == 0:
        raise UnreadPartError
    return levels - 1


def _read_package(content: bytes, parts: FileParts, levels: int) -> None:
    try:
        package = ooxml.open_package(content, limits=LIMITS)
    except PACKAGE_DAMAGE:
        raise UnreadPartError from None
    if len(package.parts) < len(package.names):  # of two parts with one name, only one is read
        raise UnreadPartError
    parts.texts += package.names
    parts.data += _runs(content[content.rfind(END_OF_ZIP) :])
    for part in package.parts.values():
        _read(part, parts, levels)


def _read_pdf(content: bytes, parts: FileParts, levels: int) -> None:
    """Read a PDF, and what it was before it was added to, which is still in the file."""
    from pepdocs.render.read_back.pdf import parts as of_pdf

    try:
        found = of_pdf.read(content)
    except of_pdf.DAMAGE:
        raise UnreadPartError from None
    parts.texts += found.texts
    for earlier in _earlier(content):
        try:
            parts.texts += of_pdf.read(earlier).texts
        except of_pdf.DAMAGE:  # a file for the web begins with a part that is none by itself
            continue
    for file in found.files:
        _read(file, parts, levels)
    for data in found.data:
        parts.data += _runs(data)


def _earlier(content: bytes) -> Iterator[bytes]:
    ends = [match.end() for match in re.finditer(re.escape(END_OF_PDF), content)]
    yield from (content[:end] for end in ends[:-1])


def _decoded(content: bytes) -> str | None:
    """Return the text that some bytes are, `None` if they are none."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


@lru_cache(maxsize=8)
def _runs_of_font(content: bytes) -> tuple[str, ...]:
    """Return what may be text in a font, kept because documents share the fonts of their theme."""
    return tuple(_runs(content))


def _runs(content: bytes) -> Iterator[str]:
    """Yield what may be text in data that is no text."""
    yield from (run.decode("utf-8", "ignore") for run in RUNS.findall(content))
    yield from (run.decode("utf-16-le", "ignore") for run in LITTLE_RUNS.findall(content))
    yield from (run.decode("utf-16-be", "ignore") for run in BIG_RUNS.findall(content))
