"""`pepdocs check`: the findings of PEP files, without any document."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from pepdocs.base.errors import SourceError
from pepdocs.base.files import is_file, sources
from pepdocs.cli.options import (
    choice_option,
    command,
    files_argument,
    flag,
    on_option,
    theme_option,
    today,
    words_and_fields,
)
from pepdocs.cli.report import Report, as_json, as_sarif, printable_path, summary, text
from pepdocs.findings.model import Findings
from pepdocs.reading import check as reading
from pepdocs.reading import duplicates
from pepdocs.schema.local.fields import LocalFields
from pepdocs.wording import Speaker

MOST_SHOWN = 5 * 1024 * 1024
"""The bytes of an unreadable file that are read to show the line where it broke."""


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    params: list[click.Parameter] = [
        files_argument(speaker),
        choice_option(
            speaker, "--format", "form", explain="report", choices=("text", "json", "sarif"), default="text"
        ),
        theme_option(speaker),
        on_option(speaker),
        flag(speaker, "--all", "every", explain="all"),
        flag(speaker, "--each", explain="each"),
    ]  # fmt: skip
    return command(speaker, "check", lambda speaker, **typed: check(speaker, CheckOptions(**typed)), params)


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What was typed after `pepdocs check`, by the names of its arguments and options."""

    paths: tuple[Path, ...]
    form: str
    theme: Path | None
    on: date | None
    every: bool
    each: bool


def check(speaker: Speaker, options: CheckOptions) -> int:
    """Show the findings of PEP files; return 1 if anything blocks a final document."""
    words, own = words_and_fields(options.theme)
    speaker = Speaker(speaker.lang, words)
    reports = _with_clashes([_report(path, on=options.on, own=own) for path in sources(options.paths)])
    if not reports:
        raise click.UsageError(speaker.text("cli:nothing_found", path=", ".join(map(printable_path, options.paths))))
    if options.form == "json":
        click.echo(as_json(speaker, reports))
    elif options.form == "sarif":
        from importlib.metadata import version

        click.echo(as_sarif(speaker, reports, version("pepdocs")))
    else:
        for line in _lines(speaker, reports, every=options.every, each=options.each):
            click.echo(line)
    return int(any(report.findings.blocking for report in reports))


def _lines(speaker: Speaker, reports: Sequence[Report], *, every: bool, each: bool) -> Iterator[str]:
    """Yield the lines for people: all about one file, or about each; else what matters about many."""
    is_shown = sys.stdout.isatty()
    if len(reports) > 1 and not each:
        from pepdocs.cli import folder

        yield from folder.report(speaker, reports, every=every, source=is_shown)
        return
    for report in reports:
        yield from text(speaker, report, every=every, source=is_shown)
    yield summary(speaker, reports, every=every)


@dataclass(frozen=True, slots=True)
class _CheckedFile:
    """The report of a file, and its claim to its reference."""

    report: Report
    claim: duplicates.Claim | None


def _with_clashes(files: Sequence[_CheckedFile]) -> list[Report]:
    """Return the reports of files; those of files with one reference say so."""
    clashes = duplicates.clashes(file.claim for file in files if file.claim)
    return [
        replace(file.report, findings=file.report.findings + clashes.get(file.report.path, Findings()))
        for file in files
    ]


def _report(path: Path, *, on: date | None, own: LocalFields) -> _CheckedFile:
    try:
        checked = reading.check(path, today=today(), on=on, own=own)
    except SourceError as unreadable:
        return _CheckedFile(Report(path, unreadable.findings, _raw_lines(path)), None)
    claim = duplicates.claim(path, checked.pep, checked.places, checked.lines)
    return _CheckedFile(Report(path, checked.findings, checked.lines), claim)


def _raw_lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a file that could not be read as a PEP, to show where it broke."""
    if not is_file(path):  # a pipe would keep us waiting for ever
        return ()
    try:
        with path.open("rb") as file:
            start = file.read(MOST_SHOWN)
    except (OSError, ValueError):
        return ()
    return tuple(start.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n"))
