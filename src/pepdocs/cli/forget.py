"""`pepdocs forget`: everything that folders hold of a plan, listed or deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.base.printable import printable
from pepdocs.cli.options import command, file_option, flag, folder_option
from pepdocs.cli.report import printable_path
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.batch.forget import Forgotten, Traces


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    params: list[click.Parameter] = [
        click.Argument(["record"], metavar=speaker.text("cli:argument.reference")),
        folder_option(speaker, "--in", "folders", explain="in_folder", exists=True, multiple=True, required=True),
        flag(speaker, "--write", explain="forget_write"),
        flag(speaker, "--encrypt", explain="forget_encrypt"),
        file_option(speaker, "--password-file", explain="password_file"),
    ]
    return command(speaker, "forget", forget, params)


def forget(
    speaker: Speaker, record: str, folders: Sequence[Path], *, write: bool, encrypt: bool, password_file: Path | None
) -> int:
    """List or delete what folders hold of a plan; return 1 if that is nothing, or something could not be deleted."""
    from pepdocs.batch import forget as forgetting

    if password_file and not encrypt:
        raise PepdocsError(error_keys.PASSWORD_UNUSED)
    found = [forgetting.traces(folder, record) for folder in dict.fromkeys(folders)]
    found = [each for each in found if not each.are_none]
    for each in found:
        for line in _listed(speaker, each, encrypt=encrypt):
            click.echo(line)
    if not found:
        click.echo(speaker.text("cli:forget.nothing", record=printable(record)))
        status = 1
    elif not write:
        click.echo(speaker.text("cli:forget.not_deleted"))
        status = 0
    else:
        password = _password(speaker, password_file) if encrypt else ""
        status = max(_say(speaker, forgetting.forget(each.folder, record, password)) for each in found)
    click.echo(speaker.text("cli:forget.elsewhere"))
    return status


def _password(speaker: Speaker, file: Path | None) -> str:
    from pepdocs.cli.build import password

    return password.read(speaker, file, for_archive=True)


def _listed(speaker: Speaker, traces: Traces, *, encrypt: bool) -> Iterator[str]:
    """Yield everything that a folder holds of the plan."""
    yield speaker.text("cli:forget.folder", folder=printable_path(traces.folder))
    yield from (f"    {printable(name)}" for name in traces.files)
    for archive in traces.archives:
        count = len(archive.documents)
        yield f"    {speaker.text('cli:forget.in_archive', file=printable(archive.name), count=count)}"
        if archive.encrypted and not (archive.whole or encrypt):
            yield f"        {speaker.text(error_keys.ARCHIVE_ENCRYPTED)}"
    if traces.lines:
        yield f"    {speaker.text('cli:forget.lines', count=traces.lines)}"


def _say(speaker: Speaker, result: Forgotten) -> int:
    """Say what could not be deleted in a folder, or that everything was; return 1 if something is left."""
    for name, error in result.left.items():
        path = printable_path(result.traces.folder / name)
        click.echo(speaker.text("cli:forget.left", file=path))
        click.echo(f"    {printable(speaker.text(error.key, **error.facts))}")
    if result.left and result.traces.lines:
        click.echo(speaker.text("cli:forget.lines_left"))
    if not result.left:
        click.echo(speaker.text("cli:forget.deleted"))
    return int(bool(result.left))
