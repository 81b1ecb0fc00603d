"""The layers of a theme as the commands about themes need them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.cli.report import printable_path
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.theme import Theme
    from pepdocs.theme.baseline import Baseline
    from pepdocs.wording.catalogue import Catalogue


def baseline_of(speaker: Speaker, theme: Theme, folder: Path) -> Baseline | None:
    """Return a theme's record of its baseline; print a warning and return None if it cannot be read."""
    from pepdocs.findings import theme as codes
    from pepdocs.theme import baseline

    try:
        return baseline.read_record(theme.layers[0])
    except baseline.UnreadableBaseline:
        code = codes.NO_RECORD.number
        message = speaker.text(f"{code}.message")
        kind = speaker.text("cli:severity.warning")
        click.echo(f"{printable_path(folder / baseline.RECORD)}:1:1: {kind} {code}: {message}", err=True)
        return None


def parent(folder: Path) -> Theme:
    """Return what the theme in a folder extends: all layers but its highest."""
    from pepdocs.batch.themes import read_theme
    from pepdocs.theme import Theme

    return Theme(read_theme(folder).layers[1:])


def texts(theme: Theme, lang: str) -> Catalogue:
    """Return every text of ours in a language, as changed by the layers of a theme."""
    from pepdocs.wording import catalogue

    entries = dict(catalogue.load(lang))
    for overlay in theme.catalogues(lang):
        entries |= {key: entry for key, entry in catalogue.read_own(overlay, lang).items() if key in entries}
    return entries


def own_texts(theme: Theme, lang: str) -> Catalogue:
    """Return the texts that the highest layer of a theme has in a language."""
    from pepdocs.wording import catalogue

    file, layer = f"words/{lang}.po", theme.layers[0]
    return catalogue.read_own(layer.text(file), lang) if file in layer.files else {}
