"""The style sheets' table of measures is the one that Typst's templates use."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pepdocs.base.errors import RenderError
from pepdocs.base.language import Mode, Size
from pepdocs.render.typst import engine, measures
from pepdocs.theme import BUILTIN, load
from sample_views import a_view

TEMPLATES = Path(__file__).parents[3] / "templates"
USED = re.compile(r"\bm\.([a-z][a-z-]*)")

THEME = """
theme = 1
view = 2
[name]
cy = "Prawf"
en = "Test"
[colours]
dark = "#123456"
"""


def a_theme(folder: Path, style: str = ""):
    folder.mkdir()
    (folder / "theme.toml").write_text(THEME, "utf-8")
    (folder / "style.css").write_text(style, "utf-8")
    return load(folder)


def test_every_measure_that_a_template_uses_is_in_the_table_and_none_is_in_vain():
    used = {name for path in TEMPLATES.rglob("*.typ.jinja") for name in USED.findall(path.read_text("utf-8"))}

    assert used == measures.NAMES


def test_a_measure_has_the_value_of_the_style_sheets():
    standard = measures.measures(BUILTIN, a_view("secondary", Mode.CY))
    large = measures.measures(BUILTIN, replace(a_view("secondary", Mode.CY), size=Size.LARGE.value))

    assert (standard["text"], large["text"]) == ("12pt", "18pt")
    assert standard["deep"] == "rgb(27, 58, 107)"
    assert standard["half-gap"] == "4mm"


def test_a_theme_reaches_the_table(tmp_path):
    theme = a_theme(tmp_path / "t", ":root { --text: 16px; --lead: var(--text); --line: #abc }")

    found = measures.measures(theme, a_view("secondary", Mode.CY))

    assert (found["deep"], found["line"]) == ("rgb(18, 52, 86)", "rgb(170, 187, 204)")
    assert (found["text"], found["lead"]) == ("12pt", "12pt")
    assert "rgb(18, 52, 86)" in engine.source(theme, a_view("secondary", Mode.CY))


@pytest.mark.parametrize("value", ["calc(1pt + 2pt)", "red", "1em", "var(--nothing)", '12pt; } #read("/x")'])
def test_a_value_that_typst_cannot_use_is_an_error(value: str):
    with pytest.raises(RenderError):
        measures.typst_value(value)


def test_a_logo_is_on_the_first_page():
    theme = load(Path(__file__).parents[3] / "themes" / "dyffryn-aeron")
    view = a_view("secondary", Mode.CY)

    assert theme.logo("cy")
    assert len(engine.render(view, theme)) > len(engine.render(view))
