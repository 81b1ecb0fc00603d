"""Read the pictures that a plan names from the plan's folder, and put clean copies of them into the PEP.

The two are apart: `beside` touches the folder and opens no picture; `shown` opens pictures, which may have been made to
do harm, and touches no file, so that it can run where time and memory are limited.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from pepdocs.base import system
from pepdocs.base.errors import SourceError
from pepdocs.base.picture import MOST_PIXELS, CleanPicture, PictureError, PictureFault, clean
from pepdocs.findings import reading as codes
from pepdocs.findings.model import Code, Finding, Findings, finding, name
from pepdocs.reading import nodes, source
from pepdocs.reading.parse import Parsed
from pepdocs.schema.kinds import PictureFile, said
from pepdocs.schema.sections.voice import View

Pictures = Mapping[str, bytes | Code]
"""The content of each picture that a plan names, by name, or what is wrong with the file."""

NO_PICTURES: Pictures = {}

LARGEST_MB = 10
MOST_PICTURES = 12

PATH = ("voice", "views", "picture", "file")
_ENDING = re.compile(rb"\.(?:png|jpe?g)\b", re.IGNORECASE)

_CODES = {
    PictureFault.KIND: codes.NO_PICTURE,
    PictureFault.PIXELS: codes.PICTURE_PIXELS,
    PictureFault.TORN: codes.PICTURE_TORN,
    PictureFault.ANIMATED: codes.PICTURE_MOVES,
}
LIMITS = {
    codes.PICTURE_PIXELS: MOST_PIXELS // 1_000_000,
    codes.PICTURE_TOO_LARGE: LARGEST_MB,
    codes.PICTURES_TOO_MANY: MOST_PICTURES,
}
"""The limit that a finding of each kind names."""


def beside(path: Path, content: bytes) -> Pictures:
    """Return the pictures that the plan in a file names; `content` are the file's bytes."""
    if not _ENDING.search(content):
        return NO_PICTURES
    try:
        names = dict.fromkeys(_names(source.read(content).root, PATH))
    except SourceError:
        return NO_PICTURES
    return {name: _content(path.parent, name) for name in list(names)[:MOST_PICTURES]}


def fingerprint(pictures: Pictures) -> bytes:
    """Return what changes with the pictures of a plan; nothing if it has none."""
    return b"".join(
        sha256(content).digest() if isinstance(content, bytes) else content.number.encode()
        for content in pictures.values()
    )


def _names(node: nodes.Node, path: tuple[str, ...]) -> Iterator[str]:
    """Yield the texts that can be names of pictures at a path below a node."""
    if isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _names(item, path)
    elif isinstance(node, nodes.Mapping):
        for entry in node.entries:
            if entry.key.text == path[0]:
                yield from _names(entry.value, path[1:] or ("",))
    elif path == ("",) and PictureFile.is_name(node.text):
        yield node.text.strip()


def _content(folder: Path, name: str) -> bytes | Code:
    """Return the content of a picture in a folder, or what is wrong with it. A system may keep accents apart."""
    for form in ("NFC", "NFD"):
        place = folder / unicodedata.normalize(form, name)
        try:
            mode = place.lstat().st_mode
        except (OSError, ValueError):
            continue
        if stat.S_ISLNK(mode):
            return codes.PICTURE_LINK
        return _bytes(place) if stat.S_ISREG(mode) else codes.NO_PICTURE
    return codes.PICTURE_MISSING


def _bytes(place: Path) -> bytes | Code:
    try:
        with os.fdopen(system.open_plainly(place, os.O_RDONLY), "rb") as file:
            content = file.read(LARGEST_MB * 1024 * 1024 + 1)
    except OSError:
        return codes.PICTURE_MISSING
    return content if len(content) <= LARGEST_MB * 1024 * 1024 else codes.PICTURE_TOO_LARGE


def shown(parsed: Parsed, pictures: Pictures) -> Parsed:
    """Return a PEP with clean copies of its pictures, and a finding for each that cannot be used."""
    voice = parsed.pep.voice
    views = list(said(voice.views)) if voice else []
    named = [number for number, view in enumerate(views) if view.picture and view.picture.file]
    if voice is None or not named:
        return parsed
    opened = _Opened(pictures)
    for number in named[:MOST_PICTURES]:
        views[number] = opened.in_view(views[number], number)
    findings = [*opened.findings, *((codes.PICTURES_TOO_MANY, number) for number in named[MOST_PICTURES:])]
    pep = parsed.pep.model_copy(update={"voice": voice.model_copy(update={"views": views})})
    more = Findings.of(_finding(code, parsed, number) for code, number in findings)
    return replace(parsed, pep=pep, findings=parsed.findings + more)


@dataclass
class _Opened:
    """The pictures of a plan, each opened once, and what there is to say about each view's."""

    pictures: Pictures
    findings: list[tuple[Code, int]] = field(default_factory=list)
    known: dict[str, CleanPicture | Code] = field(default_factory=dict)

    def in_view(self, view: View, number: int) -> View:
        """Return a view with its picture, or as it was if there is none."""
        picture, file = view.picture, view.picture.file if view.picture else None
        if picture is None or file is None:
            return view
        made = self._made(file.name)
        if isinstance(made, Code):
            self.findings.append((made, number))
            return view
        if made.had_more:
            self.findings.append((codes.PICTURE_AND_MORE, number))
        there = PictureFile(file.name, made.source, made.width, made.height)
        return view.model_copy(update={"picture": picture.model_copy(update={"file": there})})

    def _made(self, name: str) -> CleanPicture | Code:
        if name not in self.known:
            content = self.pictures.get(name, codes.PICTURE_MISSING)
            self.known[name] = content if isinstance(content, Code) else _cleaned(content)
        return self.known[name]


def _cleaned(content: bytes) -> CleanPicture | Code:
    try:
        return clean(content)
    except PictureError as error:
        return _CODES[error.fault]


def _finding(code: Code, parsed: Parsed, number: int) -> Finding:
    loc = ("voice", "views", number, "picture", "file")
    facts = {"limit": LIMITS[code]} if code in LIMITS else {}
    return finding(code, name(loc), parsed.places.at(*loc), **facts)
