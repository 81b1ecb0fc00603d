"""The row of each file: its state, its documents, and no name unless names are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pepdocs.base.errors import PepdocsError
from pepdocs.batch.outcomes import Failed, Made, RefusedPlan, Why
from pepdocs.summary import FileState, rows
from pepdocs.summary.details import count_states
from summary.finished_runs import DOUBTS, GAPS, NAME, NOTHING, documents, every_state, made, rare, source


def test_each_file_has_one_row_in_the_order_of_the_run():
    outcomes = every_state()

    assert [row.file for row in rows(outcomes)] == [str(outcome.source) for outcome in outcomes]


def test_each_file_has_one_state_so_that_the_numbers_add_up():
    files = rows(every_state())

    assert {state.value: number for state, number in count_states(files).items()} == {
        "failed": 1, "refused": 1, "edited": 1, "warned": 2, "made": 1, "unchanged": 1,
    }  # fmt: skip
    assert sum(count_states(files).values()) == len(files)


def test_a_rare_state_is_counted_only_if_a_file_has_it():
    assert {state.value: number for state, number in count_states(rare()).items() if number} == {
        "guarded": 1, "left_over": 1, "open": 1,
    }  # fmt: skip
    assert FileState.OPEN not in count_states(rows(every_state()))


def test_a_guarded_file_names_what_each_document_would_lose():
    guarded, *_ = rare()

    assert [reason.text("en").partition(",")[0] for reason in guarded.explanation] == [
        *["This document is encrypted"] * 2, *["This document was made without --draft"] * 2,
    ]  # fmt: skip


def test_the_row_of_a_made_file_has_its_documents_and_why():
    (row,) = rows([made("A-1", Why.PLAN)])

    assert (row.record, row.state, row.made) == ("A-1", FileState.MADE, 2)
    assert row.documents == ("A-1-cy.pdf", "A-1-en.pdf")
    assert [reason.text("en") for reason in row.explanation] == ["What the documents show of the plan has changed"]


def test_only_the_documents_that_were_made_now_are_counted_as_made():
    old, new = documents("A-1"), documents("A-1", Why.MISSING)
    mixed = Made(source("a"), "A-1", (old[0], new[1]), NOTHING, NOTHING)

    (row,) = rows([mixed])

    assert (len(row.documents), row.made, row.state) == (2, 1, FileState.MADE)


def test_an_unchanged_file_with_warnings_is_one_with_warnings():
    (row,) = rows([made("A-1", findings=DOUBTS)])

    assert (row.state, row.made, row.warnings) == (FileState.WARNED, 0, 2)


def test_a_warning_about_the_choice_of_documents_counts():
    remarked = Made(source("a"), "A-1", documents("A-1", Why.NEW), NOTHING, DOUBTS)

    (row,) = rows([remarked])

    assert (row.state, row.warnings, len(row.reasons)) == (FileState.WARNED, 2, 2)


def test_a_draft_names_its_gaps_before_its_warnings():
    (row,) = rows([made("A-1", Why.NEW, findings=GAPS + DOUBTS)])

    assert (row.errors, row.warnings) == (10, 2)
    assert [reason.text("en")[:6] for reason in row.reasons] == [*["PEP201"] * 10, "PEP202", "PEP307"]


def test_a_refused_file_has_its_errors_and_only_counts_its_warnings():
    (row,) = rows([RefusedPlan(source("a"), GAPS + DOUBTS)])

    assert (row.state, row.errors, row.warnings, len(row.reasons)) == (FileState.REFUSED, 10, 2, 10)


def test_without_names_no_row_has_one_though_the_outcome_does():
    files = rows(every_state())

    assert NAME in {outcome.child for outcome in every_state() if isinstance(outcome, Made)}
    assert {row.child for row in files} == {None}


def test_with_names_each_row_has_that_of_its_file_or_none():
    files = rows(every_state(), names={source("M-0"): NAME})

    assert [row.child for row in files if row.child] == [NAME]
    assert all(row.child is not None for row in files)


def test_the_repr_of_a_row_never_shows_a_name():
    (row,) = rows([made("M-0")], names={source("M-0"): NAME})

    assert row.child == NAME
    assert NAME not in repr(row)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb.yaml", "a�b.yaml"),
        ("a\u202elmay.exe", "a�lmay.exe"),
        ("a\x1b[2Jb", "a�[2Jb"),
        ("half\ud83d", "half�"),
        ("no\ufffebyte\u2028", "no�byte�"),
        ("کتاب\u200cها.yaml", "کتاب\u200cها.yaml"),
        ("a\N{NO-BREAK SPACE}b", "a\N{NO-BREAK SPACE}b"),
    ],
)
def test_the_name_of_a_file_is_one_line_without_invisible_characters(name: str, shown: str):
    (row,) = rows([Failed(Path(name), PepdocsError("error.bug"))])

    assert row.file == shown
