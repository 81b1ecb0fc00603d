"""`pepdocs undo`: a plan's file as it was before the last change that pepdocs made."""

from __future__ import annotations

from pathlib import Path

import click

from pepdocs.cli.options import NamedPath, command
from pepdocs.cli.report import printable_path
from pepdocs.rewrite.states import undo
from pepdocs.wording import Speaker


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    plan = click.Argument(["plan"], type=NamedPath(speaker), metavar=speaker.text("cli:argument.plan"))
    return command(speaker, "undo", bring_back, [plan])


def bring_back(speaker: Speaker, plan: Path) -> int:
    """Bring back what a plan's file was; return 0."""
    undone = undo(plan)
    click.echo(f"{printable_path(plan)}: {speaker.text('cli:undo.done')}")
    click.echo(f"    {speaker.text('cli:undo.kept', path=printable_path(undone.kept))}")
    return 0
