"""What the child said, what is aimed for, what pays for it: each has to lead to the other."""

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
from pepdocs.rules.located import Reading, blank, label
from pepdocs.schema.kinds import said
from pepdocs.schema.sections.targets import Funding, FundingSource, Horizon, TargetRecord
from pepdocs.schema.sections.voice import Done, View

GRANTS = frozenset(
    {
        FundingSource.pdg_lac,
        FundingSource.early_years_pdg,
        FundingSource.pupil_premium_plus,
        FundingSource.eypp,
    }
)
"""Money that is granted for looked after children, so that it has to serve their targets."""

REFUSED = frozenset({Done.no, Done.partly})


def targets_near_and_far(reading: Reading) -> Iterator[Finding]:
    """A plan has a short-term target and a long-term one."""
    targets: tuple[TargetRecord, ...] = said(reading.pep.targets)
    horizons = {target.horizon for target in targets}
    if not targets or None in horizons:
        return
    for horizon in Horizon:
        if horizon not in horizons:
            yield reading.finding(NO_SUCH_TARGET, "targets", label=horizon.context)


def views_are_answered(reading: Reading) -> Iterator[Finding]:
    """Each view has an answer, a refusal has a reason, and the child has been told."""
    for index, view in enumerate(_views(reading)):
        here = ("voice", "views", index, "response")
        if not blank(view) and not reading.doubtful(*here):
            yield from _answered(reading, view, here)


def _views(reading: Reading) -> tuple[View, ...]:
    return said(reading.pep.voice.views) if reading.pep.voice else ()


def _answered(reading: Reading, view: View, here: Loc) -> Iterator[Finding]:
    answer = view.response
    if answer is None or blank(answer):
        yield reading.finding(UNANSWERED, *here)
        return
    if answer.done in REFUSED and blank(answer.reason):
        yield reading.finding(REFUSED_WITHOUT_REASON, *here, "reason")
    if answer.told_on is None:
        yield reading.finding(NOT_TOLD, *here, "told_on")


def grants_serve_targets(reading: Reading) -> Iterator[Finding]:
    """Money for looked after children says which targets it serves."""
    for index, money in enumerate(_money(reading)):
        here = ("funding", index, "targets")
        if money.source in GRANTS and not money.targets and not reading.places.unusable(*here):
            yield reading.finding(GRANT_WITHOUT_TARGET, *here)


def money_and_targets_agree(reading: Reading) -> Iterator[Finding]:
    """A target and the money for it name each other."""
    yield from _one_way(reading, "targets", "funding")
    yield from _one_way(reading, "funding", "targets")


def _one_way(reading: Reading, ours: str, theirs: str) -> Iterator[Finding]:
    """The entries of one list that name an entry of the other which does not name them."""
    if reading.doubtful(theirs):
        return
    back = {entry.id: set(getattr(entry, ours) or ()) for entry in said(getattr(reading.pep, theirs))}
    for index, entry in enumerate(said(getattr(reading.pep, ours))):
        named = set(getattr(entry, theirs) or ()) & back.keys()
        if entry.id and any(entry.id not in back[one] for one in named):
            other = label((theirs, 0, ours))
            yield reading.finding(ONE_WAY_LINK, ours, index, theirs, limit=other)


def _money(reading: Reading) -> tuple[Funding, ...]:
    return said(reading.pep.funding)
