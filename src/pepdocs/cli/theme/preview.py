"""`pepdocs theme preview`: a theme's documents in the browser, made again while somebody works on it."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.cli.options import Named, Within, command, option
from pepdocs.findings.model import Findings
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.authoring.preview import How, Plan

HIGHEST_PORT = 65535
SECONDS_OF_A_DOCUMENT = 90


def commands(speaker: Speaker) -> list[click.Command]:
    """Return the command."""
    wrong = speaker.text("error.no_name")
    folder = click.Argument(
        ["folder"],
        type=Named(wrong, exists=True, file_okay=False),
        metavar=speaker.text("cli:argument.folder"),
    )
    params: list[click.Parameter] = [
        folder,
        option(speaker, "--watch", "is_watched", explain="watch", is_flag=True),
        option(
            speaker, "--port", explain="port", default=0, type=Within(speaker, 0, HIGHEST_PORT)
        ),
        option(
            speaker, "--plan", explain="preview_plan", metavar=speaker.text("cli:argument.file"),
            type=Named(wrong, exists=True, dir_okay=False),
        ),
        option(speaker, "--open/--no-open", "is_opened", explain="open", default=False),
    ]  # fmt: skip
    return [command(speaker, "preview", preview, params)]


def preview(
    speaker: Speaker,
    folder: Path,
    plan: Path | None,
    port: int,
    *,
    is_watched: bool,
    is_opened: bool,
) -> int:
    """Show a theme until Ctrl-C."""
    gc.enable()
    from pepdocs.authoring.preview import DAY, How
    from pepdocs.cli.commands import today

    how = How(on=today() if plan else DAY, port=port, is_watched=is_watched, check=examined)
    try:
        _show(speaker, folder, _plans(plan), how, is_opened=is_opened)
    except KeyboardInterrupt:
        click.echo(speaker.text("cli:preview_ended"))
    return 0


def _plans(path: Path | None) -> tuple[Plan, ...]:
    from pepdocs.authoring import preview
    from pepdocs.reading import source

    return preview.examples() if path is None else preview.named(source.content(path))


def _show(speaker: Speaker, folder: Path, plans: tuple[Plan, ...], how: How, *, is_opened: bool) -> None:
    from pepdocs.authoring import preview

    with preview.opened(folder, plans, speaker, how) as running:
        click.echo(speaker.text("cli:preview_at", address=running.address))
        click.echo(speaker.text("cli:preview_end"))
        if is_opened:
            click.launch(running.address)
        running.serve()


def examined(folder: Path) -> Findings:
    """Return what `pepdocs theme check` finds. A worker runs this, so that the documents are made here."""
    from pepdocs import theme
    from pepdocs.authoring import check
    from pepdocs.batch.workers.inline import Here

    faults = check.check(theme.loaded(folder), pool=Here(SECONDS_OF_A_DOCUMENT))
    return Findings.of(fault.finding for fault in faults)
