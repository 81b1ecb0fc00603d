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

from pepdocs import theme
from pepdocs.cli.report import hint
from pepdocs.render.word.borrowed_parts import sections_only
from pepdocs.theme.safety import picture
from pepdocs.wording import Speaker
from theme.hostile_themes import jpeg, png
from themecheck.themes import CATALOGUE, SETTINGS, entry, facts, faults_of_any, told, word, written

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


def marked(files: dict[str, str]) -> dict[str, str | bytes]:
    """Return texts as Notepad saves them."""
    return {name: BOM_UTF8 + text.replace("\n", "\r\n").encode() for name, text in files.items()}


def test_a_text_with_a_byte_order_mark_is_read_like_any_other(tmp_path: Path) -> None:
    made = theme.loaded(written(tmp_path, marked(FILES)))

    assert {name: made.text(name).replace("\r", "") for name in FILES} == FILES
    assert told(faults_of_any(tmp_path, marked(FILES))) == []


@pytest.mark.parametrize("sign", ["\x01", "\x0c", "\x85", "\u202e", "\u200b", "\ufffe", "\ue000", "\\r"])
def test_a_word_with_a_character_that_cannot_be_seen_is_told_on_its_line(tmp_path: Path, sign: str) -> None:
    text = f"{CATALOGUE}# \u202e\n{entry('section:setting', f'Ys{sign}gol')}"
    files = {"words/cy.po": text, "words/en.po": FILES["words/en.po"]}

    assert told(faults_of_any(tmp_path, files)) == ["words/cy.po:8 THM463"]
    with pytest.raises(theme.ThemeError):
        theme.loaded(tmp_path)


def test_words_may_have_tabs_and_ends_of_lines_and_signs_of_any_alphabet(tmp_path: Path) -> None:
    files = {f"words/{lang}.po": CATALOGUE + entry("section:setting", "ŷ\\t\t’\\n\\\\rΩ") for lang in ("cy", "en")}

    assert told(faults_of_any(tmp_path, files)) == []


@pytest.mark.parametrize("sign", ["\\u0001", "\\uFFFE", "\\u202E", "\u200b"])
def test_what_a_logo_shows_is_said_in_characters_that_can_be_seen(tmp_path: Path, sign: str) -> None:
    text = f'{SETTINGS}[logo]\nfile = "a.png"\nalt = {{cy = "Arfbais{sign}", en = "Arms"}}\n'

    assert told(faults_of_any(tmp_path, {"theme.toml": text, "a.png": png(2, 2)})) == ["theme.toml:6 THM463"]


def test_what_is_wrong_behind_a_byte_order_mark_is_told_where_it_is(tmp_path: Path) -> None:
    plain, saved = tmp_path / "a", tmp_path / "b"

    assert told(faults_of_any(saved, marked(WRONG))) == told(faults_of_any(plain, WRONG))
    assert len(told(faults_of_any(plain, WRONG))) > 3


def test_a_file_of_a_kind_that_no_theme_has_is_told_and_does_not_keep_the_theme_from_being_used(
    tmp_path: Path,
) -> None:
    names = ("secondary/pep.doc", "words/cy.mo")
    found = faults_of_any(tmp_path, dict.fromkeys((*names, ".hidden.gif", "~$pep.doc", "README.md"), "x"))

    assert told(found) == [f"{name}:1 THM120" for name in names]
    assert [each["nearest"] for each in facts(found, "THM120")] == [
        "secondary/pep.docx",
        "words/cy.po",
    ]
    assert theme.loaded(tmp_path).layers


@pytest.mark.parametrize("name", ["logo.gif", "style.css", "nowhere.png", "words"])
def test_a_logo_is_a_picture_of_a_kind_that_documents_show(tmp_path: Path, name: str) -> None:
    text = f'{SETTINGS}[logo]\nfile = "{name}"\nalt = {{cy = "Arfbais", en = "Arms"}}\n'
    files = {"theme.toml": text, "logo.gif": b"GIF89a", "style.css": ""}

    found = faults_of_any(tmp_path, files)

    assert told(found) == ["logo.gif:1 THM120", "theme.toml:5 THM116"]
    assert "PNG" in hint(Speaker("en"), found[1].finding)


def photograph() -> bytes:
    """Return a JPEG with a lot in it."""
    made = io.BytesIO()
    Image.frombytes("L", (90, 90), bytes(n * n % 251 for n in range(8100))).save(made, "JPEG")
    return made.getvalue()


TORN = {
    "a.png": png(40, 40),
    "b.png": png(2, 2)[:45],
    "c.jpg": photograph()[:1500],
    "d.jpg": photograph()[:-2],
    "e.jpg": jpeg(9, 9),
}


def test_a_picture_that_is_torn_is_refused(tmp_path: Path) -> None:
    engine = importlib.import_module("weasyprint.images")
    assert engine.ImageFile.LOAD_TRUNCATED_IMAGES, "the engine takes torn pictures"
    files = {**TORN, "good.png": png(2, 2) + b"more", "good.jpg": photograph()}

    assert told(faults_of_any(tmp_path, files)) == [f"{name}:1 THM444" for name in TORN]
    with pytest.raises(theme.ThemeError):
        theme.loaded(tmp_path)


@given(st.data())
def test_whatever_is_changed_in_a_picture_it_is_told_or_taken(data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from((png(2, 2), photograph()))))
    for place in data.draw(st.lists(st.integers(0, len(body) - 1), max_size=4)):
        body[place] = data.draw(st.integers(0, 255))

    for name in ("a.png", "a.jpg"):
        assert len([*picture.faults(name, bytes(body))]) < 2


def test_a_word_template_in_a_folder_of_another_name_is_told_once(tmp_path: Path) -> None:
    found = faults_of_any(tmp_path, {"uwchradd/pep.docx": sections_only(word())})

    assert told(found) == ["uwchradd/pep.docx:1 THM211"]


def test_a_text_that_a_catalogue_says_twice_is_told_where_it_is_said_again(tmp_path: Path) -> None:
    text = FILES["words/cy.po"] + "\n" + entry("section:setting", "Lleoliad") + "\n" + entry("section:care", "Gofal")
    english = FILES["words/en.po"] + "\n" + entry("section:care", "Care")

    assert told(faults_of_any(tmp_path, {"words/cy.po": text, "words/en.po": english})) == ["words/cy.po:10 THM226"]
