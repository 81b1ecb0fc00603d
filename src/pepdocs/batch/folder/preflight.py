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

from pepdocs.base import write
from pepdocs.base.errors import PepdocsError, SourceError, WriteError
from pepdocs.base.files import is_folder
from pepdocs.base.language import Edition, Size, editions
from pepdocs.batch.folder import journal, lock
from pepdocs.generate import Request, file_name
from pepdocs.handover.recipients import By, prefix
from pepdocs.reading import source
from pepdocs.render import Format

SIZES = {Format.PDF: 150_000, Format.DOCX: 60_000, Format.HTML: 250_000}
"""How many bytes a document of each kind takes at most, as a rule."""

SPARE = 20_000_000
"""Bytes that a disk needs besides where new documents come, for those that are larger than most."""

ALONG = 10_000
"""Bytes that the journal and the summary take for each file, whatever becomes of it."""

MOST_NAMED = 12
"""So many files are named in one refusal; then only how many more there are."""


def look(found: Sequence[Path], given: Sequence[Path], request: Request, by: By | None = None) -> None:
    """Raise a `PepdocsError` with the names concerned where a run cannot end well.

    `found` are the files of plans, `given` what was named on the command line, and ZIP files will be
    made `by` recipient.
    """
    _apart(given, request.out)
    # A plan alone has no twin, and need not be read twice.
    known = references(found) if len(found) > 1 else {}
    _unique(known)
    _ordinary(request.out / name for name in (journal.NAME, lock.NAME))
    _writable(request.out)
    _room(needed(len(found), known, request, by), request.out)


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
        if is_folder(path) and Path(os.path.realpath(path)).is_relative_to(place)
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


def needed(number: int, known: Iterable[str], request: Request, by: By | None) -> int:
    """Return how many bytes a run over so many files may take at most, as a rule.

    Documents that are not there yet are added, those that are there replaced, plan after plan; which
    there are is seen by the references that are `known`, and without them all are taken for new.
    """
    kinds = _kinds(request)
    whole, there = sum(SIZES[form] for _, form in kinds), _sizes(request.out)
    wanted = {
        file_name(record, edition, form, archive=request.archive).casefold(): SIZES[form]
        for record in known
        for edition, form in kinds
    }
    new = sum(size for name, size in wanted.items() if name not in there)
    new = new if wanted else number * whole
    kept = sum(there.get(name, 0) for name in wanted)
    spare = SPARE if new else 0
    return new + whole + number * ALONG + spare + (_archives(new + kept, there, by) if by else 0)


def _archives(content: int, there: Mapping[str, int], by: By) -> int:
    """Return how many bytes ZIP files of such content take besides those that they replace, one by one."""
    older = [size for name, size in there.items() if name.startswith(prefix(by)) and name.endswith(".zip")]
    return max(0, content - sum(older)) + max(older, default=0)


def _kinds(request: Request) -> list[tuple[Edition, Format]]:
    """Return which documents are made of a plan that does not ask for large print itself."""
    made = editions(request.modes, request.sizes or (Size.STANDARD,), request.layout)
    return [(edition, form) for edition in made for form in request.formats]


def _sizes(folder: Path) -> dict[str, int]:
    """Return the sizes of the files in a folder, by their names as they are where capitals do not count."""
    sizes = {}
    with os.scandir(folder) as inside:
        for each in inside:
            with suppress(FileNotFoundError):  # another run may be at work in the folder
                if each.is_file(follow_symlinks=False):
                    sizes[each.name.casefold()] = each.stat(follow_symlinks=False).st_size
    return sizes


def _room(wanted: int, out: Path) -> None:
    """Refuse a disk that has less room than a run may take."""
    free = shutil.disk_usage(out).free
    if free < wanted:
        needed_mb, free_mb = -(-wanted // 1_000_000), free // 1_000_000
        raise WriteError("error.room", folder=str(out), needed=needed_mb, free=free_mb)


def _named(paths: Sequence[Path]) -> str:
    """Return files by their names, the first of many."""
    more = f" (+{len(paths) - MOST_NAMED})" if len(paths) > MOST_NAMED else ""
    return ", ".join(map(str, paths[:MOST_NAMED])) + more
