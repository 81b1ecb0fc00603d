"""The same documents come of a Dask cluster; its workers may die, or it may not be there at all."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from batch.harness import Office, awaited, running, small
from pepdocs.wording import Speaker

pytest.importorskip("distributed")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")]

CLUSTER = """
import signal
import dask
from distributed import LocalCluster

if __name__ == "__main__":
    dask.config.set({"distributed.scheduler.allowed-failures": 0})
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        signal.pause()
"""
"""A cluster of two workers. A step whose worker died is ours to try again: the scheduler does not."""

DYING = """
import sys
from functools import partial
from pathlib import Path
from batch.harness import dying
from pepdocs.batch.workers import steps as work
from pepdocs.cli import main

work.make = partial(dying, "FX-2", Path(sys.argv[1]), int(sys.argv[2]))
main(sys.argv[3:])
"""

IMPATIENT = """
from pepdocs.batch.workers import cluster
from pepdocs.cli import main

cluster.PATIENCE = 0.5
main()
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a cluster of two workers."""
    with running([], CLUSTER) as cluster:
        assert cluster.process.stdout
        yield cluster.process.stdout.readline().strip()


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Four plans, and their documents made here."""
    office = Office.at(tmp_path_factory.mktemp("here"), small(4))
    office.run()
    return office


@pytest.fixture
def office(reference: Office, tmp_path: Path) -> Office:
    return replace(reference, out=tmp_path / "out")


def dask(address: str) -> tuple[str, ...]:
    """Return the options that have a cluster make documents."""
    return ("--executor", "dask", "--scheduler", address)


def test_a_cluster_makes_the_same_documents(address: str, office: Office, reference: Office) -> None:
    with running(office.words(*dask(address))) as run:
        assert run.ended() == 0, run.said

    assert Speaker("en").text("cli:made", count=8) in run.said
    assert office.documents == reference.documents


def test_a_cluster_makes_copies_too(address: str, tmp_path: Path) -> None:
    one = Office.at(tmp_path / "one", small(1))
    options = ("--copy", "child,carer", "--lang", "en")
    here = replace(one, out=tmp_path / "here")
    with running(here.words("--jobs", "1", *options)) as run:
        assert run.ended() == 0, run.said

    with running(one.words(*dask(address), *options)) as run:
        assert run.ended() == 0, run.said

    assert list(one.documents) == ["FX-1-en-carer.docx", "FX-1-en-child.docx"]
    assert one.documents == here.documents


def test_a_worker_of_the_cluster_that_dies_once_costs_nothing(
    address: str, office: Office, reference: Office, tmp_path: Path
) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()

    with running([str(marks), "1", *office.words(*dask(address))], DYING) as run:
        assert run.ended() == 0, run.said

    assert office.documents == reference.documents


def test_a_plan_that_kills_every_worker_of_the_cluster_costs_itself_alone(
    address: str, office: Office, reference: Office, tmp_path: Path
) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()

    with running([str(marks), "1000", *office.words(*dask(address))], DYING) as run:
        assert run.ended() == 1, run.said

    assert Speaker("en").text("error.worker") in run.said
    assert office.documents == {
        name: content for name, content in reference.documents.items() if not name.startswith("FX-2-")
    }


def test_a_killed_run_leaves_the_cluster_to_others(address: str, office: Office, reference: Office) -> None:
    with running(office.words(*dask(address))) as run:
        assert awaited(lambda: len(office.documents) > 0)
        run.process.send_signal(signal.SIGKILL)
        run.process.wait()
    with running(office.words(*dask(address))) as run:
        assert run.ended() == 0, run.said

    assert office.documents == reference.documents


def test_an_address_where_nobody_answers_is_told_of_in_a_sentence(office: Office) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"

        with running(office.words(*dask(address)), IMPATIENT) as run:
            assert run.ended() == 1, run.said

    assert Speaker("en").text("error.no_scheduler", address=address) in run.said
    assert "Traceback" not in run.said
    assert office.documents == {}


@pytest.mark.parametrize(
    "address", ["nonsense://here", *(pytest.param(x, marks=pytest.mark.long) for x in ("", "tcp://"))]
)
def test_an_address_that_is_none_is_told_of_in_a_sentence(office: Office, address: str) -> None:
    with running(office.words(*dask(address)), IMPATIENT) as run:
        assert run.ended() == 1, run.said

    assert "Traceback" not in run.said
