"""A document is written whole or not at all, for its owner only."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pepdocs.base import write
from pepdocs.base.errors import WriteError
from pepdocs.wording import Speaker

CONTENT = b"new " * 1000


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=[0, 0o022, 0o077], ids=oct)
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_umask")
def test_files_and_new_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "x.pdf"

    written = write.artefact(CONTENT, path)

    assert written == write.Artefact(path, hashlib.sha256(CONTENT).hexdigest())
    assert path.read_bytes() == CONTENT
    assert [mode(place) for place in (path, path.parent, path.parent.parent)] == [
        0o600,
        0o700,
        0o700,
    ]


def test_an_older_file_is_replaced_and_becomes_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"old")
    path.chmod(0o644)

    write.artefact(CONTENT, path)

    assert path.read_bytes() == CONTENT
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    other, path = tmp_path / "other", tmp_path / "x.pdf"
    other.write_bytes(b"other")
    path.symlink_to(other)

    write.artefact(CONTENT, path)

    assert other.read_bytes() == b"other"
    assert not path.is_symlink()


def test_a_relative_place_is_below_the_folder_we_are_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    write.artefact(CONTENT, Path("x.pdf"))

    assert (tmp_path / "x.pdf").read_bytes() == CONTENT


INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from pepdocs.base import write

def killed(handle):
    os.kill(os.getpid(), int(sys.argv[2]))

os.fsync = killed
write.artefact(b"new" * 100_000, Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_kill_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"old")

    done = subprocess.run([sys.executable, "-c", INTERRUPTED, path, str(int(signal.SIGKILL))], check=False)

    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    # Where the system knows no files without a name, one is left, which the next run sweeps away.
    assert {name[:9] for name in names(tmp_path)} <= {"x.pdf", ".pepdocs-"}
    assert {mode(left) for left in tmp_path.glob(".pepdocs-*")} <= {0o600}
    write.swept(tmp_path)
    assert names(tmp_path) == ["x.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_an_interruption_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"old")

    subprocess.run(
        [sys.executable, "-c", INTERRUPTED, path, str(int(signal.SIGINT))],
        check=False,
        stderr=subprocess.DEVNULL,
    )

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["x.pdf"]


def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", _full)

    with pytest.raises(WriteError):
        write.artefact(CONTENT, path)

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["x.pdf"]


def _full(_: int) -> None:
    raise OSError(errno.ENOSPC, "no space left")


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_place_that_refuses_is_told_in_a_sentence(tmp_path: Path, lang: str) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")

    with pytest.raises(WriteError) as caught:
        write.artefact(CONTENT, blocked / "x.pdf")

    sentence = Speaker(lang).text(caught.value.key, **caught.value.facts)
    assert "x.pdf" in sentence
    assert "{" not in sentence
    assert str(tmp_path) not in sentence
    assert "Not a directory" not in sentence


def test_a_name_that_is_too_long_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        write.artefact(CONTENT, tmp_path / ("x" * 300 + ".pdf"))

    assert names(tmp_path) == []


def test_a_link_to_nowhere_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "nowhere")

    with pytest.raises(WriteError):
        write.artefact(CONTENT, tmp_path / "out" / "x.pdf")


def test_files_that_belong_together_are_all_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"older")
    (tmp_path / "b.pdf").mkdir()

    with pytest.raises(WriteError):
        write.artefacts([(tmp_path / "a.pdf", b"newer"), (tmp_path / "b.pdf", b"newer")])

    assert (tmp_path / "a.pdf").read_bytes() == b"older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]
