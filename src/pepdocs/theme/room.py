"""The only room in which a template runs."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pepdocs.theme import package
from pepdocs.theme.filters import FILTERS_OF_OURS

Source = Callable[[str], tuple[str, str, None]]
Filters = Mapping[str, Callable[..., Any]]

APART = "|"
"""What stands between the number of a layer and the name of a file in it."""


class Room(ImmutableSandboxedEnvironment):
    """A sandbox in which a file of a layer may name the file below it that it takes the place of."""

    resolve: Callable[[str, str], str] | None = None
    """Tells the full name of a file by its name and that of the file that names it."""

    def join_path(self, template: str, parent: str) -> str:
        """Return the full name of a file that another one names."""
        return self.resolve(template, parent) if self.resolve else template


def sandbox(filters: Filters | None = None, source: Source | None = None) -> Room:
    """Return a new room for templates with our filters, and `filters` besides."""
    room = Room(
        loader=FunctionLoader(source or _packaged),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    room.filters = {**FILTERS_OF_OURS, **(filters or {})}
    room.globals = {name: room.globals[name] for name in ("namespace", "range")}
    return room


def _packaged(name: str) -> tuple[str, str, None]:
    """Return a template's text and the name that its errors show."""
    return package.text(name), name, None


def place_of(error: Exception, name: str) -> tuple[str, int]:
    """Return the innermost template in which `error` arose, and its line."""
    if isinstance(lineno := getattr(error, "lineno", None), int):
        return getattr(error, "name", None) or name, lineno
    steps = [s for s in traceback.extract_tb(error.__traceback__) if s.filename.endswith(".jinja")]
    return (steps[-1].filename, steps[-1].lineno or 0) if steps else (name, 0)
