"""`pepdocs theme`: what an authority does with a theme of its own."""

from __future__ import annotations

import click

from pepdocs.cli.options import group, ui_lang
from pepdocs.cli.theme import check, new, preview
from pepdocs.wording import Speaker

COMMANDS = (new.commands, check.commands, preview.commands)
"""What gives the commands of the group, in the order of an authority's work."""


def theme_group(speaker: Speaker) -> click.Group:
    """Return the group of commands about themes."""
    whole = group(speaker, "theme", click.Group)
    for commands in COMMANDS:
        for command in commands(speaker):
            command.params.append(ui_lang(speaker))
            whole.add_command(command)
    return whole
