"""Files of a theme that change, and are noticed when they have come to rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pepdocs.authoring.preview.watch import Watch
from preview.themes import small_theme


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_theme(tmp_path / "theme")


@pytest.fixture
def watch(folder: Path) -> Watch:
    begun = Watch()
    begun.begin([folder])
    return begun


def test_what_does_not_change_is_left_alone(watch: Watch, folder: Path):
    assert [watch.has_rested([folder]) for _ in range(3)] == [False, False, False]


def test_a_change_is_noticed_once_and_only_when_it_rests(watch: Watch, folder: Path):
    (folder / "style.css").write_text("h1 {")
    first = watch.has_rested([folder])
    (folder / "style.css").write_text("h1 { color: #123456 }")
    second = watch.has_rested([folder])

    assert (first, second) == (False, False)
    assert [watch.has_rested([folder]) for _ in range(3)] == [True, False, False]


@pytest.mark.parametrize("deed", ["added", "removed", "touched", "renamed"])
def test_every_kind_of_change_is_noticed(watch: Watch, folder: Path, deed: str):
    settings = folder / "theme.toml"
    if deed == "added":
        (folder / "words").mkdir()
        (folder / "words" / "cy.po").touch()
    elif deed == "removed":
        settings.unlink()
    elif deed == "touched":
        os.utime(settings, (1, 1))
    else:
        settings.rename(folder / "theme.tom")

    assert any(watch.has_rested([folder]) for _ in range(2))


def test_what_an_editor_keeps_beside_a_file_is_not_looked_at(watch: Watch, folder: Path):
    for name in (".style.css.swp", "~$pep.docx"):
        (folder / name).touch()

    assert not any(watch.has_rested([folder]) for _ in range(3))


def test_a_link_is_not_followed(watch: Watch, folder: Path, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (folder / "away").symlink_to(tmp_path / "elsewhere")
    assert not any(watch.has_rested([folder]) for _ in range(2))
    (tmp_path / "elsewhere" / "file").touch()

    assert not any(watch.has_rested([folder]) for _ in range(3))


def test_a_folder_that_is_gone_is_a_change_and_no_error(watch: Watch, folder: Path):
    (folder / "theme.toml").unlink()
    folder.rmdir()

    assert any(watch.has_rested([folder]) for _ in range(2))
