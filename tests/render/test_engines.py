"""The engine of a PDF: Typst, unless a theme or a text needs WeasyPrint, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from builders import EXAMPLES, SECONDARY, TODAY
from pepdocs import generate, theme
from pepdocs.authoring.start import starter_files
from pepdocs.base.language import CY, EN, Mode
from pepdocs.generate import Request
from pepdocs.render import Format, engines
from pepdocs.render.engines import Cause, EngineChoice
from pepdocs.theme import BUILTIN, PdfEngine, Theme, package
from pepdocs.theme.theme import STYLE

THEMES = Path(__file__).parent.parent.parent / "themes"
PHASES = ("primary", "secondary", "post16")
NAME = '[name]\ncy = "Cyngor Prawf"\nen = "Test Council"\n'
WITH_TYPST = EngineChoice(PdfEngine.TYPST)

Themed = Callable[..., Theme]


@pytest.fixture
def themed(tmp_path: Path) -> Themed:
    """`themed({"style.css": "..."}, settings)` returns a theme with these files."""

    def make(files: dict[str, str], settings: str = "") -> Theme:
        for name, text in {"theme.toml": f"theme = 1\nview = 9\n{settings}\n{NAME}", **files}.items():
            path = tmp_path / "prawf" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return theme.load(tmp_path / "prawf")

    return make


def causes(theme: Theme, phase: str = "secondary") -> list[tuple[str, str, int]]:
    return [(need.cause.value, need.file, need.line) for need in engines.needs(theme, phase)]


@pytest.mark.parametrize("phase", PHASES)
def test_documents_without_a_theme_get_typst(phase: str):
    assert engines.choose(BUILTIN, phase) == WITH_TYPST


@pytest.mark.parametrize("phase", PHASES)
def test_a_new_theme_gets_typst(phase: str, tmp_path: Path):
    for name, content in starter_files({CY: "Cyngor Prawf", EN: "Test Council"}):
        path = tmp_path / "prawf" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    assert engines.choose(theme.load(tmp_path / "prawf"), phase) == WITH_TYPST


@pytest.mark.parametrize("phase", PHASES)
def test_an_example_theme_of_colours_and_words_gets_typst(phase: str):
    assert engines.choose(theme.load(THEMES / "cymru-ynghyd"), phase) == WITH_TYPST


def test_an_example_theme_with_a_rule_and_a_template_gets_weasyprint():
    aeron = theme.load(THEMES / "dyffryn-aeron")

    assert engines.choose(aeron, "secondary").engine is PdfEngine.WEASYPRINT
    assert ("rule", "style.css", 7) in causes(aeron)
    assert ("template", "primary/pep.html.jinja", 1) in causes(aeron, "primary")
    assert "primary/pep.html.jinja" not in str(causes(aeron))


def test_a_theme_above_one_that_needs_weasyprint_gets_it_too():
    school = theme.load(THEMES / "ysgol-nant-y-felin")

    assert engines.choose(school, "post16").engine is PdfEngine.WEASYPRINT


@pytest.mark.parametrize(
    "sheet",
    [
        "/* .label { color: red } */",
        ":root { --heading: 20pt; --deep: #14524b; --side: 0.7in }",
        ":root { --heading: var(--main) }",
        ":root { --mine: calc(1pt + 2pt) }",
        "@media screen { .label { color: #123456 } }",
        "@media screen and (min-width: 40em) { .label { color: #123456 } }",
    ],
)
def test_what_the_table_of_measures_carries_is_no_need(sheet: str, themed: Themed):
    assert causes(themed({STYLE: sheet})) == []


@pytest.mark.parametrize(
    ("sheet", "cause"),
    [
        ("\n.label { color: #123456 }", "rule"),
        ("\n@media print { .label { color: #123456 } }", "rule"),
        ("\n@media screen, print { .label { color: #123456 } }", "rule"),
        ("\n@page { @top-left { color: #123456 } }", "rule"),
        ("\n:root { color: #123456 }", "rule"),
        ("\n:root, html { --heading: 20pt }", "rule"),
        ("\n:root { --heading: 2em }", "value"),
        ("\n:root { --deep: navy }", "value"),
        ("\n:root { --deep: var(--nothing) }", "value"),
    ],
)
def test_anything_else_in_a_style_sheet_needs_weasyprint(sheet: str, cause: str, themed: Themed):
    own = themed({STYLE: sheet})

    assert causes(own) == [(cause, STYLE, 2)]
    assert engines.choose(own, "secondary") == EngineChoice(PdfEngine.WEASYPRINT, Cause(cause))


def test_our_own_files_in_a_theme_need_nothing(themed: Themed):
    names = ("shared/blocks.css", "shared/edges.css", "secondary/pep.html.jinja", "shared/blocks.html.jinja")

    assert causes(themed({name: package.text(name) for name in names})) == []


def test_a_sheet_of_ours_without_one_of_its_rules_needs_weasyprint(themed: Themed):
    text = package.text("shared/accent.css")
    without = text.replace(".panel, .tab { background: var(--pale) }\n", "")

    assert without != text
    assert causes(themed({"shared/accent.css": without})) == [("rule", "shared/accent.css", 1)]


def test_sheets_of_another_phase_or_of_screens_need_nothing(themed: Themed):
    rule = ".label { color: #123456 }"

    assert causes(themed({"primary/pep.css": rule, "shared/screen.css": rule})) == []


def test_a_template_with_another_comment_is_ours(themed: Themed):
    text = package.text("secondary/pep.html.jinja")

    assert causes(themed({"secondary/pep.html.jinja": f"{{# Sylw #}}\n\n{text}"})) == []
    assert causes(themed({"secondary/pep.html.jinja": f"{text}<p>"})) == [("template", "secondary/pep.html.jinja", 1)]


def test_a_theme_brings_no_typst_code(themed: Themed):
    own = themed({"secondary/pep.typ.jinja": "#panic()"})

    assert pdf(Request(Path(), TODAY, theme=own)).startswith(b"%PDF")


def test_the_engine_of_a_theme_is_that_of_its_highest_layer_that_names_one(themed: Themed):
    assert engines.choose(themed({}, 'engine = "weasyprint"'), "primary").cause is Cause.ASKED
    assert themed({STYLE: "p { color: #123456 }"}, 'engine = "typst"').engine is PdfEngine.TYPST


def test_the_engine_that_is_asked_for_comes_before_the_theme_s(themed: Themed):
    own = themed({}, 'engine = "weasyprint"')

    assert engines.choose(own, "primary", PdfEngine.TYPST) == EngineChoice(PdfEngine.TYPST, Cause.ASKED)


def test_a_script_that_typst_writes_wrongly_would_need_weasyprint():
    assert engines.is_lost(["Mae", "\u0645"], ranges="\u0600-\u06ff")
    assert not engines.is_lost(["Mae"], ranges="\u0600-\u06ff")
    assert not engines.is_lost(["\u0645"])


@pytest.mark.parametrize(("engine", "producer"), [(PdfEngine.TYPST, "Typst"), (PdfEngine.WEASYPRINT, "WeasyPrint")])
def test_the_engine_that_is_asked_for_makes_the_document(engine: PdfEngine, producer: str, tmp_path: Path):
    (tmp_path / "made.pdf").write_bytes(pdf(Request(Path(), TODAY, engine=engine)))

    with pikepdf.open(tmp_path / "made.pdf") as made:
        assert producer in str(made.docinfo.get("/Producer", "")) + str(made.docinfo.get("/Creator", ""))


def pdf(request: Request) -> bytes:
    pep = generate.examine((EXAMPLES / f"{SECONDARY}.yaml").read_bytes(), request).pep
    edition = generate.editions((Mode.CY,), request.sizes, request.layout, request.copies)[0]
    return generate.document(pep, edition, Format.PDF, request)
