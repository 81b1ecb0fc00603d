"""Barriers: what keeps somebody from reading a finished document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pepdocs.findings.accessibility import Kind
from pepdocs.findings.model import Severity


@dataclass(frozen=True, slots=True)
class Place:
    """Where a barrier is: the page, counted from 1 (0 where a file has none), and the heading above it."""

    page: int = 0
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Barrier:
    """One fault in a document.

    `facts` hold numbers, language tags and names of our own, never text of the document, which is
    about a child.
    """

    kind: Kind
    at: Place = Place()
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity of its kind."""
        return self.kind.severity


def barrier(kind: Kind, at: Place = Place(), **facts: object) -> Barrier:
    """Return a barrier with the `facts` that fill its wording."""
    return Barrier(kind, at, tuple((name, str(fact)) for name, fact in facts.items()))


def in_order(barriers: Iterable[Barrier]) -> tuple[Barrier, ...]:
    """Return the barriers by page and number, without duplicates."""
    return tuple(sorted(dict.fromkeys(barriers), key=lambda one: (one.at.page, one.kind.number)))
