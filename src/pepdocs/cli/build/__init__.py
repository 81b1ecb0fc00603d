"""`pepdocs build`: the documents of one plan or of thousands."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from pepdocs.base.errors import PepdocsError
from pepdocs.cli.build.options import BuildOptions, parameters
from pepdocs.cli.options import command, today
from pepdocs.cli.report import printable_path
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.batch import BatchOptions, Outcome
    from pepdocs.summary.files import FinishedRun


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""

    def run(speaker: Speaker, **options: Any) -> int:
        from pepdocs.cli.build.interruption import ending_at_once

        with ending_at_once():
            return build(speaker, BuildOptions(**options))

    return command(speaker, "build", run, parameters(speaker))


def build(speaker: Speaker, options: BuildOptions) -> int:
    """Make the documents of PEP files; return 1 if any file was refused, failed or was not begun."""
    gc.enable()
    from importlib.metadata import version

    from pepdocs import batch
    from pepdocs.authority import own_words
    from pepdocs.base.files import is_there, sources
    from pepdocs.cli.build.interruption import finishing
    from pepdocs.cli.build.outcomes import OutcomePrinter, ending, status
    from pepdocs.summary.details import RunDetails
    from pepdocs.summary.files import FinishedRun

    paths, day = options.paths, today()
    files = sources(paths)
    if not any(map(is_there, files)):
        raise click.UsageError(speaker.text("cli:nothing_found", path=", ".join(map(printable_path, paths))))
    printer = OutcomePrinter(speaker, len(files), explain=options.explain, quiet=options.quiet)
    how = options.batch_options(speaker, len(files))
    start = time.monotonic()
    request = options.request(day)
    with batch.open_batch(files, paths, request, how) as running, finishing(speaker, running):
        outcomes, error = _until_error(printer.print(running))
        # A theme has fields of its own, which the list of what is not recorded names.
        themed = Speaker(speaker.lang, own_words(request.theme))
        for line in ending(themed, outcomes, alone=len(files) == 1):
            click.echo(line)
        is_interrupted = running.left > 0 or error is not None
        details = RunDetails(day, time.monotonic() - start, len(files), version("pepdocs"), is_interrupted)
        is_whole = _finish(speaker, options, how, FinishedRun(running, paths, files, outcomes, details))
    if error is not None:
        raise error
    return status(outcomes) or int(is_interrupted or not is_whole)


def _until_error(outcomes: Iterable[Outcome]) -> tuple[tuple[Outcome, ...], PepdocsError | None]:
    """Return the outcomes of a run, and the error that ended it early, if there was one."""
    seen = []
    try:
        for outcome in outcomes:
            seen.append(outcome)  # noqa: PERF402 - those before the error count
    except PepdocsError as error:
        return tuple(seen), error
    return tuple(seen), None


def _finish(speaker: Speaker, options: BuildOptions, how: BatchOptions, run: FinishedRun) -> bool:
    """Write ZIP files and the summary, and say what is left to do; return whether no ZIP file was left as it was."""
    from pepdocs.batch.handover import hand_over
    from pepdocs.cli.build import outcomes
    from pepdocs.summary.files import other_files, write_summary

    is_whole = True
    if how.by and run.details.interrupted:
        click.echo(speaker.text("cli:no_archives"))
    elif how.by:
        result = hand_over(run.batch, options.out, how)
        is_whole = not result.guarded
        for line in outcomes.hand_over(speaker, result):
            click.echo(line)
    for line in outcomes.changed_since_packed(speaker, run.changed_since_packed):
        click.echo(line)
    # Said before the summary is written, because a full disk has no room for a summary either.
    if run.batch.left:
        click.echo(speaker.text("cli:left", count=run.batch.left))
    if run.details.interrupted:
        click.echo(speaker.text("cli:resume"))
    others = other_files(options.out, run, encrypted=bool(how.password))
    is_kept = run.details.sources > 1 or how.names
    for line in outcomes.other_files(speaker, others, by_name=not is_kept):
        click.echo(line)
    if is_kept:
        page, *_ = write_summary(options.out, run, others, names=how.names)
        click.echo(speaker.text("cli:summary_written", path=printable_path(page.path)))
    return is_whole
