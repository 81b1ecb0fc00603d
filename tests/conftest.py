"""Fixtures of all tests: golden files, shared documents, and programs that a machine may lack."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from gates.documents import Documents
    from running import Ran
    from welsh.dictionary import Dictionary

pytest_plugins = ["pytester"]

TESTS = Path(__file__).parent
ROOT = TESTS.parent
GOLDEN = TESTS / "golden"
NO_PANGO = "Pango is not installed, and WeasyPrint needs it"
ENGINE = ("weasyprint", "pango", "harfbuzz", "gobject")
"""What the error of a module that cannot import WeasyPrint names."""

VALIDATORS = ROOT / "build" / "gates" / "node_modules" / ".bin"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew; then read the diff")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the longest tests first, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("gate") is None)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Skip a module that imports WeasyPrint where Pango is not installed."""
    report = yield
    is_required = os.environ.get("PEPDOCS_GATES") == "required"
    is_engine = report.failed and any(name in str(report.longrepr).lower() for name in ENGINE)
    if is_engine and not is_required and not has_pango():
        report.outcome, report.longrepr = "skipped", (report.nodeid, 0, f"Skipped: {NO_PANGO}")
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Generator[None, None, None]:
    """Skip a test whose fixtures are PDFs by WeasyPrint, where Pango is not installed."""
    with skipped_without_pango():
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Skip a test that makes a PDF by WeasyPrint, or is marked as one, where Pango is not installed."""
    if item.get_closest_marker("pango") is not None and not has_pango():
        missing(NO_PANGO)
    with skipped_without_pango():
        yield


@contextmanager
def skipped_without_pango() -> Iterator[None]:
    """Skip the test in which an engine turns out to be missing, if that is because Pango is."""
    from pepdocs.base.errors import EngineMissing

    try:
        yield
    except EngineMissing:
        if has_pango():
            raise
        missing(NO_PANGO)


@cache
def has_pango() -> bool:
    """Return whether this computer has the libraries that WeasyPrint needs."""
    from pepdocs import doctor

    return doctor.pango().ok


@pytest.fixture
def pepdocs(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`pepdocs("check", path)` runs a command in this process."""

    def call(*arguments: str | Path) -> Ran:
        from pepdocs.cli import run
        from running import Ran

        status = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return call


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(text, name)` compares a text with `tests/golden/<name>`, or rewrites that file."""
    refresh = bool(request.config.getoption("--golden"))

    def compare(text: str, name: str) -> None:
        compare_with_golden(text, GOLDEN / name, refresh=refresh)

    return compare


def compare_with_golden(text: str, path: Path, *, refresh: bool) -> None:
    """Fail unless the file holds the text; with `refresh`, write it first."""
    wanted = text if text.endswith("\n") else text + "\n"
    if refresh:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted, encoding="utf-8")
    assert path.is_file(), f"there is no golden file {path.name}: run `make golden` and read it"
    assert wanted.splitlines() == path.read_text(encoding="utf-8").splitlines(), (
        f"{path.name} differs: if the change is meant, run `make golden` and read the diff"
    )


@pytest.fixture(scope="session", autouse=True)
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of documents that all workers of this run of the tests share, and no other run."""
    import shared_documents

    base = tmp_path_factory.getbasetemp()
    shared_documents.folders.append((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "documents")
    yield shared_documents.folders[-1]
    shared_documents.folders.pop()


@pytest.fixture(scope="session")
def documents(shared_folder: Path) -> Documents:
    """The documents of the examples, each built once for all workers of the test run."""
    from gates.documents import Documents

    return Documents(shared_folder / "examples")


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """`program(name)` finds a program; without it the test is skipped, or fails in CI."""

    def find(name: str) -> str:
        found = shutil.which(name) or shutil.which(name, path=str(VALIDATORS))
        return found or missing(f"{name} is not installed")

    return find


@pytest.fixture(scope="session")
def browsing(program: Callable[[str], str]) -> tuple[str, str]:
    """The paths of Node and Chromium, if the packages that drive the browser are installed too."""
    from gates.browser import MODULES, NEEDED

    for name in NEEDED:
        if not (MODULES / name).is_dir():
            missing(f"{name} is not installed")
    return program("node"), program(os.environ.get("PEPDOCS_CHROMIUM", "chromium"))


@pytest.fixture(scope="session")
def dictionary() -> Dictionary:
    """The Welsh dictionary, if it is installed."""
    from welsh.dictionary import Dictionary

    folder = VALIDATORS.parent / "dictionary-cy"
    if not folder.is_dir():
        missing("dictionary-cy is not installed")
    return Dictionary(folder)


def missing(reason: str) -> NoReturn:
    """Skip the test with the reason, or fail it where the gates are required."""
    if os.environ.get("PEPDOCS_GATES") == "required":
        pytest.fail(reason)
    pytest.skip(reason)
