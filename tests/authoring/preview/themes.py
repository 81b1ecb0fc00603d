"""A small theme to preview."""

from __future__ import annotations

from pathlib import Path

SETTINGS = """theme = 1
view = 1
name = { cy = "Thema Cwm Afon", en = "Cwm Afon theme" }
"""

TEMPLATE = '{% extends "builtin/primary/pep.html.jinja" %}\n'
BROKEN = TEMPLATE + "{% block front %}\n"
"""Jinja reports line 2, where the file ends without the end of the block."""


def small_theme(folder: Path) -> Path:
    """Make a theme with nothing but its name, and return its folder."""
    folder.mkdir()
    (folder / "theme.toml").write_text(SETTINGS, encoding="utf-8")
    return folder
