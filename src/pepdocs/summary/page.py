"""The summary as one page: all of it in Welsh, then all of it in English, each to be read without the other.

Two halves rather than both languages in every cell: whoever listens to a table hears each header and
each reason once, in one voice, and reaches the other language by the first or second link of the page.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from pepdocs import theme
from pepdocs.base.language import CY, EN
from pepdocs.summary.about import about, counted
from pepdocs.summary.ran import Ran
from pepdocs.summary.rows import BESIDES, TO_LOOK_AT, Row, State
from pepdocs.wording import Speaker

MOST_REASONS = 6
"""So many reasons of a file are shown; the tables for the office and a check have all of them."""

Cell = str | tuple[str, ...]
"""What stands in a cell of a table: a text, or several as a list."""

Line = tuple[Cell, ...]
"""A row of a table; the first cell is the file's name."""


@dataclass(frozen=True, slots=True)
class Table:
    """The files of one state, with a heading for each column."""

    state: str
    name: str
    title: str
    """Its name, and how many files it lists."""
    headings: tuple[str, ...]
    lines: tuple[Line, ...] = field(repr=False)
    is_folded: bool
    """Whether it is out of the way until it is asked for."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many files there are of a state, and whether a table lists them."""

    state: str
    text: str
    is_listed: bool


@dataclass(frozen=True, slots=True)
class Half:
    """All of the summary in one language."""

    lang: str
    about: tuple[tuple[str, str], ...]
    counts: tuple[Count, ...]
    advice: tuple[str, ...]
    tables: tuple[Table, ...]
    is_cut: bool
    """Whether some file has more reasons than are shown."""


def page(rows: tuple[Row, ...], run: Ran) -> bytes:
    """Return the summary as the bytes of an HTML file that fetches nothing and runs nothing."""
    # A template that is included ends before its last line end.
    style = theme.text("shared/summary.css").removesuffix("\n")
    made = theme.rendered(
        "shared/summary.html.jinja",
        halves=tuple(_half(Speaker(lang), rows, run) for lang in (CY, EN)),
        say={lang: _words(Speaker(lang)) for lang in (CY, EN)},
        digest=b64encode(sha256(style.encode()).digest()).decode(),
    )
    return made.lstrip().encode()


WORDS = (
    "title", "part", "languages", "about", "counts", "next", "nothing_to_do", "nothing_found", "check",
)  # fmt: skip
"""What the page says around its tables, by context."""


def _words(speaker: Speaker) -> dict[str, str]:
    return {key: speaker.text(f"summary:{key}") for key in WORDS}


def _half(speaker: Speaker, rows: tuple[Row, ...], run: Ran) -> Half:
    by_state = {state: tuple(row for row in rows if row.state is state) for state in State}
    counts = counted(rows)
    return Half(
        speaker.lang,
        tuple(about(speaker, rows, run)),
        tuple(_count(speaker, state, number) for state, number in counts.items()),
        tuple(_advice(speaker, {state for state, number in counts.items() if number}, run)),
        tuple(_table(speaker, state, those) for state, those in by_state.items() if those),
        is_cut=any(len(row.told) > MOST_REASONS for row in rows),
    )


def _count(speaker: Speaker, state: State, number: int) -> Count:
    return Count(state.value, _title(speaker, state, number), is_listed=number > 0)


def _name(speaker: Speaker, state: State) -> str:
    return speaker.text(f"summary:files.{state.value}")


def _title(speaker: Speaker, state: State, number: int) -> str:
    return f"{_name(speaker, state)}: {speaker.number(number)}"


def _advice(speaker: Speaker, there: set[State], run: Ran) -> Iterator[str]:
    """Yield what to do next, the most pressing first."""
    if run.interrupted:
        yield speaker.text("summary:next.interrupted")
    for state in (*TO_LOOK_AT, *BESIDES):
        if state in there:
            yield speaker.text(f"summary:next.{state.value}")


COLUMNS = ("file", "record", "child", "documents", "made", "reasons")
"""What a table has columns for, by context."""


def _table(speaker: Speaker, state: State, rows: tuple[Row, ...]) -> Table:
    """Return the table of a state; a column in which nothing stands is left out."""
    lines = [_line(speaker, row) for row in rows]
    used = [place for place, _ in enumerate(COLUMNS) if any(line[place] for line in lines)]
    return Table(
        state.value,
        _name(speaker, state),
        _title(speaker, state, len(rows)),
        tuple(speaker.text(f"summary:column.{COLUMNS[place]}") for place in used),
        tuple(tuple(line[place] for place in used) for line in lines),
        is_folded=state is State.UNCHANGED,
    )


def _line(speaker: Speaker, row: Row) -> Line:
    """Return what stands in each column of a file's row, "" where nothing does."""
    made = speaker.number(row.made) if row.state is not State.UNCHANGED else ""
    counts = (speaker.number(len(row.documents)), made) if row.documents else ("", "")
    return (row.file, row.record, row.child or "", *counts, _reasons(speaker, row))


def _reasons(speaker: Speaker, row: Row) -> Cell:
    """Return the first reasons of a row, and how many more there are; one alone is no list."""
    shown = tuple(reason.said(speaker.lang) for reason in row.told[:MOST_REASONS])
    if (left := len(row.told) - MOST_REASONS) > 0:
        shown += (speaker.text("summary:further", count=speaker.number(left)),)
    return shown if len(shown) > 1 else "".join(shown)
