"""Runs pepdocs, and ends it at once where it reaches for the network or starts another program.

    python watched.py build plan.yaml --out documents

Python tells of every such attempt, whichever library makes it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

REACHED_OUT = 97
FORBIDDEN = ("socket.", "http.client.", "ftplib.", "smtplib.", "subprocess.", "os.exec")
FORBIDDEN_NAMES = frozenset({"os.system", "os.posix_spawn", "os.fork", "pty.spawn"})
STARTS = frozenset({"subprocess.Popen", "os.posix_spawn"})
LINKERS = frozenset({"ldconfig", "gcc", "cc", "ld", "objdump"})
"""The programs that Python asks where a shared library is, such as Pango."""


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """End the process where `event` is one that leaves it; say which, and nothing else."""
    if event in STARTS and Path(os.fsdecode(arguments[0])).name in LINKERS:
        return
    if event.startswith(FORBIDDEN) or event in FORBIDDEN_NAMES:
        sys.stderr.write(f"tried {event}\n")
        sys.stderr.flush()
        os._exit(REACHED_OUT)


def main() -> None:
    """Run the command line, watched from before its first import."""
    sys.addaudithook(watch)
    from pepdocs.cli import main

    main()


if __name__ == "__main__":
    main()
