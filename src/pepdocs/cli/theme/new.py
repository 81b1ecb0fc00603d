"""`pepdocs theme new`: the files of a new theme."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from pepdocs.base import error_keys, write
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN
from pepdocs.cli.options import command, flag, folder_argument, option
from pepdocs.cli.report import printable_path
from pepdocs.wording import Speaker


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    params: list[click.Parameter] = [
        folder_argument(speaker),
        option(speaker, "--name-cy", explain="name_cy", default=Speaker(CY).text("cli:my_authority")),
        option(speaker, "--name-en", explain="name_en", default=Speaker(EN).text("cli:my_authority")),
        option(speaker, "--extends", explain="extends", default=""),
        flag(speaker, "--force", explain="force"),
    ]  # fmt: skip
    return command(speaker, "new", new, params, context="theme_new")


def new(speaker: Speaker, folder: Path, name_cy: str, name_en: str, extends: str, *, force: bool) -> int:
    """Write the files of a new theme; raise `PepdocsError` if one is there and may not be replaced."""
    from pepdocs.authoring.start import starter_files
    from pepdocs.batch.themes import read_theme
    from pepdocs.batch.workers.inline import limited
    from pepdocs.theme import BUILTIN
    from pepdocs.theme.settings import PLAIN_NAME

    if extends and not PLAIN_NAME.fullmatch(extends):
        raise PepdocsError(error_keys.THEME_NAME, name=extends)
    under = read_theme(folder.resolve().parent / extends) if extends else BUILTIN
    contents = limited(lambda: dict(starter_files({CY: name_cy, EN: name_en}, extends, under)))
    check_unused((folder / file for file in contents), force=force)
    for artefact in write.artefacts((folder / file, content) for file, content in contents.items()):
        click.echo(speaker.text("cli:written", path=printable_path(artefact.path)))
    click.echo(speaker.text("cli:theme_begun", path=printable_path(folder)))
    return 0


def check_unused(paths: Iterable[Path], *, force: bool) -> None:
    """Raise `PepdocsError` if one of the files is there and may not be replaced."""
    used = next((path for path in paths if path.exists()), None)
    if used is not None and not force:
        raise PepdocsError(error_keys.EXISTS, file=printable_path(used))
