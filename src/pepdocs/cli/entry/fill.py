"""`pepdocs fill`: the plans of a folder in the browser, each in a form that saves into its file."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from pepdocs.cli.options import NumberRange, command, files_argument, option, theme_option, today
from pepdocs.wording import Speaker

HIGHEST_PORT = 65535


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    params: list[click.Parameter] = [
        files_argument(speaker),
        option(speaker, "--port", explain="port", default=0, type=NumberRange(speaker, 0, HIGHEST_PORT)),
        theme_option(speaker),
        option(speaker, "--open/--no-open", "is_opened", explain="open", default=True),
    ]
    return command(speaker, "fill", fill, params)


def fill(speaker: Speaker, paths: tuple[Path, ...], port: int, theme: Path | None, *, is_opened: bool) -> int:
    """Show the plans until Ctrl-C."""
    gc.enable()
    from pepdocs.authority import declared_parts, own_fields, own_words
    from pepdocs.batch.themes import load_theme
    from pepdocs.fill import FillOptions, open_fill

    used = load_theme(theme)
    options = FillOptions(
        today(), speaker.lang, port, theme, used, own_fields(used), own_words(used), declared_parts(used)[0]
    )
    try:
        with open_fill(paths, options) as running:
            click.echo(speaker.text("cli:preview_at", address=running.address))
            click.echo(speaker.text("cli:preview_end"))
            if is_opened:
                click.launch(running.address)
            running.serve()
    except KeyboardInterrupt:
        click.echo(speaker.text("cli:fill_ended"))
    return 0
