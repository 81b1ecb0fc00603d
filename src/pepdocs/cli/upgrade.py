"""`pepdocs upgrade`: plans of an earlier format, or saved in an old encoding, written anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from pepdocs.base.errors import PepdocsError, SourceError
from pepdocs.base.files import sources
from pepdocs.cli.options import command, files_argument, flag
from pepdocs.cli.report import Report, printable_path, text
from pepdocs.findings.model import Findings
from pepdocs.reading.characters import CODE_PAGE
from pepdocs.rewrite.files import UpgradedFile, upgrade
from pepdocs.wording import Speaker


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    params: list[click.Parameter] = [files_argument(speaker), flag(speaker, "--dry-run", explain="dry_run")]
    return command(speaker, "upgrade", upgrade_files, params)


def upgrade_files(speaker: Speaker, paths: tuple[Path, ...], *, dry_run: bool) -> int:
    """Rewrite the files of plans; return 1 if one of them could not be."""
    files = sources(paths)
    if not files:
        raise click.UsageError(speaker.text("cli:nothing_found", path=", ".join(map(printable_path, paths))))
    return max(_upgrade(speaker, path, dry_run=dry_run) for path in files)


def _upgrade(speaker: Speaker, path: Path, *, dry_run: bool) -> int:
    """Upgrade one file and say what became of it; return whether it could not be."""
    try:
        done = upgrade(path, dry_run=dry_run)
    except SourceError as unreadable:
        _say_findings(speaker, path, unreadable.findings)
        return 1
    except PepdocsError as error:
        click.echo(f"{printable_path(path)}: {speaker.text(error.key, **error.facts)}", err=True)
        return 1
    for line in _told(speaker, done, dry_run=dry_run):
        click.echo(line)
    _say_findings(speaker, path, Findings(done.upgrade.findings))
    return int(done.upgrade.is_refused)


def _say_findings(speaker: Speaker, path: Path, findings: Findings) -> None:
    for line in text(speaker, Report(path, findings), every=True, source=False):
        click.echo(line)


def _told(speaker: Speaker, done: UpgradedFile, *, dry_run: bool) -> Iterator[str]:
    """Yield what became of a file, a line for each thing that a person has to know or do."""
    name, result = printable_path(done.path), done.upgrade
    if result.content is None and not result.is_refused:
        yield f"{name}: {speaker.text('cli:upgrade.as_it_is')}"
    if result.is_recoded:
        yield f"{name}: {speaker.text('cli:upgrade.would_recode' if dry_run else 'cli:upgrade.recoded')}"
    if result.is_rewritten:
        yield f"{name}: {speaker.text('cli:upgrade.would_rewrite' if dry_run else 'cli:upgrade.rewritten')}"
    if result.is_refused:
        yield f"{name}: {speaker.text('cli:upgrade.by_hand')}"
    if done.kept:
        yield f"    {speaker.text('cli:upgrade.kept', path=printable_path(done.kept))}"
    if result.is_recoded and result.encoding == CODE_PAGE:
        yield f"    {speaker.text('cli:upgrade.letters')}"
    for line in result.nones:
        yield f"{name}:{line}: {speaker.text('cli:upgrade.none')}"
