"""`pepdocs take`: what people filled in and returned, taken into a plan's file."""

from __future__ import annotations

from pathlib import Path

import click

from pepdocs.base.errors import SourceError
from pepdocs.cli.options import NamedPath, command, flag, theme_option, words_and_fields
from pepdocs.cli.report import Report, printable_path, text
from pepdocs.entry.merge import STOPPED, Told
from pepdocs.entry.taking import put_beside, take
from pepdocs.entry.words import field_name, lines
from pepdocs.reading import source
from pepdocs.rewrite.states import replace
from pepdocs.rewrite.upgrade import check_format
from pepdocs.schema.parts import NOT_MOVED, Moved
from pepdocs.wording import Speaker


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    plan = click.Argument(["plan"], type=NamedPath(speaker), metavar=speaker.text("cli:argument.plan"))
    forms = click.Argument(
        ["forms"], nargs=-1, required=True, type=NamedPath(speaker), metavar=speaker.text("cli:argument.returned")
    )
    write = flag(speaker, "--write", explain="take_write")
    return command(speaker, "take", take_forms, [plan, forms, write, theme_option(speaker)])


def take_forms(speaker: Speaker, plan: Path, forms: tuple[Path, ...], *, write: bool, theme: Path | None) -> int:
    """Take forms into a plan; return 1 if something in them was refused or is left to decide."""
    _, own = words_and_fields(theme)
    try:
        before = source.content(plan)
        check_format(before, plan.name)
    except SourceError as unreadable:
        for line in text(speaker, Report(plan, unreadable.findings), every=True, source=False):
            click.echo(line)
        return 1
    taken = take(before, forms, own, _moved(theme))
    for one in taken:
        for line in lines(speaker, one):
            click.echo(line)
    after = taken[-1].content
    lost: list[Told] = []
    if after != before and write:
        lost = put_beside(plan, before, taken)
        kept = replace(plan, before, after)
        click.echo(speaker.text("cli:take.written", path=printable_path(plan)))
        click.echo(speaker.text("cli:take.kept", path=printable_path(kept)))
        for told in lost:
            click.echo(speaker.text("cli:take.picture", field=field_name(speaker, told)))
    elif after != before:
        click.echo(speaker.text("cli:take.would"))
    return int(bool(lost) or any(one.error or any(told.effect in STOPPED for told in one.told) for one in taken))


def _moved(theme: Path | None) -> Moved:
    if theme is None:
        return NOT_MOVED
    from pepdocs.authority import declared_parts
    from pepdocs.batch.themes import load_theme

    return declared_parts(load_theme(theme))[0]
