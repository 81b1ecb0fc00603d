"""What the law asks for by a day that lies ahead or behind: approval of a move, and the pathway plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pepdocs.findings.model import Finding
from pepdocs.findings.rules import APPROVAL_LATE, DUE
from pepdocs.rules.context import PlanContext, is_blank
from pepdocs.schema.ages import months_after, years_after
from pepdocs.schema.conditions import NOT_IN_EFFECT
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.facts import assessment_due, eligible_from
from pepdocs.schema.kinds import said
from pepdocs.schema.law import APPROVAL, PARAGRAPHS, LawParagraph

MONTHS_AHEAD = 6
"""A pathway plan is told of before the 16th birthday as long before as plans are reviewed."""


def approval_was_in_time(context: PlanContext) -> Iterator[Finding]:
    """Report a move that needed approval and has been put into effect without a record of it."""
    others = tuple(condition for condition in APPROVAL if condition is not NOT_IN_EFFECT)
    for index, change in enumerate(said(context.pep.change.changes) if context.pep.change else ()):
        in_effect = context.situation.tell(NOT_IN_EFFECT, change) is False
        if in_effect and is_blank(change.ks4_approval) and context.situation.all_of(others, change) is True:
            law = _paragraph(context, "ks4").citation
            yield context.finding(APPROVAL_LATE, "change", "changes", index, "ks4_approval", law=law)


def pathway_is_due(context: PlanContext) -> Iterator[Finding]:
    """Report by when the needs of a young person are to be assessed, as long as that day lies ahead."""
    eligible, due = eligible_from(context.pep), assessment_due(context.pep)
    assessment = context.pep.pathway.needs_assessment if context.pep.pathway else None
    if not isinstance(eligible, date) or not isinstance(due, date) or not is_blank(assessment):
        return
    if context.day <= due and _is_near(context, eligible):
        law = _paragraph(context, "pathway").citation
        yield context.finding(DUE, "pathway", "needs_assessment", limit=due.isoformat(), law=law)


def _is_near(context: PlanContext, eligible: date) -> bool:
    """Return whether the day is near or past, and before the 18th birthday."""
    born = context.pep.child.date_of_birth if context.pep.child else None
    is_minor = born is None or eligible < years_after(born, 18)
    return is_minor and eligible <= months_after(context.day, MONTHS_AHEAD)


def _paragraph(context: PlanContext, limb: str) -> LawParagraph:
    return PARAGRAPHS[f"{'E' if context.pep.law is Jurisdiction.england else 'W'}.{limb}"]
