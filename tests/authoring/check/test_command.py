"""The output and exit code of `pepdocs theme check`."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from authoring.check.themes import CATALOGUE, entry, word, write_theme
from pepdocs.authoring.check.documents import examine
from pepdocs.authoring.check.templates.word import read
from pepdocs.cli import run


@pytest.fixture(autouse=True)
def _no_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check the files only, since the documents have their own tests."""
    monkeypatch.setattr(examine, "examine_documents", lambda *_: ())


BAD = {"style.css": ".value { font-size: 9pt }", "secondary/pep.docx": word(("view.cover.also)", "view.cover.alsi)"))}
PARAGRAPH = next(
    each.number for each in read(BAD["secondary/pep.docx"])["word/document.xml"] if "cover.alsi" in each.text
)
"""The number of the paragraph with an unknown name."""


def test_a_theme_without_faults_succeeds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["--iaith", "en", "theme", "check", str(write_theme(tmp_path, {}))])

    assert status == 0
    assert capsys.readouterr().out.startswith("Nothing is wrong with the theme.\n0 errors")


OUTPUT = {
    "the line of a fault": (BAD, "en", "{folder}/style.css:1:1: error THM215 this type is below 12 point: 9 pt\n"),
    "the line of a fault in Welsh": (
        BAD, "cy", "{folder}/style.css:1:1: gwall THM215 mae’r llythrennau hyn yn llai na 12 pwynt: 9 pt\n"
    ),
    "the paragraph of a Word file": (BAD, "en", f"    paragraph: {PARAGRAPH}; under: "),
    "the context of an unknown text": (
        {"words/cy.po": CATALOGUE + entry("section:settin", "Ysgol")}, "en",
        "this context: “section:settin”; nearest: “section:setting”",
    ),
    "a theme that cannot be read": ({"theme.toml": "a"}, "en", "{folder}/theme.toml:1:1: error THM110"),
}  # fmt: skip


@pytest.mark.parametrize("case", OUTPUT)
def test_each_fault_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    files, lang, text = OUTPUT[case]
    status = run(["--iaith", lang, "theme", "check", str(write_theme(tmp_path, files))])

    assert status == 1
    assert text.format(folder=tmp_path) in capsys.readouterr().out


def test_warnings_alone_succeed(tmp_path: Path) -> None:
    files = {"words/cy.po": CATALOGUE + entry("section:setting", "Ysgol")}

    assert run(["theme", "check", str(write_theme(tmp_path, files))]) == 0


def test_json_has_the_same_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["--iaith", "en", "theme", "check", "--format", "json", str(write_theme(tmp_path, BAD))])
    listed = json.loads(capsys.readouterr().out)["findings"]

    assert [(finding["code"], finding["line"]) for finding in listed] == [("THM204", PARAGRAPH), ("THM215", 1)]
    assert listed[0]["where"].startswith(f"paragraph: {PARAGRAPH}")


def test_copies_of_word_templates_have_comments(tmp_path: Path) -> None:
    theme, out = write_theme(tmp_path / "theme", BAD), tmp_path / "out"
    before = (theme / "secondary/pep.docx").read_bytes()
    run(["--iaith", "en", "theme", "check", "--annotate", str(out), str(theme)])
    with zipfile.ZipFile(out / "secondary/pep.docx") as package:
        comments = package.read("word/comments.xml").decode()

    assert "error THM204: nothing in the view is called this: alsi; nearest: also" in comments
    assert (theme / "secondary/pep.docx").read_bytes() == before


def test_an_unsafe_word_file_is_not_opened_for_comments(tmp_path: Path) -> None:
    unsafe = {**BAD, "primary/pep.docx": b"PK"}
    theme, out = write_theme(tmp_path / "theme", unsafe), tmp_path / "out"

    assert run(["theme", "check", "--annotate", str(out), str(theme)]) == 1
    assert [path.name for path in out.iterdir()] == ["secondary"]


def test_copies_never_replace_the_theme(tmp_path: Path) -> None:
    theme = str(write_theme(tmp_path, BAD))

    assert run(["theme", "check", "--annotate", theme, theme]) == 2
