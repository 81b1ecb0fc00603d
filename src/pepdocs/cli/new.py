"""`pepdocs new`: a blank PEP file to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from pepdocs.base import error_keys, write
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN
from pepdocs.cli.options import NamedPath, choice_option, command, flag, theme_option, words_and_fields
from pepdocs.cli.report import printable_path
from pepdocs.schema import Phase
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.derived.blank import blank
from pepdocs.schema.sections.plan import PlanKind
from pepdocs.wording import Speaker


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    kind, metavar = NamedPath(speaker, dir_okay=False), speaker.text("cli:argument.file")
    params: list[click.Parameter] = [
        click.Argument(["path"], type=kind, metavar=metavar),
        phase_option(speaker),
        choice_option(
            speaker, "--jurisdiction", explain="jurisdiction", choices=("wales", "england"), default="wales"
        ),
        choice_option(speaker, "--kind", explain="kind", choices=PlanKind.codes()),
        flag(speaker, "--short", "is_short", explain="short"),
        choice_option(speaker, "--lang", explain="written_in", choices=(CY, EN), default=speaker.lang),
        theme_option(speaker),
        flag(speaker, "--force", explain="force"),
    ]  # fmt: skip
    return command(speaker, "new", new, params)


def phase_option(speaker: Speaker) -> click.Option:
    """Return the option that names a phase of schooling."""
    return choice_option(speaker, "--phase", explain="phase", choices=("primary", "secondary", "post16"), required=True)


def new(
    speaker: Speaker,
    path: Path,
    phase: str,
    jurisdiction: str,
    *,
    kind: str | None,
    is_short: bool,
    lang: str,
    theme: Path | None,
    force: bool,
) -> int:
    """Write a blank PEP file; raise `PepdocsError` if a file is there and may not be replaced."""
    if path.exists() and not force:
        raise PepdocsError(error_keys.EXISTS, file=printable_path(path))
    words, own = words_and_fields(theme)
    say, of_kind = Speaker(lang, words).text, PlanKind[kind] if kind else None
    content = blank(Phase[phase], Jurisdiction[jurisdiction], say, own, kind=of_kind, is_short=is_short)
    write.artefact(content.encode(), path)
    click.echo(speaker.text("cli:written", path=printable_path(path)))
    return 0
