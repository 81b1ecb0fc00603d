"""`pepdocs import`: tables of other systems, and those of a translator, taken into plans."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.cli.options import choice_option, command, file_option, files_argument, flag, folder_option
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.tables.importing import Imported
    from pepdocs.tables.notes import TableNote

FORMS = ("text", "csv", "html")
"""The forms of the report."""


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    params: list[click.Parameter] = [
        files_argument(speaker),
        folder_option(speaker, "--into", explain="into", exists=True, required=True),
        file_option(speaker, "--map", "map_file", explain="map", exists=True),
        flag(speaker, "--write", explain="import_write"),
        choice_option(speaker, "--format", "form", explain="import_report", choices=FORMS, default="text"),
    ]
    return command(speaker, "import", import_tables, params)


def import_tables(
    speaker: Speaker, paths: tuple[Path, ...], into: Path, map_file: Path | None, form: str, *, write: bool
) -> int:
    """Take tables into the plans of a folder; return 1 if something in them is left to decide or to mend."""
    status = 0
    for path in paths:
        imported = _imported(path, into, map_file)
        notes = [*imported.notes, *(imported.plans.write() if write else ())]
        _report(speaker, notes, form)
        is_changed = any(plan.after != plan.before for plan in imported.plans.all)
        if form == "text":
            said = "cli:import.written" if write else "cli:import.would"
            click.echo(speaker.text(said if is_changed else "cli:import.nothing"))
        status = max(status, int(not imported.is_settled or len(notes) > len(imported.notes)))
    return status


def _imported(path: Path, into: Path, map_file: Path | None) -> Imported:
    from pepdocs.base.files import sources
    from pepdocs.tables import mapping, sheets, translations
    from pepdocs.tables.importing import import_table

    plans = sources([into])
    if map_file is not None:
        mapped = mapping.load(map_file)
        return import_table(sheets.read(path, mapped.headings, mapped.sheet, mapped.header), mapped, plans)
    table = sheets.read(path, translations.HEADINGS)
    if translations.TRANSLATION not in table.headings:
        raise PepdocsError(error_keys.MAP_NEEDED)
    return translations.import_translations(table, plans)


def _report(speaker: Speaker, notes: Sequence[TableNote], form: str) -> None:
    from pepdocs.tables import report

    if form == "text":
        for line in report.lines(notes, speaker):
            click.echo(line)
    else:
        content = report.csv_report(notes, speaker) if form == "csv" else report.page(notes, speaker)
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
