"""Barriers: what stands in the way of somebody who reads a finished document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pepdocs.findings.model import Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of barrier: its stable number, its weight, the clauses it breaks, and its English.

    `message` says what is so, `why` what a reader meets because of it, `hint` what to do. They
    are also the keys under which the catalogues hold the wording (`ACC101.message`). A slot such
    as `{count}` is filled from the barrier's `facts`.
    """

    number: str
    severity: Severity
    clauses: str
    message: str
    why: str
    hint: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a barrier is: the page, counted from 1 (0 where a file has none), and the heading above it."""

    page: int = 0
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Barrier:
    """One thing that a reader meets.

    `facts` hold numbers, tags of languages and names of ours, and nothing that the document says: a
    document says what a child said.
    """

    kind: Kind
    at: Place = Place()
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """The weight of the barrier's kind."""
        return self.kind.severity


def barrier(kind: Kind, at: Place = Place(), **facts: object) -> Barrier:
    """Return a barrier whose wording is filled with `facts`."""
    return Barrier(kind, at, tuple((name, str(fact)) for name, fact in facts.items()))


def in_order(found: Iterable[Barrier]) -> tuple[Barrier, ...]:
    """Return the barriers by page and number, those that say the same of one place once."""
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda each: (each.at.page, each.kind.number)))
