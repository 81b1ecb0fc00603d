"""A theme's colours in Word templates, in the place of exactly ours; whatever else was chosen in Word stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from pepdocs.render.html import sheets
from pepdocs.theme import BUILTIN, Theme

CHANGED: Final = ("--deep", "--pale")
"""The variables of the style sheets whose colours our Word templates have too."""

_COLOUR: Final = re.compile(rb'(?<=")[0-9A-F]{6}(?=")')
_XML: Final = (".xml", ".rels")


def recoloured(parts: Iterator[tuple[str, bytes]], dress: Theme, phase: str) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a Word file with a theme's colours in the place of ours."""
    changes = _changes(dress, phase)
    for name, body in parts:
        yield name, _replaced(body, changes) if changes and name.endswith(_XML) else body


def _replaced(body: bytes, changes: Mapping[bytes, bytes]) -> bytes:
    return _COLOUR.sub(lambda found: changes.get(found[0], found[0]), body)


@lru_cache(maxsize=32)
def _changes(dress: Theme, phase: str) -> dict[bytes, bytes]:
    """Return a theme's colours by ours, as Word writes them."""
    ours, theirs = (_colours(theme, phase) for theme in (BUILTIN, dress))
    return {ours[name]: theirs[name] for name in CHANGED if ours[name] != theirs[name]}


def _colours(dress: Theme, phase: str) -> dict[str, bytes]:
    texts = [dress.text(name) for name in ("shared/accent.css", f"{phase}/pep.css")]
    known = sheets.declared("\n".join((*texts, dress.styles())))
    return {name: known[name].lstrip("#").upper().encode() for name in CHANGED}
