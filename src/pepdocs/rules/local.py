"""An authority's own fields. No law asks for them, so none of these findings blocks a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pepdocs.base.suggest import nearest
from pepdocs.findings.model import Code, Finding, finding
from pepdocs.findings.rules import ASKED_BY_AUTHORITY, NOT_DECLARED, OPTIONAL, OTHER_STAGE
from pepdocs.rules.context import PlanContext
from pepdocs.schema.declare import Level
from pepdocs.schema.local.fields import KEY, LocalField

CODES = {Level.MUST: ASKED_BY_AUTHORITY, Level.SHOULD: ASKED_BY_AUTHORITY, Level.MAY: OPTIONAL}


def missing_own_fields(context: PlanContext) -> Iterator[Finding]:
    """Report fields that the authority asks for in this phase and that are missing."""
    for field, value in _fields(context, of_the_phase=True):
        if value is None and not context.places.unusable(KEY, field.key):
            yield _finding(context, CODES[field.level], field)


def own_fields_of_other_phases(context: PlanContext) -> Iterator[Finding]:
    """Report fields of the authority that are filled although they belong to other phases."""
    for field, value in _fields(context, of_the_phase=False):
        if value is not None:
            yield _finding(context, OTHER_STAGE, field)


def fields_of_no_declaration(context: PlanContext) -> Iterator[Finding]:
    """Report keys under `local` that the authority has not declared, without repeating the key."""
    known = [field.key for field in context.local.fields]
    for key in (context.pep.local or {}) if known else ():
        if key not in known:
            near = nearest(str(key), known, taken=context.pep.local or {})
            yield finding(NOT_DECLARED, KEY, context.places.at(KEY, key), nearest=near)


def _fields(context: PlanContext, *, of_the_phase: bool) -> Iterator[tuple[LocalField, Any]]:
    for field, value in context.local.values(context.pep.local):
        if context.situation.belongs(field.item) is of_the_phase:
            yield field, value


def _finding(context: PlanContext, code: Code, field: LocalField) -> Finding:
    return context.finding(code, KEY, field.key, label=field.label_context)
