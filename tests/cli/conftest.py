"""What the tests of the command line share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builders import EXAMPLES, PRIMARY, SECONDARY


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan without errors, in a folder of its own."""
    folder = tmp_path / "plans"
    folder.mkdir()
    return Path(shutil.copy(EXAMPLES / f"{SECONDARY}.yaml", folder))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder with three plans: two that are made, and one that is refused."""
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in (PRIMARY, SECONDARY):
        (folder / f"{name}.yaml").write_bytes((EXAMPLES / f"{name}.yaml").read_bytes())
    (folder / "bad.yaml").write_text("pepdocs: 2\nrecord: FX-9\n", encoding="utf-8")
    return folder
