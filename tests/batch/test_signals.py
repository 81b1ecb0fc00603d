"""A run that the system asks to stop, by a log-out, a lost terminal or a shutdown, ends as after Ctrl-C."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from batch.harness import PATIENCE, Office, Run, awaited, running, small
from pepdocs.batch import Made
from pepdocs.wording import Speaker
from running import PLAIN, RUN

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")]

ASKED = {"to stop": signal.SIGTERM, "by a log-out": signal.SIGHUP}
TOLD = {
    "its first process": lambda run, number: run.process.send_signal(number),
    "all of its processes": lambda run, number: os.killpg(run.process.pid, number),
    "both, one after the other": lambda run, number: (
        run.process.send_signal(number),
        os.killpg(run.process.pid, number),
    ),
}
"""Who is told: by kill, by a shell or a terminal, by timeout(1)."""

OFTEN = {
    ("1", "its first process", "to stop"), ("2", "its first process", "by a log-out"),
    ("2", "all of its processes", "by a log-out"), ("2", "both, one after the other", "to stop"),
}  # fmt: skip
"""The ways that are tried in every run of the tests: of each part one at least."""

EVERY_WAY = pytest.mark.parametrize(
    ("jobs", "tell", "number"),
    [
        pytest.param(
            jobs,
            TOLD[told],
            ASKED[asked],
            marks=() if (jobs, told, asked) in OFTEN else pytest.mark.long,
            id=f"{jobs}-{told}-{asked}",
        )
        for jobs, told, asked in product(("1", "2"), TOLD, ASKED)
    ],
)

LISTENING = """
import os
import signal
import sys

signal.signal(signal.SIGHUP, signal.SIG_DFL)
os.environ["TMPDIR"] = sys.argv.pop(1)
from pepdocs.cli import main
main()
"""


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A folder for temporary files whose path is short enough for workers that are copies."""
    with tempfile.TemporaryDirectory() as place:
        yield Path(place)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.at(tmp_path, small(16))


@EVERY_WAY
def test_a_run_that_is_asked_to_stop_finishes_what_is_begun_and_says_how_to_go_on(
    office: Office, temporary: Path, jobs: str, tell: Callable[[Run, int], None], number: signal.Signals
) -> None:
    with running([str(temporary), *office.words("--jobs", jobs)], LISTENING) as run:
        assert awaited(lambda: len(office.documents) > 2)
        tell(run, number)

        assert run.ended() == 1, run.said
        assert run.is_gone

    say = Speaker("en").text
    finished = {name.rsplit("-", 1)[0] for name in office.documents}
    assert len(office.documents) == 2 * len(finished) < 32
    assert say("cli:stopping") in run.said
    assert say("cli:left", count=16 - len(finished)) in run.said
    assert say("cli:resume") in run.said
    assert (office.out / "summary.html").is_file()
    assert not [word for word in ("leaked", "Traceback", "Warning") if word in run.said]
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_whose_terminal_is_gone_ends_in_the_same_way(office: Office, jobs: str) -> None:
    ours, theirs = pty.openpty()
    words = [sys.executable, "-c", f"{OWN_TERMINAL}{RUN}", *office.words("--jobs", jobs)]
    with subprocess.Popen(
        words, env=PLAIN | {"TERM": "xterm"}, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        try:
            assert awaited(lambda: read_all(ours) and len(office.documents) > 2)
            os.close(ours)

            assert process.wait(PATIENCE) == 1
        finally:
            process.kill()

    assert len(office.documents) < 32
    assert (office.out / "summary.html").is_file()
    assert all(isinstance(outcome, Made) for outcome in office.run())


def read_all(terminal: int) -> bool:
    """Read what a terminal shows, since a program waits while nobody does."""
    while select.select([terminal], [], [], 0)[0]:
        os.read(terminal, 65536)
    return True


OWN_TERMINAL = """
import fcntl, signal, termios
signal.signal(signal.SIGHUP, signal.SIG_DFL)
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
"""


def test_a_run_that_is_to_outlast_its_terminal_does(office: Office) -> None:
    with running(office.words("--jobs", "1"), f"{NOHUP}{RUN}") as run:
        assert awaited(lambda: len(office.documents) > 2)
        run.process.send_signal(signal.SIGHUP)

        assert run.ended() == 0, run.said

    assert len(office.documents) == 32


NOHUP = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); "


def test_what_is_asked_to_stop_while_the_summary_is_written_writes_it(tmp_path: Path) -> None:
    office = Office.at(tmp_path, small(2))
    with running(office.words("--jobs", "1"), ASKED_AT_THE_END) as run:
        assert run.ended() == 0, run.said

    assert (office.out / "summary.html").is_file()


ASKED_AT_THE_END = """
import os, signal
from pepdocs.cli import main
from pepdocs.summary import files

rows = files.rows

def asked(*arguments, **named):
    os.kill(os.getpid(), signal.SIGTERM)
    return rows(*arguments, **named)

files.rows = asked
main()
"""


def test_a_second_request_ends_the_run_at_once(tmp_path: Path, temporary: Path) -> None:
    office, marks = Office.at(tmp_path, small(2)), tmp_path / "marks"
    marks.mkdir()
    words = [str(marks), *office.words("--jobs", "2")]
    with running([str(temporary), *words], HANGING) as run:
        assert awaited(lambda: any(marks.iterdir()))
        run.process.terminate()
        assert awaited(lambda: run.process.poll() is not None, 1) is False
        run.process.terminate()

        assert run.ended() == 1, run.said
        assert run.is_gone

    assert Speaker("en").text("error.interrupted") in run.said
    assert not [word for word in ("leaked", "Traceback") if word in run.said]
    assert list(temporary.iterdir()) == []


HANGING = """
import os
import sys
from functools import partial
from pathlib import Path

os.environ["TMPDIR"] = sys.argv.pop(1)
from batch.harness import hanging
from pepdocs.batch.workers import steps as work
from pepdocs.cli import main

work.make = partial(hanging, "FX-2", Path(sys.argv.pop(1)))
main()
"""
