"""Copies: what a plan leaves out of them, and whether each reader is given their own (domain/copies.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pepdocs.base.copies import Copy
from pepdocs.base.suggest import nearest
from pepdocs.findings.model import Finding, Loc, finding, name
from pepdocs.findings.reading import IN_EVERY_COPY, NO_FIELD_TO_WITHHOLD, NOT_FROM_THE_RECORD, NOT_ON_REQUEST
from pepdocs.findings.rules import COPY_NOT_MADE, COPY_OF_ANOTHER, NOT_ASKED_TO_SHARE
from pepdocs.rules.context import PlanContext, ValuePlaces, is_blank, label
from pepdocs.rules.references import THE_CHILD, roles_of
from pepdocs.schema.derived.messages import all_fields
from pepdocs.schema.kinds import said
from pepdocs.schema.local.withholding import NEEDED, indexes, without_indexes
from pepdocs.schema.people import Role
from pepdocs.schema.pep import Pep
from pepdocs.schema.sections.meeting import CopyEdition, CopySent, Withheld, copies_given

FAMILY = frozenset({Copy.CARER, Copy.PARENT})
"""The copies for which the child is asked what may be shared."""

OWN_COPY = {Role.carer: Copy.CARER, Role.parent: Copy.PARENT, Role.family: Copy.PARENT}
"""The copy of those who may have no other, by their role; the child has the child's."""


def paths_are_known(context: PlanContext) -> Iterator[Finding]:
    """Report a place under `withhold` that is none of the plan's."""
    for n, entry in enumerate(said(context.pep.withhold)):
        loc: Loc = ("withhold", n)
        places = [((*loc, "field"), entry.field), *(((*loc, "accept", i), p) for i, p in enumerate(said(entry.accept)))]
        for at, place in places:
            if place and not _is_a_place(context, place):
                known = (*all_fields(), *(field.path for field in context.local.fields))
                yield context.finding(NO_FIELD_TO_WITHHOLD, *at, nearest=nearest(without_indexes(place), known))


def copies_can_leave_it_out(context: PlanContext) -> Iterator[Finding]:
    """Report what cannot be withheld, or not be shown in more copies than its audience allows."""
    for n, entry in enumerate(said(context.pep.withhold)):
        if entry.field in NEEDED:
            yield context.finding(IN_EVERY_COPY, "withhold", n, "field")
        for i, edition in enumerate(said(entry.from_)):
            if edition is CopyEdition.full:
                yield context.finding(NOT_FROM_THE_RECORD, "withhold", n, "from", i)
        yield from _shown_to_more(context, n, entry)


def _shown_to_more(context: PlanContext, n: int, entry: Withheld) -> Iterator[Finding]:
    field = context.local.declared_at(without_indexes(entry.field or ""))
    allowed = field.audience.by_plan if field else frozenset()
    for i, edition in enumerate(said(entry.show_to)):
        if field and edition.copy not in allowed:
            names = ", ".join(copy.value for copy in Copy if copy in allowed)
            yield context.finding(NOT_ON_REQUEST, "withhold", n, "show_to", i, choices=names or "–")


def _is_a_place(context: PlanContext, place: str) -> bool:
    """Return whether a place is the path of a field, with indexes only where the plan has such entries."""
    if context.local.declared_at(without_indexes(place)) is None:
        return False
    if not indexes(place):
        return "[" not in place
    return place in _places(context)


def _places(context: PlanContext) -> frozenset[str]:
    lists = {
        name((*value.loc, n))
        for value in context.values
        if isinstance(value.value, list)
        for n in range(len(value.value))
    }
    return frozenset({name(value.loc) for value in context.values} | lists)


def child_is_asked_to_share(context: PlanContext) -> Iterator[Finding]:
    """Report a view of which nothing says whether the child shares it, where a carer or a parent has a copy (004)."""
    yield from not_asked_to_share(context.pep, context.places, copies_given(context.pep.meeting))


def not_asked_to_share(pep: Pep, places: ValuePlaces, copies: Iterable[Copy]) -> Iterator[Finding]:
    """Yield a finding for each view without `share`, if any of some copies is a carer's or a parent's."""
    views = said(pep.voice.views) if pep.voice else ()
    for n, view in enumerate(views):
        loc = ("voice", "views", n, "share")
        if not (FAMILY.isdisjoint(copies) or is_blank(view) or places.unusable(*loc)) and view.share is None:
            yield finding(NOT_ASKED_TO_SHARE, name(loc), places.at(*loc), label=label(loc))


def each_has_their_own(context: PlanContext) -> Iterator[Finding]:
    """Report that the child, a carer or a parent was given the copy of somebody else, who may see more."""
    for n, entry in enumerate(said(_sent(context.pep))):
        own = _own_copy(context, entry.to)
        if own and entry.edition and entry.edition.copy is not own:
            limit = CopyEdition.of(own).context
            yield context.finding(COPY_OF_ANOTHER, "meeting", "copies", n, "edition", limit=limit)


def _own_copy(context: PlanContext, reference: str | None) -> Copy | None:
    if reference == THE_CHILD:
        return Copy.CHILD
    copies = {OWN_COPY.get(role) for role in roles_of(context, reference or "")}
    return copies.pop() if len(copies) == 1 else None


def copies_are_made(pep: Pep, places: ValuePlaces, made: Iterable[Copy]) -> Iterator[Finding]:
    """Yield a finding for each copy that the plan says was sent and that is not made where copies are made."""
    told = {Copy.FULL, *made}
    if told == {Copy.FULL}:
        return
    for n, entry in enumerate(said(_sent(pep))):
        if entry.edition and entry.edition.copy not in told:
            told.add(entry.edition.copy)
            loc = ("meeting", "copies", n, "edition")
            yield finding(COPY_NOT_MADE, name(loc), places.at(*loc), label=entry.edition.context)


def accepted_places(pep: Pep) -> frozenset[str]:
    """Return the places of the texts that may name somebody who must not have contact, where a reason is given."""
    entries = (entry for entry in said(pep.withhold) if not is_blank(entry.why))
    return frozenset(place for entry in entries for place in said(entry.accept) if place)


def _sent(pep: Pep) -> list[CopySent] | None:
    return pep.meeting.copies if pep.meeting else None
