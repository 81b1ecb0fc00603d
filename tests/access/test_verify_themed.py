"""`pepdocs verify` of a document in an authority's clothes: its words and fields are those of the theme."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

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
OTHERWISE = "ACC901"


@cache
def asked(name: str) -> tuple[Pep, Request]:
    """Return the plan, and the request for its documents in the clothes of an example theme."""
    request = Request(Path(), TODAY, theme=theme.loaded(THEMES / name))
    return generate.examine(PLAN.read_bytes(), request).pep, request


@cache
def made(name: str, form: Format, mode: Mode) -> bytes:
    pep, request = asked(name)
    return generate.document(pep, Edition(mode), form, request)


def a_file(folder: Path, name: str, form: Format, mode: Mode = Mode.BILINGUAL) -> Path:
    """Return a file of a theme's document, called as `build` calls it."""
    pep, request = asked(name)
    place = folder / generate.name(pep, Edition(mode), form, request)
    place.write_bytes(made(name, form, mode))
    return place


def verified(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Ran:
    status = run(["verify", *map(str, words), "--source", str(PLAN), "--ui-lang", "en"])
    said = capsys.readouterr()
    return Ran(status, said.out, said.err)


@NAMES
@pytest.mark.parametrize("form", [Format.PDF, Format.DOCX], ids=lambda form: form.value)
def test_a_document_in_a_theme_is_held_against_the_theme(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, form: Format
):
    file = a_file(tmp_path, name, form)

    dressed = verified(capsys, file, "--theme", THEMES / name)
    bare = verified(capsys, file)

    assert (dressed.status, dressed.err) == (0, "")
    assert Speaker("en").text("cli:no_barrier") in dressed.out
    assert bare.status == 1
    assert OTHERWISE in bare.out


@NAMES
def test_a_web_page_in_a_theme_says_what_its_plan_says_in_the_words_of_the_theme(name: str):
    pep, request = asked(name)
    lines = outline(made(name, Format.HTML, Mode.EN), Format.HTML)

    dressed = generate.view_of(pep, Edition(Mode.EN), theme=request.theme)
    bare = generate.view_of(pep, Edition(Mode.EN))

    assert against(dressed, lines) == ()
    assert OTHERWISE in {each.kind.number for each in against(bare, lines)}


def test_a_document_of_ours_is_not_what_a_theme_would_have_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    request = Request(tmp_path, TODAY)
    pep = generate.examine(PLAN.read_bytes(), request).pep
    edition = Edition(Mode.EN)
    file = tmp_path / generate.name(pep, edition, Format.DOCX, request)
    file.write_bytes(generate.document(pep, edition, Format.DOCX, request))

    assert verified(capsys, file).status == 0
    assert OTHERWISE in verified(capsys, file, "--theme", THEMES / "ysgol-nant-y-felin").out


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_theme_that_cannot_be_used_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str
):
    (tmp_path / "plan-cy.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "theme.toml").write_text("nothing", encoding="utf-8")
    words = ["--source", str(PLAN), "--theme", str(tmp_path / "theme"), "--ui-lang", lang]

    status = run(["verify", str(tmp_path), *words])

    said = capsys.readouterr().err
    assert status == 1
    assert Speaker(lang).text("error.theme") in said
    assert f"{tmp_path / 'theme' / 'theme.toml'}:1:1: " in said
    assert f"THM110 {Speaker(lang).text('THM110.message')}" in said


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_theme_without_a_plan_is_told_as_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str):
    words = ["--theme", str(THEMES / "dyffryn-aeron"), "--ui-lang", lang]

    status = run(["verify", str(tmp_path), *words])

    assert status == 2
    assert Speaker(lang).text("cli:theme_without_source") in capsys.readouterr().err
