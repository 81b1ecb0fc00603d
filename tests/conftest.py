"""What all tests share: golden files, and programs that a machine may lack."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from gates.documents import Documents
    from sentinels import Finished

pytest_plugins = ["pytester"]

TESTS = Path(__file__).parent
ROOT = TESTS.parent
GOLDEN = TESTS / "golden"
VALIDATORS = ROOT / "build" / "gates" / "node_modules" / ".bin"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew; then read the diff")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the longest tests begin first, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("gate") is None)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(text, name)` compares a text with `tests/golden/<name>`, or writes it anew."""
    refresh = bool(request.config.getoption("--golden"))

    def compare(text: str, name: str) -> None:
        compare_with_golden(text, GOLDEN / name, refresh=refresh)

    return compare


def compare_with_golden(text: str, path: Path, *, refresh: bool) -> None:
    """Fail unless the file holds the text; with `refresh`, make it so."""
    wanted = text if text.endswith("\n") else text + "\n"
    if refresh:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted, encoding="utf-8")
    assert path.is_file(), f"there is no golden file {path.name}: run `make golden` and read it"
    assert wanted.splitlines() == path.read_text(encoding="utf-8").splitlines(), (
        f"{path.name} differs: if the change is meant, run `make golden` and read the diff"
    )


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Documents:
    """The documents of the examples, made once for all workers of the test run."""
    from gates.documents import Documents

    return Documents(shared_folder(tmp_path_factory) / "documents")


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """`finished(phase, edition, form)` is a document of sentinels, made once for all workers."""
    from sentinels import Finished

    return Finished(shared_folder(tmp_path_factory) / "sentinels")


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the test run that all of its workers see."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """`program(name)` finds a program; without it the test is skipped, or fails in CI."""

    def find(name: str) -> str:
        found = shutil.which(name) or shutil.which(name, path=str(VALIDATORS))
        return found or missing(f"{name} is not installed")

    return find


@pytest.fixture(scope="session")
def browsing(program: Callable[[str], str]) -> tuple[str, str]:
    """Node and Chromium, where the packages are there too by which a page is looked at."""
    from gates.browser import MODULES, NEEDED

    for name in NEEDED:
        if not (MODULES / name).is_dir():
            missing(f"{name} is not installed")
    return program("node"), program(os.environ.get("PEPDOCS_CHROMIUM", "chromium"))


@pytest.fixture(scope="session")
def checkers() -> Path:
    """The folder of the stricter checkers that do not come with the project."""
    named = os.environ.get("PEPDOCS_CHECKERS")
    if named is None:
        pytest.skip("PEPDOCS_CHECKERS names no folder of further checkers")
    folder = Path(named)
    return folder if folder.is_dir() else missing("PEPDOCS_CHECKERS names no folder")


def missing(reason: str) -> NoReturn:
    """Skip the test with the reason, or fail it where the gates are required."""
    if os.environ.get("PEPDOCS_GATES") == "required":
        pytest.fail(reason)
    pytest.skip(reason)
