"""The plan itself: what kind it is, its dates, who answers for it (table A)."""

from typing import Annotated

from pepdocs.schema.declare import MAY, MUST, NONE, SHOULD, Item, Section, When
from pepdocs.schema.kinds import Choice, Date, Name, Person, ProperName, Text, YesNo

NOT_THE_FIRST = When("plan.kind", ("review", "transition", "new"))


class Status(Choice):
    """How far the plan has come."""

    draft = "Draft"
    final = "Final"
    superseded = "Superseded by a newer version"


class PlanKind(Choice):
    """Why a plan of this kind is made."""

    initial = "First plan"
    review = "Review of the plan"
    transition = "Plan for a move to a new setting"
    new = "New plan after a change"
    short = "Short plan: no school place"


class Held(Choice):
    """How the meeting was held."""

    in_person = "In person"
    remote = "By video or telephone"
    hybrid = "Partly in person, partly remote"


class Plan(Section):
    """What kind of plan this is, and its dates."""

    path = "plan"
    title = "About this plan"
    help = "What kind of plan this is, its dates, and who answers for it."

    status: Annotated[
        Status | None,
        Item("A12", "Status", "How far the plan has come.", SHOULD, SHOULD, source="000 004"),
    ] = None
    kind: Annotated[
        PlanKind | None,
        Item(
            "A01",
            "Kind of plan",
            "First plan, review, move to a new setting, new plan after a change, or short plan.",
            SHOULD,
            SHOULD,
            source="002 004",
        ),
    ] = None
    trigger: Annotated[
        Text | None,
        Item(
            "A02",
            "Reason for this plan",
            "What led to this plan being made now.",
            SHOULD,
            SHOULD,
            source="003 004",
        ),
    ] = None
    initiated: Annotated[
        Date | None,
        Item(
            "A03",
            "Date started",
            "The day on which work on this plan began.",
            MUST,
            MUST,
            source="001 004",
        ),
    ] = None
    meeting: Annotated[
        Date | None,
        Item(
            "A04",
            "Date of meeting",
            "The day of the meeting about this plan.",
            MUST,
            MUST,
            source="004",
        ),
    ] = None
    completed: Annotated[
        Date | None,
        Item(
            "A05",
            "Date completed",
            "The day on which the plan was finished.",
            SHOULD,
            MUST,
            source="004",
        ),
    ] = None
    previous: Annotated[
        Date | None,
        Item(
            "A06",
            "Date of the previous plan",
            "Leave out if this is the first plan.",
            SHOULD,
            SHOULD,
            source="002 004",
            when=NOT_THE_FIRST,
        ),
    ] = None
    next_meeting: Annotated[
        Date | None,
        Item(
            "A07",
            "Date of next meeting",
            "When this plan will be reviewed; not in the school holidays.",
            MUST,
            MUST,
            source="000 004",
        ),
    ] = None
    next_care_review: Annotated[
        Date | None,
        Item(
            "A08",
            "Next review of the child's case",
            "The next statutory review of the care and support plan.",
            SHOULD,
            SHOULD,
            source="001 002 004",
        ),
    ] = None
    responsible_authority: Annotated[
        ProperName | None,
        Item(
            "A09",
            "Responsible authority",
            "The local authority that looks after the child, whose law applies.",
            MUST,
            MUST,
            source="001 002",
        ),
    ] = None
    completed_by: Annotated[
        Person | None,
        Item(
            "A11",
            "Completed by",
            "Who filled in this plan: an id from people.",
            SHOULD,
            SHOULD,
            source="002",
        ),
    ] = None
    version: Annotated[
        Name | None,
        Item(
            "A12",
            "Version",
            "The number of this version of the plan.",
            SHOULD,
            SHOULD,
            source="000 004",
        ),
    ] = None
    supersedes: Annotated[
        Name | None,
        Item(
            "A12",
            "Supersedes",
            "The reference of the plan that this one takes the place of.",
            MAY,
            MAY,
            source="004",
            when=NOT_THE_FIRST,
        ),
    ] = None
    place: Annotated[
        Text | None,
        Item(
            "A14",
            "Place of meeting",
            "Where the meeting was held, and who chose the place.",
            MAY,
            MAY,
            source="000 004",
        ),
    ] = None
    held: Annotated[
        Held | None,
        Item(
            "A14",
            "How the meeting was held",
            "In person, remote, or partly each.",
            MAY,
            MAY,
            source="000",
        ),
    ] = None
    outside_lessons: Annotated[
        YesNo | None,
        Item(
            "A15",
            "Held outside lesson time",
            "Young people ask not to be pulled out of lessons.",
            SHOULD,
            MAY,
            "P34",
            source="000 001",
            answers="did",
        ),
    ] = None
    private_room: Annotated[
        YesNo | None,
        Item(
            "A15",
            "Private room arranged",
            "A room that cannot be looked into and is not used for discipline.",
            MAY,
            NONE,
            "P34",
            source="001 004",
            answers="did",
            when=When("plan.outside_lessons", (False,)),
        ),
    ] = None
