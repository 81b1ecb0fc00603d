"""`pepdocs theme diff`: what a theme overrides, and what has changed below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.base.language import CY, EN
from pepdocs.base.printable import seen
from pepdocs.cli.options import command, option
from pepdocs.cli.report import named
from pepdocs.cli.theme.below import below, folder_argument, overlay, recorded, said_in, theme_in
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.authoring.compare import Override
    from pepdocs.theme import Theme
    from pepdocs.theme.baseline import BuiltOn

TOLD = ("changed", "gone", "unknown")
LONGEST = 160


def diff_command(speaker: Speaker) -> click.Command:
    """Return the command."""
    accept = option(speaker, "--accept", "is_accepted", explain="accept", is_flag=True)
    return command(speaker, "diff", diff, [folder_argument(speaker), accept])


def diff(speaker: Speaker, folder: Path, *, is_accepted: bool) -> int:
    """Say what a theme overrides and what has changed below; always 0, for none of it is wrong."""
    from pepdocs.batch.workers.inline import limited

    theme = theme_in(folder)
    found = limited(_overrides, theme, below(folder), recorded(speaker, theme, folder))
    for line in _lines(speaker, found):
        click.echo(line)
    click.echo(_counted(speaker, found))
    _tell_view(speaker, theme)
    if is_accepted:
        _accept(speaker, folder)
    return 0


def _overrides(theme: Theme, under: Theme, before: BuiltOn | None) -> list[Override]:
    """Return what a theme overrides of what is `under` it; `before` is what was there when it was made."""
    from pepdocs.authoring.compare import overrides

    said = said_in(under, EN)
    words = {lang: {key: entry.english[0] for key, entry in overlay(theme, lang).items() if key} for lang in (CY, EN)}
    english = {key: entry.english[0] for key, entry in said.items()}
    return list(overrides(theme, before, words, lambda _, key: english.get(key, "")))


def _lines(speaker: Speaker, found: Iterable[Override]) -> Iterator[str]:
    """Yield what is overridden: a line for each, and below it what has become of what is below."""
    for each in found:
        kind = speaker.text(f"cli:diff.{each.kind}")
        yield seen(f"{each.file}:{each.line}: {kind}: {each.name}")
        if each.state in TOLD:
            yield f"    {speaker.text(f'cli:diff.{each.state}')}"
        if each.state == "changed" and each.was and each.now:
            yield f"    {speaker.text('cli:diff.was', text=_short(each.was))}"
            yield f"    {speaker.text('cli:diff.now', text=_short(each.now))}"


def _short(text: str) -> str:
    shown = seen(" ".join(text.split()))
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def _counted(speaker: Speaker, found: list[Override]) -> str:
    if not found:
        return speaker.text("cli:diff.nothing")
    states = [each.state for each in found]
    changed, gone = states.count("changed"), states.count("gone")
    return speaker.text("cli:diff.counts", count=len(found), changed=changed, gone=gone)


def _tell_view(speaker: Speaker, theme: Theme) -> None:
    from pepdocs.view.blocks import VIEW

    then = theme.layers[0].settings.view
    if then != VIEW:
        click.echo(speaker.text("cli:diff.view", then=then, now=VIEW))


def _accept(speaker: Speaker, folder: Path) -> None:
    from pepdocs.base import write
    from pepdocs.batch.workers.inline import limited
    from pepdocs.theme.baseline import RECORD, record

    write.artefact(limited(record, below(folder)), folder / RECORD)
    click.echo(speaker.text("cli:diff.recorded", path=named(folder / RECORD)))
