"""Attendance and attainment: tables of figures, with what can be worked out from them."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.base.language import Phrase
from pepdocs.schema.declare import Record, by_key, declared
from pepdocs.schema.figures import SESSIONS
from pepdocs.schema.kinds import said
from pepdocs.schema.scales import Meaning, meaning
from pepdocs.schema.sections.history import Attendance
from pepdocs.schema.sections.progress import Attainment, Progress, TermFigure
from pepdocs.view import blocks as b
from pepdocs.view.columns import fits
from pepdocs.view.derive import columns_of, grid, label, section_blocks, with_meaning
from pepdocs.view.phrasing import Phrasing

COUNTS = frozenset({"sessions_possible", *SESSIONS.values()})
FIGURES = frozenset({"figures"})
RESULTS = frozenset({"baseline", "target", "result", "expected"})
ABOUT = frozenset({"scale", "as_at", "comment"})
FIGURE_SHARES = [40, 20, 20, 20]


def attendance(phrasing: Phrasing, years: list[Attendance]) -> Iterator[b.Block]:
    """Yield the attendance of each year in percent, then the sessions if they are recorded."""
    caption = phrasing.say("field:history.attendance")
    yield from grid(phrasing, caption, Attendance, years, skip=COUNTS)
    counted = [year for year in years if any(getattr(year, key) is not None for key in COUNTS)]
    if counted:
        shares = frozenset(field.key for field in declared(Attendance)) - COUNTS - {"year"}
        yield from grid(phrasing, phrasing.say("view:sessions.caption"), Attendance, counted, skip=shares)


def progress(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return the progress as its fields are declared, and attainment over time in two tables where they fit."""
    record = phrasing.pep.progress
    subjects: list[Attainment] = list(said(record.attainment)) if record else []
    if not subjects:
        return section_blocks(phrasing, Progress, record)
    return section_blocks(phrasing, Progress, record, instead={"attainment": _attainment(phrasing, subjects)})


def _attainment(phrasing: Phrasing, subjects: list[Attainment]) -> Iterator[b.Block]:
    """Yield a table of the subjects and one of each term's figures; cards if a table would be too wide.

    What is about a result rather than the result goes into a table of its own where one has no room for both.
    """
    figures = _figures(phrasing.bilingual, subjects)
    if figures.rows and not fits(figures):
        yield from grid(phrasing, phrasing.say("field:progress.attainment"), Attainment, subjects)
        return
    whole = tuple(grid(phrasing, phrasing.say("field:progress.attainment"), Attainment, subjects, skip=FIGURES))
    yield from whole if isinstance(whole[0], b.Grid) else _apart(phrasing, subjects)
    if figures.rows:
        yield _figures(phrasing, subjects)


def _apart(phrasing: Phrasing, subjects: list[Attainment]) -> Iterator[b.Block]:
    """Yield the results of the subjects, and then what is about them."""
    yield from grid(phrasing, phrasing.say("field:progress.attainment"), Attainment, subjects, skip=FIGURES | ABOUT)
    described = [subject for subject in subjects if any(getattr(subject, key) is not None for key in ABOUT)]
    if described:
        yield from grid(phrasing, phrasing.say("view:results.caption"), Attainment, described, skip=FIGURES | RESULTS)


def _figures(phrasing: Phrasing, subjects: list[Attainment]) -> b.Grid:
    """Return a row for each subject and term."""
    titles = [_title(phrasing, Attainment, "subject")]
    titles += [label(phrasing, TermFigure, field) for field in declared(TermFigure)]
    rows = tuple(
        b.Row((phrasing.value(subject.subject), *_term(phrasing, subject, term)))
        for subject in subjects
        for term in said(subject.figures)
    )
    return b.Grid(phrasing.say("view:figures.caption"), columns_of(titles, FIGURE_SHARES), rows)


def _title(phrasing: Phrasing, model: type[Record], key: str) -> Phrase:
    return label(phrasing, model, by_key(model)[key])


def _term(phrasing: Phrasing, subject: Attainment, term: TermFigure) -> Iterator[b.Value]:
    for field in declared(TermFigure):
        value = phrasing.value(getattr(term, field.name), field)
        yield with_meaning(phrasing, value, _meaning(subject, term) if field.key == "figure" else None)


def _meaning(subject: Attainment, term: TermFigure) -> Meaning | None:
    """Return the words for a term's figure on the scale of its subject."""
    return meaning(subject.scale, term.figure) if subject.scale and term.figure else None
