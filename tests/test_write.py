"""A document is written completely or not at all, for its owner only."""

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


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"old")
    return path


@pytest.mark.usefixtures("_umask")
def test_files_and_new_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "x.pdf"

    artefact = write.artefact(CONTENT, path)

    assert artefact == write.Artefact(path, hashlib.sha256(CONTENT).hexdigest())
    assert path.read_bytes() == CONTENT
    assert [mode(place) for place in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]


def test_an_older_file_is_replaced_for_its_owner_only(old: Path, tmp_path: Path) -> None:
    old.chmod(0o644)

    write.artefact(CONTENT, old)

    assert old.read_bytes() == CONTENT
    assert mode(old) == 0o600
    assert list(tmp_path.iterdir()) == [old]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    other, path = tmp_path / "other", tmp_path / "x.pdf"
    other.write_bytes(b"other")
    path.symlink_to(other)

    write.artefact(CONTENT, path)

    assert other.read_bytes() == b"other"
    assert not path.is_symlink()


def test_a_relative_path_is_in_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
def test_a_kill_in_the_middle_leaves_the_old_file(old: Path, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED, old, str(int(signal.SIGKILL))], check=False)

    assert done.returncode == -signal.SIGKILL
    assert old.read_bytes() == b"old"
    # Without nameless files one is left behind, which the next run deletes.
    assert {name[:9] for name in names(tmp_path)} <= {"x.pdf", ".pepdocs-"}
    assert {mode(left) for left in tmp_path.glob(".pepdocs-*")} <= {0o600}
    write.sweep(tmp_path)
    assert names(tmp_path) == ["x.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_an_interruption_leaves_the_old_file_only(old: Path, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", INTERRUPTED, old, str(int(signal.SIGINT))], check=False, stderr=subprocess.DEVNULL
    )

    assert old.read_bytes() == b"old"
    assert names(tmp_path) == ["x.pdf"]


def test_a_full_disk_leaves_the_old_file_only(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", _full)

    with pytest.raises(WriteError):
        write.artefact(CONTENT, old)

    assert old.read_bytes() == b"old"
    assert names(tmp_path) == ["x.pdf"]


def _full(_: int) -> None:
    raise OSError(errno.ENOSPC, "no space left")


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_write_error_has_a_message_without_the_path(tmp_path: Path, lang: str) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")

    with pytest.raises(WriteError) as caught:
        write.artefact(CONTENT, blocked / "x.pdf")

    sentence = Speaker(lang).text(caught.value.key, **caught.value.facts)
    assert "x.pdf" in sentence
    assert "{" not in sentence
    assert str(tmp_path) not in sentence
    assert "Not a directory" not in sentence


def test_a_name_that_is_too_long_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        write.artefact(CONTENT, tmp_path / ("x" * 300 + ".pdf"))

    assert names(tmp_path) == []


def test_a_broken_link_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "nowhere")

    with pytest.raises(WriteError):
        write.artefact(CONTENT, tmp_path / "out" / "x.pdf")


def test_files_that_belong_together_are_all_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"older")
    (tmp_path / "b.pdf").mkdir()

    with pytest.raises(WriteError):
        write.artefacts([(tmp_path / "a.pdf", b"newer"), (tmp_path / "b.pdf", b"newer")])

    assert (tmp_path / "a.pdf").read_bytes() == b"older"
    assert names(tmp_path) == ["a.pdf", "b.pdf"]
