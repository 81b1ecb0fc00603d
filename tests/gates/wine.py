"""Run the ZIP for Windows under Wine, as tools/gates/windows.sh has prepared it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gates.conftest import refuse
from gates.documents import ROOT
from running import Ran

PREPARED = ROOT / "build" / "windows"
PYTHON = PREPARED / "pepdocs" / "python" / "python.exe"
LONGEST = 300
"""Seconds that a command may take; Wine starts slowly, and the machine may be busy."""

HOLD = """
import ctypes, sys
kernel = ctypes.WinDLL("kernel32")
kernel.CreateFileW.restype = ctypes.c_void_p
handle = kernel.CreateFileW(sys.argv[1], 0x80000000, 1, None, 3, 0, None)
print("held" if handle not in (None, 2**64 - 1) else "failed", flush=True)
sys.stdin.read()
"""
"""Opens a file as Word does, so that others may read it and nobody may replace it, until standard input ends."""


@dataclass(frozen=True, slots=True)
class Windows:
    """A computer with Windows, as far as Wine is one."""

    prefix: Path

    @classmethod
    def prepared(cls) -> Windows:
        """Return the prepared one; without it the test is skipped, or fails in CI."""
        if shutil.which("wine") is None:
            refuse("Wine is not installed: tools/gates/windows.sh installs it on Debian")
        if not PYTHON.is_file():
            refuse("there is no unzipped ZIP for Windows: run tools/gates/windows.sh")
        return cls(PREPARED / "wine")

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment of programs: without WMI, which Wine 8.0 has in part, and with files named in UTF-8."""
        own = {
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "wbemprox=",
            "LC_ALL": "C.UTF-8",
        }
        return {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | own

    def start(self, *words: str | Path) -> subprocess.Popen[str]:
        """Start the Python of the ZIP. Wine wants pipes for the standard streams."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            ["wine", str(PYTHON), *map(str, words)],
            env=self.surroundings, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8",
        )  # fmt: skip

    def python(self, *words: str | Path) -> Ran:
        """Run the Python of the ZIP to its end."""
        with self.start(*words) as started:
            out, err = started.communicate(timeout=LONGEST)
        return Ran(started.returncode, out, err)

    def pepdocs(self, *words: str | Path) -> Ran:
        """Run a command of pepdocs, in English unless it asks for Welsh."""
        return self.python("-m", "pepdocs", *words)

    @contextmanager
    def holding(self, file: Path) -> Iterator[None]:
        """Have another program hold a file while the context lasts."""
        with self.start("-c", HOLD, file) as holder:
            assert holder.stdout is not None
            assert holder.stdin is not None
            assert holder.stdout.readline().strip() == "held"
            yield
            holder.stdin.close()
            holder.wait(LONGEST)


def appears(pattern: str, folder: Path) -> bool:
    """Wait until a file of such a name is in a folder, and return whether one is."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        if any(folder.glob(pattern)):
            return True
        time.sleep(0.02)
    return False
