"""What became of each file of a run: lines and progress while it goes on, a summary at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from pepdocs.batch import Edited, Failed, Guarded, Made, Outcome, Refused, Why
from pepdocs.cli import BUG, OK, STOPPED
from pepdocs.cli.report import Report, named, text
from pepdocs.findings.model import Findings
from pepdocs.summary import TO_LOOK_AT, Row, State, reasons, rows
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from rich.progress import Progress

MOST_LISTED = 50
"""So many files of a state are listed at the end of a run; the summary in the folder has all."""

MOST_CODES = 8
"""So many numbers of warnings are named on a line."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How a run is told: `whole` files in all, with reasons, or nothing but the summary."""

    speaker: Speaker
    whole: int
    explain: bool = False
    quiet: bool = False

    def told(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Tell each outcome as it comes, and pass it on."""
        for outcome in self._with_progress(outcomes):
            for line in self._lines(outcome):
                click.echo(line)
            yield outcome

    def _with_progress(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Pass the outcomes on; on a terminal a bar shows how far they have come."""
        if self.whole == 1 or not sys.stderr.isatty():
            yield from outcomes
            return
        with _bar(self.speaker) as bar:
            task = bar.add_task(self.speaker.text("cli:working"), total=self.whole)
            for outcome in outcomes:
                yield outcome
                bar.advance(task)

    def _lines(self, outcome: Outcome) -> Iterator[str]:
        if isinstance(outcome, Made) and not self.quiet:
            yield from self._made(outcome)
        elif isinstance(outcome, Refused) and not (self.quiet and self.whole > 1):
            yield from self._findings(outcome, Findings(outcome.findings.blocking))
        elif isinstance(outcome, Edited | Failed):
            yield f"{named(outcome.source)}: {_reason(self.speaker, outcome)}"
        elif isinstance(outcome, Guarded):
            yield from (f"{named(outcome.source)}: {loss}" for loss in _losses(self.speaker, outcome))

    def _made(self, outcome: Made) -> Iterator[str]:
        for document in outcome.made:
            yield named(document.path)
            for each in reasons.of_making(document.why) if self.explain else ():
                yield f"    {each.said(self.speaker.lang)}"
        if outcome.made:
            yield from self._findings(outcome, outcome.remarks)

    def _findings(self, outcome: Outcome, findings: Findings) -> Iterator[str]:
        return text(self.speaker, Report(outcome.source, findings), every=False, source=False)


@contextmanager
def _bar(speaker: Speaker) -> Iterator[Progress]:
    """Show how many files are done, how fast, and how long the rest will take."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            a_minute = round((task.speed or 0) * 60)
            return Text(speaker.text("cli:rate", count=a_minute) if a_minute else "")

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn(),
    )  # fmt: skip
    # What is printed goes to the terminal around the bar; into a pipe it goes as ever.
    with Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
        speed_estimate_period=120,
    ) as bar:
        yield bar


def _reason(speaker: Speaker, outcome: Edited | Failed) -> str:
    """Return in a sentence why a file has no new documents."""
    if isinstance(outcome, Edited):
        files = ", ".join(named(path) for path in outcome.paths)
        return speaker.text("cli:edited_what", files=files)
    return speaker.text(outcome.error.key, **outcome.error.facts)


def _losses(speaker: Speaker, outcome: Guarded) -> Iterator[str]:
    """Yield a sentence for each thing that documents would lose."""
    for why in sorted({why for each in outcome.documents for why in each.why}, key=list(Why).index):
        files = ", ".join(named(each.path) for each in outcome.documents if why in each.why)
        yield speaker.text(f"cli:guarded.{why.value}", files=files)


def summary(speaker: Speaker, outcomes: tuple[Outcome, ...]) -> Iterator[str]:
    """Yield how many documents were made, how many files are in each state, and those that need a look."""
    told = rows(outcomes)
    made = sum(row.made for row in told)
    yield speaker.text("cli:made", count=made)
    if kept := sum(len(row.documents) for row in told) - made:
        yield speaker.text("cli:kept", count=kept)
    for state in TO_LOOK_AT:
        if those := [row for row in told if row.state is state]:
            yield f"{speaker.text(f'summary:files.{state.value}')}: {len(those)}"
            if len(told) > 1:
                yield from _listed(speaker, those)
    if any(row.state is State.REFUSED for row in told):
        yield speaker.text("cli:no_document")


def _listed(speaker: Speaker, those: list[Row]) -> Iterator[str]:
    """Yield a line for each file; of very many, the first."""
    yield from (f"    {_line(speaker, row)}" for row in those[:MOST_LISTED])
    if (left := len(those) - MOST_LISTED) > 0:
        yield f"    {speaker.text('cli:more_files', count=left)}"


def _line(speaker: Speaker, row: Row) -> str:
    """Return a file with the reason for its state, in short."""
    said = [reason.said(speaker.lang) for reason in row.told]
    if row.state not in (State.REFUSED, State.WARNED):
        return f"{row.file}: {' '.join(said)}"
    codes = list(dict.fromkeys(each.partition(",")[0] for each in said))
    more = ", …" if len(codes) > MOST_CODES else ""
    return f"{row.file}: {', '.join(codes[:MOST_CODES])}{more}"


def status(outcomes: Iterable[Outcome]) -> int:
    """Return the exit status: 1 where any file has no documents, 3 where a fault of ours was why."""
    seen = tuple(outcomes)
    if any(isinstance(outcome, Failed) and outcome.ours for outcome in seen):
        return BUG
    return STOPPED if any(not isinstance(outcome, Made) for outcome in seen) else OK
