"""How the child is getting on in learning (table G)."""

from typing import Annotated

from pepdocs.schema.declare import MAY, MUST, NONE, SHOULD, Item, Record, Section
from pepdocs.schema.kinds import Name, Stated, Text, YesNo


class Subject(Record):
    """A subject, area of learning, course or qualification, and how it is going."""

    path = "progress.subjects"

    name: Annotated[
        Text | None,
        Item(
            "G01 Q04",
            "Subject",
            "The subject, area of learning, course or qualification.",
            SHOULD,
            MUST,
            source="003 004",
        ),
    ] = None
    level: Annotated[
        Text | None,
        Item(
            "Q04",
            "Level",
            "The level and board of a qualification.",
            MAY,
            MAY,
            "4X",
            source="001 002",
        ),
    ] = None
    grade_scale: Annotated[
        Name | None,
        Item(
            "Q04",
            "Grade scale",
            "A*-G, 9-1, pass and merit, or another.",
            MAY,
            MAY,
            "4X",
            source="own",
        ),
    ] = None
    current: Annotated[
        Text | None,
        Item("G01", "Now", "The current level or grade.", SHOULD, MUST, source="003 004"),
    ] = None
    predicted: Annotated[
        Text | None,
        Item("Q04", "Predicted", "The grade predicted.", MAY, MAY, "4X", source="001 004"),
    ] = None
    target: Annotated[
        Text | None,
        Item("G02", "Target", "The level or grade aimed for.", SHOULD, MUST, source="002 004"),
    ] = None
    result: Annotated[
        Text | None, Item("Q04", "Result", "The grade reached.", MAY, MAY, "4X", source="001")
    ] = None
    on_track: Annotated[
        YesNo | None,
        Item(
            "G03",
            "On track",
            "Whether the target is likely to be met.",
            SHOULD,
            MUST,
            source="002 004",
        ),
    ] = None
    comment: Annotated[
        Text | None,
        Item("G04", "Comment", "Strengths, and what to work on.", MAY, MAY, source="004"),
    ] = None


class ReadingAge(Record):
    """A measure of reading."""

    path = "progress.reading"

    measure: Annotated[
        Text | None,
        Item("G06", "Measure", "The test, or how it was judged.", MAY, MAY, "P3", source="003"),
    ] = None
    result: Annotated[
        Text | None,
        Item("G06", "Result", "The reading age or score.", MAY, MAY, "P3", source="003"),
    ] = None


class Progress(Section):
    """How the child is getting on in learning."""

    path = "progress"
    title = "Progress and attainment"
    help = "How the child is getting on in each subject or area of learning."

    subjects: Annotated[
        Stated[list[Subject]] | None,
        Item(
            "G01 G02 G03 Q04",
            "Subjects and areas of learning",
            "One entry for each.",
            SHOULD,
            MUST,
            source="002 003 004",
        ),
    ] = None
    strengths: Annotated[
        Text | None,
        Item("G04", "Strengths", "What the child does well.", SHOULD, SHOULD, source="004"),
    ] = None
    barriers: Annotated[
        Text | None,
        Item(
            "G05", "Barriers to learning", "What gets in the way.", SHOULD, SHOULD, source="001 004"
        ),
    ] = None
    reading: Annotated[
        ReadingAge | None,
        Item(
            "G06", "Reading", "A reading age or standardised score.", MAY, MAY, "P3", source="003"
        ),
    ] = None
    not_on_track_plan: Annotated[
        Text | None,
        Item(
            "G09",
            "Way forward where not on track",
            "What has been agreed where a target may be missed.",
            MAY,
            MAY,
            source="002",
        ),
    ] = None
    monitoring: Annotated[
        Text | None,
        Item(
            "G07",
            "How progress is monitored",
            "How, how often, and who is told.",
            SHOULD,
            MUST,
            source="002 004",
        ),
    ] = None
    personalised_assessments: Annotated[
        YesNo | None,
        Item(
            "G08",
            "Personalised assessments done",
            "Whether this year's have been done (Wales, Years 2 to 9).",
            MAY,
            NONE,
            "P3",
            source="own",
            answers="did",
        ),
    ] = None
    assessments_next_steps: Annotated[
        Text | None,
        Item(
            "G08",
            "Next steps from the assessments",
            "What they showed to do next.",
            MAY,
            NONE,
            "P3",
            source="own",
        ),
    ] = None
    development_record: Annotated[
        Text | None,
        Item(
            "G01",
            "Development in the early years",
            "How the child is developing in each area.",
            MAY,
            MAY,
            "E",
            source="004",
        ),
    ] = None
    phonics: Annotated[
        Text | None,
        Item(
            "G01",
            "Phonics check and tests",
            "The phonics check and Year 6 tests (England).",
            NONE,
            MAY,
            "P",
            source="004",
        ),
    ] = None
