"""The files of plans are those named, and those in the folders named."""

from __future__ import annotations

from pathlib import Path

import pytest

from pepdocs.base.files import sources
from pepdocs.wording import Speaker
from running import ran


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = "b.yaml a.yml c.JSON notes.txt .hidden.yaml deep/er/d.yaml .git/e.yaml yaml f.yaml.bak"
    for name in names.split():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "folder.yaml").mkdir()
    return tmp_path


def test_every_plan_of_a_folder_is_found_in_order(folder: Path) -> None:
    assert [str(path.relative_to(folder)) for path in sources([folder])] == [
        "a.yml",
        "b.yaml",
        "c.JSON",
        "deep/er/d.yaml",
    ]


def test_a_named_file_may_have_any_ending(folder: Path) -> None:
    named = [folder / "notes.txt", folder / ".hidden.yaml", folder / "nowhere"]

    assert list(sources(named)) == named


def test_each_file_is_taken_once_where_it_was_first_named(folder: Path) -> None:
    files = sources([folder / "deep", folder / "b.yaml", folder, folder / "b.yaml"])

    assert [path.name for path in files] == ["d.yaml", "b.yaml", "a.yml", "c.JSON"]


def test_a_folder_inside_a_hidden_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / ".hidden" / "a.yaml"
    path.parent.mkdir()
    path.touch()

    assert sources([path.parent]) == (path,)


@pytest.mark.parametrize("command", ["check", "build", "verify"])
def test_a_name_that_no_file_can_have_is_an_error_with_a_message(tmp_path: Path, command: str) -> None:
    options = ["--out", tmp_path / "out"] if command == "build" else []

    done = ran(command, tmp_path / ("x" * 3000), *options)

    assert done.status in {1, 2}
    assert "Traceback" not in done.said
    assert Speaker("en").text("error.bug")[:40] not in done.said
    assert not (tmp_path / "out").exists()
