"""The engine of PDFs on the command line: asked for, explained, kept in the journal, and told of a theme."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pepdocs import theme
from pepdocs.batch.folder import dependencies
from pepdocs.cli.theme.engines import engine_lines
from pepdocs.cli.theme.engines import engines_of as phase_engines
from pepdocs.wording import Speaker
from running import Ran

Pepdocs = Callable[..., Ran]
THEMES = Path(__file__).parent.parent.parent / "themes"
NAME = '[name]\ncy = "Cyngor Prawf"\nen = "Test Council"\n'
PDF = "FX-SEC-0147-03-cy.pdf"


@pytest.fixture
def build(pepdocs: Pepdocs, plan: Path, out: Path) -> Pepdocs:
    words = ("--iaith", "en", "build", plan, "--out", out, "--lang", "cy", "--explain", "--jobs", "1")

    def call(*more: str) -> Ran:
        return pepdocs(*words, *(more if "--format" in more else ("--format", "pdf", *more)))

    return call


@pytest.fixture
def ruled(tmp_path: Path) -> Path:
    """A theme with a rule, whose theme.toml a test may add to."""
    folder = tmp_path / "prawf"
    folder.mkdir()
    (folder / "theme.toml").write_text(f"theme = 1\nview = 9\n{NAME}", encoding="utf-8")
    (folder / "style.css").write_text("\n.label { color: #123456 }\n", encoding="utf-8")
    return folder


def journalled(out: Path) -> dict[str, str]:
    """Return the engine and the cause of the last PDF in the journal."""
    lines = map(json.loads, (out / "pepdocs-batch.jsonl").read_text(encoding="utf-8").splitlines())
    document = [line["documents"][PDF] for line in lines if line["event"] == "making"][-1]
    return {"engine": document["basis"]["engine"], "cause": document["cause"]}


def test_a_pdf_is_by_typst_and_the_journal_knows(build: Pepdocs, out: Path):
    assert "    PDF by Typst\n" in build().out
    assert journalled(out) == {"engine": "typst", "cause": ""}


@pytest.mark.pango
def test_another_engine_makes_the_pdf_again_and_says_why(build: Pepdocs, out: Path):
    build("--format", "pdf,docx")

    done = build("--format", "pdf,docx", "--engine", "weasyprint")

    assert "Another program within pepdocs makes the PDF than last time" in done.out
    assert "PDF by WeasyPrint, which was asked for" in done.out
    assert "Documents made: 1" in done.out
    assert journalled(out) == {"engine": "weasyprint", "cause": "asked"}


def test_the_same_engine_makes_nothing_again(build: Pepdocs):
    build()

    assert "Documents made: 0" in build("--engine", "typst").out


@pytest.mark.pango
def test_a_rule_of_a_theme_is_the_reason_for_weasyprint(build: Pepdocs, out: Path, ruled: Path):
    done = build("--theme", str(ruled), "--jobs", "1")

    assert "PDF by WeasyPrint: the theme has a style rule of its own" in done.out
    assert journalled(out) == {"engine": "weasyprint", "cause": "rule"}


def test_the_summary_counts_pdfs_by_engine(pepdocs: Pepdocs, plans: Path, out: Path):
    pepdocs("build", plans, "--out", out, "--lang", "cy", "--format", "pdf,docx", "--jobs", "1")

    page = (out / "summary.html").read_text(encoding="utf-8")
    for lang in ("PDF by Typst", "PDF gan Typst"):
        assert lang in page
    rows = list(csv.reader(io.StringIO((out / "summary.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == 4


def test_an_update_of_pango_makes_only_the_pdfs_of_weasyprint_again(monkeypatch: pytest.MonkeyPatch):
    engines = ("typst", "weasyprint", "")
    before = [dependencies.engines_digest(engine) for engine in engines]
    monkeypatch.setattr(dependencies, "_shapers", lambda _: ["pango 9.99"])
    dependencies.engines_digest.cache_clear()

    after = [dependencies.engines_digest(engine) for engine in engines]

    dependencies.engines_digest.cache_clear()
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True]


def engines_of(pepdocs: Pepdocs, folder: Path) -> list[dict[str, object]]:
    return json.loads(pepdocs("theme", "check", folder, "--format", "json").out)["engines"]


@pytest.mark.parametrize(
    ("lang", "engine", "reason"),
    [
        ("en", "PDF by WeasyPrint, which needs Pango, for these phases:", "a style rule of the theme’s own"),
        ("cy", "PDF gan WeasyPrint, y mae angen Pango arno, ar gyfer y cyfnodau hyn:", "rheol arddull sy’n eiddo i"),
    ],
)
def test_each_language_says_which_engine_a_theme_gets_and_why(ruled: Path, lang: str, engine: str, reason: str):
    said, why = engine_lines(Speaker(lang), ruled, phase_engines(theme.load(ruled)))

    assert said == f"{engine} primary, secondary, post16"
    assert f"{ruled}/style.css:2: " in why
    assert reason in why


@pytest.mark.long
def test_theme_check_says_which_engine_a_theme_gets_and_why(pepdocs: Pepdocs, ruled: Path):
    said = pepdocs("--iaith", "en", "theme", "check", ruled).out

    assert "PDF by WeasyPrint, which needs Pango, for these phases: primary, secondary, post16\n" in said
    assert f"    {ruled}/style.css:2: a style rule of the theme’s own" in said


@pytest.mark.long
def test_theme_check_says_what_typst_does_not_use(pepdocs: Pepdocs, ruled: Path):
    settings = ruled / "theme.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("view", 'engine = "typst"\nview'), "utf-8")

    said = pepdocs("--iaith", "en", "theme", "check", ruled).out

    assert "PDF by Typst, for these phases: primary, secondary, post16\n" in said
    assert f"    {ruled}/theme.toml:2: the engine is named here\n" in said
    assert f"    {ruled}/style.css:2: Typst does not use this" in said


@pytest.mark.long
def test_theme_check_says_as_json_where_a_theme_decides(pepdocs: Pepdocs):
    of_colours = engines_of(pepdocs, THEMES / "cymru-ynghyd")
    above = engines_of(pepdocs, THEMES / "ysgol-nant-y-felin")

    assert [(each["phase"], each["engine"], each["reasons"]) for each in of_colours] == [
        (phase, "typst", []) for phase in ("primary", "secondary", "post16")
    ]
    assert {each["engine"] for each in above} == {"weasyprint"}
    place = (THEMES / "dyffryn-aeron" / "style.css").as_posix()
    assert {"cause": "rule", "place": f"{place}:7"} in above[1]["reasons"]  # type: ignore[operator]


@pytest.mark.long
def test_an_engine_that_there_is_not_is_a_fault_of_the_theme(pepdocs: Pepdocs, ruled: Path):
    settings = ruled / "theme.toml"
    settings.write_text(f'engine = "tipst"\n{settings.read_text(encoding="utf-8")}', "utf-8")

    said = pepdocs("--iaith", "en", "theme", "check", ruled).out

    assert "theme.toml:1:1: error THM121 no PDF engine is called this; nearest: typst" in said
