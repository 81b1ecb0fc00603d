"""Style sheets: variables are replaced by their values, and no type is too small."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pepdocs.base.errors import RenderError
from pepdocs.base.language import Mode, Run, Size
from pepdocs.render.html import page, sheets
from pepdocs.view.blocks import DocumentView
from sample_views import PHASES, a_view

EVERY = [(phase, mode) for phase in PHASES for mode in (Mode.CY, Mode.BILINGUAL)]
BY_DOCUMENT = pytest.mark.parametrize(("phase", "mode"), EVERY)
BY_SIZE = pytest.mark.parametrize("size", Size, ids=lambda size: size.value)
POINTS = re.compile(r"font-size: ([\d.]+)pt")
PAGE = re.compile(r"@page[^{]*\{((?:[^{}]|\{[^{}]*\})*)\}")
EDGE = 18
"""Points of the smallest type at the edges of a page of large print."""


def a_sized(size: Size, phase: str = "primary", mode: Mode = Mode.CY, **more: bool) -> DocumentView:
    """Return a document in type of one size."""
    return replace(a_view(phase, mode, **more), size=size.value)


def test_a_variable_is_replaced_by_its_value() -> None:
    sheet = sheets.resolve({"a.css": ":root { --deep: #0b5450 }\nh1 { color: var(--deep) }"})

    assert sheet.strip() == "h1 { color: #0b5450 }"


def test_the_last_declaration_counts_for_earlier_uses_too() -> None:
    first = ":root { --text: 12pt; --ink: black }\np { font-size: var(--text) }"
    sheet = sheets.resolve({"a.css": first, "b.css": ":root { --text: 18pt }"})

    assert "p { font-size: 18pt }" in sheet
    assert "12pt" not in sheet


def test_a_variable_may_refer_to_another() -> None:
    text = ":root { --a: var(--b); --b: 1px solid var(--c); --c: red }\np { border: var(--a) }"
    sheet = sheets.resolve({"a.css": text})

    assert "p { border: 1px solid red }" in sheet


@pytest.mark.parametrize(
    "text",
    [
        "p { margin: 0 }\n\n/* a\n comment */ p { color: var(--unknown) }",
        ":root { --a: var(--b); --b: var(--a) }\n\n\np { color: var(--a) }",
        "/* :root { --a: red } */\n\n\np { color: var(--a) }",
    ],
    ids=["unknown", "in a cycle", "only in a comment"],
)
def test_a_variable_without_a_value_is_an_error_with_its_place(text: str) -> None:
    with pytest.raises(RenderError) as caught:
        sheets.resolve({"shared/a.css": "p { margin: 0 }", "shared/b.css": text})

    assert caught.value.facts == {"template": "shared/b.css", "line": 4}


@BY_SIZE
@BY_DOCUMENT
@pytest.mark.parametrize("draft", [True, False], ids=["draft", "final"])
def test_no_variable_reaches_the_engine(phase: str, mode: Mode, size: Size, draft: bool) -> None:
    sheet = "\n".join(page.stylesheets(a_sized(size, phase, mode, draft=draft)))

    assert "@page" in sheet
    assert "--" not in sheet


@BY_DOCUMENT
@pytest.mark.parametrize("size", [Size.LARGE, Size.VERY_LARGE], ids=lambda size: size.value)
def test_no_type_of_large_print_is_smaller_than_its_text(phase: str, mode: Mode, size: Size) -> None:
    sheet = "\n".join(page.stylesheets(a_sized(size, phase, mode, draft=True)))

    edges, text = " ".join(PAGE.findall(sheet)), PAGE.sub("", sheet)
    assert min(map(float, POINTS.findall(text))) == size.points
    assert [*map(float, POINTS.findall(edges))] == [EDGE]


def test_type_that_is_too_small_is_noticed() -> None:
    sheet = "\n".join(page.stylesheets(a_sized(Size.STANDARD)))

    assert min(map(float, POINTS.findall(sheet))) < Size.LARGE.points


def test_headings_grow_less_than_text() -> None:
    standard, large = ("\n".join(page.stylesheets(a_sized(size))) for size in (Size.STANDARD, Size.VERY_LARGE))

    heights = [float(re.findall(r"h1 \{ font-size: ([\d.]+)pt", sheet)[0]) for sheet in (standard, large)]
    assert heights[0] < heights[1] < 2 * heights[0]


def test_the_margins_of_large_print_have_room_for_their_text() -> None:
    view = a_sized(Size.LARGE)
    longer = replace(view.cover, footer=(Run("Reference and confidentiality " * 8, "cy"),))

    short, long = (
        float(re.findall(r"--foot: ([\d.]+)pt", sheets.margin_rule(edition))[0])
        for edition in (view, replace(view, cover=longer))
    )

    lines = len(longer.footer[0].text) * 18 * 0.5 / 493
    assert long >= short + (lines - 1) * 18 * 1.35
    assert sheets.margin_rule(a_sized(Size.STANDARD)) == ""
