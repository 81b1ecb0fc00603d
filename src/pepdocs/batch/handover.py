"""ZIP files for recipients, each with all of the recipient's documents in a batch's folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from pepdocs.base import write
from pepdocs.base.copies import Copy
from pepdocs.batch import Batch, BatchOptions, Overwrite
from pepdocs.handover import archives, recipients
from pepdocs.handover.covering_note import covering_note, lone_notes, note_path
from pepdocs.handover.recipients import RecipientArchive


@dataclass(frozen=True, slots=True)
class HandOver:
    """The result of a hand-over, by the names of files in the folder.

    `copy` is whose copy all documents are. `made` are the ZIP files that were written, and `listing` the list that says
    whose each one is. `stale` ZIP files are of earlier runs and have no documents any more. `guarded` ones are
    encrypted and stay as they are. `altered` documents were changed by hand or damaged, and are in no ZIP file, and nor
    are `outdated` copies: they show an earlier state of their plan, and maybe what their reader may not see any more.
    """

    copy: Copy
    made: tuple[str, ...]
    listing: Path | None
    stale: tuple[str, ...]
    guarded: tuple[str, ...]
    altered: tuple[str, ...]
    outdated: tuple[str, ...]
    plans_without_recipient: int
    documents_without_recipient: int


def hand_over(batch: Batch, out: Path, how: BatchOptions) -> HandOver:
    """Write a ZIP file for each recipient of a batch that has ended, a text for its e-mail, and the list of recipients.

    Each holds the documents of the recipient's own copy, or of the full record if that was asked for. `how` is what the
    batch was opened with; raise `ValueError` if its `by` does not say who the recipients are.
    """
    if how.by is None or (copy := batch.packed_copy) is None:
        raise ValueError("a batch without `by` does not know the recipients of its plans")
    archive_of = archives.archive_names(batch.recipients, how.by, batch.salt)
    intact, altered = batch.inventory.intact_and_changed()
    theirs = {name: record for name, record in intact.items() if archives.copy_of(name) is copy}
    outdated = {name for name, record in theirs.items() if batch.is_outdated(name, record)}
    intact = {name: record for name, record in theirs.items() if name not in outdated}
    earlier = archives.archives_by_document(recipients.archive_paths(out, how.by))
    shares = archives.documents_by_archive(intact, archive_of, earlier)
    guarded = sorted(name for name in shares if _is_guarded(out / name, how))
    made = [_write_archive(out, name, files, how, copy) for name, files in shares.items() if name not in guarded]
    batch.note_packed(how.by, chain.from_iterable(shares[name] for name in made))
    for note in lone_notes(out):
        write.delete(note)
    listing = write_listing(out, {archive_of[record]: name for record, name in batch.recipients.items()})
    return HandOver(
        copy,
        tuple(made),
        listing,
        stale=tuple(sorted({path.name for path in recipients.archive_paths(out, how.by)} - shares.keys())),
        guarded=tuple(guarded),
        altered=tuple(name for name in altered if archives.copy_of(name) is copy),
        outdated=tuple(sorted(outdated)),
        plans_without_recipient=list(batch.recipients.values()).count(""),
        documents_without_recipient=sum(
            record not in archive_of and name not in earlier for name, record in intact.items()
        ),
    )


def _is_guarded(path: Path, how: BatchOptions) -> bool:
    """Return whether a ZIP file is encrypted and would lose that without anybody having asked for it."""
    return not how.password and how.overwrite is not Overwrite.FORCE and archives.is_encrypted(path)


def _write_archive(out: Path, archive: str, files: Sequence[str], how: BatchOptions, copy: Copy) -> str:
    with write.replacing(out / archive) as file:
        documents = archives.fill(file, [out / name for name in files], how.password or None)
    note = covering_note(copy, documents, encrypted=bool(how.password))
    write.artefact(note, note_path(out / archive))
    return archive


def write_listing(out: Path, names: Mapping[str, str] = MappingProxyType({})) -> Path | None:
    """Write whose the ZIP files in the folder are; recipients of earlier runs are taken from the list there."""
    known = {**_earlier_listing(out), **names}
    rows = [
        RecipientArchive(path.name, known.get(path.name, ""), len(inside))
        for path in recipients.archive_paths(out)
        if (inside := archives.document_names(path))
    ]
    return write.artefact(recipients.listing(rows), out / recipients.LISTING).path if rows else None


def _earlier_listing(out: Path) -> dict[str, str]:
    try:
        return recipients.read_listing((out / recipients.LISTING).read_bytes())
    except OSError:
        return {}
