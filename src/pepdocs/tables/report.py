"""What became of a table in words, as text, as CSV and as a page; nothing of a child's is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pepdocs import theme
from pepdocs.base import system
from pepdocs.base.printable import printable
from pepdocs.tables.guard import as_csv
from pepdocs.tables.notes import TableNote
from pepdocs.wording import Speaker

COLUMNS = ("file", "row", "column", "field", "effect")


def lines(notes: Sequence[TableNote], speaker: Speaker) -> Iterator[str]:
    """Yield a line for each note: the plan's file, the row, the column and what became of it."""
    for note in notes:
        yield ": ".join(part for part in (*_places(note, speaker), _effect(note, speaker)) if part)


def _places(note: TableNote, speaker: Speaker) -> tuple[str, str, str, str]:
    """Return the file, the row, the column and the field of a note, each "" if it has none."""
    return (
        printable(system.shown(note.plan)) if note.plan else "",
        speaker.text("table:row", row=note.row) if note.row else "",
        printable(note.heading),
        note.path.label(speaker) if note.path else "",
    )


def _effect(note: TableNote, speaker: Speaker) -> str:
    return speaker.text(f"table:{note.effect.value}")


def csv_report(notes: Sequence[TableNote], speaker: Speaker) -> bytes:
    """Return the notes as a CSV file."""
    head = [speaker.text(f"table:report.{column}") for column in COLUMNS]
    return as_csv([head, *([*_places(note, speaker), _effect(note, speaker)] for note in notes)])


def page(notes: Sequence[TableNote], speaker: Speaker) -> bytes:
    """Return the notes as a page, which loads nothing."""
    html = theme.render(
        "shared/import.html.jinja",
        lang=speaker.lang,
        title=speaker.text("table:report"),
        headings=[speaker.text(f"table:report.{column}") for column in COLUMNS],
        rows=[(*_places(note, speaker), _effect(note, speaker)) for note in notes],
        nothing=speaker.text("table:nothing"),
    )
    return html.lstrip().encode("utf-8", "replace")
