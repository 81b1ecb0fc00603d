"""The scales by which progress is judged, by year and country: read from scales.csv, with their words.

A scale is used on the days from `from` to `to`. The first year of the EYFS of 2021 overlaps with the scale before
it, because some schools began a year early.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from pepdocs.schema.kinds import Choice


class Scale(Choice):
    """A scale by which attainment is judged."""

    eyfs_2012 = "Early Years Foundation Stage, up to 2021 (England)"
    eyfs_2021 = "Early Years Foundation Stage, from 2021 (England)"
    phonics = "Phonics screening check, out of 40 (England)"
    ks2 = "Key Stage 2 scaled score, 80 to 120 (England)"
    ks2_teacher = "Teacher's judgement: WTS, EXS or GDS (England)"
    gcse_9_1 = "GCSE, 9 to 1"
    gcse_a_g = "GCSE, A* to G"
    progression = "Progression steps 1 to 5 (Wales)"
    nursery_wales = "Developmental pathways in nursery (Wales)"

    @property
    def code(self) -> str:
        """The code in a data file, as in scales.csv."""
        return self.name.replace("_", "-")


class EarlyArea(Choice):
    """An area of learning in the early years: of England, the curriculum of Wales, and its nursery pathways."""

    communication_language = "Communication and language"
    personal_social_emotional = "Personal, social and emotional development"
    physical = "Physical development"
    literacy = "Literacy"
    mathematics = "Mathematics"
    understanding_world = "Understanding the world"
    expressive_arts = "Expressive arts and design"
    expressive_arts_wales = "Expressive arts (Wales)"
    health_wellbeing = "Health and well-being (Wales)"
    humanities = "Humanities (Wales)"
    languages_literacy_communication = "Languages, literacy and communication (Wales)"
    mathematics_numeracy = "Mathematics and numeracy (Wales)"
    science_technology = "Science and technology (Wales)"
    belonging = "Belonging (Wales)"
    communication = "Communication (Wales)"
    exploration = "Exploration (Wales)"
    physical_wales = "Physical development (Wales)"
    wellbeing = "Well-being (Wales)"


class EarlyAspect(Choice):
    """A part of an area of learning in the early years (England)."""

    listening_attention_understanding = "Listening, attention and understanding"
    listening_and_attention = "Listening and attention"
    understanding = "Understanding"
    speaking = "Speaking"
    self_regulation = "Self-regulation"
    managing_self = "Managing self"
    building_relationships = "Building relationships"
    relationships = "Making relationships"
    self_confidence = "Self-confidence and self-awareness"
    feelings_and_behaviour = "Managing feelings and behaviour"
    gross_motor = "Gross motor skills"
    fine_motor = "Fine motor skills"
    moving_and_handling = "Moving and handling"
    health_and_self_care = "Health and self-care"
    comprehension = "Comprehension"
    word_reading = "Word reading"
    reading = "Reading"
    writing = "Writing"
    number = "Number"
    numerical_patterns = "Numerical patterns"
    numbers = "Numbers"
    shape_space_measures = "Shape, space and measures"
    past_and_present = "Past and present"
    people_culture_communities = "People, culture and communities"
    natural_world = "The natural world"
    people_and_communities = "People and communities"
    the_world = "The world"
    technology = "Technology"
    creating_with_materials = "Creating with materials"
    imaginative_and_expressive = "Being imaginative and expressive"
    media_and_materials = "Exploring and using media and materials"
    being_imaginative = "Being imaginative"


class Judgement(Choice):
    """How far a young child has come, beside what is expected at the end of Reception (England)."""

    emerging = "Emerging: not yet what is expected at the end of Reception"
    expected = "Expected at the end of Reception"
    exceeding = "Exceeding what is expected at the end of Reception"


class ScaleWord(Choice):
    """What a value of a scale means: the code is that of the scale and the value; equal words are shared."""

    phonics_a = "Absent"
    phonics_d = "Did not take the check"
    ks2_n = "Too few marks for a score"
    ks2_b = "Working below the level of the test"
    ks2_a = "Absent"
    ks2_t = "Unable to take the test"
    ks2_teacher_blw = "Below the pre-key stage standards"
    ks2_teacher_pk1 = "Pre-key stage standard 1"
    ks2_teacher_pk2 = "Pre-key stage standard 2"
    ks2_teacher_pk3 = "Pre-key stage standard 3"
    ks2_teacher_pk4 = "Pre-key stage standard 4"
    ks2_teacher_pk5 = "Pre-key stage standard 5"
    ks2_teacher_pk6 = "Pre-key stage standard 6"
    ks2_teacher_a = "Absent"
    ks2_teacher_d = "Not assessed"
    ks2_teacher_hnm = "Has not met the expected standard"
    ks2_teacher_wts = "Working towards the expected standard"
    ks2_teacher_exs = "Working at the expected standard"
    ks2_teacher_gds = "Working at greater depth"
    gcse_9_1_u = "Ungraded"
    gcse_9_1_x = "No result"
    gcse_a_g_u = "Ungraded"
    gcse_a_g_x = "No result"
    gcse_9_1_4 = "Standard pass"
    gcse_9_1_5 = "Strong pass"
    progression_1 = "About the age of 5"
    progression_2 = "About the age of 8"
    progression_3 = "About the age of 11"
    progression_4 = "About the age of 14"
    progression_5 = "About the age of 16"


SHADES = "+-=abc"
"""What schools add to a grade to divide it further: 5+, 4c."""

BETWEEN = re.compile(r"\s*[/–-]\s*")
"""What joins two grades: 6-5, or a range."""


@dataclass(frozen=True, slots=True)
class ScaleEntry:
    """A line of scales.csv: a scale or one area of it, the days on which it is used, its values from low to high."""

    scale: Scale
    country: str
    since: date | None
    until: date | None
    area: str
    aspects: tuple[str, ...]
    values: tuple[str, ...]
    expected: str

    def is_used_on(self, day: date) -> bool:
        """Return whether the scale is used on a day."""
        return (self.since or day) <= day <= (self.until or day)

    def has(self, value: str) -> bool:
        """Return whether the scale has a value, or each value of a pair or range; shades of a grade count as it."""
        return any(map(self._has, _readings(value))) or all(
            any(map(self._has, _readings(part))) for part in BETWEEN.split(value.strip())
        )

    def _has(self, value: str) -> bool:
        return any(_matches(value, known) for known in self.values)

    @property
    def shown(self) -> str:
        """The values as a finding lists them."""
        return ", ".join(value.replace("..", "–") for value in self.values)


def _readings(value: str) -> tuple[str, ...]:
    """Return a value as typed, without its shade, and one of a pair of letters as in a double award: BB."""
    plain = value.strip()
    half = plain[: len(plain) // 2]
    is_pair = bool(half) and plain == half * 2 and not plain.isdigit()
    return (plain, plain.rstrip(SHADES).strip(), *((half,) if is_pair else ()))


def _matches(value: str, known: str) -> bool:
    if ".." not in known:
        return value.casefold() == known.casefold()
    low, high = known.split("..")
    return value.isascii() and value.isdigit() and int(low) <= int(value) <= int(high)


@cache
def entries() -> tuple[ScaleEntry, ...]:
    """Return every line of scales.csv."""
    text = files("pepdocs.schema").joinpath("scales.csv").read_text(encoding="utf-8")
    return tuple(_entry(row) for row in csv.DictReader(text.splitlines()))


def _entry(row: dict[str, str]) -> ScaleEntry:
    since, until = (date.fromisoformat(row[key]) if row[key] else None for key in ("from", "to"))
    aspects, values = (tuple(row[key].split("|")) if row[key] else () for key in ("aspects", "values"))
    scale = Scale[row["scale"].replace("-", "_")]
    return ScaleEntry(scale, row["country"], since, until, row["area"], aspects, values, row["expected"])


def entry_of(scale: Scale) -> ScaleEntry:
    """Return the first line of a scale, which has its values; they are the same in all its areas."""
    return next(entry for entry in entries() if entry.scale is scale)


def entries_of_area(area: EarlyArea) -> Iterator[ScaleEntry]:
    """Yield the lines about an area of the early years."""
    return (entry for entry in entries() if entry.area == area.code)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The words for a value of a scale; `is_instead` where the value is a code that only a file has."""

    context: str
    is_instead: bool = False


def meaning(scale: Scale, value: str) -> Meaning | None:
    """Return the words for a value of a scale, None if it says enough itself."""
    code = value.strip().lower()
    if entry_of(scale).area and code in entry_of(scale).values:
        return Meaning(Judgement[code].context, is_instead=True)
    name = f"{scale.name}_{code}"
    return Meaning(ScaleWord[name].context) if name in ScaleWord.__members__ else None
