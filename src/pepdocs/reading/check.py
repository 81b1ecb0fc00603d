"""Read, parse and check a plan: the first half of the walk, which loads no rendering engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pepdocs import rules
from pepdocs.base.copies import Copy
from pepdocs.disclosure import names, whereabouts
from pepdocs.findings.model import Findings
from pepdocs.reading import parse, pictures, source
from pepdocs.reading.parse import Places
from pepdocs.reading.pictures import NO_PICTURES, Pictures
from pepdocs.schema.local.fields import NO_FIELDS, LocalFields
from pepdocs.schema.pep import Pep


@dataclass(frozen=True, slots=True)
class Checked:
    """A PEP that could be read, the positions of its values, its findings, and its lines as typed."""

    pep: Pep
    places: Places
    findings: Findings
    lines: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<Checked: {len(self.findings.items)} findings>"


def check(path: Path, *, today: date, on: date | None = None, own: LocalFields = NO_FIELDS) -> Checked:
    """Return the PEP and findings of a file; raise `SourceError` if it is not readable YAML or JSON.

    `on` takes the place of the plan's own day; `own` are the fields that the authority's theme declares.
    """
    content = source.content(path)
    return checked(content, today=today, on=on, own=own, shown=pictures.beside(path, content))


def checked(  # noqa: PLR0913 - what a plan is judged by
    content: bytes,
    *,
    today: date,
    on: date | None = None,
    own: LocalFields = NO_FIELDS,
    shown: Pictures = NO_PICTURES,
    copies: tuple[Copy, ...] | None = None,
) -> Checked:
    """Return the PEP and findings of a file's bytes; raise `SourceError` if they are not readable.

    `shown` are the pictures that the plan names. `copies` are those that are to be made of it; `None` stands for those
    that it says were sent, whose texts are then judged less severely.
    """
    located = source.read(content)
    parsed = pictures.shown(parse.pep(located, own), shown)
    findings = parsed.findings
    if not any(finding.code in parse.FORMAT_CODES for finding in findings.items):
        findings += rules.check(parsed.pep, parsed.places, today=today, on=on, own=own)
        findings += names.findings(parsed.pep, parsed.places, own, copies)
        findings += whereabouts.findings(parsed.pep, parsed.places, own, copies)
    return Checked(parsed.pep, parsed.places, findings, located.lines)
