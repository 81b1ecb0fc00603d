"""The outline of a plan: the child, the jurisdiction, the languages, the length."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product

from pepdocs.rules.whole import YEARS
from pepdocs.schema.declare import Jurisdiction, Level, Stage
from pepdocs.schema.pep import Pep, Phase
from plans.dice import Dice

YEAR_GROUPS = {
    Phase.primary: ("N1", "N2", "R", "1", "2", "3", "4", "5", "6"),
    Phase.secondary: ("7", "8", "9", "10", "11"),
    Phase.post16: ("12", "13", "14"),
}
AGES = {year: age for age, year in YEARS.items()}
"""The age of a year group's children when the school year begins."""

SCHOOL_YEAR = 2025
"""The year in which the school year of all meetings begins."""

TERMS = ((date(2026, 1, 19), 17), (date(2026, 2, 23), 24), (date(2026, 4, 20), 25))
"""The times of meetings: the first day, and the number of days to the last."""

LANGUAGES = ("cy", "en", "both")
KINDS = list(product(Phase, Jurisdiction, LANGUAGES))
"""Every phase in every jurisdiction and language, in the order of the plans."""


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a plan: sentences in a text, rows in a list, and the share of fields that are filled."""

    sentences: tuple[int, int]
    rows: tuple[int, int]
    keeps: dict[Level, float]
    more: int = 0


def _keeps(should: float, may: float) -> dict[Level, float]:
    return {Level.LAW: 1.0, Level.MUST: 1.0, Level.SHOULD: should, Level.MAY: may}


BRIEF = Size((1, 1), (1, 2), _keeps(0.25, 0.03))
USUAL = Size((1, 2), (2, 4), _keeps(0.9, 0.35))
FULL = Size((2, 3), (3, 6), _keeps(1.0, 0.65))
LONG = Size((3, 6), (7, 10), _keeps(1.0, 0.95), more=5)
SIZES = (*(BRIEF,) * 5, *(USUAL,) * 10, *(FULL,) * 4, LONG)
"""The sizes, weighted by how often they occur."""


@dataclass(frozen=True, slots=True)
class Story:
    """One plan's outline: `language` is cy, en or both, `written_in` that of text in one language."""

    number: int
    seed: int
    phase: Phase
    law: Jurisdiction
    language: str
    written_in: str
    size: Size
    kind: str
    year_group: str
    stage: Stage
    born: date
    care: date
    meeting: date
    dice: Dice = field(repr=False)

    @property
    def in_wales(self) -> bool:
        """Whether the law of Wales applies."""
        return self.law is Jurisdiction.wales

    @property
    def lead(self) -> str:
        """The id of the person who completes the plan."""
        if self.phase is Phase.post16:
            return "pa"
        return "dp" if self.in_wales else "dt"


def story(number: int, seed: int) -> Story:
    """Return the outline of a plan, which depends on its number and the seed alone."""
    dice = Dice(seed, number)
    phase, law, language = KINDS[(number - 1) % len(KINDS)]
    year_group = dice.one(YEAR_GROUPS[phase])
    kind = dice.one(("initial", "review", "review", "review", "transition", "new"))
    first_day, days = dice.one(TERMS)
    meeting = weekday(first_day + timedelta(days=dice.between(0, days)))
    born = _born(phase, year_group, meeting, dice)
    return Story(
        number=number,
        seed=seed,
        phase=phase,
        law=law,
        language=language,
        written_in=dice.one(("cy", "en")) if language == "both" else language,
        size=dice.one(SIZES),
        kind=kind,
        year_group=year_group,
        stage=_stage(phase, year_group),
        born=born,
        care=_care(kind, born, meeting, dice),
        meeting=meeting,
        dice=dice,
    )


def _stage(phase: Phase, year_group: str) -> Stage:
    known = {"phase": phase.code, "child": {"year_group": year_group}}
    return Pep.model_validate(known).stage


def _born(phase: Phase, year_group: str, meeting: date, dice: Dice) -> date:
    """Return a birthday of the year group; nobody in secondary school is 16, when the law asks for a pathway plan."""
    begins = date(SCHOOL_YEAR - AGES[year_group] - 1, 9, 1)
    born = begins + timedelta(days=dice.between(0, 364))
    return max(born, meeting.replace(year=meeting.year - 16) + timedelta(days=1)) if phase is Phase.secondary else born


def _care(kind: str, born: date, meeting: date, dice: Dice) -> date:
    """Return the date on which care began: shortly before a first plan, any time before another plan."""
    if kind == "initial":
        return meeting - timedelta(days=dice.between(15, 25))
    return meeting - timedelta(days=dice.between(240, min(3000, (meeting - born).days - 30)))


def weekday(day: date) -> date:
    """Return the day, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
