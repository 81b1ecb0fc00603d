"""Checks before anything is written: a run that cannot end well does not begin."""

from __future__ import annotations

import os
import shutil
import stat
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

from pepdocs.base import error_keys, system, write
from pepdocs.base.errors import PepdocsError, SourceError, WriteError
from pepdocs.base.files import is_folder
from pepdocs.base.language import Edition, Size, editions
from pepdocs.batch.folder import journal, lock
from pepdocs.findings.model import Findings
from pepdocs.generate import Request, file_name
from pepdocs.handover.recipients import By, prefix
from pepdocs.reading import duplicates, parse, source
from pepdocs.render import Format

SIZES = {Format.PDF: 150_000, Format.DOCX: 60_000, Format.HTML: 250_000}
"""Bytes that a document of each format takes at most, as a rule."""

SPARE = 20_000_000
"""Further bytes that new documents may need, because some are larger than most."""

PER_FILE = 10_000
"""Bytes that the journal and the summary take for each file, whatever its outcome."""

MOST_NAMED = 12
"""Files that one error names; of the others it says how many there are."""


def check_before_run(
    found: Sequence[Path], given: Sequence[Path], request: Request, by: By | None = None
) -> Mapping[Path, Findings]:
    """Raise a `PepdocsError` with the names concerned if a run cannot end well.

    `found` are the files of plans, `given` the paths that were named to find them; with `by`, ZIP files will be made
    for that kind of recipient. Return what is to be said of the files whose reference another has too: their documents
    would replace each other.
    """
    if by and by.packed(request.copies) is None:
        raise PepdocsError(error_keys.NOT_THEIRS, copy=by.own_copy.value)
    _require_no_device(request.out)
    _require_separate_folders(given, request.out)
    # A single plan has no duplicate, and need not be read twice.
    files_by_reference = references(found) if len(found) > 1 else {}
    require_ordinary(request.out)
    _require_writable(request.out)
    _require_space(needed_bytes(len(found), files_by_reference, request, by), request.out)
    return _clashes(files_by_reference)


def references(found: Iterable[Path]) -> Mapping[str, Sequence[Path]]:
    """Return the files of each reference, in lower case as some file systems compare names.

    A file that cannot be read or has no reference is left out: it gets an error when its turn comes.
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


def _clashes(files_by_reference: Mapping[str, Sequence[Path]]) -> Mapping[Path, Findings]:
    """Return a finding for each file with the reference of another, without those that cannot be read to their end."""
    several = (paths for paths in files_by_reference.values() if len(paths) > 1)
    return duplicates.clashes(filter(None, map(_claim, chain.from_iterable(several))))


def _claim(path: Path) -> duplicates.Claim | None:
    try:
        located = source.load(path)
    except SourceError:
        return None
    parsed = parse.pep(located)
    return duplicates.claim(path, parsed.pep, parsed.places, located.lines)


def _require_no_device(out: Path) -> None:
    if name := system.device_name(out):
        raise WriteError(error_keys.DEVICE_NAME, name=name)


def _require_separate_folders(given: Iterable[Path], out: Path) -> None:
    """Raise an error for folders of plans inside the folder for the documents."""
    real_out = system.real(out)
    if inside := [path for path in given if is_folder(path) and system.real(path).is_relative_to(real_out)]:
        raise PepdocsError(error_keys.INPUT_INSIDE, folders=duplicates.named(inside, MOST_NAMED))


def require_ordinary(folder: Path) -> None:
    """Raise `WriteError` if the journal or the lock of a folder is a link or no file: it would be followed, or wait."""
    for path in (folder / name for name in (journal.NAME, lock.NAME)):
        with suppress(OSError):  # a folder that cannot be read fails the next check
            if not stat.S_ISREG(path.lstat().st_mode):
                raise WriteError(error_keys.OWN_FILE, file=path.name)


def _require_writable(out: Path) -> None:
    try:
        write.folder(out)
        write.require_writable(out)
    except OSError:
        raise WriteError(error_keys.FOLDER, folder=system.shown(out)) from None


def needed_bytes(number: int, references: Iterable[str], request: Request, by: By | None) -> int:
    """Return how many bytes a run over so many files takes at most, as a rule.

    New documents are added; existing ones are replaced one plan at a time. Without `references`, all count as new.
    """
    choices = _choices(request)
    per_plan, existing = sum(SIZES[form] for _, form in choices), _sizes(request.out)
    wanted = {
        file_name(record, edition, form, archive=request.archive).casefold(): SIZES[form]
        for record in references
        for edition, form in choices
    }
    new = sum(size for name, size in wanted.items() if name not in existing) if wanted else number * per_plan
    kept = sum(existing.get(name, 0) for name in wanted)
    spare = SPARE if new else 0
    return new + per_plan + number * PER_FILE + spare + (_archive_bytes(new + kept, existing, by) if by else 0)


def _archive_bytes(content: int, existing: Mapping[str, int], by: By) -> int:
    """Return how many bytes ZIP files of such content take beyond those that they replace, one at a time."""
    older = [size for name, size in existing.items() if name.startswith(prefix(by)) and name.endswith(".zip")]
    return max(0, content - sum(older)) + max(older, default=0)


def _choices(request: Request) -> list[tuple[Edition, Format]]:
    """Return the editions and formats made of a plan that does not itself ask for large print."""
    wanted = editions(request.modes, request.sizes or (Size.STANDARD,), request.layout, request.copies)
    return [(edition, form) for edition in wanted for form in request.formats]


def _sizes(folder: Path) -> dict[str, int]:
    """Return the sizes of the files in a folder by their names in lower case."""
    sizes = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):  # another run may be at work in the folder
                if entry.is_file(follow_symlinks=False):
                    sizes[entry.name.casefold()] = entry.stat(follow_symlinks=False).st_size
    return sizes


def _require_space(needed: int, out: Path) -> None:
    free = shutil.disk_usage(out).free
    if free < needed:
        needed_mb, free_mb = -(-needed // 1_000_000), free // 1_000_000
        raise WriteError(error_keys.ROOM, folder=system.shown(out), needed=needed_mb, free=free_mb)
