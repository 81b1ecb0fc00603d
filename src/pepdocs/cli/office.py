"""What an office gets when a run has ended: the summary as files, and archives to hand over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from pepdocs import summary, write
from pepdocs.batch import Made, Outcome
from pepdocs.cli.report import named
from pepdocs.handover import parcels, recipients
from pepdocs.handover.recipients import By, Parcel
from pepdocs.summary import Ran, page, sheet
from pepdocs.wording import Speaker

NAMES = ("summary.html", "summary.csv", "summary.xlsx")


def summarise(
    speaker: Speaker, out: Path, outcomes: Iterable[Outcome], run: Ran, *, names: bool
) -> None:
    """Write the summary of a run beside its documents, and say where it is."""
    seen = tuple(outcomes)
    children = {each.source: each.child for each in seen if isinstance(each, Made)}
    told = summary.rows(seen, names=children if names else None)
    contents = (page.page(told, run), sheet.csv(told), sheet.xlsx(told, run))
    write.artefacts((out / name, content) for name, content in zip(NAMES, contents, strict=True))
    click.echo(speaker.text("cli:summary_written", path=named(out / NAMES[0])))


@dataclass(frozen=True, slots=True)
class Seal:
    """What a recipient's ZIP file is named with, and locked with if there is a password."""

    salt: bytes = field(repr=False)
    password: str = field(repr=False)


def hand_over(speaker: Speaker, out: Path, outcomes: Iterable[Outcome], by: By, seal: Seal) -> None:
    """Make a ZIP file for each recipient, and the list that says whose is whose."""
    documents: dict[str, list[Path]] = defaultdict(list)
    lacking = 0
    for outcome in outcomes:
        if isinstance(outcome, Made) and outcome.recipient:
            documents[outcome.recipient] += [each.path for each in outcome.documents]
        elif isinstance(outcome, Made):
            lacking += 1
    made = list(_parcels(out, documents, by, seal))
    if made:
        listing = write.artefact(recipients.listing(made), out / recipients.LISTING)
        click.echo(speaker.text("cli:recipients", path=named(listing.path)))
    click.echo(speaker.text("cli:archives", count=len(made)))
    if stale := _stale(out, by, made):
        click.echo(speaker.text("cli:stale_archives", files=", ".join(stale)))
    if lacking:
        click.echo(speaker.text("cli:no_recipient", count=lacking))


def _stale(out: Path, by: By, made: Iterable[Parcel]) -> list[str]:
    """Return the ZIP files of earlier runs that hold what nobody gets now."""
    there = {path.name for path in out.glob(f"{recipients.prefix(by)}*.zip")}
    return sorted(there - {parcel.archive for parcel in made})


def _parcels(out: Path, documents: dict[str, list[Path]], by: By, seal: Seal) -> Iterator[Parcel]:
    """Make the ZIP files; names that differ in capitals and spaces only share one."""
    shared: dict[str, tuple[str, list[Path]]] = {}
    for recipient, paths in documents.items():
        token = recipients.token(recipient, by, seal.salt)
        shared.setdefault(token, (recipient, []))[1].extend(paths)
    for token, (recipient, paths) in shared.items():
        path = out / f"{token}.zip"
        with write.replacing(path) as file:
            number = parcels.fill(file, paths, seal.password or None)
        yield Parcel(path.name, recipient, number)
