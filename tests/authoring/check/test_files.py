"""Faults in the files of a theme, each with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.check.themes import CATALOGUE, SETTINGS, TEMPLATES, entry, facts, fault_lines, faults, faults_of_any

NOT_FOR_THEMES = (
    "shared/summary", "shared/report", "shared/preview", "shared/fill", "shared/import", "shared/paper.html",
    "shared/screen.html",
)  # fmt: skip
"""Prefixes of built-in files that are in no document, or that no theme may replace."""

CASES = {
    "a tag is not closed": ({"secondary/pep.html.jinja": "a\n{{ view.title\n"}, "THM201", 2),
    "a name is unknown": ({"shared/document.html.jinja": "{{ veiw }}"}, "THM202", 1),
    "a name from another file is unknown": (
        {"shared/document.html.jinja": '\n{% from "shared/words.html.jinja" import lyne %}'},
        "THM202",
        2,
    ),
    "a filter is unknown": ({"shared/document.html.jinja": "{{ view.cover.title|planiau }}"}, "THM203", 1),
    "an attribute is unknown": ({"shared/document.html.jinja": "\n\n{{ view.cover.titel }}"}, "THM204", 3),
    "a block is unknown": (
        {"primary/pep.html.jinja": '{% extends "builtin/primary/pep.html.jinja" %}\n{% block sectons %}{% endblock %}'},
        "THM205",
        2,
    ),
    "a section is unknown": (
        {
            "primary/pep.html.jinja": '{% from "shared/section.html.jinja" import section with context %}\n'
            '{{ section("targts") }}'
        },
        "THM206",
        2,
    ),
    "a chapter is unknown": (
        {
            "primary/pep.html.jinja": '{% from "shared/section.html.jinja" import chapter with context %}\n'
            '{{ chapter("recrod") }}'
        },
        "THM228",
        2,
    ),
    "a macro takes no block": ({"macros.html.jinja": "\n{% macro notice() %}{% endmacro %}"}, "THM229", 2),
    "a chapter of the settings has an unknown section": (
        {"theme.toml": f'{SETTINGS}\n[[chapters.primary]]\nkey = "record"\nsections = ["cair"]'},
        "THM206",
        7,
    ),
    "a macro uses a name from outside macros": (
        {"macros.html.jinja": "{% set x = 1 %}\n{% macro notice(block) %}{{ x }}{% endmacro %}"},
        "THM202",
        2,
    ),
    "a macro overrides none": ({"macros.html.jinja": "\n{% macro prosee(block) %}{% endmacro %}"}, "THM207", 2),
    "a template does not exist": (
        {"primary/pep.html.jinja": '{% extends "builtin/primry/pep.html.jinja" %}'},
        "THM208",
        1,
    ),
    "a template extends itself": ({"primary/pep.html.jinja": '\n{% extends "primary/pep.html.jinja" %}'}, "THM219", 2),
    "a template includes itself": (
        {
            "primary/pep.html.jinja": '{% extends "builtin/primary/pep.html.jinja" %}\n'
            '{% block also %}\n{% include "primary/pep.html.jinja" %}{% endblock %}'
        },
        "THM219",
        3,
    ),
    "templates include each other": (
        {
            "shared/section.html.jinja": '{% include "shared/mine.html.jinja" %}',
            "shared/mine.html.jinja": '{% include "shared/section.html.jinja" %}',
        },
        "THM219",
        1,
    ),
    "the view has another version": ({"theme.toml": SETTINGS.replace("view = 2", "view = 7")}, "THM210", 2),
    "a file replaces nothing": ({"shared/bloks.css": ""}, "THM211", 1),
    "a variable is unknown": ({"style.css": "\n.text { color: var(--inc) }"}, "THM212", 2),
    "a variable is unused": ({"style.css": ":root {\n --depe: #123456 }"}, "THM212", 2),
    "a rule is invalid": ({"style.css": "\n.note { margin }"}, "THM213", 2),
    "a colour of the settings is too pale": ({"theme.toml": f'{SETTINGS}[colours]\nquiet = "#999999"\n'}, "THM214", 5),
    "a colour of the style sheet is too pale": ({"style.css": ":root {\n  --deep: #bbbbbb;\n}"}, "THM214", 2),
    "a colour is too pale on a screen alone": (
        {"style.css": "@media screen {\n p { color: lightgrey } }"},
        "THM214",
        2,
    ),
    "a gradient is too dark": ({"style.css": "\np { background: linear-gradient(white, hsl(0 0% 20%)) }"}, "THM214", 2),
    "a property does not exist": ({"style.css": "\nh2 { font-wieght: bold }"}, "THM218", 2),
    "a text is transparent": ({"style.css": "\np { color: transparent }"}, "THM217", 2),
    "a colour of a phase is too pale": ({"primary/pep.css": ":root {\n  --deep: #bbbbbb;\n}"}, "THM214", 2),
    "a rule's own colours are alike": ({"style.css": ".text {\n color: #777777; background: #eeeeee }"}, "THM214", 2),
    "type is small": ({"style.css": ".value {\n font-size: 11pt }"}, "THM215", 2),
    "type is small in another unit": ({"style.css": ".value { font-size: 13px }"}, "THM215", 1),
    "type is small by its name": ({"style.css": ":root {\n\n --text: 10pt }"}, "THM215", 3),
    "Welsh is smaller": ({"style.css": "[lang=cy-GB] { font-size: 10pt }"}, "THM216", 1),
    "English is larger": ({"style.css": '\n[lang="en-GB"] { font-size: 15pt }'}, "THM216", 2),
    "Welsh is lighter": ({"style.css": "p:lang(en) { font-weight: bold }"}, "THM216", 1),
    "Welsh comes second": ({"style.css": "[lang=cy] { order: 2 }"}, "THM216", 1),
    "Welsh is hidden": ({"style.css": "[lang|=cy] { display: none }"}, "THM216", 1),
    "a text is hidden": ({"style.css": "\n.note { display: none }"}, "THM217", 2),
    "a catalogue is invalid": ({"words/en.po": f'{CATALOGUE}\nmsgid "a"\nmsgid "b"\n'}, "THM220", 6),
    "a text is unknown": ({"words/cy.po": CATALOGUE + entry("section:settin", "Ysgol")}, "THM221", 5),
    "a text is in one language": ({"words/cy.po": CATALOGUE + entry("section:setting", "Ysgol")}, "THM222", 5),
    "a text lacks a slot": ({"words/en.po": CATALOGUE + entry("PEP201.message", "this is missing")}, "THM223", 5),
    "a slot follows a word that mutates": (
        {"words/cy.po": CATALOGUE + entry("PEP201.message", "mae angen o {label}")},
        "THM224",
        5,
    ),
    "a count has one form": ({"words/en.po": CATALOGUE + entry("cli:errors", "{n} errors")}, "THM225", 5),
}


@pytest.mark.parametrize("case", CASES)
def test_each_fault_is_reported_with_its_line(tmp_path: Path, case: str) -> None:
    files, code, line = CASES[case]

    assert f"{next(iter(files))}:{line} {code}" in fault_lines(faults_of_any(tmp_path, files))


def test_an_empty_theme_has_no_fault(tmp_path: Path) -> None:
    assert fault_lines(faults(tmp_path, {})) == []


def test_an_unused_macro_is_reported_except_in_a_comment_or_a_macro(tmp_path: Path) -> None:
    text = (
        "{# {% macro prosee() %}{% endmacro %} #}\n"
        "{% macro notice(block) %}{% macro a() %}{% endmacro %}{{ a() }}{{ b() }}{% endmacro %}\n"
        "{% macro b() %}{% endmacro %}\n{% macro notise(block) %}{% endmacro %}"
    )

    assert fault_lines(faults(tmp_path, {"macros.html.jinja": text})) == ["macros.html.jinja:4 THM207"]


def test_a_dark_screen_may_have_light_text(tmp_path: Path) -> None:
    dark = "@media (prefers-color-scheme: dark) { .note { color: #eeeeee } }"

    assert fault_lines(faults(tmp_path, {"style.css": dark})) == []


def test_the_built_in_files_have_no_fault(tmp_path: Path) -> None:
    ours = {
        path.relative_to(TEMPLATES).as_posix(): path.read_bytes()
        for path in TEMPLATES.rglob("*")
        if path.suffix in {".jinja", ".css", ".docx"}
    }
    kept = (name for name in ours if not name.startswith(NOT_FOR_THEMES) and not name.endswith(".typ.jinja"))

    assert fault_lines(faults(tmp_path, {name: ours[name] for name in kept})) == []


def test_a_template_for_typst_takes_the_place_of_nothing(tmp_path: Path) -> None:
    files = {"primary/pep.typ.jinja": "{{ nothing }}"}

    assert fault_lines(faults(tmp_path, files)) == ["primary/pep.typ.jinja:1 THM211"]


def test_text_may_be_as_small_as_in_the_built_in_sheets(tmp_path: Path) -> None:
    allowed = {"style.css": ":root { --small: 11pt }\n.note { font-size: var(--small) }"}

    assert fault_lines(faults(tmp_path, allowed)) == []


def test_languages_of_equal_prominence_have_no_fault(tmp_path: Path) -> None:
    alike = {"style.css": "[lang=cy], [lang=en] { font-size: 14pt; font-weight: 700 }"}

    assert fault_lines(faults(tmp_path, alike)) == []


def test_the_nearest_name_is_suggested(tmp_path: Path) -> None:
    files = {
        "primary/pep.html.jinja": '{{ section("targts") }}{{ veiw }}',
        "words/en.po": CATALOGUE + entry("section:settin", "School"),
    }
    reported = faults(tmp_path, files)

    assert facts(reported, "THM206") == [{"name": "targts", "nearest": "targets"}]
    assert {"name": "veiw", "nearest": "view"} in facts(reported, "THM202")
    assert facts(reported, "THM221") == [{"name": "“section:settin”", "nearest": "“section:setting”"}]


def test_a_theme_may_define_its_own_names(tmp_path: Path) -> None:
    files = {
        "mine.html.jinja": "{% macro crest(text) %}<p>{{ shown(text) }}</p>{% endmacro %}",
        "primary/pep.html.jinja": '{% extends "below/primary/pep.html.jinja" %}\n'
        '{% from "mine.html.jinja" import crest with context %}\n'
        "{% block also %}{{ super() }}{% set n = namespace(count=1) %}{{ crest(view.record) }}"
        "{{ n.count }}{{ each(cover.also, 'also') }}{% endblock %}",
        "macros.html.jinja": "{% macro notice(block) %}{{ stacked(block.text) }}{% endmacro %}",
        "style.css": ":root { --mine: #123456 }\n.notice { color: var(--mine) }",
        "words/cy.po": CATALOGUE + entry("section:setting", "Ysgol"),
        "words/en.po": CATALOGUE + entry("section:setting", "School"),
    }

    assert fault_lines(faults(tmp_path, files)) == []
