"""Findings: what there is to say about a PEP, each graded and located."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(Enum):
    """How much a finding weighs (domain/minimum-content.md, 1.7)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file: line and column, both counted from 1."""

    line: int
    column: int


TOP = Position(1, 1)

Loc = tuple[str | int, ...]
"""Where a value stands: keys as they are in the file, and places in lists from 0."""


def name(loc: Loc) -> str:
    """Return a place in the words of a path: `history.attendance[0].percent`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return text.removeprefix(".")


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: its stable number, its weight and its wording in English.

    `message` and `hint` are also the keys under which the catalogues hold the wording
    (contexts `PEP201.message` and `PEP201.hint`). A slot such as `{nearest}` or `{label}` is
    filled from the finding's `facts`.
    """

    number: str
    severity: Severity
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell whoever wrote the PEP.

    It names a field of ours and a place, and repeats nothing the author typed: findings reach
    terminals and logs, and what was typed describes a child. `facts` hold only names from our
    schema, limits and citations of law.
    """

    code: Code
    field: str
    at: Position
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """The weight of the finding's kind."""
        return self.code.severity


def finding(code: Code, field: str, at: Position, **facts: object) -> Finding:
    """Return a finding whose wording is filled with `facts`."""
    return Finding(code, field, at, tuple((name, str(fact)) for name, fact in facts.items()))


@dataclass(frozen=True, slots=True)
class Findings:
    """Every finding about one file, in order of place, then of number."""

    items: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, found: Iterable[Finding]) -> Findings:
        """Return `found` in order of line, column, number and field, each finding once."""
        unique = dict.fromkeys(found)
        return cls(tuple(sorted(unique, key=lambda f: (f.at, f.code.number, f.field))))

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that forbid a final document."""
        return self.graded(Severity.ERROR)

    def graded(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of one weight."""
        return tuple(item for item in self.items if item.severity is severity)

    def __add__(self, other: Findings) -> Findings:
        return Findings.of((*self.items, *other.items))
