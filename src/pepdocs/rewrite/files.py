"""Upgrade the files of plans in their places, each kept beside as it was."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from pepdocs.base import system
from pepdocs.reading import source
from pepdocs.rewrite.states import replace_keeping
from pepdocs.rewrite.upgrade import Upgrade, upgraded

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = ".bak"
"""The ending of a file that is kept as it was; no command takes a file with it for a plan."""


@dataclass(frozen=True, slots=True)
class UpgradedFile:
    """What became of a file, and where it is `kept` as it was; None where nothing was written."""

    path: Path
    upgrade: Upgrade
    kept: Path | None = None


def upgrade(path: Path, *, dry_run: bool = False) -> UpgradedFile:
    """Rewrite a plan in the present format and as UTF-8, if it is not so already; the file as it was stays beside.

    With `dry_run` nothing is written. Raise `SourceError` if the file is not a plan that can be read, `WriteError`
    if it cannot be written.
    """
    before = source.content(path)
    result = upgraded(before)
    if result.content is None or dry_run:
        return UpgradedFile(path, result)
    place = system.extended(system.real(path))  # a link stays a link
    kept = next(name for name in _names(place) if not os.path.lexists(name))
    replace_keeping(place, before, result.content, kept)
    return UpgradedFile(path, result, kept)


def _names(path: Path) -> Iterator[Path]:
    """Yield the names under which a file can be kept: `plan.yaml.bak`, `plan.yaml.2.bak` and so on."""
    yield path.with_name(f"{path.name}{KEPT}")
    yield from (path.with_name(f"{path.name}.{number}{KEPT}") for number in count(2))
