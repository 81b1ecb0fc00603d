"""Faults in the documents that a theme makes of a plan with every field filled."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from authoring.check.themes import (
    BUS,
    ENGLISH,
    SETTINGS,
    chapters,
    facts,
    fault_lines,
    faults,
    faults_of_any,
    write_theme,
)
from pepdocs import theme
from pepdocs.authoring.check import check
from pepdocs.authoring.check.documents.examine import ALL_DOCUMENTS, SCHOOL_COPIES, ThemeDocument
from pepdocs.authoring.check.examine import document_names
from pepdocs.base.language import EDITIONS, Mode
from pepdocs.batch.workers.inline import InlineExecutor
from pepdocs.render import Format
from pepdocs.schema import Phase

PAGE = "secondary/pep.html.jinja"
EXTENDS = '{% extends "builtin/secondary/pep.html.jinja" %}\n'
LAW = "WSI 2015/1818 Sch 2 para 2(4); SI 2010/959 Sch 1 para 2(3)"


@pytest.mark.parametrize("phase", Phase)
def test_an_empty_theme_shows_everything_once(tmp_path: Path, phase: Phase) -> None:
    documents = [ThemeDocument(phase, mode, form) for mode in EDITIONS for form in (Format.DOCX, Format.HTML)]

    assert fault_lines(faults(tmp_path, {}, documents)) == []


@pytest.mark.slow
def test_an_empty_theme_makes_pdfs_without_faults(tmp_path: Path) -> None:
    documents = [ThemeDocument(Phase.secondary, Mode.BILINGUAL, Format.PDF)]

    assert fault_lines(faults(tmp_path, {}, documents)) == []


def test_a_missing_chapter_lowers_the_legal_minimum(tmp_path: Path) -> None:
    reported = faults(tmp_path, {PAGE: chapters(without="next")}, ENGLISH)

    assert {"label": "field:change.changes", "law": LAW} in facts(reported, "THM230")
    assert {"label": "field:change.expected", "law": LAW} in facts(reported, "THM230")
    assert facts(reported, "THM232") == [{"chapter": "view:chapter.next"}]
    assert {fault.where.documents for fault in reported} == {"secondary-en.html"}


@pytest.mark.parametrize("document", SCHOOL_COPIES, ids=lambda document: document.name)
def test_an_empty_theme_makes_school_copies_without_faults(tmp_path: Path, document: ThemeDocument) -> None:
    assert fault_lines(faults(tmp_path, {}, [document])) == []


def test_a_template_without_the_page_for_the_designated_person_is_told_of(tmp_path: Path) -> None:
    page = {PAGE: chapters(without="designated_person")}

    assert fault_lines(faults(tmp_path, page, ENGLISH)) == []
    reported = faults(tmp_path, page, [*ENGLISH, *SCHOOL_COPIES])
    assert facts(reported, "THM232") == [{"chapter": "view:section.designated_person"}]
    assert {fault.where.documents for fault in reported} == {"secondary-en-school.html"}


def test_a_missing_table_is_reported_at_its_macro(tmp_path: Path) -> None:
    reported = faults(tmp_path, {"macros.html.jinja": "\n{% macro grid(block) %}{% endmacro %}"}, ENGLISH)
    lost = {fact["label"] for fact in facts(reported, "THM230")}

    assert lost >= {"field:history.institutions", "field:history.attendance", "field:history.training"}
    assert {(fault.finding.field, fault.finding.at.line) for fault in reported} == {("macros.html.jinja", 2)}


def moved(key: str) -> str:
    """Return a template with a chapter moved to the second place."""
    lines = chapters(without=key).splitlines()
    lines.insert(5, f'{{{{ chapter("{key}") }}}}')
    return "\n".join(lines)


VALUE_FIRST = (
    "{% macro fact_in_a_cell(fact) %}\n"
    "<dd>{{ value(fact.value) }}</dd><dt>{{ written(fact.label[0].text) }}</dt>\n{% endmacro %}"
)
MISSING = {
    "a required field": (
        {"macros.html.jinja": "{% macro facts(b) %}{{ each(b.title, 'title', 'h4') }}{% endmacro %}"},
        "THM231", {"label": "field:child.date_of_birth"},
    ),
    "a field of the authority": (
        {"theme.toml": SETTINGS + BUS, PAGE: chapters(without="record")},
        "THM231", {"label": "Tocyn bws / Bus pass"},
    ),
    "the order within a chapter that moved": (
        {PAGE: moved("record"), "macros.html.jinja": VALUE_FIRST}, "THM233", {"chapter": "view:chapter.record"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MISSING)
def test_what_is_missing_is_reported(tmp_path: Path, case: str) -> None:
    files, code, fact = MISSING[case]

    assert fact in facts(faults(tmp_path, files, ENGLISH), code)


def test_a_chapter_shown_twice_is_reported(tmp_path: Path) -> None:
    twice = (
        EXTENDS + '{% from "shared/section.html.jinja" import chapter with context %}\n'
        '{% block sections %}\n{{ super() }}\n{{ chapter("record") }}\n{% endblock %}'
    )

    assert fault_lines(faults(tmp_path, {PAGE: twice}, ENGLISH)) == [f"{PAGE}:5 THM234"]


def test_a_value_before_its_label_is_reported(tmp_path: Path) -> None:
    reported = faults(tmp_path, {"macros.html.jinja": VALUE_FIRST}, ENGLISH)

    assert {"chapter": "view:section.my_page"} in facts(reported, "THM233")
    assert {(fault.finding.field, fault.finding.at.line) for fault in reported} == {("macros.html.jinja", 1)}


@pytest.mark.pango
@pytest.mark.slow
def test_an_unsupported_value_is_reported_with_its_line(tmp_path: Path) -> None:
    strange = {"style.css": "p { margin: 0 }\n\nh2 {\n  text-align: centre }"}
    documents = [ThemeDocument(Phase.secondary, Mode.EN, Format.PDF)]

    reported = faults(tmp_path, strange, documents)

    assert fault_lines(reported) == ["style.css:4 THM227"]
    assert facts(reported, "THM227") == [{"property": "text-align: centre"}]


FAILING = {
    "{{ 1 // (view.sections|length - view.sections|length) }}": "view:why.value",
    "{% for a in range(999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}": "view:why.large",
    "{{ [1] + [2] }}": "view:why.forbidden",
    "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}": "view:why.circle",
}


@pytest.mark.parametrize("tag", FAILING)
def test_a_failing_template_is_reported_with_its_line_and_reason(tmp_path: Path, tag: str) -> None:
    failing = f"{EXTENDS}{{% block also %}}\n{tag}{{% endblock %}}"
    reported = faults(tmp_path, {"secondary/pep.html.jinja": failing}, ENGLISH)

    assert fault_lines(reported) == ["secondary/pep.html.jinja:3 THM209"]
    assert facts(reported, "THM209") == [{"reason": FAILING[tag]}]


def test_a_failure_in_a_built_in_file_is_reported_where_the_theme_uses_it(tmp_path: Path) -> None:
    asking = '{% from "shared/words.html.jinja" import each with context %}\n'
    failing = f"{EXTENDS}{asking}{{% block also %}}\n{{{{ each(3) }}}}{{% endblock %}}"

    reported = faults(tmp_path, {"secondary/pep.html.jinja": failing}, ENGLISH)

    assert fault_lines(reported) == ["secondary/pep.html.jinja:4 THM209"]


def test_a_chapter_may_move(tmp_path: Path) -> None:
    assert fault_lines(faults(tmp_path, {PAGE: moved("people")}, ENGLISH)) == []


@pytest.mark.pango
@pytest.mark.slow
def test_a_field_hidden_by_a_style_sheet_is_missing_on_paper(tmp_path: Path) -> None:
    hidden = {"style.css": ".section.change .facts { display: none }"}
    documents = [ThemeDocument(Phase.secondary, Mode.EN, Format.PDF)]

    assert {"label": "field:change.changes", "law": LAW} in facts(faults_of_any(tmp_path, hidden, documents), "THM230")


def test_a_document_that_takes_too_long_is_reported(tmp_path: Path) -> None:
    class Late(InlineExecutor):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            late: Future[Any] = Future()
            late.set_exception(TimeoutError())
            return late

    loaded = theme.load(write_theme(tmp_path, {}))

    assert fault_lines(check(loaded, ENGLISH, Late(1))) == ["theme.toml:1 THM235"]


def test_documents_have_short_names() -> None:
    assert document_names(ALL_DOCUMENTS) == "*.pdf, *.docx, *.html"
    primary = [document for document in ALL_DOCUMENTS if document.phase is Phase.primary]
    assert document_names(primary[:3]) == "primary-*.pdf"
    assert document_names(ENGLISH) == "secondary-en.html"
    assert document_names((*ALL_DOCUMENTS, *SCHOOL_COPIES)) == "*.pdf, *.docx, *.html"
