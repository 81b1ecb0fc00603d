"""A disk that fills up while documents are made: what is there is whole, and with room made the run goes on."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from batch.harness import Office, running, small
from pepdocs.base.errors import WriteError
from pepdocs.batch import Failed, Made, RefusedPlan
from pepdocs.batch.folder import journal, preflight
from pepdocs.cli import run
from pepdocs.wording import Speaker

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="needs a disk of its own")]

Disk = Callable[[str], Path]

WITHOUT_A_LOOK = """
from pepdocs.batch.folder import preflight
from pepdocs.cli import main

preflight.SPARE = preflight.PER_FILE = 0
preflight.SIZES = dict.fromkeys(preflight.SIZES, 0)
main()
"""
"""A run that does not look beforehand whether there is room: somebody else took it since."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """`disk("300k")` is a disk of that size."""
    place = tmp_path / "disk"
    place.mkdir()

    def mounted(size: str) -> Path:
        words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "pepdocs-test", str(place)]
        try:
            done = subprocess.run(words, capture_output=True, check=False)
        except FileNotFoundError:
            pytest.skip("there is no mount")
        if done.returncode:
            pytest.skip("this system mounts no disk for us")
        return place

    yield mounted
    subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)


def test_a_full_disk_leaves_whole_documents_and_the_next_run_makes_the_rest(tmp_path: Path, disk: Disk) -> None:
    reference = Office.at(tmp_path, small(8))
    reference.run()
    office = replace(reference, out=disk("400k") / "out")

    with running(office.words("--jobs", "1"), WITHOUT_A_LOOK) as begun:
        assert begun.ended() == 1, begun.said

    before = office.documents
    assert _is_told(begun.said), begun.said
    assert "Traceback" not in begun.said
    assert 0 < len(before) < 16
    assert all(reference.documents[name] == content for name, content in before.items())
    assert not list(office.out.glob("*.part"))

    roomier = replace(office, out=tmp_path / "roomier")
    shutil.copytree(office.out, roomier.out)
    outcomes = roomier.run()

    assert roomier.documents == reference.documents
    assert _made(outcomes) == set(reference.documents) - set(before)


def test_a_disk_that_is_full_from_the_start_is_told_of_in_a_sentence(tmp_path: Path, disk: Disk) -> None:
    place = disk("400k")
    office = replace(Office.at(tmp_path, small(2)), out=place / "out")
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        (place / "ballast").write_bytes(bytes(1_000_000))

    with running(office.words("--jobs", "1"), WITHOUT_A_LOOK) as begun:
        assert begun.ended() == 1, begun.said

    assert "Traceback" not in begun.said
    assert office.documents == {}

    (place / "ballast").unlink()
    assert len(_made(_without_a_look(office))) == 4


def test_a_disk_that_has_too_little_room_is_told_of_before_anything_is_written(tmp_path: Path, disk: Disk) -> None:
    place = disk("400k")
    office = replace(Office.at(tmp_path, small(2)), out=place / "out")

    with running(office.words("--jobs", "1")) as begun:
        assert begun.ended() == 1

    sentence = Speaker("en").text("error.room", folder=office.out, needed="", free="")
    assert sentence.partition(";")[0] in begun.said
    assert list(office.out.iterdir()) == []


def test_a_journal_that_cannot_be_brought_to_the_disk_ends_the_run_with_all_documents_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = Office.at(tmp_path, small(3))
    reference.run()
    office = replace(reference, out=tmp_path / "another")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _full_for(office))
        with pytest.raises(WriteError) as caught:
            office.run()

    assert caught.value.key == "error.disk_full"
    assert all(reference.documents[name] == each for name, each in office.documents.items())
    assert len(office.documents) < 6
    office.run()
    assert office.documents == reference.documents


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_journal_that_has_no_room_ends_the_run_with_all_that_is_known_and_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    office, say = Office.at(tmp_path, small(5)), Speaker(lang).text
    monkeypatch.setattr(os, "fsync", _full_for(office))

    assert run(["--iaith", lang, *office.words("--jobs", "1")]) == 1

    said = capsys.readouterr()
    assert say("cli:made", count=len(office.documents)) in said.out
    assert say("cli:left", count=3) in said.out  # one was begun meanwhile, and fails
    assert said.out.splitlines()[-2] == say("cli:resume")
    assert say("cli:summary_written", path=office.out / "summary.html") in said.out
    assert say("error.disk_full", file=journal.NAME) in said.err


def test_what_is_refused_on_a_full_disk_is_told_though_the_journal_has_no_room_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office.at(tmp_path, ["no plan"])
    monkeypatch.setattr(journal.Journal, "_open", _full)

    assert isinstance(office.run()[0], RefusedPlan)


def test_a_plan_that_is_done_already_fails_by_itself_where_the_journal_has_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office.at(tmp_path, small(2))
    office.run()
    monkeypatch.setattr(journal.Journal, "_open", _full)

    failed, *_ = office.run()

    assert isinstance(failed, Failed)
    assert failed.error.key == "error.disk_full"


def _full(_: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _full_for(office: Office) -> Callable[[int], None]:
    """Return an `fsync` for which the disk is full once the journal says that a file is finished."""
    settle = os.fsync

    def fsync(handle: int) -> None:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        if path.name == journal.NAME and office.lines("made"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        settle(handle)

    return fsync


def _is_told(said: str) -> bool:
    sentence = Speaker("en").text("error.disk_full", file="")
    return sentence.rpartition(" ")[0] in said


def _made(outcomes: list[object]) -> set[str]:
    """Return the names of the documents that were made now."""
    return {each.path.name for outcome in outcomes if isinstance(outcome, Made) for each in outcome.made}


def _without_a_look(office: Office) -> list[object]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preflight, "check_before_run", lambda *_: {})
        return list(office.run())
