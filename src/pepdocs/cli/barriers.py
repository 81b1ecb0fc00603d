"""Barriers as text for people, as JSON for programs, and as a page to send on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pepdocs.base.printable import seen
from pepdocs.cli.report import named
from pepdocs.findings.model import Severity
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.accessibility import Examined
    from pepdocs.accessibility.barriers import Barrier, Place

MOST_PLACES = 8
"""So many places of one barrier are named; then only how many more there are."""

COUNTS = (("cli:errors", Severity.ERROR), ("cli:warnings", Severity.WARNING))


@dataclass(frozen=True, slots=True)
class Told:
    """Barriers that say the same of several places, in a reader's language."""

    severity: str
    code: str
    clauses: str
    message: str
    why: str
    hint: str
    where: str


def _texts(speaker: Speaker, barrier: Barrier) -> dict[str, str]:
    """Return what a barrier says, in the speaker's language."""
    number, facts = barrier.kind.number, dict(barrier.facts)
    return {part: speaker.text(f"{number}.{part}", **facts) for part in ("message", "why", "hint")}


def told(speaker: Speaker, barriers: Iterable[Barrier]) -> Iterator[Told]:
    """Yield the barriers of a file, those that say the same together, errors first."""
    alike: dict[Any, list[Barrier]] = {}
    for each in barriers:
        alike.setdefault((each.kind, each.facts), []).append(each)
    for together in sorted(alike.values(), key=lambda each: each[0].severity is not Severity.ERROR):
        first = together[0]
        yield Told(
            severity=speaker.text(f"cli:severity.{first.severity.value}"),
            code=first.kind.number,
            clauses=_clauses(first),
            where=_where(speaker, [each.at for each in together]),
            **_texts(speaker, first),
        )


def _clauses(barrier: Barrier) -> str:
    """Return the clauses that a barrier breaks; a validator's rule names its own."""
    clauses = barrier.kind.clauses
    for name, fact in barrier.facts:
        clauses = clauses.replace(f"{{{name}}}", fact)
    return clauses


def _where(speaker: Speaker, places: list[Place]) -> str:
    """Return the places of a barrier in words: pages, and the headings that they are under."""
    said = list(dict.fromkeys(_place(speaker, place) for place in places))
    shown, more = said[:MOST_PLACES], len(said) - MOST_PLACES
    if more > 0:
        shown.append(speaker.text("cli:more_places", count=more))
    return "; ".join(shown)


def _place(speaker: Speaker, place: Place) -> str:
    page = f"{speaker.text('cli:page')} {place.page}" if place.page else ""
    heading = f"{speaker.text('cli:under')} “{seen(place.heading)}”" if place.heading else ""
    return ", ".join(part for part in (page, heading) if part) or speaker.text("cli:whole_file")


def as_text(speaker: Speaker, examined: tuple[Examined, ...]) -> str:
    """Return every barrier of every file as lines for people, then how many there are."""
    return "\n".join((*_lines(speaker, examined), *_summary(speaker, examined)))


def _lines(speaker: Speaker, examined: tuple[Examined, ...]) -> Iterator[str]:
    for one in examined:
        for each in told(speaker, one.barriers):
            yield f"{named(one.path)}: {each.severity} {each.code} ({each.clauses}): {each.message}"
            yield f"    {speaker.text('cli:where')}: {each.where}"
            yield f"    {each.why}"
            yield f"    {speaker.text('cli:to_do')}: {each.hint}"


def _summary(speaker: Speaker, examined: tuple[Examined, ...]) -> Iterator[str]:
    found = [each for one in examined for each in one.barriers]
    yield speaker.text("cli:verified", count=len(examined))
    yield ", ".join(
        speaker.count(context, sum(each.severity is severity for each in found)) for context, severity in COUNTS
    )
    if not found:
        yield speaker.text("cli:no_barrier")
    yield speaker.text("cli:not_proof")


def as_json(speaker: Speaker, examined: tuple[Examined, ...]) -> str:
    """Return every barrier as JSON: a list of files, each with its barriers."""
    listed = [
        {
            "file": str(one.path),
            "format": one.form.value if one.form else None,
            "barriers": [_entry(speaker, each) for each in one.barriers],
        }
        for one in examined
    ]
    whole = {"version": 1, "language": speaker.lang, "files": listed}
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _entry(speaker: Speaker, barrier: Barrier) -> dict[str, Any]:
    return {
        "code": barrier.kind.number,
        "severity": barrier.severity.value,
        "clauses": _clauses(barrier),
        "page": barrier.at.page or None,
        "heading": barrier.at.heading or None,
        **_texts(speaker, barrier),
    }


def as_html(speaker: Speaker, examined: tuple[Examined, ...]) -> str:
    """Return the report as one page of HTML that is itself accessible, without a script."""
    import base64
    import hashlib

    from pepdocs import theme

    style = theme.text("shared/report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return theme.rendered(
        "shared/report.html.jinja",
        lang=theme.tag(speaker.lang),
        style=style,
        digest=digest,
        say={key: speaker.text(f"cli:{key}") for key in SAID},
        summary=tuple(_summary(speaker, examined)),
        files=tuple((named(one.path), tuple(told(speaker, one.barriers))) for one in examined),
    )


SAID = ("verify_title", "barriers_of", "what", "where", "why", "to_do", "no_barrier")
"""The words of the page, by their contexts on the command line."""
