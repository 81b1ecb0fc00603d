"""The summary as one HTML page: all of it in Welsh, then all of it in English.

There are two halves rather than both languages in every cell, so that a screen reader says each header
and each reason once, in one voice. The first two links of the page lead to the languages.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from pepdocs import theme
from pepdocs.base.language import CY, EN
from pepdocs.summary.details import RunDetails, count_states, run_facts
from pepdocs.summary.rows import FOLDER_STATES, TO_LOOK_AT, FileRow, FileState
from pepdocs.wording import Speaker

MOST_REASONS = 6
"""The number of reasons of a file that are shown; the tables for the office and a check have all of them."""

Cell = str | tuple[str, ...]
"""The content of a table's cell: a text, or several as a list."""

Line = tuple[Cell, ...]
"""A row of a table; the first cell is the file's name."""


@dataclass(frozen=True, slots=True)
class FileTable:
    """The files in one state; `title` is the state's name and how many files there are."""

    state: str
    name: str
    title: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...] = field(repr=False)
    is_folded: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many files are in a state, in words, and whether a table lists them."""

    state: str
    text: str
    is_listed: bool


@dataclass(frozen=True, slots=True)
class Half:
    """The whole summary in one language; `is_cut` if some file has more reasons than are shown."""

    lang: str
    about: tuple[tuple[str, str], ...]
    counts: tuple[Count, ...]
    advice: tuple[str, ...]
    tables: tuple[FileTable, ...]
    is_cut: bool


def page(rows: tuple[FileRow, ...], run: RunDetails) -> bytes:
    """Return the summary as the bytes of an HTML file that loads no other file and has no scripts."""
    # The template includes the style without its last line end.
    style = theme.text("shared/summary.css").removesuffix("\n")
    html = theme.render(
        "shared/summary.html.jinja",
        halves=tuple(_half(Speaker(lang), rows, run) for lang in (CY, EN)),
        say={lang: _words(Speaker(lang)) for lang in (CY, EN)},
        digest=b64encode(sha256(style.encode()).digest()).decode(),
    )
    return html.lstrip().encode()


WORDS = (
    "title", "part", "languages", "about", "counts", "next", "nothing_to_do", "nothing_found", "check",
)  # fmt: skip
"""The contexts of the page's own words."""


def _words(speaker: Speaker) -> dict[str, str]:
    return {key: speaker.text(f"summary:{key}") for key in WORDS}


def _half(speaker: Speaker, rows: tuple[FileRow, ...], run: RunDetails) -> Half:
    by_state = {state: tuple(row for row in rows if row.state is state) for state in FileState}
    counts = count_states(rows)
    return Half(
        speaker.lang,
        tuple(run_facts(speaker, rows, run)),
        tuple(_count(speaker, state, number) for state, number in counts.items()),
        tuple(_advice(speaker, {state for state, number in counts.items() if number}, run)),
        tuple(_table(speaker, state, files) for state, files in by_state.items() if files),
        is_cut=any(len(row.explanation) > MOST_REASONS for row in rows),
    )


def _count(speaker: Speaker, state: FileState, number: int) -> Count:
    return Count(state.value, _title(speaker, state, number), is_listed=number > 0)


def _name(speaker: Speaker, state: FileState) -> str:
    return speaker.text(f"summary:files.{state.value}")


def _title(speaker: Speaker, state: FileState, number: int) -> str:
    return f"{_name(speaker, state)}: {speaker.number(number)}"


def _advice(speaker: Speaker, there: set[FileState], run: RunDetails) -> Iterator[str]:
    """Yield what to do next, the most urgent first."""
    if run.interrupted:
        yield speaker.text("summary:next.interrupted")
    for state in (*TO_LOOK_AT, *FOLDER_STATES):
        if state in there:
            yield speaker.text(f"summary:next.{state.value}")


COLUMNS = ("file", "record", "child", "documents", "made", "in_both", "reasons")
"""The contexts of the headings of a table."""


def _table(speaker: Speaker, state: FileState, rows: tuple[FileRow, ...]) -> FileTable:
    """Return the table of the files in a state, without empty columns."""
    lines = [_line(speaker, row) for row in rows]
    used = [place for place, _ in enumerate(COLUMNS) if any(line[place] for line in lines)]
    return FileTable(
        state.value,
        _name(speaker, state),
        _title(speaker, state, len(rows)),
        tuple(speaker.text(f"summary:column.{COLUMNS[place]}") for place in used),
        tuple(tuple(line[place] for place in used) for line in lines),
        is_folded=state is FileState.UNCHANGED,
    )


def _line(speaker: Speaker, row: FileRow) -> Line:
    """Return the content of each column for a file, "" for an empty one."""
    made = speaker.number(row.made) if row.state is not FileState.UNCHANGED else ""
    counts = (speaker.number(len(row.documents)), made) if row.documents else ("", "")
    share = "" if row.in_both is None else speaker.percent(row.in_both)
    return (row.file, row.record, row.child or "", *counts, share, _reasons(speaker, row))


def _reasons(speaker: Speaker, row: FileRow) -> Cell:
    """Return the first reasons for a file's state, and how many more there are; a single one as a text."""
    shown = tuple(reason.text(speaker.lang) for reason in row.explanation[:MOST_REASONS])
    if (more := len(row.explanation) - MOST_REASONS) > 0:
        shown += (speaker.text("summary:further", count=speaker.number(more)),)
    return shown if len(shown) > 1 else "".join(shown)
