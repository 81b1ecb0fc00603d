"""Fields for the plan itself: its kind, its dates, who is responsible for it (table A)."""

from pepdocs.schema.conditions import HAS_SETTING, LOOKED_AFTER
from pepdocs.schema.declare import MAY, MUST, NONE, SHOULD, PlanSection, When, item
from pepdocs.schema.kinds import Choice, Date, Name, Person, ProperName, Text, YesNo

NOT_THE_FIRST = When("plan.kind", ("review", "transition", "new"))


class Status(Choice):
    """The status of the plan."""

    draft = "Draft"
    final = "Final"
    superseded = "Superseded by a newer version"


class PlanKind(Choice):
    """The occasion for which the plan is made."""

    initial = "First plan"
    review = "Review of the plan"
    transition = "Plan for a move to a new setting"
    new = "New plan after a change"
    short = "Short plan: no school place"
    short_break = "Plan for a series of short breaks"


class Held(Choice):
    """How the meeting was held."""

    in_person = "In person"
    remote = "By video or telephone"
    hybrid = "Partly in person, partly remote"


class Plan(PlanSection):
    """What kind of plan this is, and its dates."""

    path = "plan"
    title = "About this plan"
    help = "What kind of plan this is, its dates, and who answers for it."

    status: Status | None = item(
        "A12", "Status", "How far the plan has come.", SHOULD, SHOULD, source="000 004", short_breaks=True
    )
    kind: PlanKind | None = item(
        "A01", "Kind of plan", "What the plan is made for: it decides what is asked for.",
        SHOULD, SHOULD, source="002 004", short_breaks=True,
    )  # fmt: skip
    trigger: Text | None = item(
        "A02", "Reason for this plan", "What led to this plan being made now.", SHOULD, SHOULD, source="003 004"
    )
    initiated: Date | None = item(
        "A03", "Date started", "The day on which work on this plan began.", MUST, MUST, source="001 004"
    )
    meeting: Date | None = item(
        "A04", "Date of meeting", "The day of the meeting about this plan.", MUST, MUST, source="004"
    )
    completed: Date | None = item(
        "A05", "Date completed", "The day on which the plan was finished.", SHOULD, MUST, source="004"
    )
    previous: Date | None = item(
        "A06", "Date of the previous plan", "Leave out if this is the first plan.", SHOULD, SHOULD,
        source="002 004", when=NOT_THE_FIRST,
    )  # fmt: skip
    next_meeting: Date | None = item(
        "A07", "Date of next meeting", "When this plan will be reviewed; not in the school holidays.", MUST, MUST,
        source="000 004",
    )  # fmt: skip
    next_care_review: Date | None = item(
        "A08", "Next review of the child's case", "The next statutory review of the care and support plan.",
        SHOULD, SHOULD, source="001 002 004", when=LOOKED_AFTER,
    )  # fmt: skip
    responsible_authority: ProperName | None = item(
        "A09", "Responsible authority", "The local authority that looks after the child, whose law applies.",
        MUST, MUST, source="001 002",
    )  # fmt: skip
    completed_by: Person | None = item(
        "A11", "Completed by", "Who filled in this plan: an id from people.", SHOULD, SHOULD, source="002"
    )
    version: Name | None = item(
        "A12", "Version", "The number of this version of the plan.", SHOULD, SHOULD, source="000 004"
    )
    supersedes: Name | None = item(
        "A12", "Supersedes", "The reference of the plan that this one takes the place of.", MAY, MAY,
        source="004", when=NOT_THE_FIRST,
    )  # fmt: skip
    place: Text | None = item(
        "A14", "Place of meeting", "Where the meeting was held, and who chose the place.", MAY, MAY, source="000 004"
    )
    held: Held | None = item(
        "A14", "How the meeting was held", "In person, remote, or partly each.", MAY, MAY, source="000"
    )
    outside_lessons: YesNo | None = item(
        "A15", "Held outside lesson time", "Young people ask not to be pulled out of lessons.", SHOULD, MAY, "P34",
        source="000 001", when=HAS_SETTING, answers="did",
    )  # fmt: skip
    private_room: YesNo | None = item(
        "A15", "Private room arranged", "A room that cannot be looked into and is not used for discipline.", MAY, NONE,
        "P34", source="001 004", answers="did", when=When("plan.outside_lessons", (False,)),
    )  # fmt: skip
