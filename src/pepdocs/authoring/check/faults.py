"""A fault of a theme, with its location for the theme's author."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pepdocs.base.suggest import nearest as most_like
from pepdocs.findings.model import Code, Finding, Position, Severity, finding

LONGEST_QUOTED = 60
LIKENESS = 0.5
"""Least similarity of a name to one that is suggested instead."""


@dataclass(frozen=True, slots=True)
class Where:
    """A location that is not a line of a text file.

    In a Word template it is a paragraph of a `part` of the file, in a `cell` ("2, 3": row and column)
    if it is in a table, below the first of the `headings`; the heading of a document's section is its context
    in the catalogues. `documents` are those in which the fault occurs.
    """

    paragraph: int = 0
    headings: tuple[str, ...] = ()
    cell: str = ""
    part: str = ""
    documents: str = ""


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding about a file of a theme; `folder` is that of the file's layer."""

    finding: Finding
    folder: Path
    where: Where = NOWHERE

    @property
    def is_error(self) -> bool:
        """Whether the fault is an error rather than a warning."""
        return self.finding.severity is Severity.ERROR

    @property
    def order(self) -> tuple[object, ...]:
        """The sort key: layer, file and place."""
        finding = self.finding
        return str(self.folder), finding.field, finding.at, finding.code.number, finding.facts


def line_finding(code: Code, file: str, line: int = 1, **facts: object) -> Finding:
    """Return a finding about a line of a theme's file."""
    return finding(code, file, Position(max(line, 1), 1), **facts)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that is most like a name, or a dash if none is."""
    return most_like(name, known, LIKENESS)


def excerpt(text: str) -> str:
    """Return a text on one line, shortened if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTED else f"{line[: LONGEST_QUOTED - 1]}…"
