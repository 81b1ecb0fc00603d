"""Themes read within limits of time and memory, because a theme may come from a stranger."""

from __future__ import annotations

from pathlib import Path

from pepdocs.authority import own_fields, own_words
from pepdocs.batch.workers.inline import limited
from pepdocs.render.engines import needs
from pepdocs.schema.pep import Phase
from pepdocs.theme import BUILTIN, Theme, load


def read_theme(folder: Path) -> Theme:
    """Return the theme in a folder, as a theme's author works on it; raise `ThemeError` if it cannot be read."""
    return limited(load, folder)


def load_theme(folder: Path | None) -> Theme:
    """Return the theme in a folder, or ours for None; raise `PepdocsError` if it cannot be used for documents.

    A theme that can be read may still declare fields wrongly, or have words that ours leave no room for.
    """
    if folder is None:
        return BUILTIN
    theme = read_theme(folder)
    limited(own_fields, theme)
    limited(own_words, theme)
    for phase in Phase:
        limited(needs, theme, phase.code)
    return theme
