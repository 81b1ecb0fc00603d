"""`pepdocs check`: the findings of PEP files, without any document."""

from __future__ import annotations

import sys
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
from pepdocs.reading import check as reading
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
    ]  # fmt: skip
    return command(speaker, "check", check, params)


def check(
    speaker: Speaker, paths: tuple[Path, ...], form: str, theme: Path | None, on: date | None, *, every: bool
) -> int:
    """Show the findings of PEP files; return 1 if anything blocks a final document."""
    words, own = words_and_fields(theme)
    speaker = Speaker(speaker.lang, words)
    reports = [_report(path, on=on, own=own) for path in sources(paths)]
    if not reports:
        raise click.UsageError(speaker.text("cli:nothing_found", path=", ".join(map(printable_path, paths))))
    if form == "json":
        click.echo(as_json(speaker, reports))
    elif form == "sarif":
        from importlib.metadata import version

        click.echo(as_sarif(speaker, reports, version("pepdocs")))
    else:
        for report in reports:
            for line in text(speaker, report, every=every, source=sys.stdout.isatty()):
                click.echo(line)
        click.echo(summary(speaker, reports, every=every))
    return int(any(report.findings.blocking for report in reports))


def _report(path: Path, *, on: date | None, own: LocalFields) -> Report:
    try:
        checked = reading.check(path, today=today(), on=on, own=own)
    except SourceError as unreadable:
        return Report(path, unreadable.findings, _raw_lines(path))
    return Report(path, checked.findings, checked.lines)


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
