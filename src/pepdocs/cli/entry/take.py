"""`pepdocs take`: what people filled in and returned, taken into a plan's file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from pepdocs.base.copies import Part
from pepdocs.base.errors import SourceError
from pepdocs.cli.options import NamedPath, command, flag, theme_option, words_and_fields
from pepdocs.cli.report import Report, printable_path, text
from pepdocs.entry.merge import STOPPED, TAKEN, Effect, Told
from pepdocs.entry.pictures import new_pictures, write_beside
from pepdocs.entry.taking import Taken, check_format, take
from pepdocs.findings.model import name
from pepdocs.reading import source
from pepdocs.rewrite.edit import tree_of
from pepdocs.rewrite.states import replace
from pepdocs.schema.derived.messages import fields_on_the_way
from pepdocs.schema.parts import NOT_MOVED, Moved
from pepdocs.wording import Speaker

BETWEEN = " › "


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
        for line in _told(speaker, one):
            click.echo(line)
    after = taken[-1].content
    lost: list[Told] = []
    if after != before and write:
        lost = _with_pictures(plan, before, taken)
        kept = replace(plan, before, after)
        click.echo(speaker.text("cli:take.written", path=printable_path(plan)))
        click.echo(speaker.text("cli:take.kept", path=printable_path(kept)))
        for told in lost:
            click.echo(speaker.text("cli:take.picture", field=_field(speaker, told)))
    elif after != before:
        click.echo(speaker.text("cli:take.would"))
    return int(bool(lost) or any(one.error or any(told.effect in STOPPED for told in one.told) for one in taken))


def _with_pictures(plan: Path, before: bytes, taken: list[Taken]) -> list[Told]:
    """Write the pictures that came with forms beside a plan, and return those that could not be."""
    sources = {name: source for one in taken if one.form for name, source in one.form.pictures.items()}
    pictures = new_pictures(tree_of(before), tree_of(taken[-1].content), sources)
    return [Told(Effect.REFUSED, one.loc) for one in pictures if not write_beside(plan, one)]


def _moved(theme: Path | None) -> Moved:
    if theme is None:
        return NOT_MOVED
    from pepdocs.authority import declared_parts
    from pepdocs.batch.themes import load_theme

    return declared_parts(load_theme(theme))[0]


def _told(speaker: Speaker, taken: Taken) -> Iterator[str]:
    """Yield what became of a form, a line for each field, none of which says what is in it."""
    if taken.error:
        yield speaker.text(taken.error.key, **{**taken.error.facts, "file": printable_path(taken.path)})
        return
    form = taken.form
    parts = () if not form or form.is_whole else [part for part in Part if part in form.parts]
    names = ", ".join(speaker.text(part.context) for part in parts) or speaker.text("cli:take.whole")
    yield speaker.text("cli:take.parts", file=printable_path(taken.path), parts=names)
    for told in taken.told:
        yield f"    {speaker.text(f'cli:take.{told.effect.value}', field=_field(speaker, told))}"
    if not any(told.effect in TAKEN for told in taken.told):
        yield f"    {speaker.text('cli:take.nothing')}"


def _field(speaker: Speaker, told: Told) -> str:
    """Return the labels on the way to a field, with the numbers of entries, counted from 1, and its place.

    A key that no plan has is not shown, for it is somebody's text.
    """
    keys = [step for step in told.loc if isinstance(step, str)]
    declared = [field for _, field in fields_on_the_way(".".join(keys))]
    known = told.loc[: _length(told, len(declared))]
    labels = iter(declared)
    shown = [str(step + 1) if isinstance(step, int) else speaker.text(f"field:{next(labels).path}") for step in known]
    return f"{BETWEEN.join(shown)} ({name(known)})" if known else "–"


def _length(told: Told, declared: int) -> int:
    """Return how many steps of a place lead through that many declared fields, and through entries of lists."""
    for length, step in enumerate(told.loc):
        if isinstance(step, str):
            declared -= 1
        if declared < 0:
            return length
    return len(told.loc)
