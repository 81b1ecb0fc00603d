"""`pepdocs theme`: what an authority does with a theme of its own."""

from __future__ import annotations

from importlib import import_module

import click

from pepdocs.cli.options import group, ui_lang
from pepdocs.wording import Speaker

COMMANDS: tuple[str, ...] = ("theme_new", "theme_check", "theme_preview")
"""The modules that give the commands of the group, in the order of an authority's work."""


def theme_group(speaker: Speaker) -> click.Group:
    """Return the group of commands about themes."""
    whole = group(speaker, "theme", click.Group)
    for name in COMMANDS:
        for command in import_module(f"pepdocs.cli.{name}").commands(speaker):
            command.params.append(ui_lang(speaker))
            whole.add_command(command)
    return whole
