"""What a worker makes of a theme that fails in a way that nobody foresaw."""

from __future__ import annotations

from pathlib import Path

import pytest

from pepdocs.authoring.preview.frames import Choice
from pepdocs.authoring.preview.plans import DAY, examples
from pepdocs.authoring.preview.steps import made, read
from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.base.language import Mode
from pepdocs.findings.theme import CIRCLE
from pepdocs.generate import Request
from pepdocs.render import Format
from pepdocs.theme import ThemeError
from preview.themes import SETTINGS, small_theme

ENGLISH = Choice("primary", Mode.EN, Format.HTML)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_theme(tmp_path / "theme")


def failed(folder: Path) -> RenderError:
    request = Request(out=Path(), on=DAY, theme=read(folder))
    with pytest.raises(RenderError) as caught:
        made(examples()[0].content, ENGLISH, request)
    return caught.value


def test_a_document_is_dressed_in_the_theme(folder: Path):
    (folder / "style.css").write_text("h1 { color: #123456 }")
    content = made(examples()[0].content, ENGLISH, Request(out=Path(), on=DAY, theme=read(folder)))

    assert b"h1 { color: #123456 }" in content


def test_a_template_that_divides_by_nothing_is_told_by_its_place(folder: Path):
    (folder / "primary").mkdir()
    template = '{% extends "builtin/primary/pep.html.jinja" %}\n\n{% block front %}{{ 1 // 0 }}{% endblock %}\n'
    (folder / "primary" / "pep.html.jinja").write_text(template)
    error = failed(folder)

    assert error.key == "error.template"
    assert error.facts == {"template": "primary/pep.html.jinja", "line": 3}


def test_themes_that_build_on_one_another_in_a_circle_are_not_read_for_ever(folder: Path):
    (folder / "theme.toml").write_text(f'{SETTINGS}extends = "theme"\n', encoding="utf-8")
    with pytest.raises(ThemeError) as caught:
        read(folder)

    assert [each.code for each in caught.value.findings.items] == [CIRCLE]


def test_words_that_wait_for_what_nobody_fills_in_are_told_as_the_fault_of_the_theme(folder: Path):
    (folder / "words").mkdir()
    entry = 'msgctxt "section:progress"\nmsgid "Progress"\nmsgstr "Progress of {nobody}"\n'
    (folder / "words" / "en.po").write_text(entry, encoding="utf-8")

    request = Request(out=Path(), on=DAY, theme=read(folder))
    with pytest.raises(PepdocsError) as caught:
        made(examples()[0].content, ENGLISH, request)

    assert caught.value.key == "error.own_words"
    assert caught.value.facts == {"context": "section:progress"}
