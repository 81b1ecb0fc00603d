"""Fields for progress and attainment (table G)."""

from typing import Annotated

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import THE_COURSE
from pepdocs.schema.declare import MAY, MUST, NONE, SHOULD, PlanSection, Record, When, item
from pepdocs.schema.kinds import Choice, CodeOrText, Date, Name, SchoolYear, Stated, Text, YesNo
from pepdocs.schema.scales import EarlyArea, EarlyAspect, Judgement, Scale
from pepdocs.schema.sections.plan import Term


class KeyStage(Choice):
    """The end of a stage of schooling, or a check on the way."""

    eyfs = "End of the Early Years Foundation Stage"
    phonics = "Phonics screening check"
    ks1 = "End of Key Stage 1"
    ks2 = "End of Key Stage 2"
    ks3 = "End of Key Stage 3"
    ks4 = "End of Key Stage 4"


class Subject(Record):
    """A subject, area of learning, course or qualification, and how it is going."""

    path = "progress.subjects"
    audience = THE_COURSE

    name: Text | None = item(
        "G01 Q04", "Subject", "The subject, area of learning, course or qualification.", SHOULD, MUST, source="003 004"
    )
    level: Text | None = item(
        "Q04", "Level", "The level and board of a qualification.", MAY, MAY, "4X", source="001 002"
    )
    grade_scale: Name | None = item(
        "Q04", "Grade scale", "A*-G, 9-1, pass and merit, or another.", MAY, MAY, "4X", source="own"
    )
    current: Text | None = item("G01", "Now", "The current level or grade.", SHOULD, MUST, source="003 004")
    predicted: Text | None = item("Q04", "Predicted", "The grade predicted.", MAY, MAY, "4X", source="001 004")
    target: Text | None = item("G02", "Target", "The level or grade aimed for.", SHOULD, MUST, source="002 004")
    result: Text | None = item("Q04", "Result", "The grade reached.", MAY, MAY, "4X", source="001")
    on_track: YesNo | None = item(
        "G03", "On track", "Whether the target is likely to be met.", SHOULD, MUST, source="002 004"
    )
    comment: Text | None = item("G04", "Comment", "Strengths, and what to work on.", MAY, MAY, source="004")


class ReadingAge(Record):
    """A measure of reading."""

    path = "progress.reading"
    audience = THE_COURSE

    measure: Text | None = item("G06", "Measure", "The test, or how it was judged.", MAY, MAY, "P3", source="003")
    result: Text | None = item("G06", "Result", "The reading age or score.", MAY, MAY, "P3", source="003")


class EarlyYears(Record):
    """How a young child is getting on in an area of learning."""

    path = "progress.early_years"
    audience = THE_COURSE

    area: EarlyArea | None = item(
        "G01", "Area", "The area of learning or developmental pathway.", MUST, MUST, "E", source="004"
    )
    aspect: Annotated[Text, CodeOrText(EarlyAspect)] | None = item(
        "G01", "Aspect", "The part of the area: one of the codes, or any text.", MAY, MAY, "E", source="004"
    )
    age_band: Text | None = item(
        "G01", "Age band", "The months or years that the child's development matches.", MAY, MAY, "E", source="004"
    )
    judgement: Judgement | None = item(
        "G01", "Judgement", "England: beside what is expected at the end of Reception; exceeding only up to 2021.",
        NONE, MAY, "E", source="004",
    )  # fmt: skip
    on: Date | None = item("G01", "Date", "When it was seen or judged.", SHOULD, SHOULD, "E", source="004")
    comment: Text | None = item(
        "G01", "Comment", "What the child can do, and what comes next.", MAY, MAY, "E", source="004"
    )


class TwoYearCheck(Record):
    """The progress check at the age of two (England)."""

    path = "progress.two_year_check"
    audience = THE_COURSE

    on: Date | None = item("G01", "Date", "When it was done.", NONE, SHOULD, "E", source="004")
    outcome: Text | None = item("G01", "Outcome", "What it showed.", NONE, SHOULD, "E", source="004")


class TermFigure(Record):
    """The figure or grade of a term."""

    path = "progress.attainment.figures"
    audience = THE_COURSE

    year: SchoolYear | None = item("G01", "School year", "As 2025/26.", SHOULD, SHOULD, source="004")
    term: Term | None = item("G01", "Term", "Autumn, spring or summer.", SHOULD, SHOULD, source="004")
    figure: Name | None = item("G01", "Figure", "The level or grade of that term.", SHOULD, SHOULD, source="004")


class Attainment(Record):
    """Attainment in a subject over time: where it began, each term, the target and the result."""

    path = "progress.attainment"
    audience = THE_COURSE

    subject: Text | None = item("G01", "Subject", "The subject or area of learning.", MUST, MUST, source="004")
    scale: Scale | None = item(
        "G01", "Scale", "The scale of the figures; leave out where it is none of these.", MAY, MAY, source="004"
    )
    baseline: Name | None = item(
        "G01", "Baseline", "Where the child began, such as an earlier result.", MAY, MAY, source="004"
    )
    figures: list[TermFigure] | None = item(
        "G01", "Each term", "A figure for each term.", MAY, MAY, source="004", entry="figure"
    )
    target: Name | None = item("G02", "Target", "The grade aimed for.", MAY, MAY, source="004")
    result: Name | None = item("G01", "Result", "The grade now or at the end.", MAY, MAY, source="004")
    expected: Name | None = item(
        "G01", "Expected at this age", "What children of this age are to reach; left out, the scale's own.", MAY, MAY,
        source="004",
    )  # fmt: skip
    as_at: Date | None = item("G01", "As at", "The day of the result.", MAY, MAY, source="004")
    comment: Text | None = item("G04", "Comment", "What the child can do, in words.", MAY, MAY, source="004")


class KeyStageResult(Record):
    """A result at the end of a key stage."""

    path = "progress.key_stages"
    audience = THE_COURSE

    stage: KeyStage | None = item("G01", "Stage", "Which stage or check.", MUST, MUST, source="004")
    subject: Text | None = item("G01", "Subject", "The subject or area of learning.", MAY, MAY, source="004")
    scale: Scale | None = item("G01", "Scale", "The scale of the result.", MAY, MAY, source="004")
    result: Name | None = item("G01", "Result", "The score, grade or judgement.", SHOULD, SHOULD, source="004")
    expected: Name | None = item(
        "G01", "Expected at this age", "What children of this age are to reach; left out, the scale's own.", MAY, MAY,
        source="004",
    )  # fmt: skip
    on: Date | None = item("G01", "Date", "When it was given.", MAY, MAY, source="004")


class Progress(PlanSection):
    """How the child is getting on in learning."""

    path = "progress"
    title = "Progress and attainment"
    audience = THE_COURSE
    part = Part.SCHOOL
    help = "How the child is getting on in each subject or area of learning."

    subjects: Stated[list[Subject]] | None = item(
        "G01 G02 G03 Q04", "Subjects and areas of learning", "One entry for each.", SHOULD, MUST,
        source="002 003 004", unless=(When("progress.attainment"), When("progress.early_years")),
        entry="subject",
    )  # fmt: skip
    strengths: Text | None = item("G04", "Strengths", "What the child does well.", SHOULD, SHOULD, source="004")
    barriers: Text | None = item(
        "G05", "Barriers to learning", "What gets in the way.", SHOULD, SHOULD, source="001 004"
    )
    reading: ReadingAge | None = item(
        "G06", "Reading", "A reading age or standardised score.", MAY, MAY, "P3", source="003"
    )
    not_on_track_plan: Text | None = item(
        "G09", "Way forward where not on track", "What has been agreed where a target may be missed.", MAY, MAY,
        source="002",
    )  # fmt: skip
    monitoring: Text | None = item(
        "G07", "How progress is monitored", "How, how often, and who is told.", SHOULD, MUST, source="002 004"
    )
    personalised_assessments: YesNo | None = item(
        "G08", "Personalised assessments done", "Whether this year's have been done (Wales, Years 2 to 9).", MAY, NONE,
        "P3", source="own", answers="did",
    )  # fmt: skip
    assessments_next_steps: Text | None = item(
        "G08", "Next steps from the assessments", "What they showed to do next.", MAY, NONE, "P3", source="own"
    )
    early_years: Stated[list[EarlyYears]] | None = item(
        "G01", "Learning in the early years", "How the child is getting on in each area: one entry for each.",
        MAY, MAY, "E", source="004",
        unless=(When("progress.development_record"), When("progress.subjects")),
        entry="area of learning",
    )  # fmt: skip
    two_year_check: TwoYearCheck | None = item(
        "G01", "Progress check at two", "The check at the age of two (England).", NONE, MAY, "E", source="004"
    )
    development_record: Text | None = item(
        "G01", "Development in the early years", "How the child is developing in each area.", MAY, MAY, "E",
        source="004", unless=When("progress.early_years"),
    )  # fmt: skip
    phonics: Text | None = item(
        "G01", "Phonics check and tests", "The phonics check and Year 6 tests (England).", NONE, MAY, "P",
        source="004", unless=When("progress.key_stages"), earlier=True,
    )  # fmt: skip
    key_stages: Stated[list[KeyStageResult]] | None = item(
        "G01",
        "Results at the end of key stages",
        "Each result, the earliest first.",
        MAY,
        MAY,
        source="004",
        entry="result",
    )
    attainment: Stated[list[Attainment]] | None = item(
        "G01 G02", "Attainment over time", "Baseline, each term's figure, target and result of each subject.",
        MAY, MAY, source="004", unless=When("progress.subjects"),
        entry="subject",
    )  # fmt: skip
