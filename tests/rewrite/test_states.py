"""A plan's file is kept as it was when it is written anew, and comes back."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.base.files import sources
from pepdocs.rewrite.states import MOST_KEPT, replace, undo


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"0")
    return path


def written(plan: Path, times: int) -> None:
    for number in range(times):
        replace(plan, str(number).encode(), str(number + 1).encode())


def test_the_file_as_it_was_is_beside_it_for_its_owner_only(plan: Path) -> None:
    kept = replace(plan, b"0", b"1")

    assert (kept.name, kept.read_bytes(), plan.read_bytes()) == ("plan.before-1.yaml", b"0", b"1")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_the_last_ten_states_are_kept(plan: Path) -> None:
    written(plan, 13)

    numbers = sorted(int(path.stem.rpartition("-")[2]) for path in plan.parent.glob("*before*"))
    assert numbers == list(range(4, 14))
    assert len(numbers) == MOST_KEPT


def test_undo_goes_back_one_state_at_a_time(plan: Path) -> None:
    written(plan, 2)

    undo(plan)
    assert plan.read_bytes() == b"1"
    done = undo(plan)
    assert plan.read_bytes() == b"0"
    assert done.kept.read_bytes() == b"1"
    with pytest.raises(PepdocsError, match=error_keys.NOTHING_KEPT):
        undo(plan)


def test_a_file_that_somebody_saved_meanwhile_is_left_alone(plan: Path) -> None:
    with pytest.raises(PepdocsError, match=error_keys.CHANGED_MEANWHILE):
        replace(plan, b"another", b"1")

    assert [path.name for path in plan.parent.iterdir()] == ["plan.yaml"]


def test_earlier_states_are_no_plans_of_a_folder(plan: Path) -> None:
    written(plan, 2)
    undo(plan)

    assert len(list(plan.parent.iterdir())) == 3
    assert sources([plan.parent]) == (plan,)
