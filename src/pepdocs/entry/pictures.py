"""The pictures that came back with a form, which a plan that was taken from it names."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pepdocs.base import picture, system, write
from pepdocs.base.files import is_there
from pepdocs.findings.model import Loc
from pepdocs.rewrite.changes import Tree
from pepdocs.schema.kinds import PictureFile

DATA = re.compile(r"data:image/(?:jpeg|png);base64,([A-Za-z0-9+/]+={0,2})")
ENDINGS = (".jpg", ".jpeg")
"""A picture is made anew from its pixels, as a JPEG."""


@dataclass(frozen=True, slots=True)
class ReturnedPicture:
    """A picture that a plan names anew: its place in the plan, its file's name, and its content.

    The content is None if it cannot be read, or if its name is none for a picture.
    """

    loc: Loc
    name: str = field(repr=False)
    content: bytes | None = field(repr=False)


def new_pictures(before: Tree, after: Tree, sources: Mapping[str, str]) -> list[ReturnedPicture]:
    """Return the pictures that a plan's tree names after forms were taken and did not before.

    `sources` are the pictures of the forms as data URLs, by their names.
    """
    known = {name for _, name in _named(before)}
    return [
        ReturnedPicture(loc, name, _content(name, sources[name]))
        for loc, name in _named(after)
        if name not in known and name in sources
    ]


def _named(tree: Tree) -> Iterator[tuple[Loc, str]]:
    """Yield the places and the names of the pictures of a plan."""
    voice = tree.get("voice")
    views: Any = voice.get("views") if isinstance(voice, dict) else None
    for number, view in enumerate(views if isinstance(views, list) else ()):
        shown = view.get("picture") if isinstance(view, dict) else None
        name = shown.get("file") if isinstance(shown, dict) else None
        if isinstance(name, str):
            yield ("voice", "views", number, "picture"), name.strip()


def _content(name: str, source: str) -> bytes | None:
    found = DATA.fullmatch(source)
    if not found or not PictureFile.is_name(name) or not name.lower().endswith(ENDINGS):
        return None
    try:
        made = picture.clean(b64decode(found[1], validate=True))
    except (picture.PictureError, ValueError):
        return None
    return b64decode(made.source.partition(",")[2])


def write_beside(plan: Path, returned: ReturnedPicture) -> bool:
    """Write a picture beside a plan; return False if it cannot be read or another file has its name.

    Raise `WriteError` if it cannot be written.
    """
    if returned.content is None:
        return False
    place = system.extended(system.real(plan)).with_name(returned.name)
    if is_there(place):
        return place.read_bytes() == returned.content
    write.artefact(returned.content, place)
    return True
