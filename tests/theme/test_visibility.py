"""Style rules that could hide a text are refused with file and line; usual ones are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pepdocs import theme
from pepdocs.base.language import Mode
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code, Finding
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
    "--gap: 0; padding: var(--gap)", "max-width: 10000pt", "fill: #102030", "order: -1",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _all_is_imported() -> None:
    """Import everything that a page needs, so that only the imports of a theme are recorded."""
    html.render(a_view("primary", Mode.CY))


def places(findings: tuple[Finding, ...]) -> set[tuple[Code, str, int]]:
    return {(finding.code, finding.field, finding.at.line) for finding in findings}


def rule(declarations: str) -> str:
    """Return a style sheet with a rule on its third line."""
    return f"\n\n.notice {{ {declarations} }}"


@pytest.mark.parametrize("declarations", HIDING)
def test_what_could_hide_a_text_is_refused_with_its_line(declarations: str, tmp_path: Path) -> None:
    findings = places(refused(tmp_path, {STYLE: rule(declarations)}))

    assert {(file, line) for _, file, line in findings} == {(STYLE, 3)}
    assert {code for code, _, _ in findings} <= {codes.HIDES, codes.CSS_PROPERTY, codes.CSS_FUNCTION}


@pytest.mark.parametrize("around", ["@media screen", "@supports (color: red)", "p { &", "@media screen { @media all"])
def test_a_rule_inside_another_one_is_refused(around: str, tmp_path: Path) -> None:
    sheet = f"{around} {{ .notice {{ color: transparent }} }}{'}' * around.count('{')}"

    assert [finding.code for finding in refused(tmp_path, {STYLE: sheet})] == [codes.HIDES]


GENERATED = 'p::before, li::marker { content: "– " } @page { @top-left { content: "x" } }'


@pytest.mark.parametrize("sheet", [*map(rule, USUAL), GENERATED])
def test_what_is_usual_is_not_refused(sheet: str, tmp_path: Path) -> None:
    assert theme.examine(put(tmp_path, {STYLE: sheet}))[1] == {}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<p style="color: transparent">x</p>', codes.HIDES),
        ("<p hidden>x</p>", codes.ATTRIBUTE),
        ("<details><p>x</p></details>", codes.ELEMENT),
        ('<svg><text fill="none">x</text></svg>', codes.ELEMENT),
    ],
)
def test_an_element_that_can_hide_its_text_is_refused_with_its_line(body: str, code: Code, tmp_path: Path) -> None:
    assert places(refused(tmp_path, {PAGE: page(body)})) == {(code, PAGE, 3)}


def test_a_rule_that_a_template_assembles_is_refused_in_the_finished_page() -> None:
    finished = html.render(a_view("primary", Mode.CY))

    assert safety_page.faults(finished.replace("<main", '<main style="opacity: 0"')) == ("style",)


def test_an_unknown_property_is_reported_with_its_line_and_the_nearest_one(tmp_path: Path) -> None:
    findings = refused(tmp_path, {STYLE: "h2 { margin: 0 }\n\nh3 { color: darkred;\n  font-wieght: bold }"})

    assert places(findings) == {(codes.UNKNOWN_PROPERTY, STYLE, 4)}
    assert dict(findings[0].facts) == {"name": "font-wieght", "nearest": "font-weight"}
