"""Barriers as text for people, as JSON for programs, and as an HTML page to send on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pepdocs.base.printable import printable
from pepdocs.cli.report import dump, printable_path
from pepdocs.findings.model import Severity
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.accessibility import ExaminedFile
    from pepdocs.accessibility.barriers import Barrier, Place

MOST_PLACES = 8
"""The number of places of a barrier that are named; the others are counted."""

COUNTS = (("cli:errors", Severity.ERROR), ("cli:warnings", Severity.WARNING), ("cli:remarks", Severity.INFO))

PAGE_WORDS = ("verify_title", "barriers_of", "what", "where", "why", "to_do", "no_barrier")
"""The contexts of the words of the HTML page."""


@dataclass(frozen=True, slots=True)
class BarrierGroup:
    """Barriers that differ in their places only, in a reader's language."""

    severity: str
    code: str
    clauses: str
    message: str
    why: str
    hint: str
    where: str


def group_barriers(speaker: Speaker, barriers: Iterable[Barrier]) -> Iterator[BarrierGroup]:
    """Yield the barriers of a file in groups, errors first."""
    groups: dict[Any, list[Barrier]] = {}
    for barrier in barriers:
        groups.setdefault((barrier.kind, barrier.facts), []).append(barrier)
    for group in sorted(groups.values(), key=lambda group: group[0].severity is not Severity.ERROR):
        first = group[0]
        yield BarrierGroup(
            severity=speaker.text(f"cli:severity.{first.severity.value}"),
            code=first.kind.number,
            clauses=_clauses(first),
            where=_where(speaker, [barrier.at for barrier in group]),
            **_texts(speaker, first),
        )


def _texts(speaker: Speaker, barrier: Barrier) -> dict[str, str]:
    number, facts = barrier.kind.number, dict(barrier.facts)
    return {part: speaker.text(f"{number}.{part}", **facts) for part in ("message", "why", "hint")}


def _clauses(barrier: Barrier) -> str:
    """Return the clauses that a barrier breaks; a validator's rule names its own."""
    clauses = barrier.kind.clauses
    for name, fact in barrier.facts:
        clauses = clauses.replace(f"{{{name}}}", fact)
    return clauses


def _where(speaker: Speaker, places: list[Place]) -> str:
    """Return places in words: pages, and the headings above them."""
    texts = list(dict.fromkeys(_place(speaker, place) for place in places))
    more = len(texts) - MOST_PLACES
    return "; ".join(texts[:MOST_PLACES] + ([speaker.text("cli:more_places", count=more)] if more > 0 else []))


def _place(speaker: Speaker, place: Place) -> str:
    page = f"{speaker.text('cli:page')} {place.page}" if place.page else ""
    heading = f"{speaker.text('cli:under')} “{printable(place.heading)}”" if place.heading else ""
    return ", ".join(part for part in (page, heading) if part) or speaker.text("cli:whole_file")


def as_text(speaker: Speaker, examined: tuple[ExaminedFile, ...]) -> str:
    """Return the barriers of all files as lines for people, then how many there are."""
    return "\n".join((*_lines(speaker, examined), *_summary(speaker, examined)))


def _lines(speaker: Speaker, examined: tuple[ExaminedFile, ...]) -> Iterator[str]:
    for file in examined:
        for group in group_barriers(speaker, file.barriers):
            yield f"{printable_path(file.path)}: {group.severity} {group.code} ({group.clauses}): {group.message}"
            yield f"    {speaker.text('cli:where')}: {group.where}"
            yield f"    {group.why}"
            yield f"    {speaker.text('cli:to_do')}: {group.hint}"


def _summary(speaker: Speaker, examined: tuple[ExaminedFile, ...]) -> Iterator[str]:
    severities = [barrier.severity for file in examined for barrier in file.barriers]
    yield speaker.text("cli:verified", count=len(examined))
    yield ", ".join(speaker.count(context, severities.count(severity)) for context, severity in COUNTS)
    if not severities:
        yield speaker.text("cli:no_barrier")
    yield speaker.text("cli:not_proof")


def as_json(speaker: Speaker, examined: tuple[ExaminedFile, ...]) -> str:
    """Return the barriers of all files as JSON."""
    files = [
        {
            "file": str(file.path),
            "format": file.form.value if file.form else None,
            "barriers": [_entry(speaker, barrier) for barrier in file.barriers],
        }
        for file in examined
    ]
    return dump({"version": 1, "language": speaker.lang, "files": files})


def _entry(speaker: Speaker, barrier: Barrier) -> dict[str, Any]:
    return {
        "code": barrier.kind.number,
        "severity": barrier.severity.value,
        "clauses": _clauses(barrier),
        "page": barrier.at.page or None,
        "heading": barrier.at.heading or None,
        **_texts(speaker, barrier),
    }


def as_html(speaker: Speaker, examined: tuple[ExaminedFile, ...]) -> str:
    """Return the barriers of all files as one accessible HTML page without scripts."""
    import base64
    import hashlib

    from pepdocs import theme

    style = theme.text("shared/report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return theme.render(
        "shared/report.html.jinja",
        lang=theme.tag(speaker.lang),
        style=style,
        digest=digest,
        say={key: speaker.text(f"cli:{key}") for key in PAGE_WORDS},
        summary=tuple(_summary(speaker, examined)),
        files=tuple((printable_path(file.path), tuple(group_barriers(speaker, file.barriers))) for file in examined),
    )
