"""What the gates share: the documents, and the checkers that do not come with the project."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from gates.documents import ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def checkers() -> Path:
    """The folder of the stricter checkers; without it the test is skipped, or fails in CI."""
    return folder_of_checkers()


def folder_of_checkers() -> Path:
    """Return the folder that is named, else `../shared/tools` beside the project."""
    named = os.environ.get("PEPDOCS_CHECKERS")
    folder = Path(named) if named else ROOT.parent / "shared" / "tools"
    if not folder.is_dir():
        refuse("the stricter checkers are neither beside the project nor in PEPDOCS_CHECKERS")
    return folder


def refuse(reason: str) -> NoReturn:
    """Skip the test with the reason, or fail it where the gates are required."""
    if os.environ.get("PEPDOCS_GATES") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def run(program) -> Run:
    """`run(name, *arguments)` runs a program that the machine may lack, and returns how it went."""

    def started(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [program(name), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    return started
