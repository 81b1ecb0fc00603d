"""`pepdocs theme`: the commands for authorities with a theme of their own."""

from __future__ import annotations

from functools import partial
from importlib import import_module

import click

from pepdocs.cli.options import group
from pepdocs.wording import Speaker

MODULES = {
    "new": "pepdocs.cli.theme.new",
    "eject": "pepdocs.cli.theme.eject",
    "diff": "pepdocs.cli.theme.diff",
    "check": "pepdocs.cli.theme.check",
    "preview": "pepdocs.cli.theme.preview",
}


def make_command(speaker: Speaker) -> click.Command:
    """Return the group of commands in the speaker's language."""
    return group(speaker, "theme", {name: partial(_make, speaker, name) for name in MODULES})


def _make(speaker: Speaker, name: str) -> click.Command:
    command: click.Command = import_module(MODULES[name]).make_command(speaker)
    return command
