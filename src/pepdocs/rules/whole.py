"""The plan as a whole: phase and year group, language, jurisdiction, status, figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from pepdocs.findings.model import Finding, finding
from pepdocs.findings.rules import (
    CHOICE_NOT_MADE,
    MORE_THAN_ALL,
    OTHER_COUNTRY,
    OTHER_LANGUAGE,
    PHASE_OF_ANOTHER_YEAR,
    SUPERSEDED,
    TEXT_LANGUAGES,
    YEAR_OF_ANOTHER_AGE,
)
from pepdocs.rules.context import PlanContext, ValuePlaces, is_blank, label
from pepdocs.schema.ages import age, school_year_eve
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.derived.text_languages import FEW, text_languages
from pepdocs.schema.facts import area
from pepdocs.schema.kinds import LocalText, ProperName, said
from pepdocs.schema.people import Role
from pepdocs.schema.pep import Pep, Phase
from pepdocs.schema.sections.child import PlanLanguage
from pepdocs.schema.sections.plan import Status
from pepdocs.schema.sections.targets import FundingSource

PHASES = {
    **dict.fromkeys(("N1", "N2", "R", "1", "2", "3", "4", "5", "6"), Phase.primary),
    **dict.fromkeys(("7", "8", "9", "10", "11"), Phase.secondary),
    **dict.fromkeys(("12", "13", "14"), Phase.post16),
}
"""The phase of each year group (domain/phases.md 4.1)."""

YEARS = {1: "N1", 2: "N1", 3: "N2", 4: "R"} | {year + 4: str(year) for year in range(1, 15)}
"""The usual year group of a child, by age on 31 August; in England a plan is due from the term after two."""

ROUNDING = Decimal("100.1")
"""The most that three percentages, each rounded to one decimal, may add up to."""

FOREIGN_ROLES = {
    Jurisdiction.wales: frozenset({Role.designated_teacher}),
    Jurisdiction.england: frozenset({Role.designated_person}),
}
FOREIGN_GRANTS = {
    Jurisdiction.wales: frozenset({FundingSource.pupil_premium_plus, FundingSource.eypp}),
    Jurisdiction.england: frozenset({FundingSource.pdg_lac, FundingSource.early_years_pdg}),
}
FOREIGN_PLANS = {Jurisdiction.wales: "ehc_plan", Jurisdiction.england: "idp"}
"""Roles, grants and plans that only the law of the other country has."""

OTHERS_OWN = ("voice.views.text", "views_of_others.text")
"""Fields whose words stay in the language that somebody used."""


def phase_fits_year(context: PlanContext) -> Iterator[Finding]:
    """Report a year group of another phase, which is right only for a child taught out of year."""
    child, phase = context.pep.child, context.pep.phase
    if child is None or child.year_group is None or phase is None:
        return
    if PHASES[child.year_group] is not phase:
        limit = label(("child", "year_group"))
        yield context.finding(PHASE_OF_ANOTHER_YEAR, "phase", limit=limit)


def year_fits_age(context: PlanContext) -> Iterator[Finding]:
    """Report a year group that is not the usual one for the child's age at the start of the school year."""
    child = context.pep.child
    if child is None or child.year_group is None or child.date_of_birth is None:
        return
    years = age(child.date_of_birth, school_year_eve(context.day))
    if YEARS.get(years) != child.year_group:
        limit = label(("child", "date_of_birth"))
        yield context.finding(YEAR_OF_ANOTHER_AGE, "child", "year_group", limit=limit)


def text_is_in_chosen_language(context: PlanContext) -> Iterator[Finding]:
    """Report text in one language only, if the child chose the other."""
    chosen = _languages(context.pep)
    written = context.pep.written_in
    if len(chosen) != 1 or written is None or written.code in chosen:
        return
    if any(_is_only_as_written(text) for text in _texts(context)):
        limit = label(("written_in",))
        yield context.finding(OTHER_LANGUAGE, "language", "plan_choice", limit=limit)


def texts_are_in_both_languages(context: PlanContext) -> Iterator[Finding]:
    """Report which share of the texts is in both languages, if some are in one only."""
    own = (value for _, value in context.local.values(context.pep.local))
    if context.pep.written_in is None:
        return
    found = text_languages((context.pep, *own), context.pep.written_in.code)
    if found.total >= FEW and found.both < found.total:
        yield context.finding(TEXT_LANGUAGES, "written_in", limit=str(found.share))


def _languages(pep: Pep) -> frozenset[str]:
    """Return the tags of the languages that the child chose for the plan."""
    choice = pep.language.plan_choice if pep.language else None
    if choice is PlanLanguage.both:
        return frozenset({PlanLanguage.cy.code, PlanLanguage.en.code})
    return frozenset({choice.code}) if choice else frozenset()


def _texts(context: PlanContext) -> Iterator[LocalText]:
    """Yield every text that was written for the plan, without names and quotations."""
    for field in context.values:
        for value in field.value if isinstance(field.value, list) else (field.value,):
            if isinstance(value, LocalText) and _is_for_the_plan(value, field.path):
                yield value


def _is_for_the_plan(text: LocalText, path: str) -> bool:
    return not isinstance(text, ProperName) and not is_blank(text) and path not in OTHERS_OWN


def _is_only_as_written(text: LocalText) -> bool:
    return [tag for tag, _ in text.texts] == [""]


def language_choice(pep: Pep, places: ValuePlaces, languages: Collection[str]) -> Iterator[Finding]:
    """Report that no document of a run is in a language that the child chose.

    `languages` are the tags of the languages of all documents of the run.
    """
    if not _languages(pep) <= set(languages):
        path = ("language", "plan_choice")
        yield finding(CHOICE_NOT_MADE, ".".join(path), places.at(*path), label=label(path))


def belongs_to_country(context: PlanContext) -> Iterator[Finding]:
    """Report roles, grants and plans of the country whose law does not apply and where the child does not live."""
    law = context.pep.law
    if context.pep.jurisdiction is None or area(context.pep) != law.name:
        return
    for index, person in enumerate(context.pep.people or ()):
        if person.role in FOREIGN_ROLES[law]:
            yield context.finding(OTHER_COUNTRY, "people", index, "role")
    for index, grant in enumerate(said(context.pep.funding)):
        if grant.source in FOREIGN_GRANTS[law]:
            yield context.finding(OTHER_COUNTRY, "funding", index, "source")
    if not is_blank(getattr(context.pep.aln, FOREIGN_PLANS[law], None)):
        yield context.finding(OTHER_COUNTRY, "aln", FOREIGN_PLANS[law])


def plan_is_in_force(context: PlanContext) -> Iterator[Finding]:
    """Report a plan that has been superseded."""
    if context.pep.plan is not None and context.pep.plan.status is Status.superseded:
        yield context.finding(SUPERSEDED, "plan", "status")


def shares_fit(context: PlanContext) -> Iterator[Finding]:
    """Report attendance and absence of a school year that add up to more than 100 per cent."""
    history = context.pep.history
    for index, year in enumerate(said(history.attendance) if history else ()):
        shares = (year.percent, year.authorised_percent, year.unauthorised_percent)
        if sum(share for share in shares if share is not None) > ROUNDING:
            yield context.finding(MORE_THAN_ALL, "history", "attendance", index, "percent", limit="100")
