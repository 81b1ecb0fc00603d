"""`pepdocs theme diff`: what a theme overrides, and what has changed below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.base.language import CY, EN
from pepdocs.base.printable import printable
from pepdocs.batch.themes import read_theme
from pepdocs.batch.workers.inline import limited
from pepdocs.cli.options import command, flag, folder_argument
from pepdocs.cli.report import printable_path
from pepdocs.cli.theme.layers import baseline_of, own_texts, parent, texts
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.authoring.compare import Override
    from pepdocs.theme import Theme
    from pepdocs.theme.baseline import Baseline

EXPLAINED = ("changed", "gone", "unknown")
"""The states of an override that get a line of their own."""

LONGEST = 160


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    return command(
        speaker, "diff", diff, [folder_argument(speaker), flag(speaker, "--accept", "is_accepted", explain="accept")]
    )


def diff(speaker: Speaker, folder: Path, *, is_accepted: bool) -> int:
    """Show what a theme overrides and what has changed below; return 0, because none of it is wrong."""
    from pepdocs.view.blocks import VIEW

    theme = read_theme(folder)
    overrides = limited(_overrides, theme, parent(folder), baseline_of(speaker, theme, folder))
    for line in _lines(speaker, overrides):
        click.echo(line)
    if (then := theme.layers[0].settings.view) != VIEW:
        click.echo(speaker.text("cli:diff.view", then=then, now=VIEW))
    if is_accepted:
        _accept(speaker, folder)
    return 0


def _overrides(theme: Theme, under: Theme, baseline: Baseline | None) -> list[Override]:
    """Return what a theme overrides of what is `under` it, compared with the baseline it was made on."""
    from pepdocs.authoring.compare import overrides

    words = {lang: {key: entry.english[0] for key, entry in own_texts(theme, lang).items() if key} for lang in (CY, EN)}
    english = {key: entry.english[0] for key, entry in texts(under, EN).items()}
    return list(overrides(theme, baseline, words, english))


def _lines(speaker: Speaker, overrides: Iterable[Override]) -> Iterator[str]:
    """Yield a line for each override, what has become of what is below it, and how many there are."""
    states = []
    for override in overrides:
        states.append(override.state)
        kind = speaker.text(f"cli:diff.{override.kind}")
        yield printable(f"{override.file}:{override.line}: {kind}: {override.name}")
        if override.state in EXPLAINED:
            yield f"    {speaker.text(f'cli:diff.{override.state}')}"
        if override.state == "changed" and override.was and override.now:
            yield f"    {speaker.text('cli:diff.was', text=_short(override.was))}"
            yield f"    {speaker.text('cli:diff.now', text=_short(override.now))}"
    counts = {"count": len(states), "changed": states.count("changed"), "gone": states.count("gone")}
    yield speaker.text("cli:diff.counts", **counts) if states else speaker.text("cli:diff.nothing")


def _short(text: str) -> str:
    line = printable(" ".join(text.split()))
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _accept(speaker: Speaker, folder: Path) -> None:
    """Record what is below a theme now as its baseline."""
    from pepdocs.base import write
    from pepdocs.theme.baseline import RECORD, record

    write.artefact(limited(record, parent(folder)), folder / RECORD)
    click.echo(speaker.text("cli:diff.recorded", path=printable_path(folder / RECORD)))
