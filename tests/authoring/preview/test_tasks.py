"""Documents and errors that a worker returns for a theme, however it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.preview.themes import SETTINGS, small_theme
from pepdocs.authoring.preview.state import DAY, PreviewDocument, examples
from pepdocs.authoring.preview.tasks import make_document, read_theme
from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.base.language import Mode
from pepdocs.findings.theme import CIRCLE
from pepdocs.generate import Request
from pepdocs.render import Format
from pepdocs.theme import ThemeError

ENGLISH = PreviewDocument("primary", Mode.EN, Format.HTML)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_theme(tmp_path / "theme")


def english(folder: Path) -> bytes:
    """Return the English document of the first example in a theme."""
    return make_document(examples()[0], ENGLISH, Request(out=Path(), today=DAY, theme=read_theme(folder)))


def test_a_document_has_the_style_of_the_theme(folder: Path):
    (folder / "style.css").write_text("h1 { color: #123456 }")

    assert b"h1 { color: #123456 }" in english(folder)


def test_a_template_that_divides_by_zero_is_reported_with_its_line(folder: Path):
    (folder / "primary").mkdir()
    template = '{% extends "builtin/primary/pep.html.jinja" %}\n\n{% block front %}{{ 1 // 0 }}{% endblock %}\n'
    (folder / "primary" / "pep.html.jinja").write_text(template)

    with pytest.raises(RenderError) as caught:
        english(folder)

    assert caught.value.key == "error.template"
    assert caught.value.facts == {"template": "primary/pep.html.jinja", "line": 3}


def test_a_theme_that_extends_itself_is_an_error(folder: Path):
    (folder / "theme.toml").write_text(f'{SETTINGS}extends = "theme"\n', encoding="utf-8")
    with pytest.raises(ThemeError) as caught:
        read_theme(folder)

    assert [finding.code for finding in caught.value.findings.items] == [CIRCLE]


def test_a_text_with_an_unknown_slot_is_an_error_of_the_theme(folder: Path):
    (folder / "words").mkdir()
    entry = 'msgctxt "section:progress"\nmsgid "Progress"\nmsgstr "Progress of {nobody}"\n'
    (folder / "words" / "en.po").write_text(entry, encoding="utf-8")

    with pytest.raises(PepdocsError) as caught:
        english(folder)

    assert caught.value.key == "error.own_words"
    assert caught.value.facts == {"context": "section:progress"}
