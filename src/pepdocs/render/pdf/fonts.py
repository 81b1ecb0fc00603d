"""The fonts that documents are set in: ours, and none that a machine happens to have."""

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
"""Characters that print nothing (Unicode's Default_Ignorable) and so need no font."""

CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file and what it is called in a style sheet."""

    family: str
    weight: int
    style: str
    path: Path

    @property
    def rule(self) -> str:
        """The `@font-face` rule that makes the file known."""
        # One file for a family, weight and style: split web fonts print wrong Welsh.
        return (
            f'@font-face {{ font-family: "{self.family}"; font-weight: {self.weight};'
            f' font-style: {self.style}; src: url("{self.path.resolve().as_uri()}") }}'
        )


@lru_cache(maxsize=8)
def faces(fonts: Path) -> tuple[Face, ...]:
    """Return the faces that the folder's `fonts.json` lists."""
    listed = json.loads((fonts / LIST).read_text(encoding="utf-8"))
    return tuple(Face(face["family"], int(face["weight"]), face["style"], fonts / face["file"]) for face in listed)


def face_rules(fonts: Path) -> str:
    """Return the style sheet that makes every face known."""
    return "\n".join(face.rule for face in faces(fonts))


@lru_cache(maxsize=8)
def characters(fonts: Path) -> frozenset[str]:
    """Return every character that our fonts can print."""
    from fontTools.ttLib import TTFont

    found: set[str] = set()
    for face in faces(fonts):
        # A family without a bold file is printed with its regular one.
        if face.weight == REGULAR:
            with TTFont(face.path, lazy=True) as font:
                found.update(chr(code) for code in font.getBestCmap())
    return frozenset(found)


def uncovered(text: str, *, fonts: Path) -> frozenset[str]:
    """Return the visible characters of `text` that no font of ours can print."""
    return frozenset(INVISIBLE.sub("", text)) - characters(fonts)


def covered(text: str, *, fonts: Path) -> list[tuple[str, bool]]:
    """Return `text` in pieces, each with whether our fonts can print it.

    Joined, the pieces are the text. An invisible character stays with what is before it.
    """
    missing = uncovered(text, fonts=fonts)
    if not missing:
        return [(text, True)] if text else []
    return [
        ("".join(piece), printable)
        for printable, piece in groupby(text, key=lambda character: character not in missing)
    ]


@contextmanager
def only_ours(fonts: Path, private: Path) -> Iterator[None]:
    """Make fontconfig see only the folder of fonts while the context lasts.

    `private` is a folder for fontconfig's own file and cache, and for the copies of our fonts that
    WeasyPrint makes, which it leaves behind where it has not the time to clean up. The variable is
    put back, because programs that we start may need the machine's fonts.
    """
    configuration = private / "fonts.conf"
    if not configuration.exists():
        folder, cache = escape(str(fonts.resolve())), escape(str(private / "cache"))
        configuration.write_text(CONFIGURATION.format(fonts=folder, cache=cache), "utf-8")
    before, place = os.environ.get("FONTCONFIG_FILE"), tempfile.tempdir
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    tempfile.tempdir = str(private)
    try:
        yield
    finally:
        tempfile.tempdir = place
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def private_folder() -> tempfile.TemporaryDirectory[str]:
    """Return a new folder that only we can read, and that goes when the process ends."""
    return tempfile.TemporaryDirectory(prefix="pepdocs-fonts-")
