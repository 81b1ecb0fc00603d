"""`pepdocs export`: a table of what plans say, or of the texts that a translator is to translate."""

from __future__ import annotations

from pathlib import Path

import click

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.cli.options import command, file_option, flag, folder_argument
from pepdocs.cli.report import printable_path
from pepdocs.wording import Speaker


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    params: list[click.Parameter] = [
        folder_argument(speaker, exists=True),
        file_option(speaker, "--map", "map_file", explain="map", exists=True),
        flag(speaker, "--untranslated", explain="untranslated"),
        file_option(speaker, "--out", explain="export_out"),
    ]
    return command(speaker, "export", export, params)


def export(speaker: Speaker, folder: Path, map_file: Path | None, out: Path | None, *, untranslated: bool) -> int:
    """Write a table of the plans of a folder; return 1 if something could not be put into it."""
    from pepdocs.base import write
    from pepdocs.base.files import sources
    from pepdocs.tables import mapping, report, translations
    from pepdocs.tables.exporting import export_table, written

    if out is None or (map_file is None) != untranslated:
        raise PepdocsError(error_keys.EXPORT_WHAT)
    plans = sources([folder])
    if map_file is None:
        lines, notes = translations.untranslated_lines(plans)
    else:
        lines, notes = export_table(mapping.load(map_file), plans, speaker)
    write.artefact(written(lines, out.name), out)
    for line in report.lines(notes, speaker):
        click.echo(line)
    click.echo(speaker.text("cli:written", path=printable_path(out)))
    return int(bool(notes))
