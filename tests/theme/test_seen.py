"""No style rule of a theme has a text go unseen: each way is refused by file and line, and what is usual is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pepdocs import theme
from pepdocs.base.language import Mode
from pepdocs.findings import theme as codes
from pepdocs.render.html import page as html
from pepdocs.theme.safety import page as safety_page
from sample_views import a_view
from theme.hostile_themes import PAGE, STYLE, page
from theme.test_hostile_themes import put, refused

HIDING = (
    "color: transparent", "color: rgba(0, 0, 0, 0)", "color: rgb(0 0 0 / 2%)", "color: #0000", "color: #00000001",
    "color: hsl(0 0% 0% / 0)", "color: Canvas", "color: oklch(99% 0 0)",
    "color: rgb(from red r g b / 0)", "color : transparent !important",
    "c\\6flor: transparent", "color/**/: transparent", "color: var(--x, transparent)", "--ink: transparent",
    "--ours: rgb(0 0 0 / 0); color: var(--ours)", "background: currentColor", "background-color: CURRENTCOLOR",
    "opacity: 0", "opacity: .02", "text-indent: -9999px", "text-indent: calc(0px - 9999px)",
    "--x: -9999px; text-indent: var(--x)", "--x: calc(0px - 9999px); margin-left: var(--x)", "margin-left: -9999px",
    "margin: 0 0 -100% 0", "inset-inline-start: -50em", "left: -100vw", "top: -40rem", "font-size: 0",
    "font-size: .1px", "font-size: 1%", "font-size: calc(1pt * 0)", "--tiny: 1px; font-size: var(--tiny)",
    "--text: 1pt", "font: 0/1 serif", "font: bold 1px serif", "font: 12pt/0 serif", "line-height: 0",
    "line-height: 10%", "letter-spacing: -1em", "word-spacing: -9pt", "clip-path: inset(50%)",
    "clip: rect(0, 0, 0, 0)", "mask: linear-gradient(red, red)", "transform: scale(0)", "scale: 0",
    "rotate: 90deg", "translate: 9999px", "zoom: 0", "filter: none", "content-visibility: hidden",
    "position: absolute; left: 0", "position: fixed", "overflow: hidden; height: 0", "overflow-y: clip",
    "max-height: 0; overflow: auto", "z-index: 9", "grid-area: 1 / 1", "display: none", "visibility: hidden",
    "visibility: collapse", "--x: none; display: var(--x)", "--x: currentColor; background: var(--x)",
    "box-shadow: 0 0 0 500pt white", "outline: 500pt solid white", "unicode-bidi: isolate",
    'content: "something else"', "text-decoration: line-through 1em white", "line-clamp: 1", "all: unset",
    "mix-blend-mode: screen", "animation: none", "-webkit-text-fill-color : transparent",
)  # fmt: skip

USUAL = (
    "color: var(--deep)", "color: #102030", "color: rgb(10% 20% 30%)", "color: darkblue", "color: inherit",
    "--ours: #102030; color: var(--ours, #102030)", "background: transparent", "background: rgb(0 0 0 / 5%)",
    "background: linear-gradient(#fff, #eee)", "text-indent: -1.5em; padding-left: 1.5em", "margin: -4pt 0 0",
    "margin: 0 auto", "left: -3pt; position: relative", "position: running(head)", "letter-spacing: .02em",
    "letter-spacing: -0.3pt", "font-size: 14pt", "font-size: 110%", "font-size: 1.2em",
    "--ours: 14pt; font-size: var(--ours)", "font: bold 14pt/1.3 serif", "line-height: 1.5", "line-height: 18pt",
    "display: block", "display: flex; flex-wrap: wrap", "visibility: visible", "overflow: visible",
    "border: 1pt solid transparent", "width: calc(100% - 20pt)", "text-decoration: underline",
    "--gap: 0; padding: var(--gap)", "fill: #102030", "order: -1",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _all_is_imported() -> None:
    """Have everything imported that a page needs, so that only what a theme brings in is seen."""
    html.render(a_view("primary", Mode.CY))


def rule(said: str) -> str:
    """Return a sheet that has a rule on its third line."""
    return f"\n\n.notice {{ {said} }}"


@pytest.mark.parametrize("said", HIDING)
def test_what_could_hide_a_text_is_refused_by_its_line(said: str, tmp_path: Path) -> None:
    found = refused(tmp_path, {STYLE: rule(said)})

    known = {codes.HIDES.number, codes.CSS_PROPERTY.number, codes.CSS_FUNCTION.number}
    assert {(each.field, each.at.line) for each in found} == {(STYLE, 3)}
    assert {each.code.number for each in found} <= known


@pytest.mark.parametrize("around", ["@media screen", "@supports (color: red)", "p {{ &", "@media screen {{ @media all"])
def test_no_rule_around_it_lets_it_pass(around: str, tmp_path: Path) -> None:
    ends = "}" * around.count("{{")
    sheet = f"{around.replace('{{', '{')} {{ .notice {{ color: transparent }} }}{ends}"

    assert [each.code for each in refused(tmp_path, {STYLE: sheet})] == [codes.HIDES]


@pytest.mark.parametrize("said", USUAL)
def test_what_is_usual_is_not_refused(said: str, tmp_path: Path) -> None:
    assert theme.examined(put(tmp_path, {STYLE: rule(said)}))[1] == {}


def test_what_a_sheet_writes_beside_an_element_is_not_refused(tmp_path: Path) -> None:
    sheet = 'p::before, li::marker { content: "– " } @page { @top-left { content: "x" } }'

    assert theme.examined(put(tmp_path, {STYLE: sheet}))[1] == {}


def test_an_element_hides_nothing_by_its_own_rules(tmp_path: Path) -> None:
    found = refused(tmp_path, {PAGE: page('<p style="color: transparent">x</p>')})

    assert [(each.code, each.field, each.at.line) for each in found] == [(codes.HIDES, PAGE, 3)]


def test_an_element_that_a_browser_hides_is_refused(tmp_path: Path) -> None:
    found = refused(tmp_path, {PAGE: page("<p hidden>x</p>")})

    assert [(each.code, each.at.line) for each in found] == [(codes.ATTRIBUTE, 3)]


@pytest.mark.parametrize("body", ["<details><p>x</p></details>", '<svg><text fill="none">x</text></svg>'])
def test_an_element_that_shows_its_text_only_sometimes_is_refused(body: str, tmp_path: Path) -> None:
    found = refused(tmp_path, {PAGE: page(body)})

    assert {(each.code, each.at.line) for each in found} >= {(codes.ELEMENT, 3)}


def test_rules_put_together_are_refused_in_the_finished_page() -> None:
    made = html.render(a_view("primary", Mode.CY))

    assert safety_page.faults(made.replace("<main", '<main style="opacity: 0"')) == ("style",)


def test_a_property_that_does_not_exist_is_named_with_its_line_and_the_nearest(
    tmp_path: Path,
) -> None:
    found = refused(tmp_path, {STYLE: "h2 { margin: 0 }\n\nh3 { color: darkred;\n  font-wieght: bold }"})

    assert [(each.code, each.field, each.at.line) for each in found] == [(codes.UNKNOWN_PROPERTY, STYLE, 4)]
    assert dict(found[0].facts) == {"name": "font-wieght", "nearest": "font-weight"}
