"""A browser and a running preview for tests, each in a process of its own."""

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

SCRIPT = Path(__file__).with_name("browser.cjs")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/[\w-]{32}/")


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that answers questions about the page that it shows."""

    process: subprocess.Popen[str]

    def until(self, code: str) -> Any:
        """Return the result of a JavaScript function as soon as it is true."""
        return self._ask(until=code)

    def judge(self, width: int, scheme: str) -> dict[str, Any]:
        """Return the accessibility rules that the page breaks, and its width."""
        return self._ask(judge={"width": width, "colorScheme": scheme})

    def press(self, key: str) -> None:
        self._ask(press=key)

    def refused(self) -> list[str]:
        """Return the requests and scripts of the page that the browser has refused."""
        return self._ask(refused=True)

    def picture(self, file: Path) -> None:
        self._ask(picture=str(file))

    def _ask(self, **question: Any) -> Any:
        self.process.stdin.write(f"{json.dumps(question)}\n")
        self.process.stdin.flush()
        reply = json.loads(self.process.stdout.readline())
        assert "error" not in reply, reply["error"]
        return reply["answer"]


@contextmanager
def open_browser(node: str, chromium: str, address: str) -> Iterator[Browser]:
    """Open a browser at an address."""
    command = [node, str(SCRIPT), chromium, address]
    env = {**os.environ, "NODE_PATH": str(MODULES)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as process:
        yield Browser(process)
        process.stdin.close()
        process.wait(timeout=30)


@dataclass(frozen=True, slots=True)
class PreviewProcess:
    """A running `pepdocs theme preview` and the address of its page."""

    process: subprocess.Popen[str]
    address: str

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C, and return the exit status and the output since then."""
        self.process.send_signal(signal.SIGINT)
        output, _ = self.process.communicate(timeout=60)
        return self.process.returncode, output


@contextmanager
def run_preview(*arguments: str | Path, **more: str) -> Iterator[PreviewProcess]:
    """Run `pepdocs theme preview` in a process of its own."""
    command = [sys.executable, "-c", RUN, "theme", "preview", *map(str, arguments)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=PLAIN | more
    ) as process:
        try:
            first = process.stdout.readline()
            assert ADDRESS.search(first), first + process.stdout.read()
            yield PreviewProcess(process, ADDRESS.search(first)[0])
        finally:
            process.kill()


def processes_below(process: int) -> set[int]:
    """Return all descendants of a process (Linux)."""
    children = Path(f"/proc/{process}/task/{process}/children")
    threads = children.parent.parent.glob("*/children") if children.exists() else ()
    below = {int(child) for file in threads for child in file.read_text().split()}
    return below.union(*map(processes_below, below))


def still_running(processes: set[int], seconds: float = 20) -> set[int]:
    """Return the processes that still run after some time; a zombie has ended."""
    end = time.monotonic() + seconds
    while (left := set(filter(_is_running, processes))) and time.monotonic() < end:
        time.sleep(0.1)
    return left


def _is_running(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
