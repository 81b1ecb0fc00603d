"""ZIP files for recipients, of all documents of theirs that are in the folder, and the list of whose is whose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from pepdocs.base import write
from pepdocs.batch import Batch, How, Overwrite
from pepdocs.cli.report import named
from pepdocs.handover import archives as parcels
from pepdocs.handover import recipients, sharing
from pepdocs.handover.recipients import By, Parcel
from pepdocs.wording import Speaker


@dataclass(frozen=True, slots=True)
class Handed:
    """The ZIP files that were made, and what is not as one would expect, by what is said.

    That is the names of files, and how many plans or documents are `lacking` in the ZIP files.
    """

    made: Sequence[str]
    told: Mapping[str, Sequence[str]]
    lacking: Mapping[str, int]


def hand_over(speaker: Speaker, out: Path, running: Batch, how: How, by: By) -> bool:
    """Make a ZIP file for each recipient, and the list, and tell of it; whether none had to be left."""
    archives = sharing.addresses(running.recipients, by, running.salt)
    whole, spoilt = running.stock.sorted_out()
    lay = sharing.lay(recipients.archives(out, by))
    shares = sharing.shared(whole, archives, lay)
    guarded = sorted(name for name in shares if _is_guarded(out / name, how))
    made = [_filled(out, share, how) for share in shares.items() if share[0] not in guarded]
    _list(speaker, out, {archives[record]: name for record, name in running.recipients.items()})
    stale = {path.name for path in recipients.archives(out, by)} - shares.keys()
    told = {"stale_archives": sorted(stale), "guarded_archives": guarded, "not_handed": spoilt}
    lacking = {
        "no_recipient": list(running.recipients.values()).count(""),
        "nowhere": sum(record not in archives and name not in lay for name, record in whole.items()),
    }
    _tell(speaker, Handed(made, told, lacking))
    return not guarded


def _is_guarded(path: Path, how: How) -> bool:
    """Whether a ZIP file is encrypted, and would no longer be without being asked for."""
    return not how.password and how.overwrite is not Overwrite.FORCE and parcels.is_sealed(path)


def _filled(out: Path, share: tuple[str, Sequence[str]], how: How) -> str:
    """Fill a ZIP file, and return its name."""
    archive, names = share
    with write.replacing(out / archive) as file:
        parcels.fill(file, [out / name for name in names], how.password or None)
    return archive


def _list(speaker: Speaker, out: Path, names: Mapping[str, str]) -> None:
    """Write whose the ZIP files in the folder are; of those of earlier runs the list said so before."""
    known = {**_listed(out), **names}
    rows = [
        Parcel(path.name, known.get(path.name, ""), len(inside))
        for path in recipients.archives(out)
        if (inside := parcels.names(path))
    ]
    if rows:
        listing = write.artefact(recipients.listing(rows), out / recipients.LISTING)
        click.echo(speaker.text("cli:recipients", path=named(listing.path)))


def _listed(out: Path) -> dict[str, str]:
    try:
        return recipients.listed((out / recipients.LISTING).read_bytes())
    except OSError:
        return {}


def _tell(speaker: Speaker, handed: Handed) -> None:
    click.echo(speaker.text("cli:archives", count=len(handed.made)))
    for key, names in handed.told.items():
        if names:
            files = ", ".join(named(Path(name)) for name in names)
            click.echo(speaker.text(f"cli:{key}", files=files))
    for key, count in handed.lacking.items():
        if count:
            click.echo(speaker.text(f"cli:{key}", count=count))
