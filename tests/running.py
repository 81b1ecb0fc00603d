"""Run pepdocs as its users do, in a process of its own, with or without a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PLAIN = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "PYTHONUTF8": "1"}
"""An environment that names no language."""

RUN = "import sys; from pepdocs.cli import main; main()"
FORK = """
import json, os, sys
from pepdocs.cli import check, main
import pepdocs.reading.check
requests, answers = os.fdopen(int(sys.argv[1])), os.fdopen(int(sys.argv[2]), "w")
for line in requests:
    request = json.loads(line)
    child = os.fork()
    if child == 0:
        break
    answers.write(f"{child}\\n"), answers.flush()
    _, status, used = os.wait4(child, 0)
    seconds = used.ru_utime + used.ru_stime
    answers.write(json.dumps([os.waitstatus_to_exitcode(status), seconds]) + "\\n"), answers.flush()
else:
    os._exit(0)
requests.close(), answers.close()
os.setsid()
os.chdir(request["cwd"])
for number, mode in enumerate((os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)):
    os.dup2(os.open(f"{request['folder']}/{number}", mode), number)
os.closerange(3, 64)
sys.argv[1:] = request["arguments"]
try:
    main()
finally:
    if request["note"]:
        peak = [line for line in open("/proc/self/status") if "VmHWM" in line]
        open(request["note"], "w").write(peak[0].split()[1])
"""
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Ran:
    """A finished run: its exit status, what it wrote, its seconds of work, and its peak of memory."""

    status: int
    out: str
    err: str
    seconds: float = 0.0
    kilobytes: int = 0

    @property
    def said(self) -> str:
        """Everything that was written to either stream."""
        return self.out + self.err


def ran(
    *arguments: str | Path, cwd: Path | None = None, timeout: float = 120, stdin: str = "", **surroundings: str
) -> Ran:
    """Run pepdocs in a process of its own, without a terminal."""
    if not surroundings:
        return _forked(*arguments, cwd=cwd, timeout=timeout, stdin=stdin)
    words = [sys.executable, "-c", RUN, *map(str, arguments)]
    ended = subprocess.run(
        words, cwd=cwd, env=PLAIN | surroundings, input=stdin, start_new_session=True, capture_output=True, text=True,
        check=False, timeout=timeout,
    )  # fmt: skip
    return Ran(ended.returncode, ended.stdout, ended.stderr)


def measured(note: Path, *arguments: str | Path) -> Ran:
    """Run pepdocs in a process that writes its peak of memory to a file; Linux only."""
    return _forked(*arguments, note=note)


def _forked(
    *arguments: str | Path, cwd: Path | None = None, timeout: float = 120, stdin: str = "", note: Path | None = None
) -> Ran:
    """Run pepdocs in a fork of a process that has loaded what every command loads, which saves its start."""
    with TemporaryDirectory() as folder:
        files = [Path(folder, str(number)) for number in range(3)]
        for file, content in zip(files, (stdin, "", ""), strict=True):
            file.write_text(content, encoding="utf-8")
        request = {
            "arguments": [*map(str, arguments)],
            "folder": folder,
            "cwd": str(cwd or Path.cwd()),
            "note": str(note or ""),
        }
        status, seconds = _forker().run(request, timeout)
        out, err = (file.read_text(encoding="utf-8") for file in files[1:])
        return Ran(status, out, err, seconds, int(note.read_text()) if note else 0)


class Forker:
    """A process that forks a run of pepdocs for each request; it ends when its requests do."""

    def __init__(self) -> None:
        requests, self._requests = os.pipe()
        self._answers, answers = os.pipe()
        words = [sys.executable, "-c", FORK, str(requests), str(answers)]
        self._process = subprocess.Popen(words, env=PLAIN, pass_fds=(requests, answers), stdin=subprocess.DEVNULL)
        os.close(requests), os.close(answers)

    def run(self, request: dict[str, Any], timeout: float) -> tuple[int, float]:
        """Return the exit status of a run and its seconds of work."""
        os.write(self._requests, json.dumps(request).encode() + b"\n")
        child = int(self._line())
        if not select.select([self._answers], [], [], timeout)[0]:
            os.kill(child, signal.SIGKILL)
            self._line()
            raise subprocess.TimeoutExpired(request["arguments"], timeout)
        status, seconds = json.loads(self._line())
        return status, seconds

    def _line(self) -> bytes:
        return b"".join(iter(lambda: os.read(self._answers, 1).rstrip(b"\n"), b""))


@cache
def _forker() -> Forker:
    return Forker()


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
