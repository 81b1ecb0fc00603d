"""A run that is killed leaves whole documents, old or new, and the next one goes on where it was."""

from __future__ import annotations

import itertools
import json
import random
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import make_plans
from batch.harness import DIE_AT, MOMENTS, Office, awaited, begun, changed, is_free, running, small
from pepdocs.batch import Made

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")]

Documents = dict[str, bytes]


# At moments that are named.


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Office]:
    """Two plans with their documents, and another version of both with theirs."""
    plans = small(2)
    pair = (plans, [changed(plan) for plan in plans])
    made = tuple(Office.at(tmp_path_factory.mktemp("version"), texts) for texts in pair)
    for office in made:
        office.run()
    return made[0], made[1]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_killed_at_any_point_leaves_each_document_old_or_new(
    tmp_path: Path, versions: tuple[Office, Office], moment: str
) -> None:
    old, new = versions
    office = Office(new.plans, tmp_path / "out")
    shutil.copytree(old.out, office.out)

    with running([moment, *office.words("--jobs", "1")], DIE_AT) as run:
        assert run.ended() == -9

    assert office.documents.keys() == old.documents.keys()
    for name, content in office.documents.items():
        assert content in (old.documents[name], new.documents[name])

    assert all(isinstance(outcome, Made) for outcome in office.run())
    assert office.documents == new.documents
    assert not list(office.out.glob("*.part"))
    assert all(outcome.unchanged for outcome in office.run() if isinstance(outcome, Made))


# At random moments.


@dataclass(frozen=True, slots=True)
class Versions:
    """Plans in two versions, and the documents of both, made by runs that nobody killed."""

    plans: tuple[list[str], list[str]]
    documents: tuple[Documents, Documents]

    def mixed(self, choice: list[int]) -> Documents:
        """Return the documents that a folder holds in the end with these versions of its plans."""
        references = [plan.split("record: ")[1].split("\n")[0] for plan in self.plans[0]]
        return {
            name: self.documents[version][name]
            for reference, version in zip(references, choice, strict=True)
            for name in self.documents[version]
            if name.startswith(reference)
        }


@pytest.fixture(scope="module")
def versioned(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    plans = [make_plans.plan(number) for number in range(1, 9)]
    both = (plans, [changed(plan) for plan in plans])
    offices = [Office.at(tmp_path_factory.mktemp("whole"), texts) for texts in both]
    for office in offices:
        office.run()
    return Versions(both, (offices[0].documents, offices[1].documents))


@pytest.mark.long
@pytest.mark.parametrize(("jobs", "kills", "seed"), [(1, 14, 1), (2, 4, 2)])
def test_kills_at_random_moments_lose_nothing_and_leave_nothing_half(
    tmp_path: Path, versioned: Versions, jobs: int, kills: int, seed: int
) -> None:
    dice = random.Random(seed)
    office = Office.at(tmp_path, versioned.plans[0])
    choice = [0] * len(versioned.plans[0])

    for killed in killings(office, dice, jobs):
        _is_whole(office, versioned)
        if killed >= kills:
            break
        for number in dice.sample(range(len(choice)), 3):
            choice[number] = 1 - choice[number]
            office.put(number, versioned.plans[choice[number]][number])

    settled = _settled(office, versioned.mixed(choice))
    run = begun(office.words("--jobs", "1"))
    assert run.ended() == 0, run.said
    assert office.documents == versioned.mixed(choice)
    assert not list(office.out.glob("*.part"))
    assert {name: (office.out / name).stat().st_ino for name in settled} == settled


def killings(office: Office, dice: random.Random, jobs: int) -> Iterator[int]:
    """Run again and again, each time killed after some lines of its journal; yield how many kills that was.

    A run that was quicker than its killer does not count.
    """
    kills = 0
    for _ in itertools.repeat(None, 60):
        before = office.journal
        run = begun(office.words("--jobs", str(jobs)))
        killed = _killed(run, office, dice)
        assert run.is_gone
        assert is_free(office.out)
        _only_the_last_is_torn(office.journal.removeprefix(before))
        kills += killed
        yield kills
    pytest.fail("the runs were too quick to be killed")


def _killed(run, office: Office, dice: random.Random) -> bool:
    """Kill a run at a random moment, and return whether it was still at work."""
    lines, before = dice.randrange(12), office.journal.count(b"\n")
    awaited(lambda: run.process.poll() is not None or office.journal.count(b"\n") >= before + lines)
    time.sleep(dice.uniform(0, 0.08 if lines else 1.5))
    run.kill()
    return run.process.returncode == -9


def _only_the_last_is_torn(added: bytes) -> None:
    *whole, _ = added.split(b"\n")
    assert all(json.loads(line)["v"] == 1 for line in whole if line)


def _is_whole(office: Office, versioned: Versions) -> None:
    for name, content in office.documents.items():
        assert content in [documents[name] for documents in versioned.documents]


def _settled(office: Office, wanted: Documents) -> dict[str, int]:
    """Return the documents that need not be made again, and which file of the disk each is."""
    finished = [set(line["documents"]) for line in office.lines("made")]
    right = {name for name, content in office.documents.items() if wanted[name] == content}
    return {name: (office.out / name).stat().st_ino for names in finished if names <= right for name in names}
