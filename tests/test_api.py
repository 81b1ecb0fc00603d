"""The public API: docs/api.md shows it, and its examples run."""

from __future__ import annotations

import ast
import doctest
import inspect
import shutil
from pathlib import Path
from typing import Any

import pytest

import pepdocs
from builders import EXAMPLES

PAGE = Path(__file__).parent.parent / "docs" / "api.md"


@pytest.mark.slow
def test_the_examples_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans").mkdir()
    for path in EXAMPLES.glob("*.yaml"):
        shutil.copy(path, tmp_path / "plans")
    monkeypatch.chdir(tmp_path)

    failed, attempted = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")

    assert failed == 0
    assert attempted > 20


def test_every_public_name_is_offered_as_the_type_checker_sees_it() -> None:
    declared = {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(ast.parse(inspect.getsource(pepdocs)))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("pepdocs.")
        for alias in node.names
    }

    assert declared == {name: (home, pepdocs._NAMES_THERE.get(name, name)) for name, home in pepdocs._HOMES.items()}
    assert pepdocs.__all__ == sorted(pepdocs._HOMES)
    assert all(getattr(pepdocs, name) for name in pepdocs.__all__)


def test_every_public_name_is_on_the_page_or_in_an_annotation() -> None:
    page = PAGE.read_text(encoding="utf-8")
    types = {
        "Batch",
        "Checked",
        "ExaminedFile",
        "Findings",
        "HandOver",
        "Layout",
        "Overwrite",
        "Phase",
        "Size",
        "Theme",
    }

    assert {name for name in pepdocs.__all__ if name not in page} <= types | {"Written"}


def test_a_hand_over_needs_to_know_who_the_recipients_are(tmp_path: Path) -> None:
    batch: Any = None

    with pytest.raises(ValueError, match="recipients"):
        pepdocs.hand_over(batch, tmp_path, pepdocs.BatchOptions())


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        pepdocs.nothing  # noqa: B018
