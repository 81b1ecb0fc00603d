"""Running pepdocs as its users do: in a process of its own, with or without a terminal."""

from __future__ import annotations

import os
import pty
import re
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PLAIN = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "PYTHONUTF8": "1"}
"""Surroundings that say nothing of a language."""

RUN = "import sys; from pepdocs.cli import main; main()"
RUN_MEASURED = """
import sys
from pathlib import Path
from pepdocs.cli import main
try:
    main(sys.argv[2:])
finally:
    peak = [line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line]
    Path(sys.argv[1]).write_text(peak[0].split()[1])
"""
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a run: its exit status, what it said, its seconds of work, and its most memory."""

    status: int
    out: str
    err: str
    seconds: float = 0.0
    kilobytes: int = 0

    @property
    def said(self) -> str:
        """Everything that was said."""
        return self.out + self.err


def ran(
    *arguments: str | Path,
    cwd: Path | None = None,
    timeout: float = 120,
    stdin: str = "",
    **surroundings: str,
) -> Ran:
    """Run pepdocs in a process of its own, without a terminal; what it says is piped."""
    words = [sys.executable, "-c", RUN, *map(str, arguments)]
    begun = _work()
    done = subprocess.run(
        words,
        cwd=cwd,
        env=PLAIN | surroundings,
        input=stdin,
        start_new_session=True,
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout,
    )
    return Ran(done.returncode, done.stdout, done.stderr, _work() - begun)


def _work() -> float:
    """Return the seconds of work of all programs that we have started and that have ended.

    A clock on the wall would measure whatever else the machine is doing.
    """
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(note: Path, *arguments: str | Path) -> Ran:
    """Run pepdocs in a process that notes its most memory; Linux only."""
    words = [sys.executable, "-c", RUN_MEASURED, str(note), *map(str, arguments)]
    begun = _work()
    done = subprocess.run(words, env=PLAIN, capture_output=True, text=True, check=False)
    taken = _work() - begun
    return Ran(done.returncode, done.stdout, done.stderr, taken, int(note.read_text()))


def on_a_terminal(*arguments: str | Path, **surroundings: str) -> Ran:
    """Run pepdocs on a terminal; its two streams are one there."""
    ours, theirs = pty.openpty()
    words = [sys.executable, "-c", RUN, *map(str, arguments)]
    env = PLAIN | {"TERM": "xterm", "COLUMNS": "200"} | surroundings
    with subprocess.Popen(words, env=env, stdin=theirs, stdout=theirs, stderr=theirs) as child:
        os.close(theirs)
        said = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
    return Ran(child.returncode, said.decode().replace("\r\n", "\n"), "")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that nobody writes any more
        return b""
