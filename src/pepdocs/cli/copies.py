"""`pepdocs copies`: which copies of plans were made and packed in a folder, and whether the plans say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pepdocs.base.copies import Copy
from pepdocs.base.printable import printable
from pepdocs.cli.options import choice_option, command, files_argument, folder_argument
from pepdocs.cli.report import printable_path
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.batch.copies import CopiesOfFolder, CopyRecord, GivenCopies

COLUMNS = ("record", "copy", "version", "made", "packed")
NOTHING = "-"


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    params: list[click.Parameter] = [
        folder_argument(speaker, exists=True),
        files_argument(speaker, required=False),
        choice_option(speaker, "--format", "form", explain="copies_report", choices=("text", "json"), default="text"),
    ]
    return command(speaker, "copies", copies, params)


def copies(speaker: Speaker, folder: Path, paths: tuple[Path, ...], form: str) -> int:
    """Show the copies of a folder; return 1 if there are none, one was changed since, or a plan says otherwise."""
    from pepdocs.base.errors import SourceError
    from pepdocs.base.files import sources
    from pepdocs.batch.copies import copies_of

    known, given, is_unreadable = copies_of(folder), [], False
    for path in sources(paths) if paths else ():
        try:
            given.append(known.given(path))
        except SourceError as error:
            is_unreadable = True
            click.echo(f"{printable_path(path)}: {speaker.text(error.key)}", err=True)
    if form == "json":
        from pepdocs.cli.report import dump

        click.echo(dump(_document(known, given)))
    else:
        for line in _lines(speaker, folder, known, given):
            click.echo(line)
    is_otherwise = any(plan.not_made or plan.not_given for plan in given)
    return int(is_unreadable or is_otherwise or not known.records or bool(known.changed))


def _lines(speaker: Speaker, folder: Path, known: CopiesOfFolder, given: Sequence[GivenCopies]) -> Iterator[str]:
    from pepdocs.cli.build.outcomes import changed_since_packed
    from pepdocs.cli.folder import blocks

    yield from blocks(
        _table(speaker, folder, known.records),
        changed_since_packed(speaker, known.changed),
        (line for plan in given for line in _compared(speaker, plan)),
    )


def _table(speaker: Speaker, folder: Path, records: Sequence[CopyRecord]) -> Iterator[str]:
    from pepdocs.cli.folder import table

    if not records:
        yield speaker.text("cli:copies.none", folder=printable_path(folder))
        return
    headings = [speaker.text(f"cli:copies.{column}") for column in COLUMNS]
    yield from table(
        headings, [printable(each.record) for each in records], [tuple(_cells(speaker, each)) for each in records]
    )


def _cells(speaker: Speaker, each: CopyRecord) -> Iterator[str]:
    from pepdocs.batch.folder.copy_history import HIDDEN
    from pepdocs.summary import copy_name

    is_hidden = each.version.startswith(HIDDEN)
    packed = (f"{speaker.text(f'handover:by.{by.value}')} {day}" for by, day in each.packed.items())
    yield copy_name(speaker, each.copy)
    yield speaker.text("cli:copies.in_words") if is_hidden else printable(each.version) or NOTHING
    yield each.made or NOTHING
    yield ", ".join(packed) or NOTHING


def _compared(speaker: Speaker, plan: GivenCopies) -> Iterator[str]:
    """Yield where a plan and the folder differ about its copies, or that they do not."""
    file = printable_path(plan.path)
    for context, several in (("not_made", plan.not_made), ("not_given", plan.not_given)):
        if several:
            yield speaker.text(f"cli:copies.{context}", file=file, copies=_named(speaker, several))
    if not (plan.not_made or plan.not_given):
        yield speaker.text("cli:copies.as_made", file=file)


def _named(speaker: Speaker, several: Iterable[Copy]) -> str:
    from pepdocs.summary import copy_name

    return ", ".join(copy_name(speaker, copy) for copy in several)


def _document(known: CopiesOfFolder, given: Iterable[GivenCopies]) -> dict[str, Any]:
    return {
        "version": 1,
        "copies": [
            {
                "record": each.record,
                "copy": each.copy.value,
                "version": each.version,
                "made": each.made,
                "packed": {by.value: day for by, day in each.packed.items()},
                "changed": each.changed,
            }
            for each in known.records
        ],
        "plans": [
            {
                "file": str(plan.path),
                "record": plan.record,
                "not_made": [copy.value for copy in plan.not_made],
                "not_given": [copy.value for copy in plan.not_given],
            }
            for plan in given
        ],
    }
