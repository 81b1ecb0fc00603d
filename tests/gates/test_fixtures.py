"""A gate without its means says so: skipped where somebody works, failed where it must be passed."""

from __future__ import annotations

import pytest

from gates.conftest import folder_of_checkers, refuse
from gates.documents import SAMPLE, Documents
from pepdocs import Format


def test_checkers_that_are_named_are_taken(monkeypatch, tmp_path):
    monkeypatch.setenv("PEPDOCS_CHECKERS", str(tmp_path))

    assert folder_of_checkers() == tmp_path


def test_without_checkers_a_gate_is_skipped(monkeypatch, tmp_path):
    monkeypatch.setenv("PEPDOCS_CHECKERS", str(tmp_path / "absent"))
    monkeypatch.delenv("PEPDOCS_GATES", raising=False)

    with pytest.raises(pytest.skip.Exception, match="checkers"):
        folder_of_checkers()


def test_without_checkers_a_gate_fails_where_gates_are_required(monkeypatch, tmp_path):
    monkeypatch.setenv("PEPDOCS_CHECKERS", str(tmp_path / "absent"))
    monkeypatch.setenv("PEPDOCS_GATES", "required")

    with pytest.raises(pytest.fail.Exception, match="checkers"):
        folder_of_checkers()


def test_a_gate_is_refused_by_its_reason(monkeypatch):
    monkeypatch.delenv("PEPDOCS_GATES", raising=False)

    with pytest.raises(pytest.skip.Exception, match="no such program"):
        refuse("no such program")


def test_a_document_is_made_once(tmp_path):
    documents = Documents(tmp_path)
    first = documents.file(SAMPLE, Format.DOCX)
    first.write_bytes(b"as it was left")

    assert documents.docx(SAMPLE).read_bytes() == b"as it was left"
