from __future__ import annotations

import pytest

import law_map
from pepdocs.schema.law import PARAGRAPHS

MET = law_map.answers()


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_each_paragraph_of_law_is_met_by_a_field_and_missed_by_a_finding(paragraph):
    assert MET[paragraph]
    assert all("PEP201" in {code.number for code in answer.codes} for answer in MET[paragraph])


def test_a_paragraph_that_no_field_meets_is_noticed(monkeypatch):
    extra = PARAGRAPHS["W3.leisure"]
    monkeypatch.setitem(PARAGRAPHS, "W9.new", extra)

    assert law_map.unmet(law_map.answers()) == ["W9.new"]


def test_every_paragraph_that_a_field_names_is_known():
    assert set(MET) == set(PARAGRAPHS)


def test_an_answer_names_its_condition_and_stages():
    assert "if `change.expected` is yes" in str(next(one for one in MET["W4.change"] if one.path == "change.changes"))
    assert "Years 10 and 11, post-16" in str(MET["W1.training"][0])


def test_the_page_is_fresh():
    assert law_map.PAGE.read_text(encoding="utf-8") == law_map.page(MET)


def test_a_stale_page_is_noticed(monkeypatch, tmp_path, capsys):
    stale = tmp_path / "minimum-content.md"
    stale.write_text("old", encoding="utf-8")
    monkeypatch.setattr(law_map, "PAGE", stale)
    monkeypatch.setattr("sys.argv", ["law_map.py", "--check"])

    assert law_map.main() == 1
    assert "stale" in capsys.readouterr().out
