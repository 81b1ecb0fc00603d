"""What the tests of a batch share: offices with plans, runs to be killed, and steps that misbehave.

Steps and runs are imported by other processes, by their names in this module.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import make_plans
from builders import TODAY
from pepdocs import batch
from pepdocs.base import write
from pepdocs.base.language import Mode
from pepdocs.batch import BatchOptions, Outcome
from pepdocs.batch.folder import history, journal, lock, store
from pepdocs.batch.workers.steps import make
from pepdocs.generate import Request
from pepdocs.render import Format
from running import PLAIN

TESTS = Path(__file__).parents[1]
QUICK = ("--format", "docx", "--lang", "cy,en")
SMALL = 3
"""The number of a plan of `make_plans` that is short."""

PATIENCE = 60.0
"""Seconds after which nothing more is awaited; a busy machine needs some of them."""


@dataclass(frozen=True, slots=True)
class Office:
    """A folder of plans and one for their documents."""

    plans: Path
    out: Path

    @classmethod
    def at(cls, place: Path, plans: Sequence[str]) -> Office:
        """Return an office with these plans, the texts of their files."""
        office = cls(place / "plans", place / "out")
        office.plans.mkdir(parents=True)
        for number, text in enumerate(plans):
            office.put(number, text)
        return office

    def put(self, number: int, text: str) -> None:
        """Put a plan in its place, instead of an older version."""
        (self.plans / f"plan-{number:03}.yaml").write_text(text, encoding="utf-8")

    @property
    def files(self) -> list[Path]:
        """The files of plans, in order."""
        return sorted(self.plans.iterdir())

    @property
    def documents(self) -> dict[str, bytes]:
        """The documents that are there."""
        places = sorted(self.out.glob("*.docx"))
        return {path.name: path.read_bytes() for path in places}

    @property
    def journal(self) -> bytes:
        """The journal, as far as there is one."""
        path = self.out / journal.NAME
        return path.read_bytes() if path.exists() else b""

    def lines(self, event: str) -> list[dict[str, Any]]:
        """Return the lines of the journal about an event."""
        whole = (json.loads(line) for line in self.journal.splitlines() if line.endswith(b"}"))
        return [line for line in whole if line["event"] == event]

    def words(self, *options: str) -> list[str]:
        """Return the words that have its documents made on a command line."""
        return ["build", str(self.plans), "--out", str(self.out), *QUICK, *options]

    def run(self, how: BatchOptions | None = None) -> list[Outcome]:
        """Make its documents in this process, and return what became of each file."""
        modes, formats = (Mode.CY, Mode.EN), (Format.DOCX,)
        request = Request(self.out, TODAY, modes=modes, formats=formats, sizes=())
        with batch.open_batch(self.files, [self.plans], request, how or BatchOptions()) as running:
            return list(running)


def small(number: int) -> list[str]:
    """Return so many short plans that differ in their references, FX-1 and so on."""
    text = make_plans.plan(SMALL)
    return [re.sub("^record: .*", f"record: FX-{each}", text, flags=re.MULTILINE) for each in range(1, number + 1)]


def changed(plan: str) -> str:
    """Return another version of a plan."""
    return plan.replace('first_names: "', 'first_names: "Ail-', 1)


# Runs in processes of their own.


@dataclass(slots=True)
class Run:
    """A run in a process group of its own, with all processes that it started."""

    process: subprocess.Popen[str]
    mark: str
    said: str = field(default="")

    def kill(self) -> None:
        """Kill its first process, and no other."""
        self.process.kill()
        self.process.communicate()

    def interrupt(self) -> None:
        """Do what Ctrl-C does: tell every process of the group."""
        os.killpg(self.process.pid, signal.SIGINT)

    def ended(self, within: float = PATIENCE) -> int:
        """Return its exit status, once it has ended; `said` is then what it said."""
        self.said = "".join(self.process.communicate(timeout=within))
        return self.process.returncode

    @property
    def processes(self) -> list[int]:
        """The processes of the run that live."""
        return [pid for pid, surroundings in _surroundings() if self.mark.encode() in surroundings]

    @property
    def is_gone(self) -> bool:
        """Whether all of its processes end soon: workers at once, their model once it has loaded."""
        return awaited(lambda: not self.processes, PATIENCE / 2)


def begun(words: Sequence[str], program: str = "from pepdocs.cli import main; main()") -> Run:
    """Begin a run; its processes can be told from all others by a mark in their surroundings."""
    mark = f"PEPDOCS_RUN={uuid.uuid4().hex}"
    name, value = mark.split("=")
    paths = [str(TESTS), str(TESTS.parent / "tools"), os.environ.get("PYTHONPATH", "")]
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words],
        env=PLAIN | {name: value, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    return Run(process, mark)


@contextmanager
def running(words: Sequence[str], program: str = "") -> Iterator[Run]:
    """Give a run that is at an end with the context, whatever happens."""
    run = begun(words, program) if program else begun(words)
    try:
        yield run
    finally:
        for pid in run.processes:
            _kill(pid)
        run.process.communicate()


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _surroundings() -> Iterator[tuple[int, bytes]]:
    """Yield every process that lives with its environment."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            yield int(place.name), (place / "environ").read_bytes()
        except OSError:  # it has ended since, or is somebody else's
            continue


def awaited(what: Callable[[], object], seconds: float = PATIENCE) -> bool:
    """Wait until something is so, and return whether it is."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


def is_free(folder: Path) -> bool:
    """Whether nobody is at work in a folder."""
    with lock.locked(folder):
        return True


# Moments at which a run kills itself.


def die(*_: object, **__: object) -> NoReturn:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def _at_call(owner: Any, name: str, number: int = 1) -> None:
    """Have this process die when something is called for the so manieth time."""
    left, call = iter(range(number - 1)), getattr(owner, name)

    def counted(*arguments: Any, **named: Any) -> Any:
        if next(left, None) is None:
            die()
        return call(*arguments, **named)

    setattr(owner, name, counted)


def _in_a_line() -> None:
    def half(self: journal.Journal, line: Mapping[str, Any]) -> None:
        file = self._open()
        file.write(json.dumps(line).encode()[:100])
        file.flush()
        die()

    journal.Journal.write = half  # type: ignore[method-assign, assignment]


def _in_a_new_journal() -> None:
    history.FolderHistory.is_long = property(lambda _: True)  # type: ignore[method-assign]
    _at_call(os, "fsync")


MOMENTS: dict[str, Callable[[], None]] = {
    "while a document is written": lambda: _at_call(os, "fsync"),
    "between two documents that are written": lambda: _at_call(os, "fsync", 2),
    "before the line in the journal": lambda: _at_call(journal.Journal, "write"),
    "within the line in the journal": _in_a_line,
    "before the line is on the disk": lambda: _at_call(journal.Journal, "sync"),
    "after the line, before the first document takes its place": lambda: _at_call(write.Prepared, "take_place"),
    "when a document has a passing name": lambda: _at_call(Path, "replace"),
    "between two documents that take their places": lambda: _at_call(write._Unfinished, "become", 2),
    "before their file is noted as finished": lambda: _at_call(store.Store, "finish"),
    "between two files": lambda: _at_call(store.Store, "keep", 2),
    "while the journal is written anew": _in_a_new_journal,
}


def die_at() -> None:
    """Run pepdocs with the words of this process; the first names the moment when it is killed."""
    from pepdocs.cli import main

    MOMENTS[sys.argv[1]]()
    main(sys.argv[2:])


DIE_AT = "from batch.harness import die_at; die_at()"


# Steps that misbehave, on the plan with a certain reference; partials of them stand in for `work.make`.


def dying(record: str, marks: Path, times: int, pep: Any, *arguments: Any) -> tuple[bytes, ...]:
    """Make an edition, but kill the process that does so the first times."""
    if str(pep.record) == record and _count(marks) <= times:
        die()
    return make(pep, *arguments)


def hanging(record: str, marks: Path, pep: Any, *arguments: Any) -> tuple[bytes, ...]:
    """Make an edition, in an hour."""
    if str(pep.record) == record:
        _count(marks)
        time.sleep(3600)
    return make(pep, *arguments)


def swelling(record: str, mebibytes: int, pep: Any, *arguments: Any) -> tuple[bytes, ...]:
    """Make an edition, and take so much memory for it."""
    ballast = bytearray(mebibytes * 1024 * 1024 if str(pep.record) == record else 0)
    made = make(pep, *arguments)
    del ballast
    return made


def quoting(record: str, pep: Any, *arguments: Any) -> tuple[bytes, ...]:
    """Make an edition, or fail with a message that quotes the plan."""
    if str(pep.record) == record:
        raise ValueError(pep.child.first_names)
    return make(pep, *arguments)


def telling(marks: Path, pep: Any, *arguments: Any) -> tuple[bytes, ...]:
    """Make an edition, and leave a mark named after the process that did."""
    (marks / str(os.getpid())).touch()
    return make(pep, *arguments)


def _count(marks: Path) -> int:
    """Leave a mark that outlasts this process, and return how many there are."""
    (marks / uuid.uuid4().hex).touch()
    return len(list(marks.iterdir()))
