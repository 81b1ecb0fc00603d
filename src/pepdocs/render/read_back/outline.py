"""A finished document read back as plain lines, the same for every format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pepdocs.base.language import Run


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
    said = lang = ""
    for piece in pieces:
        text = piece.text
        if piece.lang == lang or not text or text.isspace():
            said += text
            continue
        if said and not said.isspace():
            runs.append(_run(said, lang, before=text))
        said, lang = text, piece.lang
    if said and not said.isspace():
        runs.append(_run(said, lang))
    return Line(kind, tuple(runs)) if runs else None


def _run(text: str, lang: str, *, before: str = "") -> Run:
    """Return a text as a run, with a space at its end where there is one before the next text."""
    words = " ".join(text.split())
    has_gap = before and (before[0].isspace() or text[-1].isspace())
    return Run(f"{words} " if has_gap else words, lang)


def text(lines: Iterable[Line]) -> str:
    """Return the lines as text: kind, then each run with its language, one line each."""
    return "".join(f"{row.kind:<8} {_spoken(row.runs)}\n" for row in lines)


def _spoken(runs: tuple[Run, ...]) -> str:
    """Return runs as `lang text | lang text`."""
    return " | ".join(f"{run.lang or '-'} {run.text.strip()}" for run in runs)


def squeezed(lines: Iterable[Line]) -> str:
    """Return all the text without any white space, to ask whether a value is there, in order."""
    return "".join("".join(run.text for row in lines for run in row.runs).split())
