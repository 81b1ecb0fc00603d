"""The files of a theme as they come from an officer's computer."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path

import pytest

from pepdocs import theme
from theme.hostile_themes import png
from themecheck.themes import CATALOGUE, SETTINGS, entry, faults_of_any, told, written

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


@pytest.mark.parametrize(
    "sign", ["\x01", "\x0c", "\x85", "\u202e", "\u200b", "\ufffe", "\ue000", "\\r"]
)
def test_a_word_with_a_character_that_cannot_be_seen_is_told_on_its_line(
    tmp_path: Path, sign: str
) -> None:
    text = f"{CATALOGUE}# \u202e\n{entry('section:setting', f'Ys{sign}gol')}"
    files = {"words/cy.po": text, "words/en.po": FILES["words/en.po"]}

    assert told(faults_of_any(tmp_path, files)) == ["words/cy.po:8 THM463"]
    with pytest.raises(theme.ThemeError):
        theme.loaded(tmp_path)


def test_words_may_have_tabs_and_ends_of_lines_and_signs_of_any_alphabet(tmp_path: Path) -> None:
    files = {
        f"words/{lang}.po": CATALOGUE + entry("section:setting", "ŷ\\t\t’\\n\\\\rΩ")
        for lang in ("cy", "en")
    }

    assert told(faults_of_any(tmp_path, files)) == []


@pytest.mark.parametrize("sign", ["\\u0001", "\\uFFFE", "\\u202E", "\u200b"])
def test_what_a_logo_shows_is_said_in_characters_that_can_be_seen(
    tmp_path: Path, sign: str
) -> None:
    text = f'{SETTINGS}[logo]\nfile = "a.png"\nalt = {{cy = "Arfbais{sign}", en = "Arms"}}\n'

    assert told(faults_of_any(tmp_path, {"theme.toml": text, "a.png": png(2, 2)})) == [
        "theme.toml:6 THM463"
    ]


def test_what_is_wrong_behind_a_byte_order_mark_is_told_where_it_is(tmp_path: Path) -> None:
    plain, saved = tmp_path / "a", tmp_path / "b"

    assert told(faults_of_any(saved, marked(WRONG))) == told(faults_of_any(plain, WRONG))
    assert len(told(faults_of_any(plain, WRONG))) > 3
