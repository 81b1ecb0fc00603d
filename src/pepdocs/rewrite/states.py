"""Write a plan's file anew and keep it beside as it was, or bring back what it was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pepdocs.base import error_keys, files, system, write
from pepdocs.base.errors import PepdocsError
from pepdocs.reading import source

MOST_KEPT = 10
"""How many earlier states of a file are kept."""


@dataclass(frozen=True, slots=True)
class Undone:
    """A plan's file that is as it was before, and where it is kept as it was until now."""

    path: Path
    kept: Path


def replace(path: Path, before: bytes, after: bytes) -> Path:
    """Write a file anew, and return where it is kept as it was `before`; the oldest of more than ten states goes.

    Raise `PepdocsError` if somebody has changed the file since it was read, `WriteError` if it cannot be written.
    """
    place = system.extended(system.real(path))  # a link stays a link
    earlier = states(place)
    kept = _named(place, earlier[-1][0] + 1 if earlier else 1)
    replace_keeping(place, before, after, kept)
    for _, old in earlier[: max(0, len(earlier) + 1 - MOST_KEPT)]:
        write.delete(old)
    return kept


def replace_keeping(place: Path, before: bytes, after: bytes, kept: Path) -> None:
    """Write a file anew, and keep it as it was `before` under a name that nothing has; raise as `replace` does."""
    write.artefact(before, kept)
    if source.content(place) != before:
        write.delete(kept)
        raise PepdocsError(error_keys.CHANGED_MEANWHILE, file=place.name)
    write.artefact(after, place)


def undo(path: Path) -> Undone:
    """Bring back the latest state that is kept of a file, and keep the present one beside it.

    Raise `PepdocsError` if none is kept, `SourceError` if a file cannot be read, `WriteError` if one cannot be written.
    """
    place = system.extended(system.real(path))
    earlier = states(place)
    if not earlier:
        raise PepdocsError(error_keys.NOTHING_KEPT, file=path.name)
    latest = earlier[-1][1]
    undone = place.with_name(f"{place.stem}{files.UNDONE}{place.suffix}")
    before = source.content(latest)
    if files.is_there(place):
        write.artefact(source.content(place), undone)
    write.artefact(before, place)
    write.delete(latest)
    return Undone(path, undone)


def states(place: Path) -> list[tuple[int, Path]]:
    """Return the states of a file that are kept beside it, each with its number, the earliest first."""
    name = re.compile(rf"{re.escape(place.stem)}{re.escape(files.BEFORE)}([1-9]\d{{0,5}}){re.escape(place.suffix)}")
    found = ((match, path) for path in place.parent.iterdir() if (match := name.fullmatch(path.name)))
    return sorted((int(match[1]), path) for match, path in found if files.is_file(path))


def _named(place: Path, number: int) -> Path:
    return place.with_name(f"{place.stem}{files.BEFORE}{number}{place.suffix}")
