"""A finished document read back as plain lines, the same for every format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pepdocs.language import Run


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading or cell of a finished document, in reading order.

    `kind` is the paragraph's place: `H1` to `H6`, `TH`, `TD`, `LI`, `Caption`, `Figure` (the runs
    are its alternative text), else `P`.
    """

    kind: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The line's text without its languages."""
        return "".join(run.text for run in self.runs)


def line(kind: str, pieces: Iterable[Run]) -> Line | None:
    """Return the pieces as one line, or nothing where they hold no text.

    White space is made regular, and neighbours of one language become one run. A space between
    two languages stays with the first.
    """
    runs: list[Run] = []
    pending = ""
    for piece in pieces:
        words = " ".join(piece.text.split())
        gap = " " if piece.text[:1].isspace() else ""
        pending = pending or gap
        if words:
            _append(runs, Run(words, piece.lang), pending)
            pending = " " if piece.text[-1:].isspace() else ""
    return Line(kind, tuple(runs)) if runs else None


def _append(runs: list[Run], run: Run, gap: str) -> None:
    """Add a run after a gap, to its neighbour where both are of one language."""
    if not runs:
        runs.append(run)
    elif runs[-1].lang == run.lang:
        runs[-1] = Run(runs[-1].text + gap + run.text, run.lang)
    else:
        runs[-1] = Run(runs[-1].text + gap, runs[-1].lang)
        runs.append(run)


def text(lines: Iterable[Line]) -> str:
    """Return the lines as text: kind, then each run with its language, one line each."""
    return "".join(f"{row.kind:<8} {_spoken(row.runs)}\n" for row in lines)


def _spoken(runs: tuple[Run, ...]) -> str:
    """Return runs as `lang text | lang text`."""
    return " | ".join(f"{run.lang or '-'} {run.text.strip()}" for run in runs)


def squeezed(lines: Iterable[Line]) -> str:
    """Return all the text without any white space, to ask whether a value is there, in order."""
    return "".join("".join(row.text.split()) for row in lines)
