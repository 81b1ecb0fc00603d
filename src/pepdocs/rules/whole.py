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
    YEAR_OF_ANOTHER_AGE,
)
from pepdocs.rules.dates import age, school_year_eve
from pepdocs.rules.located import Places, Reading, blank, label
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.kinds import LocalText, ProperName, said
from pepdocs.schema.people import Role
from pepdocs.schema.pep import Pep, Phase
from pepdocs.schema.sections.language_choice import PlanLanguage
from pepdocs.schema.sections.plan import Status
from pepdocs.schema.sections.targets import FundingSource

PHASES = {
    **dict.fromkeys(("N1", "N2", "R", "1", "2", "3", "4", "5", "6"), Phase.primary),
    **dict.fromkeys(("7", "8", "9", "10", "11"), Phase.secondary),
    **dict.fromkeys(("12", "13", "14"), Phase.post16),
}
"""The phase of each year group (domain/phases.md 4.1)."""

YEARS = {2: "N1", 3: "N2", 4: "R"} | {year + 4: str(year) for year in range(1, 15)}
"""The usual year group of a child by age on 31 August."""

ROUNDING = Decimal("100.1")
"""What three shares, each rounded to one decimal, may come to."""

FOREIGN_ROLES = {
    Jurisdiction.wales: frozenset({Role.designated_teacher}),
    Jurisdiction.england: frozenset({Role.designated_person}),
}
FOREIGN_GRANTS = {
    Jurisdiction.wales: frozenset({FundingSource.pupil_premium_plus, FundingSource.eypp}),
    Jurisdiction.england: frozenset({FundingSource.pdg_lac, FundingSource.early_years_pdg}),
}
FOREIGN_PLANS = {Jurisdiction.wales: "ehc_plan", Jurisdiction.england: "idp"}
"""What the law of a country does not know, because it is the other's."""

OTHERS_OWN = ("voice.views.text", "views_of_others.text")
"""Words that stay in the language in which somebody said them."""


def phase_fits_year(reading: Reading) -> Iterator[Finding]:
    """The year group belongs to the phase, unless the child is taught out of year."""
    child, phase = reading.pep.child, reading.pep.phase
    if child is None or child.year_group is None or phase is None:
        return
    if PHASES[child.year_group] is not phase:
        limit = label(("child", "year_group"))
        yield reading.finding(PHASE_OF_ANOTHER_YEAR, "phase", limit=limit)


def year_fits_age(reading: Reading) -> Iterator[Finding]:
    """The year group is that of the child's age when the school year began."""
    child, plan = reading.pep.child, reading.pep.plan
    if child is None or child.year_group is None or child.date_of_birth is None:
        return
    meeting = plan.meeting if plan else None
    counted = age(child.date_of_birth, school_year_eve(meeting or reading.today))
    if YEARS.get(counted) != child.year_group:
        limit = label(("child", "date_of_birth"))
        yield reading.finding(YEAR_OF_ANOTHER_AGE, "child", "year_group", limit=limit)


def text_is_in_chosen_language(reading: Reading) -> Iterator[Finding]:
    """A child who chose one language is not given text that is only in the other."""
    chosen = _languages(reading.pep)
    written = reading.pep.written_in
    if len(chosen) != 1 or written is None or written.code in chosen:
        return
    if any(_only_as_written(text) for text in _texts(reading)):
        limit = label(("written_in",))
        yield reading.finding(OTHER_LANGUAGE, "language", "plan_choice", limit=limit)


def _languages(pep: Pep) -> frozenset[str]:
    """Return the languages that the child chose for the plan."""
    choice = pep.language.plan_choice if pep.language else None
    if choice is PlanLanguage.both:
        return frozenset({PlanLanguage.cy.code, PlanLanguage.en.code})
    return frozenset({choice.code}) if choice else frozenset()


def _texts(reading: Reading) -> Iterator[LocalText]:
    """Yield every text that adults wrote for the plan: no names, nobody's own words."""
    for spot in reading.spots:
        for value in spot.value if isinstance(spot.value, list) else (spot.value,):
            if isinstance(value, LocalText) and _for_the_plan(value, spot.path):
                yield value


def _for_the_plan(text: LocalText, path: str) -> bool:
    return not isinstance(text, ProperName) and not blank(text) and path not in OTHERS_OWN


def _only_as_written(text: LocalText) -> bool:
    return [tag for tag, _ in text.texts] == [""]


def language_choice(pep: Pep, places: Places, languages: Collection[str]) -> Iterator[Finding]:
    """The documents that are made are in the language, or both languages, that the child chose.

    `languages` are the tags of all languages that some document of this run is in.
    """
    if not _languages(pep) <= set(languages):
        path = ("language", "plan_choice")
        yield finding(CHOICE_NOT_MADE, ".".join(path), places.at(*path), label=label(path))


def belongs_to_country(reading: Reading) -> Iterator[Finding]:
    """Roles, grants and plans are those of the country whose law applies."""
    law = reading.pep.law
    for index, person in enumerate(reading.pep.people or ()):
        if person.role in FOREIGN_ROLES[law]:
            yield reading.finding(OTHER_COUNTRY, "people", index, "role")
    for index, money in enumerate(said(reading.pep.funding)):
        if money.source in FOREIGN_GRANTS[law]:
            yield reading.finding(OTHER_COUNTRY, "funding", index, "source")
    if not blank(getattr(reading.pep.aln, FOREIGN_PLANS[law], None)):
        yield reading.finding(OTHER_COUNTRY, "aln", FOREIGN_PLANS[law])


def plan_is_in_force(reading: Reading) -> Iterator[Finding]:
    """The plan has not been superseded."""
    if reading.pep.plan is not None and reading.pep.plan.status is Status.superseded:
        yield reading.finding(SUPERSEDED, "plan", "status")


def shares_fit(reading: Reading) -> Iterator[Finding]:
    """Attendance and absence of a school year come to at most a hundred per cent."""
    history = reading.pep.history
    for index, year in enumerate(said(history.attendance) if history else ()):
        shares = (year.percent, year.authorised_percent, year.unauthorised_percent)
        if sum(share for share in shares if share is not None) > ROUNDING:
            here = ("history", "attendance", index, "percent")
            yield reading.finding(MORE_THAN_ALL, *here, limit="100")
