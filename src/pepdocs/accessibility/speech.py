"""A document as it will be heard: in the order of reading, with each change of voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pepdocs.base.language import Run
from pepdocs.render.read_back.outline import Line


@dataclass(frozen=True, slots=True)
class Voice:
    """Words that are read without a change of language; `changes` where it is another than before."""

    run: Run
    changes: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """One line: what a screen reader says that it is (`H2`, `TD` ...), and its words."""

    kind: str
    voices: tuple[Voice, ...]


def heard(lines: Iterable[Line]) -> Iterator[Heard]:
    """Yield each line of a finished document as it will be read aloud, in order."""
    before = ""
    for line in lines:
        voices = []
        for run in line.runs:
            voices.append(Voice(run, changes=run.lang != before))
            before = run.lang
        yield Heard(line.kind, tuple(voices))
