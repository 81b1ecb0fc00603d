from __future__ import annotations

from pathlib import Path

import pytest

import field_reference
from pepdocs.schema.declare import declared
from pepdocs.schema.derived.messages import choices, records
from pepdocs.wording import Speaker


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(field_reference, "DOCS", tmp_path)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["field_reference.py", *arguments])
    return field_reference.main()


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table under a heading."""
    under = field_reference.page().split(f"\n{heading}\n\n")[1].split("\n#")[0]
    return [line.strip("| ").split(" | ") for line in under.splitlines() if line.startswith("| `")]


def test_every_field_of_every_record_has_a_row() -> None:
    page = field_reference.page()

    fields = [field.key for model in records() for field in declared(model)]
    assert [page.count(f"\n| `{key}` | ") >= fields.count(key) for key in fields] == [True] * len(fields)


def test_every_code_has_a_row_in_both_languages() -> None:
    page = field_reference.page()

    for code in (code for choice in choices() for code in choice):
        welsh, english = (Speaker(lang).text(code.context) for lang in ("cy", "en"))
        assert f"\n| `{code.code}` | {welsh} | {english} |" in page


def test_a_row_shows_everything_that_is_declared() -> None:
    attendance = next(row for row in rows("## `history`") if row[0] == "`training`")

    assert attendance == [
        "`training`",
        Speaker("cy").text("field:history.training"),
        "Training history",
        "List of entries, or none",
        "L 4X",
        "L 4X",
        "WSI 2015/1818 Sch 2 para 2(1); SI 2010/959 Sch 1 para 2(1); law 002",
        "all but child, provider",
    ]


def test_a_record_used_twice_names_both_places() -> None:
    assert next(row[0] for row in rows("### `change.changes.actions`, `targets.actions`")) == "`what`"


def test_a_written_page_is_fresh(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch) == 0
    assert run(monkeypatch, "--check") == 0
    assert (docs / "fields.md").read_text(encoding="utf-8") == field_reference.page()


def test_a_changed_page_is_stale(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (docs / "fields.md").write_text(field_reference.page() + "by hand\n", encoding="utf-8")

    assert run(monkeypatch, "--check") == 1


def test_a_missing_page_is_stale(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not list(docs.iterdir())
    assert run(monkeypatch, "--check") == 1
