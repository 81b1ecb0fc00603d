"""Files with the same reference are each told of the others, which is newer, and which looks like a copy."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import EXAMPLES, SECONDARY, TODAY
from pepdocs.findings.model import Position
from pepdocs.findings.reading import SAME_REFERENCE
from pepdocs.reading.check import check
from pepdocs.reading.duplicates import Claim, claim, clashes, looks_like_a_copy

PLAN = Claim(Path("plan.yaml"), "FX-1", Position(2, 1), None, None, None, 1)


def evidence(one: Claim, *others: Claim) -> list[str]:
    """Return what the first file is told, without the common beginning of the contexts."""
    (finding,) = clashes([one, *others])[one.path].items
    return [context.removeprefix("cli:same.") for context in dict(finding.facts)["evidence"].split()]


def named(name: str, **more: object) -> Claim:
    return replace(PLAN, path=Path(name), **{"content": hash(name), **more})


@pytest.mark.parametrize(
    "name",
    [
        "plan~", "~plan", "plan~1", "plan (2)", "plan(1)", "plan - Copy", "plan - Copy (2)", "plan copy", "plan copy 2",
        "plan - Copi", "plan - Copi (3)", "Copy of plan", "Copi o plan", "plan-DESKTOP-AB12CD", "plan-LAPTOP-7",
        "plan-SWYDDFA3", "plan.bak", "plan_old", "plan (Mair's conflicted copy 2026-11-03)",
        "plan.sync-conflict-20261103-101112-ABCDEFG",
    ],
)  # fmt: skip
def test_a_name_that_programs_give_to_copies_is_known(name: str) -> None:
    assert looks_like_a_copy(Path(f"{name}.yaml"), [Path("plan.yaml")])
    assert evidence(named(f"{name}.yaml"), PLAN) == ["copy"]
    assert evidence(PLAN, named(f"{name}.yaml")) == ["original"]


@pytest.mark.parametrize("name", ["plan", "plan-2", "plan-0147", "plan-adolygiad", "copyhold", "gold", "plans-2026-11"])
def test_an_ordinary_name_is_not_that_of_a_copy(name: str) -> None:
    assert not looks_like_a_copy(Path(f"{name}.yaml"), [Path("plan.yaml"), Path("other.yaml")])


def test_a_computers_name_counts_only_after_the_name_of_the_other_file() -> None:
    assert not looks_like_a_copy(Path("FX-SEC-0147.yaml"), [Path("plan.yaml")])


@pytest.mark.parametrize("key", ["completed", "meeting"])
def test_the_later_plan_is_the_newer_by_its_own_dates(key: str) -> None:
    older, newer = (named(f"{day}.yaml", **{key: date(2026, 3, day)}) for day in (1, 2))

    assert evidence(newer, older) == [f"newest.{key}"]
    assert evidence(older, newer) == [f"older.{key}"]


def test_versions_are_compared_as_numbers() -> None:
    nine, ten = named("a.yaml", version=(1, 9)), named("b.yaml", version=(1, 10))

    assert evidence(ten, nine) == ["newest.version"]
    assert evidence(nine, ten) == ["older.version"]


def test_a_date_that_only_one_of_them_has_tells_nothing() -> None:
    one = named("a.yaml", completed=date(2026, 3, 1), meeting=date(2026, 2, 1))

    assert evidence(one, named("b.yaml", meeting=date(2026, 2, 2))) == ["older.meeting"]
    assert evidence(one, named("b.yaml")) == ["nothing"]


def test_the_file_that_was_saved_last_is_said(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.yaml", "b.yaml")]
    for place, path in enumerate(files):
        path.touch()
        os.utime(path, (1_700_000_000 + place, 1_700_000_000 + place))
    first, last = (named(str(path)) for path in files)

    assert evidence(last, first) == ["newest.saved"]
    assert evidence(first, last) == ["older.saved"]


def test_references_that_differ_in_case_only_are_the_same() -> None:
    assert evidence(named("a.yaml", reference="fx-1"), PLAN) == ["case"]


def test_files_with_the_same_content_are_said_to_be_the_same() -> None:
    assert evidence(named("a.yaml", content=1), PLAN) == ["content"]


def test_different_references_are_no_clash() -> None:
    assert clashes([PLAN, named("b.yaml", reference="FX-2")]) == {}


def test_each_file_names_the_others_and_of_many_the_first() -> None:
    files = [named(f"{number}.yaml") for number in range(9)]

    found = clashes(files)

    assert len(found) == 9
    for path, findings in found.items():
        (finding,) = findings.items
        assert (finding.code, finding.field, finding.at) == (SAME_REFERENCE, "record", PLAN.at)
        assert path.name not in dict(finding.facts)["files"]
    assert dict(found[Path("0.yaml")].items[0].facts)["files"] == "1.yaml, 2.yaml, 3.yaml (+5)"


def test_a_plan_claims_its_reference_where_it_stands_in_the_file() -> None:
    path = EXAMPLES / f"{SECONDARY}.yaml"
    checked = check(path, today=TODAY)

    one = claim(path, checked.pep, checked.places, checked.lines)

    assert one is not None
    assert one.reference == "FX-SEC-0147-03"
    assert checked.lines[one.at.line - 1].startswith("record:")
    assert one.meeting is not None
    assert "FX-SEC" not in repr(one)


def test_a_plan_without_a_reference_claims_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("pepdocs: 1\nrecord: no good!\n", encoding="utf-8")
    checked = check(path, today=TODAY)

    assert claim(path, checked.pep, checked.places, checked.lines) is None
