"""`pepdocs schema`: the JSON Schema of a PEP file."""

from __future__ import annotations

import json
from pathlib import Path

import click

from pepdocs.base import write
from pepdocs.cli.options import command, file_option, theme_option, words_and_fields
from pepdocs.cli.report import printable_path
from pepdocs.schema.derived.json_schema import json_schema
from pepdocs.wording import Speaker


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    return command(
        speaker, "schema", schema, [file_option(speaker, "--out", explain="schema_out"), theme_option(speaker)]
    )


def schema(speaker: Speaker, out: Path | None, theme: Path | None) -> int:
    """Write or print the JSON Schema, whose texts are in both languages."""
    words, own = words_and_fields(theme)
    whole = json_schema(lambda lang, context: Speaker(lang, words).text(context), own)
    content = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    if out is None:
        click.echo(content, nl=False)
        return 0
    write.artefact(content.encode(), out)
    click.echo(speaker.text("cli:written", path=printable_path(out)))
    return 0
