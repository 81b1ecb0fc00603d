"""A theme of version 1: what it keeps, what is told line by line, and where no document can be made with it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import build_example_theme
import officer
from authoring.check.themes import CATALOGUE, SETTINGS, entry, facts, fault_lines, faults
from builders import EXAMPLES, PRIMARY, SECONDARY, TODAY
from pepdocs import check, theme
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Edition, Mode
from pepdocs.base.ooxml import open_package
from pepdocs.generate import view_of
from pepdocs.render import Format, outline, render
from pepdocs.render.word.adapting.earlier import upgraded
from pepdocs.theme import Theme
from pepdocs.theme.sandbox.failures import GONE

VERSION_1 = Path(__file__).parent / "version_1"
FIRST = SETTINGS.replace("view = 2", "view = 1")
PAGE, WORD, MACROS = "secondary/pep.html.jinja", "secondary/pep.docx", "macros.html.jinja"
EXTENDS = '{% extends "below/secondary/pep.html.jinja" %}\n'
IMPORTS = '\n{% from "shared/words.html.jinja" import phrase with context %}'
FACTS = "\n\n{% macro facts(block) %}{{ block.facts|length }}{% endmacro %}"


def also(text: str) -> str:
    """Return a template with a text on the third line, in a block of ours."""
    return f"{EXTENDS}{{% block also %}}\n{text}{{% endblock %}}"


GONE_IN = {
    "a list of sections": (PAGE, EXTENDS + '{% block sections %}\n{{ section("care") }}{% endblock %}', "section"),
    "an imported macro": (PAGE, EXTENDS + IMPORTS, "phrase"),
    "a macro that takes other arguments": (PAGE, also("{{ line(cover.also, 'also') }}"), "line"),
    "the words for items and details": (PAGE, also("{{ view.item_words|length }}"), "item_words"),
    "the names of the columns": (PAGE, also("{{ view.column_names|length }}"), "column_names"),
    "the numbers of sections": (
        PAGE, also("{% for part in view.sections %}{{ part.number }}{% endfor %}"), "part.number",
    ),
    "the facts of the cover": (PAGE, also("{% for f in cover.facts %}{% endfor %}"), "cover.facts"),
    "the facts of a block": (MACROS, FACTS, "block.facts"),
    "how a view was given": (MACROS, "\n\n{% macro voice(block) %}{{ block.form|length }}{% endmacro %}", "block.form"),
    "a macro called within another": (MACROS, "\n\n{% macro notice(b) %}{{ phrase(b.text) }}{% endmacro %}", "phrase"),
    "a macro in the place of ours with other arguments": (MACROS, "\n\n{% macro run(run) %}{% endmacro %}", "run"),
}  # fmt: skip
"""What a template of version 1 asks for on its third line, and the name that is told."""

UNUSED = {
    "a macro": (MACROS, "\n{% macro prose(block) %}{{ value(block.value) }}{% endmacro %}", "THM242"),
    "a class": ("style.css", "\n.fact-box { color: #123456 }", "THM243"),
    "a variable that is set": ("style.css", ":root {\n --dense: 13pt }", "THM244"),
    "a variable that is used": ("style.css", "\n.card { margin-bottom: var(--dense) }", "THM244"),
}


def document(folder: Path, example: str, form: Format, mode: Mode = Mode.EN) -> bytes:
    shown = view_of(check(EXAMPLES / f"{example}.yaml", today=TODAY).pep, Edition(mode), theme=loaded(folder))
    return render(shown, form, theme=loaded(folder))


def loaded(folder: Path) -> Theme:
    return theme.load(folder)


def test_a_theme_of_version_1_is_told_what_changed(tmp_path: Path) -> None:
    reported = faults(tmp_path, {"theme.toml": FIRST})

    assert fault_lines(reported) == ["theme.toml:2 THM240"]
    assert facts(reported, "THM240") == [{"typed": "1", "wanted": "2", "change": "view:change.2"}]
    assert not any(fault.is_error for fault in reported)


@pytest.mark.parametrize("case", GONE_IN)
def test_what_a_template_asks_for_and_is_gone_is_told_with_its_line(tmp_path: Path, case: str) -> None:
    name, text, gone = GONE_IN[case]
    reported = faults(tmp_path, {"theme.toml": FIRST, name: text})

    assert [line for line in fault_lines(reported) if line.startswith(name)] == [f"{name}:3 THM241"]
    assert [fact["name"] for fact in facts(reported, "THM241")] == [gone]


@pytest.mark.parametrize("case", UNUSED)
def test_what_nothing_uses_any_more_is_a_warning_with_its_line(tmp_path: Path, case: str) -> None:
    name, text, code = UNUSED[case]
    reported = faults(tmp_path, {"theme.toml": FIRST, name: text})

    assert f"{name}:2 {code}" in fault_lines(reported)
    assert not any(fault.is_error for fault in reported)


def test_a_text_that_no_document_says_any_more_is_a_warning(tmp_path: Path) -> None:
    words = CATALOGUE + entry("view:section.what_happened", "x")
    reported = faults(tmp_path, {"theme.toml": FIRST, "words/cy.po": words, "words/en.po": words})

    assert fault_lines(reported) == ["theme.toml:2 THM240", "words/cy.po:5 THM245", "words/en.po:5 THM245"]


def test_the_same_is_an_unknown_name_in_a_theme_of_this_version(tmp_path: Path) -> None:
    files = {PAGE: GONE_IN["the words for items and details"][1], "style.css": ":root { --dense: 13pt }"}

    assert fault_lines(faults(tmp_path, files)) == [f"{PAGE}:3 THM204", "style.css:1 THM212"]


def test_a_theme_of_version_1_keeps_its_colours_words_fields_and_macros(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(VERSION_1, tmp_path / "aeron"))
    shutil.rmtree(folder / "primary")

    shown = document(folder, SECONDARY, Format.HTML).decode()

    assert "--deep: #5b2a6e" in shown
    assert "Virtual School Coordinator" in shown
    assert "Council bus pass" in shown
    assert 'class="notice privacy barred"' in shown


def test_only_a_page_that_asks_for_what_is_gone_is_refused_at_its_line() -> None:
    with pytest.raises(RenderError) as caught:
        document(VERSION_1, PRIMARY, Format.HTML)

    assert caught.value.facts == {"template": "primary/pep.html.jinja", "line": 7}
    assert caught.value.reason == GONE
    assert document(VERSION_1, SECONDARY, Format.HTML)
    assert document(VERSION_1, PRIMARY, Format.DOCX)


def test_a_sheet_may_use_a_variable_of_version_1(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(VERSION_1, tmp_path / "aeron"))
    (folder / "style.css").write_text(".card { font-size: var(--dense) }", "utf-8")

    assert "--dense: var(--table)" in loaded(folder).styles()


# Word templates


def lines_of(mode: Mode, *, draft: bool = False) -> list[str]:
    """Return the lines of a Word document made with the template of version 1, after it was read back and compared."""
    pep = check(EXAMPLES / f"{SECONDARY}.yaml", today=TODAY).pep
    shown = view_of(pep, Edition(mode), draft=draft, theme=loaded(VERSION_1))
    return [line.text for line in outline(render(shown, Format.DOCX, theme=loaded(VERSION_1)), Format.DOCX)]


@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.name)
def test_a_word_template_of_version_1_makes_whole_documents_with_what_its_author_wrote(mode: Mode) -> None:
    lines = lines_of(mode)

    for lang, text in build_example_theme.BEFORE_TARGETS.items():
        assert (text in lines) == (lang in mode.languages)
    assert any("Cyngor Sir Dyffryn Aeron" in line for line in lines)


def test_each_chapter_comes_where_the_first_of_its_sections_was_in_the_word_template() -> None:
    pep = check(EXAMPLES / f"{SECONDARY}.yaml", today=TODAY).pep
    made = render(view_of(pep, Edition(Mode.EN)), Format.DOCX, theme=loaded(VERSION_1))

    chapters = [line.text for line in outline(made, Format.DOCX) if line.kind == "H2" and line.text[0].isdigit()]
    assert chapters[:4] == ["1 My page", "2 People", "3 Targets", "4 At school"]
    assert [text.partition(" ")[2] for text in chapters][6:] == ["Education so far", "At home", "The record"]


def test_the_headings_of_a_chapter_in_two_languages_are_on_one_page() -> None:
    pep = check(EXAMPLES / f"{SECONDARY}.yaml", today=TODAY).pep
    shown = view_of(pep, Edition(Mode.BILINGUAL))
    short = replace(shown, cover=replace(shown.cover, actions=None))
    body, whole = (
        parts_of(render(view, Format.DOCX, theme=loaded(VERSION_1)))["word/document.xml"].decode()
        for view in (short, shown)
    )

    assert "PEPPageHeading" not in body
    assert body.count("<w:pageBreakBefore/>") == sum(chapter.is_apart for chapter in shown.chapters) == 1
    # Below a cover that goes over onto a second page, the first chapter begins at once.
    assert whole.count("<w:pageBreakBefore/>") == 0


def test_a_draft_of_a_word_template_of_version_1_says_so() -> None:
    assert "DRAFT" in " ".join(lines_of(Mode.EN, draft=True)).upper()


def test_a_word_template_of_version_1_is_a_warning_without_its_unknown_names(tmp_path: Path) -> None:
    template = (VERSION_1 / WORD).read_bytes()
    reported = faults(tmp_path, {"theme.toml": FIRST, WORD: template})

    assert fault_lines(reported) == [f"{WORD}:1 THM246", "theme.toml:2 THM240"]
    assert facts(reported, "THM246") == [{"typed": "1"}]


def test_the_building_blocks_of_version_1_are_not_used() -> None:
    template = officer.changed((VERSION_1 / WORD).read_bytes(), _with_block)

    body = parts_of(upgraded(template, theme.resource(WORD).read_bytes()))["word/document.xml"].decode()

    assert "MINE" in parts_of(template)["word/document.xml"].decode()
    assert "MINE" not in body
    assert "macro prose" not in body


def _with_block(parts: dict[str, bytes]) -> None:
    lines = ("{%p macro prose(b, s, joined) %}", "MINE", "{%p endmacro %}")
    block = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", block.encode() + b"<w:sectPr", 1)


def parts_of(content: bytes) -> dict[str, bytes]:
    return dict(open_package(content).parts)
