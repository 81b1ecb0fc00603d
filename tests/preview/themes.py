"""A small theme to preview, and a plan of nonsense that shows in no file name."""

from __future__ import annotations

from pathlib import Path

SETTINGS = """theme = 1
view = 1
name = { cy = "Thema Cwm Afon", en = "Cwm Afon theme" }
"""

TEMPLATE = '{% extends "builtin/primary/pep.html.jinja" %}\n'
BROKEN = TEMPLATE + "{% block front %}\n"
"""Jinja finds the end of the file on line 2, where the block should have ended."""


def small_theme(folder: Path) -> Path:
    """Return the folder of a theme with nothing but its name."""
    folder.mkdir()
    (folder / "theme.toml").write_text(SETTINGS, encoding="utf-8")
    return folder
