"""Findings about a PEP or a theme, each with a severity and a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(Enum):
    """How serious a finding is (domain/minimum-content.md, 1.7)."""

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
"""The path of a value: keys as in the file, and places in lists from 0."""


def name(loc: Loc) -> str:
    """Return a path as text: `history.attendance[0].percent`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return text.removeprefix(".")


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: its stable number, its severity and its wording in English.

    The catalogues hold the wording under the contexts `PEP201.message` and `PEP201.hint`. A placeholder such as
    `{nearest}` or `{label}` is filled from the facts of a finding.
    """

    number: str
    severity: Severity
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding for the author of a PEP or a theme.

    It repeats nothing that the author of a PEP typed, since findings reach terminals and logs, and the text describes
    a child. The facts hold only names from our schema, limits and citations of law.
    """

    code: Code
    field: str
    at: Position
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity of the finding's kind."""
        return self.code.severity


def finding(code: Code, field: str, at: Position, **facts: object) -> Finding:
    """Return a finding with the facts that fill its wording."""
    return Finding(code, field, at, tuple((name, str(fact)) for name, fact in facts.items()))


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings about one file."""

    items: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Findings:
        """Return findings in order of line, column, number and field, each once."""
        unique = dict.fromkeys(findings)
        return cls(tuple(sorted(unique, key=lambda item: (item.at, item.code.number, item.field))))

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that forbid a final document."""
        return self.graded(Severity.ERROR)

    def graded(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of one severity."""
        return tuple(item for item in self.items if item.severity is severity)

    def __add__(self, other: Findings) -> Findings:
        return Findings.of((*self.items, *other.items))
