"""One row for each file: its state, what is there of it, and nobody's name unless it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pepdocs.base.errors import PepdocsError
from pepdocs.batch.outcomes import Failed, Made, Refused, Why
from pepdocs.summary import State, rows
from pepdocs.summary.about import counted
from summary.finished_runs import (
    DOUBTS,
    GAPS,
    NAME,
    NOTHING,
    documents,
    every_state,
    made,
    rare,
    source,
)


def test_each_file_has_one_row_in_the_order_of_the_run():
    outcomes = every_state()

    assert [row.file for row in rows(outcomes)] == [str(outcome.source) for outcome in outcomes]


def test_each_file_has_one_state_so_that_the_numbers_add_up():
    told = rows(every_state())

    assert {state.value: number for state, number in counted(told).items()} == {
        "failed": 1, "refused": 1, "edited": 1, "warned": 2, "made": 1, "unchanged": 1,
    }  # fmt: skip
    assert sum(counted(told).values()) == len(told)


def test_a_state_that_few_runs_have_is_counted_only_where_there_is_one():
    assert {state.value: number for state, number in counted(rare()).items() if number} == {
        "guarded": 1, "left_over": 1, "open": 1,
    }  # fmt: skip
    assert State.OPEN not in counted(rows(every_state()))


def test_a_guarded_file_says_of_each_document_what_it_would_lose():
    guarded, *_ = rare()

    assert [reason.said("en").partition(",")[0] for reason in guarded.told] == [
        *["This document is encrypted"] * 2, *["This document was made without --draft"] * 2,
    ]  # fmt: skip


def test_a_file_that_was_made_says_which_documents_and_why():
    (row,) = rows([made("A-1", Why.PLAN)])

    assert (row.record, row.state, row.made) == ("A-1", State.MADE, 2)
    assert row.documents == ("A-1-cy.pdf", "A-1-en.pdf")
    assert [reason.said("en") for reason in row.told] == ["The plan has changed"]


def test_only_the_documents_that_were_made_now_are_counted_as_made():
    old, new = documents("A-1"), documents("A-1", Why.MISSING)
    mixed = Made(source("a"), "A-1", (old[0], new[1]), NOTHING, NOTHING)

    (row,) = rows([mixed])

    assert (len(row.documents), row.made, row.state) == (2, 1, State.MADE)


def test_an_unchanged_file_with_warnings_is_one_with_warnings():
    (row,) = rows([made("A-1", findings=DOUBTS)])

    assert (row.state, row.made, row.warnings) == (State.WARNED, 0, 2)


def test_a_warning_about_the_choice_of_documents_counts():
    remarked = Made(source("a"), "A-1", documents("A-1", Why.NEW), NOTHING, DOUBTS)

    (row,) = rows([remarked])

    assert (row.state, row.warnings, len(row.reasons)) == (State.WARNED, 2, 2)


def test_a_draft_names_its_gaps_before_its_warnings():
    (row,) = rows([made("A-1", Why.NEW, findings=GAPS + DOUBTS)])

    assert (row.errors, row.warnings) == (10, 2)
    assert [reason.said("en")[:6] for reason in row.reasons] == ["PEP201"] * 10 + [
        "PEP202",
        "PEP307",
    ]


def test_a_refused_file_says_its_errors_and_only_counts_its_warnings():
    (row,) = rows([Refused(source("a"), GAPS + DOUBTS)])

    assert (row.state, row.errors, row.warnings, len(row.reasons)) == (State.REFUSED, 10, 2, 10)


def test_without_names_no_row_has_one_though_the_outcome_does():
    told = rows(every_state())

    assert NAME in {outcome.child for outcome in every_state() if isinstance(outcome, Made)}
    assert {row.child for row in told} == {None}


def test_with_names_each_row_has_the_one_of_its_file_or_none():
    told = rows(every_state(), names={source("M-0"): NAME})

    assert [row.child for row in told if row.child] == [NAME]
    assert all(row.child is not None for row in told)


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
def test_a_files_name_stands_on_one_line_with_nothing_unseen_in_it(name: str, shown: str):
    (row,) = rows([Failed(Path(name), PepdocsError("error.bug"))])

    assert row.file == shown
