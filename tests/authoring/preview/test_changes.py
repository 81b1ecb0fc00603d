"""Changes to a theme's files, which are detected when writing has ended."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from authoring.preview.themes import small_theme
from pepdocs.authoring.preview.changes import ChangeDetector


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_theme(tmp_path / "theme")


@pytest.fixture
def detector(folder: Path) -> ChangeDetector:
    detector = ChangeDetector()
    detector.reset([folder])
    return detector


def test_unchanged_files_are_no_change(detector: ChangeDetector, folder: Path):
    assert [detector.has_changed([folder]) for _ in range(3)] == [False, False, False]


def test_a_change_is_detected_once_and_only_when_writing_has_ended(detector: ChangeDetector, folder: Path):
    (folder / "style.css").write_text("h1 {")
    first = detector.has_changed([folder])
    (folder / "style.css").write_text("h1 { color: #123456 }")
    second = detector.has_changed([folder])

    assert (first, second) == (False, False)
    assert [detector.has_changed([folder]) for _ in range(3)] == [True, False, False]


@pytest.mark.parametrize("change", ["added", "removed", "touched", "renamed"])
def test_every_kind_of_change_is_detected(detector: ChangeDetector, folder: Path, change: str):
    settings = folder / "theme.toml"
    if change == "added":
        (folder / "words").mkdir()
        (folder / "words" / "cy.po").touch()
    elif change == "removed":
        settings.unlink()
    elif change == "touched":
        os.utime(settings, (1, 1))
    else:
        settings.rename(folder / "theme.tom")

    assert any(detector.has_changed([folder]) for _ in range(2))


def test_an_editors_own_files_are_ignored(detector: ChangeDetector, folder: Path):
    for name in (".style.css.swp", "~$pep.docx"):
        (folder / name).touch()

    assert not any(detector.has_changed([folder]) for _ in range(3))


def test_a_link_is_not_followed(detector: ChangeDetector, folder: Path, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (folder / "away").symlink_to(tmp_path / "elsewhere")
    assert not any(detector.has_changed([folder]) for _ in range(2))
    (tmp_path / "elsewhere" / "file").touch()

    assert not any(detector.has_changed([folder]) for _ in range(3))


def test_a_removed_folder_is_a_change_and_no_error(detector: ChangeDetector, folder: Path):
    (folder / "theme.toml").unlink()
    folder.rmdir()

    assert any(detector.has_changed([folder]) for _ in range(2))
