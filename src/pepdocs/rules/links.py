"""Links between the child's views, the targets and the funding."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.findings.model import Finding, Loc
from pepdocs.findings.rules import (
    GRANT_WITHOUT_TARGET,
    NO_SUCH_TARGET,
    NOT_TOLD,
    ONE_WAY_LINK,
    REFUSED_WITHOUT_REASON,
    UNANSWERED,
)
from pepdocs.rules.context import PlanContext, is_blank, label
from pepdocs.rules.references import known_ids
from pepdocs.schema.kinds import said
from pepdocs.schema.sections.targets import Funding, FundingSource, Horizon, TargetRecord
from pepdocs.schema.sections.voice import Done, Response

GRANTS = frozenset(
    {FundingSource.pdg_lac, FundingSource.early_years_pdg, FundingSource.pupil_premium_plus, FundingSource.eypp}
)
"""Grants for looked after children, which have to serve their targets."""

REFUSED = frozenset({Done.no, Done.partly})


def targets_near_and_far(context: PlanContext) -> Iterator[Finding]:
    """Report a plan without a short-term or without a long-term target."""
    targets: tuple[TargetRecord, ...] = said(context.pep.targets)
    horizons = {target.horizon for target in targets}
    if not targets or None in horizons:
        return
    for horizon in Horizon:
        if horizon not in horizons:
            yield context.finding(NO_SUCH_TARGET, "targets", label=horizon.context)


def views_are_answered(context: PlanContext) -> Iterator[Finding]:
    """Report a view without an answer, a refusal without a reason, and an answer the child was not told."""
    for index, view in enumerate(said(context.pep.voice.views) if context.pep.voice else ()):
        loc = ("voice", "views", index, "response")
        if not is_blank(view) and not context.is_doubtful(*loc):
            yield from _answer(context, view.response, loc)


def _answer(context: PlanContext, answer: Response | None, loc: Loc) -> Iterator[Finding]:
    if answer is None or is_blank(answer):
        yield context.finding(UNANSWERED, *loc)
        return
    if answer.done in REFUSED and is_blank(answer.reason):
        yield context.finding(REFUSED_WITHOUT_REASON, *loc, "reason")
    if answer.told_on is None:
        yield context.finding(NOT_TOLD, *loc, "told_on")


def grants_serve_targets(context: PlanContext) -> Iterator[Finding]:
    """Report a grant for looked after children that names no target."""
    funding: tuple[Funding, ...] = said(context.pep.funding)
    for index, grant in enumerate(funding):
        loc = ("funding", index, "targets")
        if grant.source in GRANTS and not said(grant.targets) and not context.places.unusable(*loc):
            yield context.finding(GRANT_WITHOUT_TARGET, *loc)


def money_and_targets_agree(context: PlanContext) -> Iterator[Finding]:
    """Report a target or funding that names the other without being named by it."""
    yield from _one_way(context, "targets", "funding")
    yield from _one_way(context, "funding", "targets")


def _one_way(context: PlanContext, ours: str, theirs: str) -> Iterator[Finding]:
    """Report the entries of one list that name an entry of the other which does not name them."""
    known = known_ids(context, ours)
    if known is None or context.is_doubtful(theirs):
        return
    back = {entry.id: set(said(getattr(entry, ours))) for entry in said(getattr(context.pep, theirs))}
    # An entry that names nothing we know may mean any of ours.
    back = {reference: named for reference, named in back.items() if named <= known}
    for index, entry in enumerate(said(getattr(context.pep, ours))):
        named = set(said(getattr(entry, theirs))) & back.keys()
        if entry.id and any(entry.id not in back[reference] for reference in named):
            yield context.finding(ONE_WAY_LINK, ours, index, theirs, limit=label((theirs, 0, ours)))
