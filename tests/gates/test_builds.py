"""A build from the outside: the same bytes anywhere, nothing left behind, nothing sent or asked."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from builders import left_in
from gates.documents import EXAMPLES, Case, Documents, pep
from gates.watched import REACHED_OUT
from pepdocs import Format
from pepdocs.base.language import EDITIONS
from pepdocs.generate import sizes

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
ANOTHER_MACHINE = {
    "PYTHONHASHSEED": "31",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONWARNINGS": "ignore",
    "SOURCE_DATE_EPOCH": "86400",
}
WAYS_OUT = {
    "name": "import socket; socket.getaddrinfo('localhost', 80)",
    "connection": "import socket; socket.socket().connect(('127.0.0.1', 9))",
    "page": "import urllib.request; urllib.request.urlopen('http://localhost')",
    "program": "import subprocess; subprocess.run(['true'])",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A machine of one build's own: where it writes, and where it keeps what is temporary."""

    out: Path
    temporary: Path
    home: Path

    def started(self, *command: object) -> subprocess.CompletedProcess[str]:
        """Run Python in this place and return how it went."""
        own = {"TMPDIR": self.temporary, "HOME": self.home, "XDG_CACHE_HOME": self.home}
        return subprocess.run(
            [sys.executable, *map(str, command)],
            env={**os.environ, **ANOTHER_MACHINE, **{key: str(own[key]) for key in own}},
            cwd=self.home,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def left(self) -> list[str]:
        """Return what is in the folders for what is temporary and what is the user's own."""
        return sorted(path.name for top in (self.temporary, self.home) for path in top.rglob("*"))


@pytest.fixture
def place(tmp_path) -> Place:
    for name in ("out", "temporary", "home"):
        (tmp_path / name).mkdir()
    return Place(tmp_path / "out", tmp_path / "temporary", tmp_path / "home")


def build(place: Place, example: Path) -> subprocess.CompletedProcess[str]:
    """Build every document of an example, watched, as from the command line."""
    draft = ["--draft"] if example.stem.endswith("-draft") else []
    return place.started(HERE / "watched.py", "build", example, "--out", place.out, *draft)


def wanted(documents: Documents, example: Path) -> dict[str, bytes]:
    """Return every document of an example as this process makes it, by name."""
    editions = [(mode, size) for size in sizes(pep(example)) for mode in EDITIONS]
    cases = [Case(example, mode, size) for mode, size in editions]
    files = [documents.file(case, form) for case in cases for form in (Format.PDF, Format.DOCX)]
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize(
    "example",
    [EXAMPLES[0], *(pytest.param(each, marks=pytest.mark.long) for each in EXAMPLES[1:])],
    ids=lambda path: path.stem,
)
def test_a_build_elsewhere_gives_the_same_bytes_and_leaves_and_asks_nothing(documents, place, example: Path):
    ended = build(place, example)

    assert ended.returncode == 0, ended.stderr
    made = {name: (place.out / name).read_bytes() for name in left_in(place.out)}
    expected = wanted(documents, example)
    assert sorted(made) == sorted(expected)
    assert [name for name in expected if made[name] != expected[name]] == []
    assert place.left() == []


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_program_that_reaches_out_is_ended(place, way: str):
    watched = f"import sys; sys.path.insert(0, {str(HERE)!r}); from watched import watch"

    ended = place.started("-c", f"{watched}; sys.addaudithook(watch); {WAYS_OUT[way]}")

    assert ended.returncode == REACHED_OUT
    assert ended.stderr.startswith("tried ")


def test_what_a_program_leaves_in_its_temporary_folder_is_noticed(place):
    place.started("-c", "import tempfile; tempfile.mkstemp(prefix='left-')")

    assert [name[:5] for name in place.left()] == ["left-"]
