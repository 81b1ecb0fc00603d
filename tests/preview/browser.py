"""A browser that looks at a page of ours, and the preview that it looks at, each in a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gates.browser import MODULES
from running import PLAIN, RUN

LOOKING = Path(__file__).with_name("looking.cjs")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/[\w-]{32}/")


@dataclass(frozen=True, slots=True)
class Eyes:
    """Asks a browser about the page that it shows."""

    process: subprocess.Popen[str]

    def until(self, code: str) -> Any:
        """Return what a piece of JavaScript returns, when it has come true."""
        return self._asked(until=code)

    def judged(self, width: int, scheme: str) -> dict[str, Any]:
        """Return the rules that the page breaks, and how wide it is."""
        return self._asked(judge={"width": width, "colorScheme": scheme})

    def press(self, key: str) -> None:
        self._asked(press=key)

    def refused(self) -> list[str]:
        """Return what the browser has refused to do for the page."""
        return self._asked(refused=True)

    def picture(self, file: Path) -> None:
        self._asked(picture=str(file))

    def _asked(self, **question: Any) -> Any:
        self.process.stdin.write(f"{json.dumps(question)}\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        assert "error" not in told, told["error"]
        return told["answer"]


@contextmanager
def looking(node: str, chromium: str, address: str) -> Iterator[Eyes]:
    """Open a browser at an address."""
    command = [node, str(LOOKING), chromium, address]
    env = {**os.environ, "NODE_PATH": str(MODULES)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as process:
        yield Eyes(process)
        process.stdin.close()
        process.wait(timeout=30)


@dataclass(frozen=True, slots=True)
class Previewing:
    """`pepdocs theme preview`, and where its page is."""

    process: subprocess.Popen[str]
    address: str

    def interrupted(self) -> tuple[int, str]:
        """Press Ctrl-C, and return the exit status and what was said then."""
        self.process.send_signal(signal.SIGINT)
        said, _ = self.process.communicate(timeout=60)
        return self.process.returncode, said


@contextmanager
def previewing(*arguments: str | Path, **more: str) -> Iterator[Previewing]:
    """Have a theme shown by pepdocs in a process of its own."""
    command = [sys.executable, "-c", RUN, "theme", "preview", *map(str, arguments)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=PLAIN | more
    ) as process:
        try:
            first = process.stdout.readline()
            assert ADDRESS.search(first), first + process.stdout.read()
            yield Previewing(process, ADDRESS.search(first)[0])
        finally:
            process.kill()


def processes_below(process: int) -> set[int]:
    """Return all processes that a process has begun, and those that these have (Linux)."""
    children = Path(f"/proc/{process}/task/{process}/children")
    threads = children.parent.parent.glob("*/children") if children.exists() else ()
    found = {int(child) for file in threads for child in file.read_text().split()}
    return found.union(*map(processes_below, found))


def still_there(processes: set[int], seconds: float = 20) -> set[int]:
    """Return those processes that have not ended after some time; one that nobody has buried has ended."""
    end = time.monotonic() + seconds
    while (left := {each for each in processes if _lives(each)}) and time.monotonic() < end:
        time.sleep(0.1)
    return left


def _lives(process: int) -> bool:
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"
