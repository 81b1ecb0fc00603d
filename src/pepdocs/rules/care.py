"""Contacts, times in care and other rows of the form, each checked against its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pepdocs.findings.model import Finding
from pepdocs.findings.rules import NO_TELEPHONE, OUT_OF_RANGE, OVERLAPPING, SAME_ORDER, WHICH_OTHER
from pepdocs.rules.context import PlanContext, is_blank
from pepdocs.schema.facts import code_of
from pepdocs.schema.kinds import said
from pepdocs.schema.people import Contact
from pepdocs.schema.sections.care import EarlierPeriod

MOST = {"plan.number_in_year": 3, "care.emergency_contacts.order": 20}
"""The greatest number that is likely in each field; the least is 1."""

OTHERS = ("care.permissions.matter", "arrangements.agencies.agency", "meeting.prepared.what")
"""Codes beside which a field named `other` says what else it is."""


def contacts_can_be_rung(context: PlanContext) -> Iterator[Finding]:
    """Report an emergency contact whose telephone number is not among the people."""
    if context.is_doubtful("people"):
        return
    for loc, reference in context.filled("care.emergency_contacts.person"):
        people = _meant(context, reference)
        if people and all(is_blank(person.phone) for person in people):
            yield context.finding(NO_TELEPHONE, *loc)


def _meant(context: PlanContext, reference: str) -> list[Contact]:
    """Return the person with an id, or everybody in the role with that code."""
    people: tuple[Contact, ...] = said(context.pep.people)
    in_role = [person for person in people if person.role and person.role.code == reference]
    return [person for person in people if person.id == reference] or in_role


def contacts_are_in_order(context: PlanContext) -> Iterator[Finding]:
    """Report two emergency contacts with the same place in the order."""
    taken = set[int]()
    for loc, order in context.filled("care.emergency_contacts.order"):
        if order in taken:
            yield context.finding(SAME_ORDER, *loc)
        taken.add(order)


def numbers_are_likely(context: PlanContext) -> Iterator[Finding]:
    """Report a place in an order that is 0 or too great."""
    for path, most in MOST.items():
        for loc, number in context.filled(path):
            if not 1 <= number <= most:
                yield context.finding(OUT_OF_RANGE, *loc, limit=str(most))


def times_in_care_are_apart(context: PlanContext) -> Iterator[Finding]:
    """Report a time in care that begins before another one, which began earlier, has ended."""
    ended = date.min
    for begun, index, period in sorted(_periods(context), key=lambda each: each[:2]):
        if begun < ended:
            yield context.finding(OVERLAPPING, "care", "earlier_periods", index, "from")
        ended = max(ended, period.to or begun)


def _periods(context: PlanContext) -> Iterator[tuple[date, int, EarlierPeriod]]:
    """Yield the first day, the place and the record of each earlier time in care."""
    care = context.pep.care
    for index, period in enumerate(said(care.earlier_periods) if care else ()):
        if period.from_ is not None:
            yield period.from_, index, period


def others_are_named(context: PlanContext) -> Iterator[Finding]:
    """Report the code `other` if nothing beside it says what it stands for."""
    for path in OTHERS:
        named = {loc[:-1] for loc, _ in context.filled(f"{path.rsplit('.', 1)[0]}.other")}
        for loc, code in context.filled(path):
            if code_of(code) == "other" and loc[:-1] not in named and not context.is_doubtful(*loc[:-1], "other"):
                yield context.finding(WHICH_OTHER, *loc[:-1], "other")
