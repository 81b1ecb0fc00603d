"""`pepdocs theme preview`: a theme's documents in the browser, made again when the theme changes."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.cli.options import NumberRange, command, engine_option, file_option, flag, folder_argument, option, today
from pepdocs.findings.model import Findings
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.authoring.preview import PreviewPlan

HIGHEST_PORT = 65535
SECONDS_OF_A_DOCUMENT = 90


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    params: list[click.Parameter] = [
        folder_argument(speaker, exists=True),
        flag(speaker, "--watch", "is_watched", explain="watch"),
        option(speaker, "--port", explain="port", default=0, type=NumberRange(speaker, 0, HIGHEST_PORT)),
        file_option(speaker, "--plan", explain="preview_plan", exists=True),
        engine_option(speaker),
        option(speaker, "--open/--no-open", "is_opened", explain="open", default=False),
    ]
    return command(speaker, "preview", preview, params)


def preview(
    speaker: Speaker, folder: Path, plan: Path | None, port: int, engine: str, *, is_watched: bool, is_opened: bool
) -> int:
    """Show a theme until Ctrl-C."""
    gc.enable()
    from pepdocs.authoring.preview import DAY, PreviewOptions, open_preview
    from pepdocs.theme import PdfEngine

    day = today() if plan else DAY
    how = PreviewOptions(day, port, is_watched=is_watched, check=theme_findings, engine=PdfEngine(engine))
    try:
        with open_preview(folder, _plans(plan), speaker, how) as running:
            click.echo(speaker.text("cli:preview_at", address=running.address))
            click.echo(speaker.text("cli:preview_end"))
            if is_opened:
                click.launch(running.address)
            running.serve()
    except KeyboardInterrupt:
        click.echo(speaker.text("cli:preview_ended"))
    return 0


def _plans(path: Path | None) -> tuple[PreviewPlan, ...]:
    from pepdocs.authoring import preview

    return preview.examples() if path is None else preview.single_plan(path)


def theme_findings(folder: Path) -> Findings:
    """Return the findings of `pepdocs theme check`. A worker runs this, so it makes documents in its own process."""
    from pepdocs import theme
    from pepdocs.authoring import check
    from pepdocs.batch.workers.inline import InlineExecutor

    faults = check.check(theme.load(folder), pool=InlineExecutor(SECONDS_OF_A_DOCUMENT))
    return Findings.of(fault.finding for fault in faults)
