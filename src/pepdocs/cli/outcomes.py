"""What became of each file of a run: progress while it goes on, a summary at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

from pepdocs.batch import Failed, Made, Outcome, Refused
from pepdocs.cli import BUG, OK, STOPPED
from pepdocs.cli.report import Report, named, text
from pepdocs.findings import Findings
from pepdocs.wording import Speaker


def told(speaker: Speaker, outcomes: Iterable[Outcome], whole: int) -> int:
    """Tell each outcome as it comes, then the summary, and return the exit status.

    It is 1 where any file was refused or failed, 3 where a fault of ours was why.
    """
    seen = []
    for outcome in _with_progress(speaker, outcomes, whole):
        seen.append(outcome)
        for line in _lines(speaker, outcome):
            click.echo(line)
    for line in _summary(speaker, seen):
        click.echo(line)
    if any(isinstance(outcome, Failed) and outcome.ours for outcome in seen):
        return BUG
    return STOPPED if any(not isinstance(outcome, Made) for outcome in seen) else OK


def _with_progress(speaker: Speaker, outcomes: Iterable[Outcome], whole: int) -> Iterator[Outcome]:
    """Yield the outcomes; on a terminal a bar shows how far they have come."""
    if whole == 1 or not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    said = speaker.text("cli:working")
    yield from track(outcomes, description=said, total=whole, console=console, transient=True)


def _lines(speaker: Speaker, outcome: Outcome) -> Iterator[str]:
    if isinstance(outcome, Made):
        yield from (named(artefact.path) for artefact in outcome.artefacts)
        yield from text(speaker, Report(outcome.source, outcome.remarks), every=False, source=False)
    elif isinstance(outcome, Refused):
        blocking = Report(outcome.source, Findings(outcome.findings.blocking))
        yield from text(speaker, blocking, every=False, source=False)
    else:
        yield f"{named(outcome.source)}: {speaker.text(outcome.error.key, **outcome.error.facts)}"


def _summary(speaker: Speaker, outcomes: list[Outcome]) -> Iterator[str]:
    made = sum(len(o.artefacts) for o in outcomes if isinstance(o, Made))
    refused = sum(isinstance(o, Refused) for o in outcomes)
    failed = sum(isinstance(o, Failed) for o in outcomes)
    yield speaker.text("cli:made", count=made)
    if refused:
        yield speaker.text("cli:refused", count=refused)
        yield speaker.text("cli:no_document")
    if failed:
        yield speaker.text("cli:failed", count=failed)
