"""All faults of a theme are reported at once, each once and without those that only follow from another."""

from __future__ import annotations

import pickle
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from authoring.check.themes import (
    BUS,
    CATALOGUE,
    ENGLISH,
    SETTINGS,
    WORD,
    chapters,
    entry,
    facts,
    fault_lines,
    faults_of_any,
    word,
    write_theme,
)
from pepdocs import generate, theme
from pepdocs.authoring import check
from pepdocs.authoring.check.documents.examine import ThemeDocument, is_possible
from pepdocs.authoring.check.templates.word import read
from pepdocs.base.language import Mode
from pepdocs.batch.workers.inline import InlineExecutor
from pepdocs.render import Format
from pepdocs.schema import Phase
from pepdocs.theme import ThemeError

PAGE, MINE = "secondary/pep.html.jinja", "mine.html.jinja"
EXTENDS = '{% extends "below/secondary/pep.html.jinja" %}\n'
CREST = "{% macro crest() %}<p>x</p>{% endmacro %}{% macro stamp() %}<p>y</p>{% endmacro %}"
USES = (
    f'{EXTENDS}{{% import "{MINE}" as mine with context %}}{{% from "{MINE}" import crest with context %}}\n'
    "{% block also %}{{ crest() }}{{ mine.stamp() }}{{ super() }}{% endblock %}"
)
SCRIPT = "<script>x</script>"
SMALL = ".value { font-size: 9pt }"
WITHOUT_CHANGE = {PAGE: chapters(without="next"), "style.css": SMALL}
LACKS_CHANGE = [f"{PAGE}:4 THM230", f"{PAGE}:4 THM232", "style.css:1 THM215"]
"""The faults of a theme with a missing section and small type."""

AT_ONCE = {
    "an unsafe drawing": ({"logo.svg": "<svg/>"}, "logo.svg:1 THM440"),
    "an unsafe Word file": ({"primary/pep.docx": b"PK"}, "primary/pep.docx:1 THM450"),
    "a file that is not text": ({"words/en.po": b"\xff"}, "words/en.po:1 THM105"),
    "a font": ({"a.ttf": b"x"}, "a.ttf:1 THM405"),
    "an unknown setting": ({"theme.toml": f"{SETTINGS}colour = 1\n"}, "theme.toml:4 THM111"),
    "a setting of the wrong type": ({"theme.toml": f"{SETTINGS}colours = 1\n"}, "theme.toml:4 THM112"),
    "another format": ({"theme.toml": SETTINGS.replace("e = 1", "e = 2", 1)}, "theme.toml:1 THM113"),
    "a missing logo": (
        {"theme.toml": f'{SETTINGS}logo = {{ file = "a.svg", alt = {{ cy = "a", en = "a" }} }}'},
        "theme.toml:1 THM116",
    ),
    "an invalid colour": ({"theme.toml": f'{SETTINGS}[colours]\ndark = "navy"'}, "theme.toml:5 THM117"),
    "settings with invalid syntax": ({"theme.toml": "theme = 1\nview = =\n"}, "theme.toml:2 THM110"),
    "an invalid catalogue": ({"words/en.po": f'{CATALOGUE}\nmsgid "a"\nmsgid "b"\n'}, "words/en.po:6 THM220"),
    "a text with an unknown slot": (
        {lang: CATALOGUE + entry("section:care", "{x}") for lang in ("words/cy.po", "words/en.po")},
        "words/cy.po:5 THM223",
    ),
    "an invalid field": ({"theme.toml": f'{SETTINGS}[[field]]\nid = "X"'}, "theme.toml:5 THM301"),
}  # fmt: skip


@pytest.mark.parametrize("case", AT_ONCE)
def test_a_fault_hides_no_others_in_files_or_documents(tmp_path: Path, case: str) -> None:
    files, fault = AT_ONCE[case]

    reported = fault_lines(faults_of_any(tmp_path, {**WITHOUT_CHANGE, **files}, ENGLISH))

    assert fault in reported
    assert {*reported} >= {*LACKS_CHANGE}


@pytest.mark.parametrize("case", sorted(AT_ONCE.keys() - {"an invalid catalogue", "a text with an unknown slot"}))
def test_a_theme_with_such_a_fault_is_not_used(tmp_path: Path, case: str) -> None:
    folder = write_theme(tmp_path, AT_ONCE[case][0])

    with pytest.raises(ThemeError):
        generate.own_fields(theme.load(folder))


FOLLOWING = {
    "a file that others use is unsafe": ({MINE: SCRIPT, PAGE: USES}, [f"{MINE}:1 THM420"]),
    "a file that others use has invalid syntax": ({MINE: "{% if", PAGE: USES}, [f"{MINE}:1 THM201"]),
    "a file that others use is not text": ({MINE: b"\xff", PAGE: USES}, [f"{MINE}:1 THM105"]),
    "a file that a template extends is unsafe": (
        {MINE: SCRIPT, PAGE: f'{{% extends "{MINE}" %}}{{% block mine %}}{{{{ crest }}}}{{% endblock %}}'},
        [f"{MINE}:1 THM420"],
    ),
    "a phase's template is unsafe": ({PAGE: SCRIPT}, [f"{PAGE}:1 THM420"]),
    "a template that uses a file is unsafe": ({PAGE: USES + SCRIPT, MINE: CREST}, [f"{PAGE}:3 THM420"]),
    "a template that uses a file has invalid syntax": ({PAGE: f"{USES}{{% if", MINE: CREST}, [f"{PAGE}:3 THM201"]),
    "an unsafe file lacks a built-in macro": (
        {"macros.html.jinja": f"{{% macro each(a, b, c='', d='') %}}{SCRIPT}{{% endmacro %}}",
         PAGE: EXTENDS + "{% block also %}{{ each(cover.also, 'a', 'p', 'd') }}{% endblock %}"},
        ["macros.html.jinja:1 THM420"],
    ),
    "a picture of a sheet is invalid": (
        {"style.css": ".front { background: url(a.png) }", "a.png": b"no"}, ["a.png:1 THM440"],
    ),
    "a picture of a template is invalid": (
        {PAGE: EXTENDS + '{% block also %}<img src="a.png" alt="A"/>{{ super() }}{% endblock %}', "a.png": b"no"},
        ["a.png:1 THM440"],
    ),
    "a logo is invalid": (
        {"theme.toml": f'{SETTINGS}logo = {{ file = "a.png", alt = {{ cy = "a", en = "a" }} }}', "a.png": b"no"},
        ["a.png:1 THM440"],
    ),
    "a sheet that declares a variable is unsafe": (
        {"style.css": "@import 'x';\n:root { --mine: #123456 }", "secondary/pep.css": ".x { color: var(--mine) }"},
        ["style.css:1 THM430"],
    ),
    "a colour is invalid": (
        {"theme.toml": f'{SETTINGS}[colours]\nink = "white"\nlight = "#3a3a3a"\n',
         "style.css": ":root { --paper: #000000; --soft: #ffffff; --deep: #ffffff; --quiet: #ffffff }"},
        ["theme.toml:5 THM117"],
    ),
    "a catalogue is unsafe": (
        {"words/cy.po": "x\n", "words/en.po": CATALOGUE + entry("section:care", "Care")}, ["words/cy.po:1 THM460"],
    ),
    "an extended theme is missing": (
        {"theme.toml": f'{SETTINGS}extends = "nothing"\n', PAGE: USES, "style.css": ".x { color: var(--mine) }"},
        ["theme.toml:4 THM118"],
    ),
    "the name of the extended theme is invalid": (
        {"theme.toml": f'{SETTINGS}extends = "../x"\n', PAGE: USES}, ["theme.toml:4 THM114"],
    ),
    "the settings cannot be read": ({"theme.toml": "extends =", PAGE: USES}, ["theme.toml:1 THM110"]),
}  # fmt: skip


@pytest.mark.parametrize("case", FOLLOWING)
def test_faults_that_follow_from_another_are_not_reported(tmp_path: Path, case: str) -> None:
    files, faults = FOLLOWING[case]

    assert fault_lines(faults_of_any(tmp_path, files, ENGLISH)) == faults


@pytest.mark.slow
def test_documents_are_made_without_a_broken_sheet(tmp_path: Path) -> None:
    files = {"style.css": ".note { margin }"}
    documents = [ThemeDocument(Phase.secondary, Mode.EN, Format.PDF)]

    assert fault_lines(faults_of_any(tmp_path, files, documents)) == ["style.css:1 THM213"]


def test_a_template_that_fails_at_a_known_fault_is_reported_once(tmp_path: Path) -> None:
    class Elsewhere(InlineExecutor):
        """Pickles results as a worker process does."""

        def submit(self, *arguments: Any, **options: Any) -> Future[Any]:
            sent: Future[Any] = Future()
            sent.set_result(pickle.loads(pickle.dumps(super().submit(*arguments, **options).result())))
            return sent

    strange = {PAGE: EXTENDS + "{% block also %}{{ view|planiau }}{% endblock %}"}
    made, refused = theme.examine(write_theme(tmp_path, strange))

    reported = check.check(made, ENGLISH, Elsewhere(60), refused)

    assert fault_lines(reported) == [f"{PAGE}:2 THM203"]


def test_no_document_is_made_from_an_unsafe_word_template(tmp_path: Path) -> None:
    made, refused = theme.examine(write_theme(tmp_path, {"secondary/pep.docx": b"PK"}))

    assert not any(is_possible(made, document) for document in WORD)
    assert fault_lines(check.check(made, WORD, InlineExecutor(60), refused)) == ["secondary/pep.docx:1 THM450"]


def test_a_word_template_is_checked_beside_a_broken_page(tmp_path: Path) -> None:
    strange = word(("view.cover.also)", "view.cover.alsi)"))
    files = {"secondary/pep.docx": strange, PAGE: "{% if"}
    (number,) = (each.number for each in read(strange)["word/document.xml"] if "alsi" in each.text)

    assert fault_lines(faults_of_any(tmp_path, files)) == [f"secondary/pep.docx:{number} THM204", f"{PAGE}:1 THM201"]


def test_a_folder_without_settings_is_checked(tmp_path: Path) -> None:
    folder = write_theme(tmp_path, {"style.css": SMALL, PAGE: "{{ view|planiau }}"})
    (folder / "theme.toml").unlink()
    made, refused = theme.examine(folder)

    reported = fault_lines(check.check(made, ENGLISH, InlineExecutor(60), refused))

    assert reported == [f"{PAGE}:1 THM203", "style.css:1 THM215", "theme.toml:1 THM106"]


def test_a_missing_field_is_reported_beside_an_invalid_one(tmp_path: Path) -> None:
    wrong = '[[field]]\nid = "music"\nsection = "setting"\nlevel = "must"\nlabel = { en = "Music" }\n'
    files = {"theme.toml": SETTINGS + BUS + wrong, PAGE: chapters(without="record")}

    reported = faults_of_any(tmp_path, files, ENGLISH)

    assert facts(reported, "THM115") == [{"setting": "field.label"}]
    own = [fact["label"] for fact in facts(reported, "THM231") if "/" in fact["label"]]
    assert own == ["Tocyn bws / Bus pass"]


def test_a_fault_of_an_extended_theme_has_its_folder(tmp_path: Path) -> None:
    below = write_theme(tmp_path / "below", {"theme.toml": f"{SETTINGS}colour = 1\n"})
    files = {"theme.toml": f'{SETTINGS}extends = "below"\n', "style.css": SMALL}

    reported = faults_of_any(tmp_path / "above", files)

    places = [(fault.folder.name, fault.finding.field) for fault in reported]
    assert places == [("above", "style.css"), (below.name, "theme.toml")]


def test_a_cycle_of_themes_is_reported_where_it_closes(tmp_path: Path) -> None:
    write_theme(tmp_path / "below", {"theme.toml": f'{SETTINGS}extends = "above"\n'})
    reported = faults_of_any(tmp_path / "above", {"theme.toml": f'{SETTINGS}extends = "below"\n'})

    assert [(fault.folder.name, fault.finding.code.number) for fault in reported] == [("below", "THM119")]
    assert [fault.finding.at.line for fault in reported] == [4]


def test_a_missing_extended_theme_is_reported_with_the_nearest_name(tmp_path: Path) -> None:
    write_theme(tmp_path / "dyffryn-aeron", {})
    reported = faults_of_any(tmp_path / "above", {"theme.toml": f'{SETTINGS}extends = "dyfryn"\n'})

    assert fault_lines(reported) == ["theme.toml:4 THM118"]
    assert facts(reported, "THM118") == [{"name": "dyfryn", "nearest": "dyffryn-aeron"}]
