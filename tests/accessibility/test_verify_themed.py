"""`pepdocs verify` of themed documents: their wording and fields are those of the theme."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from accessibility.reported import codes
from builders import EXAMPLES, SECONDARY, TODAY
from pepdocs import generate, theme
from pepdocs.accessibility.plan_comparison import against
from pepdocs.base.language import Edition, Mode
from pepdocs.cli import run
from pepdocs.generate import Request
from pepdocs.render import Format, outline
from pepdocs.schema.pep import Pep
from pepdocs.wording import Speaker
from running import Ran

THEMES = Path(__file__).parents[2] / "themes"
PLAN = EXAMPLES / f"{SECONDARY}.yaml"
NAMES = pytest.mark.parametrize("name", ["dyffryn-aeron", "ysgol-nant-y-felin"])
MISSING = "ACC901"


@cache
def request_for(name: str) -> tuple[Pep, Request]:
    """Return the plan, and the request for its documents in an example theme."""
    request = Request(Path(), TODAY, theme=theme.load(THEMES / name))
    return generate.examine(PLAN.read_bytes(), request).pep, request


@cache
def document(name: str, form: Format, mode: Mode) -> bytes:
    pep, request = request_for(name)
    return generate.document(pep, Edition(mode), form, request)


def a_file(folder: Path, name: str, form: Format, mode: Mode = Mode.BILINGUAL) -> Path:
    """Return a file of a theme's document, called as `build` calls it."""
    pep, request = request_for(name)
    place = folder / generate.name(pep, Edition(mode), form, request)
    place.write_bytes(document(name, form, mode))
    return place


def verified(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Ran:
    status = run(["verify", *map(str, words), "--source", str(PLAN), "--ui-lang", "en"])
    output = capsys.readouterr()
    return Ran(status, output.out, output.err)


@NAMES
@pytest.mark.parametrize("form", [Format.PDF, Format.DOCX], ids=lambda form: form.value)
def test_a_themed_document_is_compared_with_its_theme(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, form: Format
):
    file = a_file(tmp_path, name, form)

    themed = verified(capsys, file, "--theme", THEMES / name, "--format", "json")
    plain = verified(capsys, file)

    assert (themed.status, themed.err) == (0, "")
    assert codes(themed.out) == set()
    assert plain.status == 1
    assert MISSING in plain.out


@NAMES
def test_a_themed_web_page_matches_the_view_of_its_theme(name: str):
    pep, request = request_for(name)
    lines = outline(document(name, Format.HTML, Mode.EN), Format.HTML)

    themed = generate.view_of(pep, Edition(Mode.EN), theme=request.theme)
    plain = generate.view_of(pep, Edition(Mode.EN))

    assert against(themed, lines) == ()
    assert MISSING in {barrier.kind.number for barrier in against(plain, lines)}


def test_a_document_without_a_theme_does_not_match_a_theme(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    request = Request(tmp_path, TODAY)
    pep = generate.examine(PLAN.read_bytes(), request).pep
    edition = Edition(Mode.EN)
    file = tmp_path / generate.name(pep, edition, Format.DOCX, request)
    file.write_bytes(generate.document(pep, edition, Format.DOCX, request))

    assert verified(capsys, file).status == 0
    assert MISSING in verified(capsys, file, "--theme", THEMES / "ysgol-nant-y-felin").out


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_an_unusable_theme_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str):
    (tmp_path / "plan-cy.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "theme.toml").write_text("nothing", encoding="utf-8")
    words = ["--source", str(PLAN), "--theme", str(tmp_path / "theme"), "--ui-lang", lang]

    status = run(["verify", str(tmp_path), *words])

    errors = capsys.readouterr().err
    assert status == 1
    assert Speaker(lang).text("error.theme") in errors
    assert f"{tmp_path / 'theme' / 'theme.toml'}:1:1: " in errors
    assert f"THM110 {Speaker(lang).text('THM110.message')}" in errors


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_theme_without_a_plan_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str):
    words = ["--theme", str(THEMES / "dyffryn-aeron"), "--ui-lang", lang]

    status = run(["verify", str(tmp_path), *words])

    assert status == 2
    assert Speaker(lang).text("cli:theme_without_source") in capsys.readouterr().err
