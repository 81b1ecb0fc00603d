"""What the documents of a theme show of a plan with every field filled."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from pepdocs import theme
from pepdocs.authoring.check import check
from pepdocs.authoring.check.documents.examine import EVERY, Choice
from pepdocs.authoring.check.examine import named
from pepdocs.base.language import EDITIONS, Mode
from pepdocs.batch.workers.inline import Here
from pepdocs.render import Format
from pepdocs.schema import Phase
from themecheck.themes import (
    ENGLISH,
    SETTINGS,
    facts,
    faults,
    faults_of_any,
    sections,
    told,
    written,
)

PAGE = "secondary/pep.html.jinja"
EXTENDS = '{% extends "builtin/secondary/pep.html.jinja" %}\n'
LAW = "WSI 2015/1818 Sch 2 para 2(4); SI 2010/959 Sch 1 para 2(3)"


@pytest.mark.parametrize("phase", Phase)
def test_a_theme_without_anything_shows_everything_once(tmp_path: Path, phase: Phase) -> None:
    some = [Choice(phase, mode, form) for mode in EDITIONS for form in (Format.DOCX, Format.HTML)]

    assert told(faults(tmp_path, {}, some)) == []


@pytest.mark.slow
def test_a_theme_without_anything_makes_sound_pdfs(tmp_path: Path) -> None:
    some = [Choice(Phase.secondary, Mode.BILINGUAL, Format.PDF)]

    assert told(faults(tmp_path, {}, some)) == []


def test_a_section_that_is_left_out_lowers_the_legal_minimum(tmp_path: Path) -> None:
    found = faults(tmp_path, {PAGE: sections(without="change")}, ENGLISH)

    assert {"label": "field:change.what", "law": LAW} in facts(found, "THM230")
    assert {"label": "field:change.when", "law": LAW} in facts(found, "THM230")
    assert facts(found, "THM232") == [{"section": "section:change"}]
    assert {each.where.documents for each in found} == {"secondary-en.html"}


def test_a_table_that_is_left_out_is_told_where_its_macro_is(tmp_path: Path) -> None:
    found = faults(tmp_path, {"macros.html.jinja": "\n{% macro grid(block) %}{% endmacro %}"}, ENGLISH)
    lost = {each["label"] for each in facts(found, "THM230")}

    assert lost >= {"field:people", "field:history.institutions", "field:history.attendance"}
    assert {(each.finding.field, each.finding.at.line) for each in found} == {("macros.html.jinja", 2)}


def test_a_field_that_every_plan_needs_is_told(tmp_path: Path) -> None:
    kept = "{% macro facts(block) %}{{ line(block.title, 'title', 'h3') }}{% endmacro %}"
    found = faults(tmp_path, {"macros.html.jinja": kept}, ENGLISH)

    assert {"label": "field:child.date_of_birth"} in facts(found, "THM231")


def test_a_section_that_is_shown_twice_is_told(tmp_path: Path) -> None:
    twice = (
        EXTENDS + '{% from "shared/section.html.jinja" import section with context %}\n'
        '{% block sections %}\n{{ super() }}\n{{ section("care") }}\n{% endblock %}'
    )

    assert told(faults(tmp_path, {PAGE: twice}, ENGLISH)) == [f"{PAGE}:5 THM234"]


def test_a_value_that_stands_before_its_label_is_told(tmp_path: Path) -> None:
    turned = "\n{% macro prose(block) %}\n{{ value(block.value) }}\n{{ line(block.label, 'label') }}\n{% endmacro %}"
    found = faults(tmp_path, {"macros.html.jinja": turned}, ENGLISH)

    assert {each.finding.code.number for each in found} == {"THM233"}
    assert {"section": "view:section.my_page"} in facts(found, "THM233")


@pytest.mark.slow
def test_a_value_that_the_pdf_engine_does_not_take_is_told_with_its_line(tmp_path: Path) -> None:
    strange = {"style.css": "p { margin: 0 }\n\nh2 {\n  text-align: centre }"}
    some = [Choice(Phase.secondary, Mode.EN, Format.PDF)]

    found = faults(tmp_path, strange, some)

    assert told(found) == ["style.css:4 THM227"]
    assert facts(found, "THM227") == [{"property": "text-align: centre"}]


FAILING = {
    "{{ 1 // (view.sections|length - view.sections|length) }}": "view:why.value",
    "{% for a in range(999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}": "view:why.large",
    "{{ [1] + [2] }}": "view:why.forbidden",
    "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}": "view:why.circle",
}


@pytest.mark.parametrize("tag", FAILING)
def test_a_template_that_fails_is_told_with_the_reason(tmp_path: Path, tag: str) -> None:
    failing = f"{EXTENDS}{{% block also %}}\n{tag}{{% endblock %}}"
    found = faults(tmp_path, {"secondary/pep.html.jinja": failing}, ENGLISH)

    assert told(found) == ["secondary/pep.html.jinja:3 THM209"]
    assert facts(found, "THM209") == [{"reason": FAILING[tag]}]


def test_a_failure_in_a_file_of_ours_is_told_where_the_theme_asks_for_it(tmp_path: Path) -> None:
    asking = '{% from "shared/words.html.jinja" import phrase with context %}\n'
    failing = f"{EXTENDS}{asking}{{% block also %}}\n{{{{ phrase(3) }}}}{{% endblock %}}"

    found = faults(tmp_path, {"secondary/pep.html.jinja": failing}, ENGLISH)

    assert told(found) == ["secondary/pep.html.jinja:4 THM209"]


def test_a_template_that_fails_is_told_with_its_line(tmp_path: Path) -> None:
    failing = EXTENDS + "{% block also %}\n{{ 1 // (view.sections|length - view.sections|length) }}{% endblock %}"

    assert told(faults(tmp_path, {PAGE: failing}, ENGLISH)) == [f"{PAGE}:3 THM209"]


def moved(key: str) -> str:
    """Return a phase's template with a section before all but two."""
    lines = sections(without=key).splitlines()
    lines.insert(5, f'{{{{ section("{key}") }}}}')
    return "\n".join(lines)


def test_a_section_may_move(tmp_path: Path) -> None:
    assert told(faults(tmp_path, {PAGE: moved("care")}, ENGLISH)) == []


def test_what_stands_out_of_order_within_a_section_that_moved_is_told(tmp_path: Path) -> None:
    turned = "{% macro fact(fact) %}{{ value(fact.value) }}{{ line(fact.label, 'label') }}{% endmacro %}"
    found = faults(tmp_path, {PAGE: moved("care"), "macros.html.jinja": turned}, ENGLISH)

    assert {"section": "section:care"} in facts(found, "THM233")


def test_a_field_of_the_authoritys_own_is_missed_too(tmp_path: Path) -> None:
    own = (
        f'{SETTINGS}[[field]]\nid = "bus_pass"\nkind = "text"\nsection = "setting"\nlevel = "must"\n'
        'label = { cy = "Tocyn bws", en = "Bus pass" }\n'
    )
    files = {"theme.toml": own, PAGE: sections(without="setting")}

    assert {"label": "Tocyn bws / Bus pass"} in facts(faults(tmp_path, files, ENGLISH), "THM231")


@pytest.mark.slow
def test_what_a_style_sheet_hides_is_missed_on_paper(tmp_path: Path) -> None:
    hidden = {"style.css": ".section.change .fact-box { display: none }"}
    some = [Choice(Phase.secondary, Mode.EN, Format.PDF)]

    assert {"label": "field:change.what", "law": LAW} in facts(faults_of_any(tmp_path, hidden, some), "THM230")


def test_a_document_that_never_ends_is_told(tmp_path: Path) -> None:
    class Late(Here):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            late: Future[Any] = Future()
            late.set_exception(TimeoutError())
            return late

    loaded = theme.loaded(written(tmp_path, {}))

    assert told(check(loaded, ENGLISH, Late(1))) == ["theme.toml:1 THM235"]


def test_documents_are_named_in_short() -> None:
    assert named(EVERY) == "*.pdf, *.docx, *.html"
    assert named([each for each in EVERY if each.phase is Phase.primary][:3]) == "primary-*.pdf"
    assert named(ENGLISH) == "secondary-en.html"
