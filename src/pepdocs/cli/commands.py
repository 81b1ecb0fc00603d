"""The commands: each turns its options into a call, and what comes back into words."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.base.errors import PepdocsError, SourceError
from pepdocs.base.language import CY, EN
from pepdocs.cli.options import (
    Commands,
    Named,
    command,
    files,
    group,
    option,
    theme_option,
    ui_lang,
    version_option,
)
from pepdocs.cli.report import Report, as_json, as_sarif, named, summary, text
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.schema.local.fields import LocalFields
    from pepdocs.wording import Own

PHASES = ("primary", "secondary", "post16")
JURISDICTIONS = ("wales", "england")
MOST_SHOWN = 5 * 1024 * 1024


def pepdocs(speaker: Speaker) -> click.Group:
    """Return the command line in the speaker's language."""
    whole = group(speaker, "pepdocs", Commands)
    whole.params += [ui_lang(speaker), version_option(speaker)]
    whole.makers = {name: partial(_made, speaker, make) for name, make in COMMANDS.items()}
    return whole


def _made(speaker: Speaker, make: Callable[[Speaker], click.Command]) -> click.Command:
    made = make(speaker)
    made.params.append(ui_lang(speaker))
    return made


def _check(speaker: Speaker) -> click.Command:
    params: list[click.Parameter] = [
        files(speaker),
        option(
            speaker, "--format", "form", explain="report", default="text",
            type=click.Choice(["text", "json", "sarif"]),
        ),
        theme_option(speaker),
        option(speaker, "--all", "every", explain="all", is_flag=True),
    ]  # fmt: skip
    return command(speaker, "check", check, params)


def check(speaker: Speaker, paths: tuple[Path, ...], form: str, theme: Path | None, *, every: bool) -> int:
    """Say what there is to say about PEP files; 1 where anything blocks a final document."""
    from pepdocs.base.files import sources

    words, own = _of_theme(theme)
    speaker = Speaker(speaker.lang, words)
    reports = [_report(path, on=today(), own=own) for path in sources(paths)]
    _nothing_found(speaker, paths, reports)
    if form == "json":
        click.echo(as_json(speaker, reports))
    elif form == "sarif":
        from importlib.metadata import version

        click.echo(as_sarif(speaker, reports, version("pepdocs")))
    else:
        _print(speaker, reports, every=every)
        click.echo(summary(speaker, reports, every=every))
    return int(any(report.findings.blocking for report in reports))


def _of_theme(folder: Path | None) -> tuple[Own, LocalFields]:
    """Return the words of the theme in a folder, and what it says of fields."""
    from pepdocs.schema.local.fields import NO_FIELDS
    from pepdocs.wording.catalogue import OURS

    if folder is None:
        return OURS, NO_FIELDS
    from pepdocs import generate
    from pepdocs.cli.theme.below import chosen

    made = chosen(folder)
    return generate.own_words(made), generate.own_fields(made)


def today() -> date:
    """Return today's date: the one place where the clock is asked."""
    return date.today()  # noqa: DTZ011 - the day of the reader's own calendar is meant


def _nothing_found(speaker: Speaker, paths: tuple[Path, ...], found: Iterable[object]) -> None:
    if not found:
        raise click.UsageError(speaker.text("cli:nothing_found", path=", ".join(map(named, paths))))


def _report(path: Path, *, on: date, own: LocalFields) -> Report:
    from pepdocs.reading import check as checking

    try:
        checked = checking.check(path, on=on, own=own)
    except SourceError as unreadable:
        return Report(path, unreadable.findings, _raw_lines(path))
    return Report(path, checked.findings, checked.lines)


def _raw_lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a file that could not be read as a PEP, to show where it broke."""
    from pepdocs.base.files import is_file

    if not is_file(path):  # a pipe would keep us waiting for ever
        return ()
    try:
        with path.open("rb") as file:
            start = file.read(MOST_SHOWN)
    except (OSError, ValueError):
        return ()
    return tuple(start.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n"))


def _print(speaker: Speaker, reports: Iterable[Report], *, every: bool) -> None:
    on_a_terminal = sys.stdout.isatty()
    for report in reports:
        for line in text(speaker, report, every=every, source=on_a_terminal):
            click.echo(line)


def _build(speaker: Speaker) -> click.Command:
    from pepdocs.cli.build import build_command

    return build_command(speaker, today)


def _new(speaker: Speaker) -> click.Command:
    file = click.Argument(
        ["path"],
        type=Named(speaker.text("error.no_name"), dir_okay=False),
        metavar=speaker.text("cli:argument.file"),
    )
    params: list[click.Parameter] = [
        file,
        option(speaker, "--phase", explain="phase", required=True, type=click.Choice(PHASES)),
        option(
            speaker, "--jurisdiction", explain="jurisdiction", default="wales",
            type=click.Choice(JURISDICTIONS),
        ),
        option(
            speaker, "--lang", "lang", explain="written_in", default=speaker.lang,
            type=click.Choice([CY, EN]),
        ),
        theme_option(speaker),
        option(speaker, "--force", explain="force", is_flag=True),
    ]  # fmt: skip
    return command(speaker, "new", new, params)


def new(
    speaker: Speaker,
    path: Path,
    phase: str,
    jurisdiction: str,
    *,
    lang: str,
    theme: Path | None,
    force: bool,
) -> int:
    """Write a blank PEP file, never over one that is there unless asked to."""
    from pepdocs.base import write
    from pepdocs.schema import Phase
    from pepdocs.schema.declare import Jurisdiction
    from pepdocs.schema.derived.blank import blank

    if path.exists() and not force:
        raise PepdocsError("error.exists", file=named(path))
    words, own = _of_theme(theme)
    empty = blank(Phase[phase], Jurisdiction[jurisdiction], Speaker(lang, words).text, own)
    write.artefact(empty.encode(), path)
    click.echo(speaker.text("cli:written", path=named(path)))
    return 0


def _verify(speaker: Speaker) -> click.Command:
    from pepdocs.cli.verify import verify_command

    return verify_command(speaker, today)


def _theme(speaker: Speaker) -> click.Command:
    from pepdocs.cli.theme.group import theme_group

    return theme_group(speaker)


def _schema(speaker: Speaker) -> click.Command:
    out = option(
        speaker,
        "--out",
        explain="schema_out",
        metavar=speaker.text("cli:argument.file"),
        type=Named(speaker.text("error.no_name"), dir_okay=False),
    )
    return command(speaker, "schema", schema, [out, theme_option(speaker)])


def schema(speaker: Speaker, out: Path | None, theme: Path | None) -> int:
    """Write or print the JSON Schema, in both languages whatever the speaker's."""
    from pepdocs.base import write
    from pepdocs.schema.derived.json_schema import json_schema

    words, own = _of_theme(theme)
    whole = json_schema(lambda lang, context: Speaker(lang, words).text(context), own)
    content = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    if out is None:
        click.echo(content, nl=False)
        return 0
    write.artefact(content.encode(), out)
    click.echo(speaker.text("cli:written", path=named(out)))
    return 0


def _doctor(speaker: Speaker) -> click.Command:
    return command(speaker, "doctor", doctor, [])


def doctor(speaker: Speaker) -> int:
    """Say what is missing on this computer and how to mend it; 1 where something needed is."""
    from pepdocs import doctor as ward

    found = ward.checks()
    for item in found:
        mark = "\N{CHECK MARK}" if item.ok else "\N{BALLOT X}" if item.needed else "\N{EN DASH}"
        click.echo(f"{mark} {speaker.text(item.key, **item.facts)}")
        if item.mend:
            click.echo(f"    {speaker.text(item.mend, **item.facts)}")
    well = ward.healthy(found)
    click.echo(speaker.text("cli:all_well" if well else "cli:not_well"))
    return 0 if well else 1


COMMANDS: dict[str, Callable[[Speaker], click.Command]] = {
    "new": _new,
    "check": _check,
    "build": _build,
    "verify": _verify,
    "theme": _theme,
    "schema": _schema,
    "doctor": _doctor,
}
"""What makes each command, by its name."""
