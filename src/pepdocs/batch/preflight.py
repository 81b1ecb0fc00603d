"""What is looked at before anything is written: a run that cannot end well does not begin."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from pepdocs import source, write
from pepdocs.batch import journal, lock
from pepdocs.errors import PepdocsError, SourceError, WriteError
from pepdocs.generate import Request
from pepdocs.render import Format

SIZES = {Format.PDF: 150_000, Format.DOCX: 60_000, Format.HTML: 250_000}
"""How many bytes a document of each kind takes at most, as a rule."""

SPARE = 20_000_000
"""Bytes that a disk needs besides: for the journal, and for what is written before it replaces."""

MOST_NAMED = 12
"""So many files are named in one refusal; then only how many more there are."""


def look(found: Sequence[Path], given: Sequence[Path], request: Request) -> None:
    """Raise a `PepdocsError` with the names concerned where a run cannot end well.

    `found` are the files of plans, `given` what was named on the command line.
    """
    _apart(given, request.out)
    if len(found) > 1:  # a plan alone has no twin, and need not be read twice
        _unique(references(found))
    _ordinary(request.out / name for name in (journal.NAME, lock.NAME))
    _writable(request.out)
    _room(len(found), request)


def references(found: Iterable[Path]) -> Mapping[str, Sequence[Path]]:
    """Return the files of each reference, as a file system sees it that knows no capitals.

    A file that cannot be read, or has no reference, is told of when its turn comes.
    """
    files: dict[str, list[Path]] = defaultdict(list)
    for path in found:
        try:
            reference = source.first_text(source.content(path), "record")
        except SourceError:
            continue
        if reference:
            files[reference.casefold()].append(path)
    return files


def _unique(files: Mapping[str, Sequence[Path]]) -> None:
    twins = [path for paths in files.values() if len(paths) > 1 for path in paths]
    if twins:
        raise PepdocsError("error.same_record", files=_named(twins))


def _apart(given: Iterable[Path], out: Path) -> None:
    """Refuse folders of plans that lie in the folder for the documents."""
    place = Path(os.path.realpath(out))
    inside = [
        path for path in given
        if path.is_dir() and Path(os.path.realpath(path)).is_relative_to(place)
    ]  # fmt: skip
    if inside:
        raise PepdocsError("error.input_inside", folders=_named(inside))


def _ordinary(ours: Iterable[Path]) -> None:
    """Refuse files of our own that are links or no files: they would be followed, or waited for."""
    for path in ours:
        with suppress(OSError):  # a folder that may not be looked into is refused next
            if not stat.S_ISREG(path.lstat().st_mode):
                raise WriteError("error.own_file", file=path.name)


def _writable(out: Path) -> None:
    try:
        write.folder(out)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError:
        raise WriteError("error.folder", folder=str(out)) from None


def _room(number: int, request: Request) -> None:
    """Refuse a disk that has not room for every document that may be made."""
    kinds = len(request.modes) * max(1, len(request.sizes))
    needed = number * kinds * sum(SIZES[form] for form in request.formats) + SPARE
    free = shutil.disk_usage(request.out).free
    if free < needed:
        needed_mb, free_mb = -(-needed // 1_000_000), free // 1_000_000
        raise WriteError("error.room", folder=str(request.out), needed=needed_mb, free=free_mb)


def _named(paths: Sequence[Path]) -> str:
    """Return files by their names, the first of many."""
    more = f" (+{len(paths) - MOST_NAMED})" if len(paths) > MOST_NAMED else ""
    return ", ".join(map(str, paths[:MOST_NAMED])) + more
