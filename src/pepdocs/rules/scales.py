"""Results held against the scales that they name: a grade 10 of 9 to 1, "exceeding" after 2021."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pepdocs.findings.model import Finding, Loc
from pepdocs.findings.rules import AREA_OF_OTHER_COUNTRY, DESCRIBED_ONLY, NOT_ON_SCALE, SCALE_NOT_IN_USE
from pepdocs.rules.context import PlanContext, label
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.figures import scale_of
from pepdocs.schema.kinds import said
from pepdocs.schema.scales import EarlyArea, EarlyAspect, ScaleEntry, entries, entries_of_area, entry_of
from pepdocs.schema.sections.progress import Attainment, EarlyYears, KeyStageResult

COUNTRIES = frozenset(country.name for country in Jurisdiction)
"""The countries that have areas of learning of their own here; a child may live in another."""


def every_list() -> Iterator[str]:
    """Yield every list of values or aspects that a finding may name."""
    yield from (entry.shown for entry in entries())
    for area in EarlyArea:
        every = list(entries_of_area(area))
        for scales in (every, *([entry] for entry in every)):
            yield _listed([aspect for entry in scales for aspect in entry.aspects])
            yield _listed([value for entry in scales for value in entry.values])


def results_fit_their_scale(context: PlanContext) -> Iterator[Finding]:
    """Report a result, target or figure that its scale does not have, and a scale of another time."""
    progress = context.pep.progress
    for key in ("attainment", "key_stages") if progress else ():
        for index, result in enumerate(said(getattr(progress, key))):
            if (scale := scale_of(result)) is not None:
                loc = ("progress", key, index)
                yield from _off_scale(context, result, loc, entry_of(scale))
                yield from _out_of_time(context, result, loc, entry_of(scale))


def _off_scale(
    context: PlanContext, result: Attainment | KeyStageResult, loc: Loc, scale: ScaleEntry
) -> Iterator[Finding]:
    for place, value in _values(result, loc):
        if value is not None and value.strip() and scale.values and not scale.has(value):
            yield context.finding(NOT_ON_SCALE, *place, limit=scale.shown)


def _values(result: Attainment | KeyStageResult, loc: Loc) -> Iterator[tuple[Loc, str | None]]:
    """Yield the values of a result that are on its scale; a baseline is often one of an earlier stage."""
    yield (*loc, "result"), result.result
    if isinstance(result, Attainment):
        yield (*loc, "target"), result.target
        for index, term in enumerate(said(result.figures)):
            yield (*loc, "figures", index, "figure"), term.figure


def _out_of_time(
    context: PlanContext, result: Attainment | KeyStageResult, loc: Loc, scale: ScaleEntry
) -> Iterator[Finding]:
    key = "as_at" if isinstance(result, Attainment) else "on"
    day: date | None = getattr(result, key)
    if day is not None and result.scale is not None and not scale.is_used_on(day):
        yield context.finding(SCALE_NOT_IN_USE, *loc, "scale", limit=label((*loc, key)))


def early_years_fit_their_scale(context: PlanContext) -> Iterator[Finding]:
    """Report an area of the other country, and an aspect or judgement that the scale of that year does not have."""
    progress = context.pep.progress
    for index, row in enumerate(said(progress.early_years) if progress else ()):
        loc = ("progress", "early_years", index)
        if row.area is not None and _is_of_other_country(context, row.area):
            yield context.finding(AREA_OF_OTHER_COUNTRY, *loc, "area")
        elif row.area is not None:
            yield from _early_years(context, row, row.area, loc)


def _is_of_other_country(context: PlanContext, area: EarlyArea) -> bool:
    """Return whether an area is one of England and the child learns in Wales, or the other way round."""
    lives_in = context.pep.care.area if context.pep.care else None
    country = lives_in.code if lives_in is not None else context.pep.law.name
    return country in COUNTRIES and country not in {entry.country for entry in entries_of_area(area)}


def _early_years(context: PlanContext, row: EarlyYears, area: EarlyArea, loc: Loc) -> Iterator[Finding]:
    scales = [entry for entry in entries_of_area(area) if _is_of_the_time(context, row, entry)]
    aspects = [aspect for entry in scales for aspect in entry.aspects]
    values = [value for entry in scales for value in entry.values]
    if isinstance(row.aspect, EarlyAspect) and scales and row.aspect.code not in aspects:
        yield context.finding(NOT_ON_SCALE, *loc, "aspect", limit=_listed(aspects))
    if row.judgement is None or not scales:
        return
    if not values:
        yield context.finding(DESCRIBED_ONLY, *loc, "judgement")
    elif row.judgement.code not in values:
        yield context.finding(NOT_ON_SCALE, *loc, "judgement", limit=_listed(values))


def _is_of_the_time(context: PlanContext, row: EarlyYears, entry: ScaleEntry) -> bool:
    """Return whether a scale was used on the day of a row, or else of the meeting; true if neither is known."""
    day = row.on or (context.pep.plan.meeting if context.pep.plan else None)
    return day is None or entry.is_used_on(day)


def _listed(codes: list[str]) -> str:
    return ", ".join(dict.fromkeys(codes)) or "–"
