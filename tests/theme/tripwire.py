"""Record whatever leads out of this process: files, sockets, other programs, new imports."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
OF_THE_PROGRAM = tuple(
    Path(place).resolve()
    for place in (ROOT / "src", ROOT / "templates", ROOT / "translations", sysconfig.get_paths()["stdlib"],
                  sysconfig.get_paths()["purelib"], sys.base_prefix + "/lib")
)  # fmt: skip

OUT = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.kill",
    "os.putenv", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown",
    "os.truncate", "shutil.", "ctypes.", "webbrowser.", "urllib.", "http.", "ftplib.", "smtplib.", "pty.", "mmap.",
)  # fmt: skip
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


class Wire:
    """Records each event that leads out of a folder and of the program while it is up."""

    def __init__(self) -> None:
        self.touched: list[str] = []
        self._folder: Path | None = None
        self._is_up = False
        # A hook cannot be removed, so it ignores events unless the wire is up.
        sys.addaudithook(self._audit)

    @contextmanager
    def up(self, folder: Path) -> Iterator[list[str]]:
        """Put the wire up around a folder, and yield the list of what touches it."""
        before = set(sys.modules)
        self.touched, self._folder, self._is_up = [], folder.resolve(), True
        try:
            yield self.touched
        finally:
            self._is_up = False
            self.touched += [f"import: {name}" for name in sorted(set(sys.modules) - before)]

    def _audit(self, event: str, facts: tuple[Any, ...]) -> None:
        if not self._is_up:
            return
        self._is_up = False
        try:
            is_of_files = event in {"open", "os.listdir", "os.scandir"}
            if event.startswith(OUT) or (is_of_files and self._leads_out(event, facts)):
                self.touched.append(f"{event}: {facts[0] if facts else ''}")
        finally:
            self._is_up = True

    def _leads_out(self, event: str, facts: tuple[Any, ...]) -> bool:
        """Return whether a file is written, or belongs neither to the theme nor to the program."""
        if not isinstance(facts[0], str | bytes | os.PathLike):
            return False
        place = Path(os.fsdecode(facts[0])).absolute()
        if event == "open" and isinstance(facts[2], int) and facts[2] & WRITING:
            return True
        roots = (self._folder, *OF_THE_PROGRAM)
        return not any(root is not None and place.is_relative_to(root) for root in roots)


WIRE = Wire()
