"""One thing that is wrong with a theme, and where it is for whoever has to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pepdocs.base.suggest import nearest as most_like
from pepdocs.findings.model import Code, Finding, Position, Severity, finding

LONGEST_QUOTED = 60
LIKENESS = 0.5
"""So much a name has to be like one that is not known."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place that no line of a text names.

    In a Word template it is a paragraph of a `part` of the file, in a `cell` ("2, 3": row and column)
    if it is in a table, below the first of the `headings`; that of one of our sections is its context in the
    catalogues. `documents` are those in which it was seen.
    """

    paragraph: int = 0
    headings: tuple[str, ...] = ()
    cell: str = ""
    part: str = ""
    documents: str = ""


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding about a file of a theme; `folder` is that of the layer that the file is in."""

    finding: Finding
    folder: Path
    where: Where = NOWHERE

    @property
    def is_error(self) -> bool:
        """Whether the theme should not be used like this."""
        return self.finding.severity is Severity.ERROR

    @property
    def order(self) -> tuple[object, ...]:
        """What sorts faults: by layer, file and place."""
        found = self.finding
        return str(self.folder), found.field, found.at, found.code.number, found.facts


def found(code: Code, file: str, line: int = 1, **facts: object) -> Finding:
    """Return a finding about a line of a theme's file."""
    return finding(code, file, Position(max(line, 1), 1), **facts)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the name that whoever wrote a theme may have meant, a dash where none is like it."""
    return most_like(name, known, LIKENESS)


def quoted(text: str) -> str:
    """Return a piece of a theme's file on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTED else f"{line[: LONGEST_QUOTED - 1]}…"
