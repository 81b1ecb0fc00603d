"""The lines of a finished document, the same for every format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pepdocs.base.language import Run
from pepdocs.base.unbroken import NO_BREAK_HYPHEN


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading or cell of a finished document.

    `kind` is `H1` to `H6`, `TH`, `TD`, `LI`, `Caption`, `Figure` (the runs are its alternative text), or else `P`.
    """

    kind: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The line's text without its languages."""
        return "".join(run.text for run in self.runs)


class PlainLine(NamedTuple):
    """A line of a finished document without its languages: its kind, and its text as that of a `Line`."""

    kind: str
    text: str

    def __repr__(self) -> str:
        return f"PlainLine(kind={self.kind!r})"


AnyLine = Line | PlainLine


def line(kind: str, pieces: Iterable[Run]) -> Line | None:
    """Return the pieces as one line, or `None` if they hold no text.

    White space is normalised, and adjacent pieces of one language become one run. A space between two languages stays
    with the first.
    """
    runs: list[Run] = []
    text = lang = ""
    for piece in pieces:
        if piece.lang == lang or not piece.text or piece.text.isspace():
            text += piece.text
            continue
        if text and not text.isspace():
            runs.append(_run(text, lang, before=piece.text))
        text, lang = piece.text, piece.lang
    if text and not text.isspace():
        runs.append(_run(text, lang))
    return Line(kind, tuple(runs)) if runs else None


def _run(text: str, lang: str, *, before: str = "") -> Run:
    """Return a text as a run, ending in a space if there is one before the next text."""
    words = " ".join(text.split())
    has_space = before and (before[0].isspace() or text[-1].isspace())
    return Run(f"{words} " if has_space else words, lang)


def text(lines: Iterable[Line]) -> str:
    """Return the lines as text: one a line, with the kind, then each run with its language."""
    return "".join(f"{line.kind:<8} {' | '.join(map(_tagged_text, line.runs))}\n" for line in lines)


def _tagged_text(run: Run) -> str:
    return f"{run.lang or '-'} {run.text.strip()}"


def compact_text(lines: Iterable[AnyLine]) -> str:
    """Return all the text as `compact` does, for comparing its order."""
    return compact("".join(line.text for line in lines))


def compact(text: str) -> str:
    """Return a text without any white space, and with one kind of hyphen."""
    return "".join(text.split()).replace(NO_BREAK_HYPHEN, "-")
