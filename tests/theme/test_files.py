"""The files of a theme as they come from an officer's computer."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path

from pepdocs import theme
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


def test_what_is_wrong_behind_a_byte_order_mark_is_told_where_it_is(tmp_path: Path) -> None:
    plain, saved = tmp_path / "a", tmp_path / "b"

    assert told(faults_of_any(saved, marked(WRONG))) == told(faults_of_any(plain, WRONG))
    assert len(told(faults_of_any(plain, WRONG))) > 3
