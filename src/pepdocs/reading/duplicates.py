"""Files that have the same reference: each is told of the others, which is newer, and which looks like a copy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pepdocs.base import system
from pepdocs.base.printable import printable
from pepdocs.findings.model import Findings, Position, finding
from pepdocs.findings.reading import SAME_REFERENCE

if TYPE_CHECKING:
    from pepdocs.reading.parse import Places
    from pepdocs.schema.pep import Pep

MOST_NAMED = 3
"""The other files that a finding names; of any more it gives the number."""

MARKS_OF_A_COPY = r"""
      ^~ | ~\d*$                                          # a program's own copy: ~plan, plan~, plan~1
    | \(\d+\)$                                            # a second download: plan (2)
    | [-\s_.(]cop(?:y|i|ïo)(?:[\s_-]*\(?\d+\)?)?\)?$      # Windows and macOS: plan - Copy, plan copy 2, plan - Copi
    | ^(?:copy[\s_]of|copi[\s_]o)[\s_]                    # older Windows: Copy of plan
    | [\s_.-](?:bak|backup|old|hen)\d*$                   # kept by hand: plan.bak, plan_old
    | conflict | gwrthdaro                                # Dropbox, Nextcloud, Syncthing
    """
"""What is in the name of a file, without its ending, that is a copy of another."""

COMPUTER = r"-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{1,14}"
"""What OneDrive adds to the name of a copy: the name of the computer that it came from, in capital letters."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A file and the reference in it, with what tells whether it is newer than another with the same reference."""

    path: Path
    reference: str = field(repr=False)
    at: Position
    completed: date | None = field(repr=False)
    meeting: date | None = field(repr=False)
    version: tuple[int, ...] | None = field(repr=False)
    content: int = field(repr=False)

    @property
    def saved(self) -> int | None:
        """The second in which the file was saved; None if that cannot be known."""
        try:
            return int(self.path.stat().st_mtime)
        except OSError:
            return None


AGES = ("completed", "meeting", "version")
"""What tells the age of a plan, the surest first."""


def claim(path: Path, pep: Pep, places: Places, lines: Sequence[str]) -> Claim | None:
    """Return the claim of a file to its reference; None if it has none that can be used."""
    if not pep.record:
        return None
    completed, meeting, version = (getattr(pep.plan, name, None) for name in AGES)
    return Claim(
        path,
        pep.record,
        places.at("record"),
        completed if isinstance(completed, date) else None,
        meeting if isinstance(meeting, date) else None,
        tuple(map(int, re.findall(r"\d{1,9}", str(version or "")))) or None,
        hash(tuple(lines)),
    )


def clashes(claims: Iterable[Claim]) -> Mapping[Path, Findings]:
    """Return a finding for each file whose reference another has too, in whatever case."""
    by_reference: dict[str, list[Claim]] = defaultdict(list)
    for each in claims:
        by_reference[each.reference.casefold()].append(each)
    groups = (group for group in by_reference.values() if len(group) > 1)
    return {one.path: _clash(one, [each for each in group if each is not one]) for group in groups for one in group}


def _clash(one: Claim, others: Sequence[Claim]) -> Findings:
    evidence = tuple(_evidence(one, others)) or ("cli:same.nothing",)
    files = named([each.path for each in others], MOST_NAMED)
    return Findings.of([finding(SAME_REFERENCE, "record", one.at, files=files, evidence=" ".join(evidence))])


def named(paths: Sequence[Path], most: int) -> str:
    """Return the names of files, of many only the first."""
    more = f" (+{len(paths) - most})" if len(paths) > most else ""
    return ", ".join(printable(system.shown(path)) for path in paths[:most]) + more


def _evidence(one: Claim, others: Sequence[Claim]) -> Iterator[str]:
    """Yield the context of each sentence that helps to tell which file is the right one."""
    if any(each.reference != one.reference for each in others):
        yield "cli:same.case"
    if all(each.content == one.content for each in others):
        yield "cli:same.content"
    yield from _by_name(one.path, [each.path for each in others])
    for name in AGES:
        if age := _age(name, one, others):
            yield age
            break
    yield from filter(None, [_age("saved", one, others)])


def _by_name(path: Path, others: Sequence[Path]) -> Iterator[str]:
    if looks_like_a_copy(path, others):
        yield "cli:same.copy"
    elif all(looks_like_a_copy(each, [path]) for each in others):
        yield "cli:same.original"


def looks_like_a_copy(path: Path, others: Iterable[Path]) -> bool:
    """Return whether a file has the name of a copy, or that of another file with a computer's name added."""
    return re.search(MARKS_OF_A_COPY, path.stem, re.IGNORECASE | re.VERBOSE) is not None or any(
        path.stem.startswith(other.stem) and re.fullmatch(COMPUTER, path.stem.removeprefix(other.stem))
        for other in others
    )


def _age(name: str, one: Claim, others: Sequence[Claim]) -> str:
    """Return the context of the sentence about one sign of age, "" if it does not tell the files apart."""
    own, ages = getattr(one, name), [getattr(each, name) for each in others]
    if None in (own, *ages) or set(ages) == {own}:
        return ""
    return f"cli:same.{'newest' if own >= max(ages) else 'older'}.{name}"
