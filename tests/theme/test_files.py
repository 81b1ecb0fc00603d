"""The files of a theme as they come from an officer's computer."""

from __future__ import annotations

import importlib
import io
from codecs import BOM_UTF8
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from authoring.check.themes import CATALOGUE, SETTINGS, entry, facts, faults_of_any, word
from authoring.check.themes import fault_lines as told
from authoring.check.themes import write_theme as written
from pepdocs import theme
from pepdocs.cli.report import hint
from pepdocs.render.word.adapting.borrowed_parts import sections_only
from pepdocs.theme.safety.css_svg import picture_faults
from pepdocs.wording import Speaker
from theme.hostile_themes import jpeg, png

FILES = {
    "theme.toml": SETTINGS + "[colours]\ndark = '#102030'\n",
    "style.css": ":root { --deep: #102030 }",
    "macros.html.jinja": "{% macro notice(block) %}<p>{{ stacked(block.text) }}</p>{% endmacro %}",
    "words/cy.po": CATALOGUE + entry("section:setting", "Ysgol"),
    "words/en.po": CATALOGUE + entry("section:setting", "School"),
}
WRONG = {
    "theme.toml": f"extens = 'a'\n{SETTINGS}",
    "style.css": ":root { --deap: #102030 }",
    "macros.html.jinja": "{% macro notise(block) %}{% endmacro %}",
    "words/cy.po": 'msgctxt "section:settin"\nmsgid "a"\nmsgstr "b"\n',
}


def from_notepad(files: dict[str, str]) -> dict[str, str | bytes]:
    """Return texts with a byte order mark and Windows line ends."""
    return {name: BOM_UTF8 + text.replace("\n", "\r\n").encode() for name, text in files.items()}


def test_a_text_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    loaded = theme.load(written(tmp_path, from_notepad(FILES)))

    assert {name: loaded.text(name).replace("\r", "") for name in FILES} == FILES
    assert told(faults_of_any(tmp_path, from_notepad(FILES))) == []


@pytest.mark.parametrize("sign", ["\x01", "\x0c", "\x85", "\u202e", "\u200b", "\ufffe", "\ue000", "\\r"])
def test_an_invisible_character_in_a_catalogue_has_its_line(tmp_path: Path, sign: str) -> None:
    text = f"{CATALOGUE}# \u202e\n{entry('section:setting', f'Ys{sign}gol')}"
    files = {"words/cy.po": text, "words/en.po": FILES["words/en.po"]}

    assert told(faults_of_any(tmp_path, files)) == ["words/cy.po:8 THM463"]
    with pytest.raises(theme.ThemeError):
        theme.load(tmp_path)


def test_a_catalogue_may_hold_tabs_line_ends_and_any_alphabet(tmp_path: Path) -> None:
    files = {f"words/{lang}.po": CATALOGUE + entry("section:setting", "ŷ\\t\t’\\n\\\\rΩ") for lang in ("cy", "en")}

    assert told(faults_of_any(tmp_path, files)) == []


@pytest.mark.parametrize("sign", ["\\u0001", "\\uFFFE", "\\u202E", "\u200b"])
def test_the_alternative_text_of_a_logo_holds_no_invisible_character(tmp_path: Path, sign: str) -> None:
    text = f'{SETTINGS}[logo]\nfile = "a.png"\nalt = {{cy = "Arfbais{sign}", en = "Arms"}}\n'

    assert told(faults_of_any(tmp_path, {"theme.toml": text, "a.png": png(2, 2)})) == ["theme.toml:6 THM463"]


def test_findings_after_a_byte_order_mark_have_the_right_lines(tmp_path: Path) -> None:
    plain, saved = tmp_path / "a", tmp_path / "b"

    assert told(faults_of_any(saved, from_notepad(WRONG))) == told(faults_of_any(plain, WRONG))
    assert len(told(faults_of_any(plain, WRONG))) > 3


def test_a_file_of_another_kind_is_reported_and_ignored(tmp_path: Path) -> None:
    names = ("secondary/pep.doc", "words/cy.mo")
    faults = faults_of_any(tmp_path, dict.fromkeys((*names, ".hidden.gif", "~$pep.doc", "README.md"), "x"))

    assert told(faults) == [f"{name}:1 THM120" for name in names]
    assert [fact["nearest"] for fact in facts(faults, "THM120")] == ["secondary/pep.docx", "words/cy.po"]
    assert theme.load(tmp_path).layers


@pytest.mark.parametrize("name", ["logo.gif", "style.css", "nowhere.png", "words"])
def test_a_logo_is_a_png_jpeg_or_svg(tmp_path: Path, name: str) -> None:
    text = f'{SETTINGS}[logo]\nfile = "{name}"\nalt = {{cy = "Arfbais", en = "Arms"}}\n'
    files = {"theme.toml": text, "logo.gif": b"GIF89a", "style.css": ""}

    faults = faults_of_any(tmp_path, files)

    assert told(faults) == ["logo.gif:1 THM120", "theme.toml:5 THM116"]
    assert "PNG" in hint(Speaker("en"), faults[1].finding)


def photograph() -> bytes:
    """Return a JPEG with many details."""
    file = io.BytesIO()
    Image.frombytes("L", (90, 90), bytes(n * n % 251 for n in range(8100))).save(file, "JPEG")
    return file.getvalue()


TRUNCATED = {
    "a.png": png(40, 40),
    "b.png": png(2, 2)[:45],
    "c.jpg": photograph()[:1500],
    "d.jpg": photograph()[:-2],
    "e.jpg": jpeg(9, 9),
}


@pytest.mark.pango
def test_a_truncated_picture_is_refused(tmp_path: Path) -> None:
    engine = importlib.import_module("weasyprint.images")
    assert engine.ImageFile.LOAD_TRUNCATED_IMAGES, "the engine accepts truncated pictures"
    files = {**TRUNCATED, "good.png": png(2, 2) + b"more", "good.jpg": photograph()}

    assert told(faults_of_any(tmp_path, files)) == [f"{name}:1 THM444" for name in TRUNCATED]
    with pytest.raises(theme.ThemeError):
        theme.load(tmp_path)


@given(st.data())
def test_a_damaged_picture_has_one_finding_at_most(data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from((png(2, 2), photograph()))))
    for place in data.draw(st.lists(st.integers(0, len(body) - 1), max_size=4)):
        body[place] = data.draw(st.integers(0, 255))

    for name in ("a.png", "a.jpg"):
        assert len([*picture_faults(name, bytes(body))]) < 2


def test_a_word_template_in_an_unknown_folder_is_reported_once(tmp_path: Path) -> None:
    faults = faults_of_any(tmp_path, {"uwchradd/pep.docx": sections_only(word())})

    assert told(faults) == ["uwchradd/pep.docx:1 THM211"]


def test_a_text_that_is_twice_in_a_catalogue_has_its_second_line(tmp_path: Path) -> None:
    text = FILES["words/cy.po"] + "\n" + entry("section:setting", "Lleoliad") + "\n" + entry("section:care", "Gofal")
    english = FILES["words/en.po"] + "\n" + entry("section:care", "Care")

    assert told(faults_of_any(tmp_path, {"words/cy.po": text, "words/en.po": english})) == ["words/cy.po:10 THM226"]
