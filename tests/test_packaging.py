"""The project as others get it: the wheel, used elsewhere, and the files of the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Sequence
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from builders import left_in
from pepdocs.wording import catalogue

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "primary-initial.yaml"
PARTS = ("src", "templates", "translations", "examples")
MADE = ("en.po", "pepdocs.pot")
LITTER = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.pyc")
SHIPPED = {part: f"pepdocs/{part}" for part in ("templates", "translations", "examples")}
# Refuses every way out for the whole process, then runs what follows as Python would.
WITHOUT_NETWORK = """
import runpy, sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"):
        raise RuntimeError("the network was asked for: " + event)

sys.addaudithook(refuse)
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
MACHINE_PATHS = re.compile(r"(?<![\w.$}])/(?:work|root|home/\w+|opt/\w+|Users/\w+)/")
REGISTRIES = re.compile(r"https?://[^\s\"']*(?:pypi|npmjs|pythonhosted)|https?://deb\.|registry\.npmjs|\bdeb\.debian")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy, so that nothing old in a build folder gets into it."""
    copy = tmp_path_factory.mktemp("source")
    for part in PARTS:
        shutil.copytree(ROOT / part, copy / part, ignore=LITTER)
    for file in (*ROOT.glob("*.md"), *ROOT.glob("LICENSE*"), ROOT / "pyproject.toml", ROOT / "setup.py"):
        shutil.copy(file, copy)
    for name in MADE:
        (copy / "translations" / name).unlink(missing_ok=True)
    target = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(target), str(copy))
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that has pepdocs installed from the wheel."""
    target = tmp_path_factory.mktemp("installed")
    pip("install", "--no-deps", "--no-index", "--target", str(target), str(wheel))
    return target


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr


def run_offline(arguments: Sequence[str], folder: Path, *places: Path) -> subprocess.CompletedProcess[str]:
    """Run a module found in the places, with a folder to work in and without a network."""
    path = os.pathsep.join(str(place) for place in places)
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_NETWORK, *arguments],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.slow
def test_the_wheel_holds_every_template_font_and_catalogue(wheel: Path):
    present = set(zipfile.ZipFile(wheel).namelist())

    wanted = {
        f"{place}/{path.relative_to(ROOT / part).as_posix()}"
        for part, place in SHIPPED.items()
        for path in (ROOT / part).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assets = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("assets/*")}
    assert len(wanted) > 20
    assert len(assets) > 10
    assert wanted | assets <= present


@pytest.mark.slow
def test_the_wheel_holds_the_catalogues_that_are_made_for_translators(wheel: Path):
    read = zipfile.ZipFile(wheel).read

    assert {name: read(f"pepdocs/translations/{name}").decode() for name in MADE} == catalogue.for_translators()


@pytest.mark.slow
def test_the_wheel_holds_every_module_and_nothing_else(wheel: Path):
    present = {name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".py")}
    modules = {path.relative_to(ROOT / "src").as_posix() for path in ROOT.glob("src/**/*.py")}
    markers = {f"{place}/__init__.py" for place in SHIPPED.values()}

    assert present == modules | markers
    assert "pepdocs/py.typed" in zipfile.ZipFile(wheel).namelist()


@pytest.mark.slow
def test_the_network_is_really_refused(installed: Path, tmp_path: Path):
    (tmp_path / "caller.py").write_text(
        "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')\n", encoding="utf-8"
    )

    ended = run_offline(["caller"], tmp_path, installed, tmp_path)

    assert ended.returncode != 0
    assert "the network was asked for" in ended.stderr


@pytest.mark.slow
def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path):
    (tmp_path / "where.py").write_text(
        "import pepdocs, importlib.resources as r\nprint(pepdocs.__file__, r.files('pepdocs.templates'), sep='\\n')\n",
        encoding="utf-8",
    )

    ended = run_offline(["where"], tmp_path, installed, tmp_path)

    assert ended.stdout, ended.stderr
    assert all(Path(line).is_relative_to(installed) for line in ended.stdout.splitlines())


@pytest.mark.slow
def test_an_installed_pepdocs_makes_a_pdf_and_a_word_file_without_a_network(installed: Path, tmp_path: Path):
    shutil.copy(EXAMPLE, tmp_path / "plan.yaml")
    build = ["build", "plan.yaml", "--out", "documents", "--lang", "cy", "--format", "pdf,docx"]
    build += ["--size", "standard"]

    ended = run_offline(["pepdocs", *build], tmp_path, installed)

    assert ended.returncode == 0, ended.stderr
    folder = tmp_path / "documents"
    made = {Path(name).suffix: folder / name for name in left_in(folder)}
    assert made.keys() == {".pdf", ".docx"}
    assert all(path.stem.endswith("-cy") for path in made.values())
    assert made[".pdf"].read_bytes().startswith(b"%PDF-")
    assert zipfile.ZipFile(made[".docx"]).testzip() is None


@pytest.fixture(scope="session")
def texts(program: Callable[[str], str]) -> dict[str, str]:
    """Every text file of the repository."""
    listed = subprocess.run(
        [program("git"), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    contents = {name: (ROOT / name).read_bytes() for name in listed if (ROOT / name).is_file()}
    return {
        name: content.decode("utf-8", errors="replace") for name, content in contents.items() if b"\0" not in content
    }


@pytest.mark.parametrize(
    "line", ["see /" + "work/main/x", "'/" + "root/.cache'", "file:///" + "opt/wheels/", "/" + "home/me/x"]
)
def test_a_path_of_one_machine_would_be_seen(line: str):
    assert MACHINE_PATHS.search(line)


@pytest.mark.parametrize(
    "line", ["https://" + "pypi.org/simple", "https://registry." + "npmjs.org/x", "http://deb" + ".debian"]
)
def test_a_registry_would_be_seen(line: str):
    assert REGISTRIES.search(line)


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRIES], ids=["paths", "registries"])
def test_no_file_names_a_machine_or_a_registry(texts: dict[str, str], pattern: re.Pattern[str]):
    assert len(texts) > 30

    assert [name for name, text in texts.items() if pattern.search(text)] == []


def test_the_npm_locks_name_no_host(texts: dict[str, str]):
    locks = [text for name, text in texts.items() if name.endswith("package-lock.json")]

    assert len(locks) == 2
    assert not [text for text in locks if '"resolved"' in text]


def locked() -> dict[str, str]:
    """The exact version of every library in constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def needed(name: str, extras: Iterable[str] = ()) -> set[str]:
    """Everything that a library needs on this machine, at every remove."""
    found: set[str] = set()
    waiting = [(name, tuple(extras))]
    while waiting:
        library, wanted = waiting.pop()
        for requirement in map(Requirement, metadata.requires(library) or ()):
            marker = requirement.marker
            if marker and not any(marker.evaluate({"extra": extra}) for extra in ("", *wanted)):
                continue
            depended = canonicalize_name(requirement.name)
            if depended not in found:
                found.add(depended)
                waiting.append((depended, tuple(requirement.extras)))
    return found


def test_every_library_that_is_used_is_locked():
    libraries = needed("pepdocs", ("test",))

    assert {"weasyprint", "pydyf", "pytest"} <= libraries
    assert libraries <= locked().keys()


def test_the_locked_versions_are_in_the_declared_ranges():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = [*project["dependencies"], *extras["test"], *extras["dev"]]

    for requirement in map(Requirement, declared):
        assert requirement.specifier.contains(locked()[canonicalize_name(requirement.name)])
