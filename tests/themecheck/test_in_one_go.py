"""A theme is examined to its end: nothing that is wrong with it hides anything else, and nothing is told twice."""

from __future__ import annotations

import pickle
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from pepdocs import generate, theme
from pepdocs.authoring import check
from pepdocs.authoring.check.documents.examine import Choice, possible
from pepdocs.base.language import Mode
from pepdocs.batch.workers.inline import Here
from pepdocs.render import Format
from pepdocs.schema import Phase
from pepdocs.theme import ThemeError
from themecheck.themes import (
    CATALOGUE,
    ENGLISH,
    SETTINGS,
    WORD,
    entry,
    facts,
    faults_of_any,
    sections,
    told,
    word,
    written,
)

PAGE, MINE = "secondary/pep.html.jinja", "mine.html.jinja"
EXTENDS = '{% extends "below/secondary/pep.html.jinja" %}\n'
SEAL = "{% macro seal() %}<p>x</p>{% endmacro %}{% macro stamp() %}<p>y</p>{% endmacro %}"
USES = (
    f'{EXTENDS}{{% import "{MINE}" as mine with context %}}{{% from "{MINE}" import seal with context %}}\n'
    "{% block also %}{{ seal() }}{{ mine.stamp() }}{{ super() }}{% endblock %}"
)
SCRIPT = "<script>x</script>"
SMALL = ".value { font-size: 9pt }"
WITHOUT_CHANGE = {PAGE: sections(without="change"), "style.css": SMALL}
LACKS_CHANGE = [f"{PAGE}:4 THM230", f"{PAGE}:4 THM232", "style.css:1 THM215"]
"""What is told of a theme that has a section too few, and small type, once each."""

BUS = '[[field]]\nid = "bus_pass"\nsection = "setting"\nlevel = "must"\nlabel = { cy = "Tocyn bws", en = "Bus pass" }\n'

AT_ONCE = {
    "an unsafe drawing": ({"logo.svg": "<svg/>"}, "logo.svg:1 THM440"),
    "an unsafe Word file": ({"primary/pep.docx": b"PK"}, "primary/pep.docx:1 THM450"),
    "a file that is no text": ({"words/en.po": b"\xff"}, "words/en.po:1 THM105"),
    "a font": ({"a.ttf": b"x"}, "a.ttf:1 THM405"),
    "a setting that there is not": ({"theme.toml": f"{SETTINGS}colour = 1\n"}, "theme.toml:4 THM111"),
    "a setting of another kind": ({"theme.toml": f"{SETTINGS}colours = 1\n"}, "theme.toml:4 THM112"),
    "another format": ({"theme.toml": SETTINGS.replace("e = 1", "e = 2", 1)}, "theme.toml:1 THM113"),
    "a logo that is not there": (
        {"theme.toml": f'{SETTINGS}logo = {{ file = "a.svg", alt = {{ cy = "a", en = "a" }} }}'},
        "theme.toml:1 THM116",
    ),
    "a colour that is none": ({"theme.toml": f'{SETTINGS}[colours]\ndark = "navy"'}, "theme.toml:5 THM117"),
    "settings that are not understood": ({"theme.toml": "theme = 1\nview = =\n"}, "theme.toml:2 THM110"),
    "a catalogue that is none": ({"words/en.po": f'{CATALOGUE}\nmsgid "a"\nmsgid "b"\n'}, "words/en.po:6 THM220"),
    "a text with another slot": (
        {lang: CATALOGUE + entry("section:care", "{x}") for lang in ("words/cy.po", "words/en.po")},
        "words/cy.po:5 THM223",
    ),
    "a field that is declared wrong": ({"theme.toml": f'{SETTINGS}[[field]]\nid = "X"'}, "theme.toml:5 THM301"),
}  # fmt: skip


@pytest.mark.parametrize("case", AT_ONCE)
def test_a_fault_hides_neither_others_in_the_files_nor_any_in_the_documents(tmp_path: Path, case: str) -> None:
    files, fault = AT_ONCE[case]

    found = told(faults_of_any(tmp_path, {**WITHOUT_CHANGE, **files}, ENGLISH))

    assert fault in found
    assert {*found} >= {*LACKS_CHANGE}


@pytest.mark.parametrize("case", sorted(AT_ONCE.keys() - {"a catalogue that is none", "a text with another slot"}))
def test_a_theme_with_such_a_fault_is_still_not_used(tmp_path: Path, case: str) -> None:
    folder = written(tmp_path, AT_ONCE[case][0])

    with pytest.raises(ThemeError):
        generate.own_fields(theme.loaded(folder))


FOLLOWING = {
    "a file that others use is unsafe": ({MINE: SCRIPT, PAGE: USES}, [f"{MINE}:1 THM420"]),
    "a file that others use is not understood": ({MINE: "{% if", PAGE: USES}, [f"{MINE}:1 THM201"]),
    "a file that others use is no text": ({MINE: b"\xff", PAGE: USES}, [f"{MINE}:1 THM105"]),
    "a file that a template builds on is unsafe": (
        {MINE: SCRIPT, PAGE: f'{{% extends "{MINE}" %}}{{% block mine %}}{{{{ seal }}}}{{% endblock %}}'},
        [f"{MINE}:1 THM420"],
    ),
    "a phase's template is unsafe": ({PAGE: SCRIPT}, [f"{PAGE}:1 THM420"]),
    "what asks for a file is unsafe": ({PAGE: USES + SCRIPT, MINE: SEAL}, [f"{PAGE}:3 THM420"]),
    "what asks for a file is not understood": ({PAGE: f"{USES}{{% if", MINE: SEAL}, [f"{PAGE}:3 THM201"]),
    "a macro of ours is missing in an unsafe file": (
        {"macros.html.jinja": f"{{% macro line(a, b, c='', d='') %}}{SCRIPT}{{% endmacro %}}",
         PAGE: EXTENDS + "{% block also %}{{ line(cover.also, 'a', 'p', 'd') }}{% endblock %}"},
        ["macros.html.jinja:1 THM420"],
    ),
    "a picture of a sheet is none": (
        {"style.css": ".front { background: url(a.png) }", "a.png": b"no"}, ["a.png:1 THM440"],
    ),
    "a picture of a template is none": (
        {PAGE: EXTENDS + '{% block also %}<img src="a.png" alt="A"/>{{ super() }}{% endblock %}', "a.png": b"no"},
        ["a.png:1 THM440"],
    ),
    "a logo is none": (
        {"theme.toml": f'{SETTINGS}logo = {{ file = "a.png", alt = {{ cy = "a", en = "a" }} }}', "a.png": b"no"},
        ["a.png:1 THM440"],
    ),
    "a sheet that declares a variable is unsafe": (
        {"style.css": "@import 'x';\n:root { --mine: #123456 }", "secondary/pep.css": ".x { color: var(--mine) }"},
        ["style.css:1 THM430"],
    ),
    "a colour is none": (
        {"theme.toml": f'{SETTINGS}[colours]\nink = "white"\nlight = "#3a3a3a"\n',
         "style.css": ":root { --paper: #000000; --soft: #ffffff; --deep: #ffffff; --quiet: #ffffff }"},
        ["theme.toml:5 THM117"],
    ),
    "a catalogue is unsafe": (
        {"words/cy.po": "x\n", "words/en.po": CATALOGUE + entry("section:care", "Care")}, ["words/cy.po:1 THM460"],
    ),
    "there is no theme below": (
        {"theme.toml": f'{SETTINGS}extends = "nothing"\n', PAGE: USES, "style.css": ".x { color: var(--mine) }"},
        ["theme.toml:4 THM118"],
    ),
    "the name of the theme below is none": (
        {"theme.toml": f'{SETTINGS}extends = "../x"\n', PAGE: USES}, ["theme.toml:4 THM114"],
    ),
    "nobody can tell what is below": ({"theme.toml": "extends =", PAGE: USES}, ["theme.toml:1 THM110"]),
}  # fmt: skip


@pytest.mark.parametrize("case", FOLLOWING)
def test_what_follows_from_a_fault_alone_is_not_told(tmp_path: Path, case: str) -> None:
    files, faults = FOLLOWING[case]

    assert told(faults_of_any(tmp_path, files, ENGLISH)) == faults


@pytest.mark.slow
def test_a_sheet_that_the_engine_would_refuse_is_left_out_of_documents(tmp_path: Path) -> None:
    files = {"style.css": ".note { margin }"}
    some = [Choice(Phase.secondary, Mode.EN, Format.PDF)]

    assert told(faults_of_any(tmp_path, files, some)) == ["style.css:1 THM213"]


def test_a_template_that_fails_where_it_is_known_to_be_wrong_is_told_once(tmp_path: Path) -> None:
    class Elsewhere(Here):
        """Hands everything over as a worker process does."""

        def submit(self, *asked: Any, **named: Any) -> Future[Any]:
            sent: Future[Any] = Future()
            sent.set_result(pickle.loads(pickle.dumps(super().submit(*asked, **named).result())))
            return sent

    strange = {PAGE: EXTENDS + "{% block also %}{{ view|planiau }}{% endblock %}"}
    made, refused = theme.examined(written(tmp_path, strange))

    found = check.check(made, ENGLISH, Elsewhere(60), refused)

    assert told(found) == [f"{PAGE}:2 THM203"]


def test_a_word_template_that_is_unsafe_is_made_into_no_document(tmp_path: Path) -> None:
    made, refused = theme.examined(written(tmp_path, {"secondary/pep.docx": b"PK"}))

    assert list(possible(made, WORD)) == []
    assert told(check.check(made, WORD, Here(60), refused)) == ["secondary/pep.docx:1 THM450"]


def test_a_word_template_is_read_beside_a_page_that_is_not_understood(tmp_path: Path) -> None:
    strange = word(("view.cover.also|lines", "view.cover.alsi|lines"))
    files = {"secondary/pep.docx": strange, PAGE: "{% if"}

    assert told(faults_of_any(tmp_path, files)) == [
        "secondary/pep.docx:6 THM204",
        f"{PAGE}:1 THM201",
    ]


def test_a_folder_without_settings_is_examined_all_the_same(tmp_path: Path) -> None:
    folder = written(tmp_path, {"style.css": SMALL, PAGE: "{{ view|planiau }}"})
    (folder / "theme.toml").unlink()
    made, refused = theme.examined(folder)

    found = told(check.check(made, ENGLISH, Here(60), refused))

    assert found == [f"{PAGE}:1 THM203", "style.css:1 THM215", "theme.toml:1 THM106"]


def test_a_field_that_can_be_used_is_missed_beside_one_that_cannot(tmp_path: Path) -> None:
    wrong = '[[field]]\nid = "music"\nsection = "setting"\nlevel = "must"\nlabel = { en = "Music" }\n'
    files = {"theme.toml": SETTINGS + BUS + wrong, PAGE: sections(without="setting")}

    found = faults_of_any(tmp_path, files, ENGLISH)

    assert facts(found, "THM115") == [{"setting": "field.label"}]
    own = [each["label"] for each in facts(found, "THM231") if "/" in each["label"]]
    assert own == ["Tocyn bws / Bus pass"]


def test_a_fault_of_the_theme_below_is_told_of_its_folder(tmp_path: Path) -> None:
    below = written(tmp_path / "below", {"theme.toml": f"{SETTINGS}colour = 1\n"})
    files = {"theme.toml": f'{SETTINGS}extends = "below"\n', "style.css": SMALL}

    found = faults_of_any(tmp_path / "above", files)

    places = [(each.folder.name, each.finding.field) for each in found]
    assert places == [("above", "style.css"), (below.name, "theme.toml")]


def test_themes_that_build_on_one_another_in_a_circle_are_told_where_it_closes(
    tmp_path: Path,
) -> None:
    written(tmp_path / "below", {"theme.toml": f'{SETTINGS}extends = "above"\n'})
    found = faults_of_any(tmp_path / "above", {"theme.toml": f'{SETTINGS}extends = "below"\n'})

    assert [(each.folder.name, each.finding.code.number) for each in found] == [("below", "THM119")]
    assert [each.finding.at.line for each in found] == [4]


def test_a_theme_below_that_is_not_there_is_told_with_the_nearest_beside(tmp_path: Path) -> None:
    written(tmp_path / "dyffryn-aeron", {})
    found = faults_of_any(tmp_path / "above", {"theme.toml": f'{SETTINGS}extends = "dyfryn"\n'})

    assert told(found) == ["theme.toml:4 THM118"]
    assert facts(found, "THM118") == [{"name": "dyfryn", "nearest": "dyffryn-aeron"}]
