"""The fonts of documents: ours only, and none that are installed on the machine."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

LIST = "fonts.json"
REGULAR = 400

INVISIBLE = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""Characters that are invisible (Unicode's Default_Ignorable) and so need no font."""

CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file and its name in a style sheet."""

    family: str
    weight: int
    style: str
    path: Path

    @property
    def rule(self) -> str:
        """The `@font-face` rule of the file."""
        # One file for each family, weight and style: web fonts split by script print Welsh wrongly.
        return (
            f'@font-face {{ font-family: "{self.family}"; font-weight: {self.weight};'
            f' font-style: {self.style}; src: url("{self.path.resolve().as_uri()}") }}'
        )


@lru_cache(maxsize=8)
def faces(fonts: Path) -> tuple[Face, ...]:
    """Return the faces listed in the folder's `fonts.json`."""
    listed = json.loads((fonts / LIST).read_text(encoding="utf-8"))
    return tuple(Face(face["family"], int(face["weight"]), face["style"], fonts / face["file"]) for face in listed)


def face_rules(fonts: Path) -> str:
    """Return a style sheet with the `@font-face` rules of all faces."""
    return "\n".join(face.rule for face in faces(fonts))


@lru_cache(maxsize=8)
def characters(fonts: Path) -> frozenset[str]:
    """Return every character that our fonts can print."""
    from fontTools.ttLib import TTFont

    covered: set[str] = set()
    for face in faces(fonts):
        # A family without a bold file is printed with its regular one, so that one counts.
        if face.weight == REGULAR:
            with TTFont(face.path, lazy=True) as font:
                covered.update(chr(code) for code in font.getBestCmap())
    return frozenset(covered)


def uncovered_characters(text: str, *, fonts: Path) -> frozenset[str]:
    """Return the visible characters of `text` that no font of ours can print."""
    return frozenset(INVISIBLE.sub("", text)) - characters(fonts)


def split_by_coverage(text: str, *, fonts: Path) -> list[tuple[str, bool]]:
    """Return `text` split into pieces, each with whether our fonts can print it.

    Joined, the pieces are the text. Invisible characters count as printable.
    """
    missing = uncovered_characters(text, fonts=fonts)
    if not missing:
        return [(text, True)] if text else []
    return [
        ("".join(piece), is_covered)
        for is_covered, piece in groupby(text, key=lambda character: character not in missing)
    ]


@contextmanager
def isolated_fonts(fonts: Path, private: Path) -> Iterator[None]:
    """Make fontconfig use only the folder of fonts while the context lasts.

    `private` is a folder for fontconfig's configuration and cache, and for the copies of our fonts that WeasyPrint
    makes and may leave behind. The environment variable is restored, because programs that we start may need the
    machine's fonts.
    """
    configuration = private / "fonts.conf"
    if not configuration.exists():
        folder, cache = escape(str(fonts.resolve())), escape(str(private / "cache"))
        configuration.write_text(CONFIGURATION.format(fonts=folder, cache=cache), "utf-8")
    before, temporary = os.environ.get("FONTCONFIG_FILE"), tempfile.tempdir
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    tempfile.tempdir = str(private)
    try:
        yield
    finally:
        tempfile.tempdir = temporary
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def private_folder() -> tempfile.TemporaryDirectory[str]:
    """Return a new folder that only this user can read, deleted when the process ends."""
    return tempfile.TemporaryDirectory(prefix="pepdocs-fonts-")
