"""What an authority asks for in fields of its own. No law does: none of these findings blocks a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pepdocs.base.suggest import nearest
from pepdocs.findings.model import Code, Finding, finding
from pepdocs.findings.rules import ASKED_BY_AUTHORITY, NOT_DECLARED, OPTIONAL, OTHER_STAGE
from pepdocs.rules.located import Reading
from pepdocs.schema.declare import Level
from pepdocs.schema.local.fields import KEY, LocalField

CODES = {
    Level.MUST: ASKED_BY_AUTHORITY,
    Level.SHOULD: ASKED_BY_AUTHORITY,
    Level.MAY: OPTIONAL,
}


def missing_own_fields(reading: Reading) -> Iterator[Finding]:
    """Fields of the authority's own that it asks for in this phase, and that are not recorded."""
    for each, value in _fields(reading, of_the_phase=True):
        if value is None and not reading.places.unusable(KEY, each.key):
            yield _about(reading, CODES[each.level], each)


def own_fields_of_other_phases(reading: Reading) -> Iterator[Finding]:
    """Fields of the authority's own that are filled although other phases have them."""
    for each, value in _fields(reading, of_the_phase=False):
        if value is not None:
            yield _about(reading, OTHER_STAGE, each)


def fields_of_no_declaration(reading: Reading) -> Iterator[Finding]:
    """What is typed under `local` and no field of the authority's is called; the key itself is never repeated."""
    known = [each.key for each in reading.local.fields]
    for key in (reading.pep.local or {}) if known else ():
        if key not in known:
            near = nearest(str(key), known)
            yield finding(NOT_DECLARED, KEY, reading.places.at(KEY, key), nearest=near)


def _fields(reading: Reading, *, of_the_phase: bool) -> Iterator[tuple[LocalField, Any]]:
    stage = reading.pep.stage.value
    for each, value in reading.local.values(reading.pep.local):
        if (stage in each.item.stages) is of_the_phase:
            yield each, value


def _about(reading: Reading, code: Code, each: LocalField) -> Finding:
    return reading.finding(code, KEY, each.key, label=each.label_context)
