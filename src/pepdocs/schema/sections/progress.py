"""Fields for progress and attainment (table G)."""

from pepdocs.schema.declare import MAY, MUST, NONE, SHOULD, PlanSection, Record, item
from pepdocs.schema.kinds import Name, Stated, Text, YesNo


class Subject(Record):
    """A subject, area of learning, course or qualification, and how it is going."""

    path = "progress.subjects"

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

    measure: Text | None = item("G06", "Measure", "The test, or how it was judged.", MAY, MAY, "P3", source="003")
    result: Text | None = item("G06", "Result", "The reading age or score.", MAY, MAY, "P3", source="003")


class Progress(PlanSection):
    """How the child is getting on in learning."""

    path = "progress"
    title = "Progress and attainment"
    help = "How the child is getting on in each subject or area of learning."

    subjects: Stated[list[Subject]] | None = item(
        "G01 G02 G03 Q04", "Subjects and areas of learning", "One entry for each.", SHOULD, MUST, source="002 003 004"
    )
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
    development_record: Text | None = item(
        "G01", "Development in the early years", "How the child is developing in each area.", MAY, MAY, "E",
        source="004",
    )  # fmt: skip
    phonics: Text | None = item(
        "G01", "Phonics check and tests", "The phonics check and Year 6 tests (England).", NONE, MAY, "P", source="004"
    )
