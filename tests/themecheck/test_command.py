"""`pepdocs theme check` as an authority uses it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from pepdocs.authoring.check.documents import examine
from pepdocs.cli import run
from themecheck.themes import CATALOGUE, entry, word, written


@pytest.fixture(autouse=True)
def _no_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check the files only: the documents have tests of their own."""
    monkeypatch.setattr(examine, "examined", lambda *_: ())


BAD = {
    "style.css": ".value { font-size: 9pt }",
    "secondary/pep.docx": word(("view.cover.also|lines", "view.cover.alsi|lines")),
}


def test_a_sound_theme_ends_with_nothing_to_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["--iaith", "en", "theme", "check", str(written(tmp_path, {}))])

    assert status == 0
    assert capsys.readouterr().out.startswith("Nothing is wrong with the theme.\n0 errors")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "error THM215 this type is below 12 point: 9 pt"),
        ("cy", "gwall THM215 mae’r llythrennau hyn yn llai na 12 pwynt: 9 pt"),
    ],
)
def test_each_fault_is_a_line_with_file_and_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, said: str
) -> None:
    status = run(["--iaith", lang, "theme", "check", str(written(tmp_path, BAD))])

    assert status == 1
    assert f"{tmp_path}/style.css:1:1: {said}\n" in capsys.readouterr().out


def test_a_paragraph_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["--iaith", "en", "theme", "check", str(written(tmp_path, BAD))])

    assert "    paragraph: 6; under: " in capsys.readouterr().out


def test_an_unknown_text_is_named_as_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"words/cy.po": CATALOGUE + entry("section:settin", "Ysgol")}
    run(["--iaith", "en", "theme", "check", str(written(tmp_path, files))])

    assert "this context: “section:settin”; nearest: “section:setting”" in capsys.readouterr().out


def test_warnings_alone_end_well(tmp_path: Path) -> None:
    files = {"words/cy.po": CATALOGUE + entry("section:setting", "Ysgol")}

    assert run(["theme", "check", str(written(tmp_path, files))]) == 0


def test_a_theme_that_cannot_be_read_is_told_like_any_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["--iaith", "en", "theme", "check", str(written(tmp_path, {"theme.toml": "a"}))])

    assert status == 1
    assert f"{tmp_path}/theme.toml:1:1: error THM110" in capsys.readouterr().out


def test_json_holds_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["--iaith", "en", "theme", "check", "--format", "json", str(written(tmp_path, BAD))])
    listed = json.loads(capsys.readouterr().out)["findings"]

    assert [(each["code"], each["line"]) for each in listed] == [("THM204", 6), ("THM215", 1)]
    assert listed[0]["where"].startswith("paragraph: 6")


def test_copies_of_word_templates_have_comments(tmp_path: Path) -> None:
    theme, out = written(tmp_path / "theme", BAD), tmp_path / "out"
    before = (theme / "secondary/pep.docx").read_bytes()
    run(["--iaith", "en", "theme", "check", "--annotate", str(out), str(theme)])
    with zipfile.ZipFile(out / "secondary/pep.docx") as package:
        comments = package.read("word/comments.xml").decode()

    assert "error THM204: nothing in the view is called this: alsi; nearest: also" in comments
    assert (theme / "secondary/pep.docx").read_bytes() == before


def test_a_word_file_that_is_refused_is_not_opened_for_comments(tmp_path: Path) -> None:
    unsafe = {**BAD, "primary/pep.docx": b"PK"}
    theme, out = written(tmp_path / "theme", unsafe), tmp_path / "out"

    assert run(["theme", "check", "--annotate", str(out), str(theme)]) == 1
    assert [path.name for path in out.iterdir()] == ["secondary"]


def test_copies_never_take_the_place_of_the_theme(tmp_path: Path) -> None:
    theme = str(written(tmp_path, BAD))

    assert run(["theme", "check", "--annotate", theme, theme]) == 2
