"""What an office gets when a run has ended: its summary, as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import click

from pepdocs import summary
from pepdocs.base import write
from pepdocs.base.files import is_folder
from pepdocs.base.printable import seen
from pepdocs.batch import Batch, Made, Outcome
from pepdocs.cli.report import named
from pepdocs.handover import archives as parcels
from pepdocs.handover import recipients
from pepdocs.summary import Ran, Row, State, page, sheet
from pepdocs.wording import Speaker

NAMES = ("summary.html", "summary.csv", "summary.xlsx")

Besides = Mapping[State, Sequence[str]]
"""The names of files that are in the folder besides what a run made, by what is to be said of them."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A run that has ended: what it was `given`, the files `found` there, and what became of them."""

    running: Batch
    given: Sequence[Path]
    found: Sequence[Path]
    outcomes: tuple[Outcome, ...]
    ran: Ran


def summarise(speaker: Speaker, out: Path, told: tuple[Row, ...], run: Ran) -> None:
    """Write the summary of a run beside its documents, and say where it is."""
    contents = (page.page(told, run), sheet.csv(told), sheet.xlsx(told, run))
    write.artefacts((out / name, content) for name, content in zip(NAMES, contents, strict=True))
    click.echo(speaker.text("cli:summary_written", path=named(out / NAMES[0])))


def rows(ended: Ended, besides: Besides, *, names: bool) -> tuple[Row, ...]:
    """Return what a summary lists: every file of the run, and what is in the folder besides."""
    children = {each.source: each.child for each in ended.outcomes if isinstance(each, Made)}
    told = summary.rows(ended.outcomes, names=children if names else None)
    more = (summary.besides(state, files, names=names) for state, files in besides.items())
    return (*told, *chain.from_iterable(more))


def besides(out: Path, ended: Ended, *, encrypted: bool) -> Besides:
    """Return what is in the folder besides: documents of no plan of the run, and what opens without a password.

    The one is told of a run over folders, the other of a run that was to encrypt.
    """
    found: dict[State, list[str]] = {}
    stock = ended.running.stock
    if any(map(is_folder, ended.given)):
        found[State.LEFT_OVER] = stock.left_over(ended.found, ended.outcomes)
    if encrypted:
        archives = (path for path in recipients.archives(out) if parcels.is_open(path))
        found[State.OPEN] = [*stock.unlocked(), *(path.name for path in archives)]
    return found


def told(speaker: Speaker, besides: Besides, *, by_name: bool) -> Iterator[str]:
    """Yield how many files there are besides, and their names where no summary has them."""
    for state, files in besides.items():
        if files:
            yield speaker.text(f"cli:{state.value}", count=len(files))
            yield from (f"    {seen(file)}" for file in files if by_name)
