"""A theme and what is below it, as the commands need them: read within limits, for it may be a stranger's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.cli.options import Named
from pepdocs.cli.report import named
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.theme import Theme
    from pepdocs.theme.baseline import BuiltOn
    from pepdocs.wording.catalogue import Catalogue


def recorded(speaker: Speaker, theme: Theme, folder: Path) -> BuiltOn | None:
    """Return what a theme was built on; None, having said so, where its record says nothing."""
    from pepdocs.findings import theme as codes
    from pepdocs.theme import baseline

    try:
        return baseline.recorded(theme.layers[0])
    except baseline.Unreadable:
        code = codes.NO_RECORD.number
        message = speaker.text(f"{code}.message")
        kind = speaker.text("cli:severity.warning")
        click.echo(f"{named(folder / baseline.RECORD)}:1:1: {kind} {code}: {message}", err=True)
        return None


def theme_in(folder: Path) -> Theme:
    """Return the theme in a folder; `ThemeError` where it cannot be read."""
    from pepdocs.batch.workers.inline import limited
    from pepdocs.theme import loaded

    return limited(loaded, folder)


def chosen(folder: Path | None) -> Theme:
    """Return the theme in a folder, or ours; `PepdocsError` where it, its fields or words cannot be used."""
    from pepdocs import generate
    from pepdocs.batch.workers.inline import limited
    from pepdocs.theme import BUILTIN

    if folder is None:
        return BUILTIN
    made = theme_in(folder)
    limited(generate.own_fields, made)
    limited(generate.own_words, made)
    return made


def below(folder: Path) -> Theme:
    """Return what a theme builds on."""
    from pepdocs.theme import Theme

    return Theme(theme_in(folder).layers[1:])


def said_in(theme: Theme, lang: str) -> Catalogue:
    """Return every text in a language as a theme and what is below it have it, with its English."""
    from pepdocs.wording import catalogue

    said = dict(catalogue.load(lang))
    for text in theme.catalogues(lang):
        said |= {key: entry for key, entry in catalogue.read_own(text, lang).items() if key in said}
    return said


def overlay(theme: Theme, lang: str) -> Catalogue:
    """Return the overlay of a theme's highest layer in a language."""
    from pepdocs.wording import catalogue

    file, layer = f"words/{lang}.po", theme.layers[0]
    return catalogue.read_own(layer.text(file), lang) if file in layer.files else {}


def folder_argument(speaker: Speaker) -> click.Argument:
    """Return the argument that names a theme's folder."""
    return click.Argument(
        ["folder"],
        type=Named(speaker.text("error.no_name"), file_okay=False),
        metavar=speaker.text("cli:argument.folder"),
    )
