"""Run a command of pepdocs for somebody who uses the pages, and return what it says."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pepdocs.base.copies import Copy
from pepdocs.base.language import NAMED
from pepdocs.render import Format

SECONDS = 1800
"""Longest time for a command."""

FOLDER = "pepdocs-documents"
"""The folder beside the plans in which their documents are made."""


ALLOWED = {
    "lang": tuple(NAMED),
    "format": tuple(form.value for form in Format),
    "copy": tuple(copy.value for copy in Copy),
}
"""The options of a build that the page offers, and their values."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Which documents are made: values of `ALLOWED` by their option, and whether as drafts."""

    lists: Mapping[str, Sequence[str]]
    draft: bool = False

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Choices:
        """Return the choices in a request; what is not allowed is left out."""
        asked = {name: body.get(name) for name in ALLOWED}
        lists = {
            name: [value for value in ALLOWED[name] if value in values]
            for name, values in asked.items()
            if isinstance(values, list)
        }
        return cls({name: values for name, values in lists.items() if values}, body.get("draft") is True)


@dataclass(frozen=True, slots=True)
class Ran:
    """The exit status of a command, and what it wrote, which names no child."""

    status: int
    said: str


def run(lang: str, *arguments: str | Path) -> Ran:
    """Run `pepdocs` with some arguments in a language, as on the command line."""
    command = [sys.executable, "-m", "pepdocs", *map(str, arguments), "--ui-lang", lang]
    try:
        ended = subprocess.run(  # noqa: S603 - our own program, and no shell
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Ran(1, "")
    return Ran(ended.returncode, ended.stdout.decode("utf-8", "replace"))


def build_arguments(path: Path, choices: Choices, theme: Path | None) -> tuple[str | Path, ...]:
    """Return the arguments that make the documents of a file or a folder in a folder beside the plans."""
    folder = path if path.is_dir() else path.parent
    lists = (argument for name, values in choices.lists.items() for argument in (f"--{name}", ",".join(values)))
    own = ("--theme", theme) if theme else ()
    return ("build", path, "--out", folder / FOLDER, *lists, *(("--draft",) if choices.draft else ()), *own)
