"""The two output streams of the process, and its exit statuses."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

OK, STOPPED, USAGE, BUG = 0, 1, 2, 3
OUTPUT, ERRORS = 1, 2
"""The file descriptors of the standard streams."""


def use_utf8() -> None:
    """Let both streams hold Welsh: a file or a pipe gets UTF-8, a terminal its own encoding as far as that goes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def discard(stream: int) -> None:
    """Send everything that is written to a stream nowhere, including what is still in its buffer."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream)
    os.close(nowhere)
