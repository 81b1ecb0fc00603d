"""The first half of the walk: read, parse, check. It needs no engine, so it starts at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pepdocs import rules
from pepdocs.findings.model import Findings
from pepdocs.reading import parse, source
from pepdocs.reading.parse import Places
from pepdocs.schema.local.fields import NO_FIELDS, LocalFields
from pepdocs.schema.pep import Pep


@dataclass(frozen=True, slots=True)
class Checked:
    """A PEP that could be read, and everything there is to say about it."""

    pep: Pep
    places: Places
    findings: Findings
    lines: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<Checked: {len(self.findings.items)} findings>"


def check(path: Path, *, on: date, own: LocalFields = NO_FIELDS) -> Checked:
    """Return a file's PEP and findings; `SourceError` where it is not readable YAML or JSON.

    `own` is what the authority's theme says of fields.
    """
    return checked(source.content(path), on=on, own=own)


def checked(content: bytes, *, on: date, own: LocalFields = NO_FIELDS) -> Checked:
    """Return the PEP and the findings of a file's bytes; `SourceError` where they are not readable."""
    located = source.read(content)
    parsed = parse.pep(located, own)
    found = parsed.findings
    if not _refuses_format(found):
        found += rules.check(parsed.pep, parsed.places, on=on, own=own)
    return Checked(parsed.pep, parsed.places, found, located.lines)


def _refuses_format(found: Findings) -> bool:
    """Whether a file is of a format that this program does not read at all."""
    return any(finding.code in parse.FORMAT_CODES for finding in found.items)
