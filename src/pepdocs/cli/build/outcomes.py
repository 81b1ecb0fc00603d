"""The outcome of each file of a run in words: lines and progress during the run, and what to say at its end."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.base.printable import printable
from pepdocs.batch import Edited, Failed, Guarded, Made, Outcome, RefusedPlan, Why
from pepdocs.batch.handover import HandOver
from pepdocs.cli import folder
from pepdocs.cli.folder import FileLine
from pepdocs.cli.report import Report, printable_path, text
from pepdocs.cli.streams import BUG, OK, STOPPED
from pepdocs.findings.model import Finding, Severity
from pepdocs.summary import TO_LOOK_AT, FileRow, FileState, copy_name, count_copies, reasons, rows
from pepdocs.summary.files import OtherFiles
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from rich.progress import Progress

MOST_EXPLAINED = 50
"""The number of files without documents that the end of a run gives the reasons of; the summary in the folder has all."""


@dataclass(frozen=True, slots=True)
class OutcomePrinter:
    """Prints the outcomes of so many `files`, with reasons if asked.

    Of several files only the documents that are made, and not even these if `quiet`: `ending` says all else together.
    """

    speaker: Speaker
    files: int
    explain: bool = False
    quiet: bool = False

    def print(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Print each outcome as it comes, and yield it."""
        has_printed = False
        for outcome in self._with_progress(outcomes):
            for line in self._lines(outcome):
                click.echo(line)
                has_printed = True
            yield outcome
        if has_printed and self.files > 1:
            click.echo()

    def _with_progress(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield the outcomes, with a progress bar if errors go to a terminal."""
        if self.files == 1 or not sys.stderr.isatty():
            yield from outcomes
            return
        with _bar(self.speaker) as bar:
            task = bar.add_task(self.speaker.text("cli:working"), total=self.files)
            for outcome in outcomes:
                yield outcome
                bar.advance(task)

    def _lines(self, outcome: Outcome) -> Iterator[str]:
        if isinstance(outcome, Made) and not self.quiet:
            yield from self._made(outcome)
        elif self.files == 1:
            yield from _why_not_made(self.speaker, outcome)

    def _made(self, outcome: Made) -> Iterator[str]:
        for document in outcome.made:
            yield printable_path(document.path)
            explained = (*reasons.of_making(document.why), *reasons.of_engine(document)) if self.explain else ()
            yield from (f"    {reason.text(self.speaker.lang)}" for reason in explained)
        if outcome.made and self.files == 1:
            yield from text(self.speaker, Report(outcome.source, outcome.remarks), every=False, source=False)


@contextmanager
def _bar(speaker: Speaker) -> Iterator[Progress]:
    """Show how many files are done, how fast, and how long the others will take."""
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
    # On a terminal, output is printed around the bar; in a pipe it is left as it is.
    with Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
        speed_estimate_period=120,
    ) as bar:
        yield bar


def _why_not_made(speaker: Speaker, outcome: Outcome) -> Iterator[str]:
    """Yield the reasons why a file has no new documents; none if it has."""
    if isinstance(outcome, RefusedPlan):
        yield from folder.errors(speaker, [Report(outcome.source, outcome.findings)], source=False)
    elif isinstance(outcome, Edited | Failed):
        yield f"{printable_path(outcome.source)}: {_reason(speaker, outcome)}"
    elif isinstance(outcome, Guarded):
        yield from (f"{printable_path(outcome.source)}: {loss}" for loss in _losses(speaker, outcome))


def _reason(speaker: Speaker, outcome: Edited | Failed) -> str:
    """Return the sentence that says why a file has no new documents."""
    if isinstance(outcome, Edited):
        files = ", ".join(printable_path(path) for path in outcome.paths)
        return speaker.text("cli:edited_what", files=files)
    return speaker.text(outcome.error.key, **outcome.error.facts)


def _losses(speaker: Speaker, outcome: Guarded) -> Iterator[str]:
    """Yield a sentence for each property that documents would lose."""
    for why in (why for why in Why if any(why in document.why for document in outcome.documents)):
        files = ", ".join(printable_path(document.path) for document in outcome.documents if why in document.why)
        yield speaker.text(f"cli:guarded.{why.value}", files=files)


def ending(speaker: Speaker, outcomes: tuple[Outcome, ...], *, alone: bool) -> Iterator[str]:
    """Yield what became of a run; unless its file was `alone`, also why some have no documents and what they share."""
    files = rows(outcomes)
    counts = _counts(speaker, files)
    if alone:
        yield from _not_here(speaker, outcomes)
        yield from counts
        return
    without = [outcome for outcome in outcomes if not isinstance(outcome, Made)]
    headings = [speaker.text(f"summary:column.{name}") for name in ("state", "errors", "warnings")]
    lines = [
        FileLine(outcome.source, (speaker.text(f"summary:state.{row.state.value}"), row.errors, row.warnings))
        for outcome, row in zip(outcomes, files, strict=True)
        if not isinstance(outcome, Made)
    ]
    yield from folder.blocks(
        _reasons(speaker, without),
        _not_here(speaker, outcomes),
        folder.files_table(speaker, headings, lines, more="cli:more_files"),
        *folder.shared(speaker, [_findings(outcome) for outcome in outcomes]),
        counts,
    )


def _reasons(speaker: Speaker, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the reasons why files have no new documents, of very many files only of the first."""
    for outcome in outcomes[:MOST_EXPLAINED]:
        yield from _why_not_made(speaker, outcome)
    if (more := len(outcomes) - MOST_EXPLAINED) > 0:
        yield speaker.text("cli:more_files", count=more)


def _not_here(speaker: Speaker, outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield how many documents cannot be made on this computer, why, and what to install."""
    documents = [each for outcome in outcomes if isinstance(outcome, Made) for each in outcome.not_here]
    if documents:
        yield speaker.text("cli:not_here", count=len(documents))
        yield from (f"    {reason.text(speaker.lang)}" for reason in reasons.of_not_here(documents))


def _findings(outcome: Outcome) -> tuple[Finding, ...]:
    """Return the findings of a file that several may share: warnings, and of a draft its gaps."""
    if isinstance(outcome, RefusedPlan):
        return outcome.findings.graded(Severity.WARNING)
    if isinstance(outcome, Made):
        return tuple(item for item in (outcome.findings + outcome.remarks).items if item.severity is not Severity.INFO)
    return ()


def _counts(speaker: Speaker, files: Sequence[FileRow]) -> Iterator[str]:
    """Yield how many documents were made, and how many files are in each state that somebody should look at."""
    made = sum(row.made for row in files)
    yield speaker.text("cli:made", count=made)
    if kept := sum(len(row.documents) for row in files) - made:
        yield speaker.text("cli:kept", count=kept)
    for copy, number in count_copies(files).items():
        yield f"    {copy_name(speaker, copy)}: {number}"
    for state in TO_LOOK_AT:
        if number := sum(row.state is state for row in files):
            yield f"{speaker.text(f'summary:files.{state.value}')}: {number}"
    if any(row.state is FileState.REFUSED for row in files):
        yield speaker.text("cli:no_document")


def hand_over(speaker: Speaker, result: HandOver) -> Iterator[str]:
    """Yield which ZIP files were made, and what may be unexpected about them."""
    if result.listing:
        yield speaker.text("cli:recipients", path=printable_path(result.listing))
    yield speaker.text("cli:archives", count=len(result.made))
    if result.made:
        yield speaker.text("cli:archives_copy", copy=copy_name(speaker, result.copy))
    for context, names in (
        ("cli:stale_archives", result.stale),
        ("cli:guarded_archives", result.guarded),
        ("cli:not_handed", result.altered),
        ("cli:outdated", result.outdated),
    ):
        if names:
            yield speaker.text(context, files=", ".join(printable_path(Path(name)) for name in names))
    for context, count in (
        ("cli:no_recipient", result.plans_without_recipient),
        ("cli:nowhere", result.documents_without_recipient),
    ):
        if count:
            yield speaker.text(context, count=count)


def changed_since_packed(speaker: Speaker, references: Iterable[str]) -> Iterator[str]:
    """Yield that final plans were changed after copies of them had been packed, if any were."""
    if files := ", ".join(map(printable, references)):
        yield speaker.text("cli:changed_since_packed", references=files)


def other_files(speaker: Speaker, others: OtherFiles, *, by_name: bool) -> Iterator[str]:
    """Yield how many other files are in the folder, and their names if no summary has them."""
    for state, files in others.items():
        if files:
            yield speaker.text(f"cli:{state.value}", count=len(files))
            yield from (f"    {printable(file)}" for file in files if by_name)


def status(outcomes: tuple[Outcome, ...]) -> int:
    """Return the exit status: 1 if any file lacks documents that were asked for, 3 if that is due to a bug."""
    if any(isinstance(outcome, Failed) and outcome.ours for outcome in outcomes):
        return BUG
    return STOPPED if any(not isinstance(outcome, Made) or outcome.not_here for outcome in outcomes) else OK
