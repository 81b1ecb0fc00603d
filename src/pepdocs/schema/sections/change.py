"""Fields for a planned change, and for keeping disruption small (table J)."""

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import LEARNING
from pepdocs.schema.declare import LAW, MAY, SHOULD, PlanSection, Record, When, item
from pepdocs.schema.kinds import Choice, Date, Person, Stated, Text, ViewId, YesNo

EXPECTED = When("change.expected", (True,))


class ChangeKind(Choice):
    """The kind of change that is planned."""

    into_nursery = "Into nursery"
    nursery_to_school = "From nursery to school"
    year_2_to_3 = "From Year 2 to Year 3"
    year_6_to_7 = "From Year 6 to Year 7"
    options = "Choosing options"
    ks3_to_ks4 = "From Key Stage 3 to Key Stage 4"
    year_11_to_post16 = "From Year 11 to post-16"
    after_course = "After the present course"
    change_class = "Change of class"
    change_school = "Change of school"
    placement = "Change of placement"
    return_ = "Return after exclusion or illness"
    permanence = "Permanence"
    other = "Another change"


class ActionRecord(Record):
    """A step that somebody has agreed to take."""

    path = "action"

    what: Text | None = item("N08 J05", "What", "What will be done.", SHOULD, SHOULD, source="002 004")
    who: Person | None = item("N08 J05", "Who", "An id from people, or child.", SHOULD, SHOULD, source="002 004")
    by: Date | None = item("N08 J05", "By when", "The date by which it will be done.", SHOULD, SHOULD, source="002 004")
    done: Date | None = item("N08", "Done on", "When it was done.", MAY, MAY, source="own")


class Ks4Approval(Record):
    """The nominated officer's approval of a move that disrupts education in Key Stage 4."""

    path = "change.changes.ks4_approval"
    audience = LEARNING

    by: Text | None = item("J07", "Approved by", "The nominated officer.", SHOULD, SHOULD, "4", source="law")
    on: Date | None = item("J07", "Date of approval", "When the move was approved.", SHOULD, SHOULD, "4", source="law")
    consulted: Text | None = item(
        "J07", "Who was consulted", "The child, carers, school and others.", SHOULD, SHOULD, "4", source="law"
    )


class PlannedChange(Record):
    """One change: what, when, and what keeps disruption small."""

    path = "change.changes"
    audience = LEARNING

    kind: ChangeKind | None = item(
        "J04", "Kind of change", "What kind of change it is.", SHOULD, SHOULD, source="001 004"
    )
    what: Stated[Text] | None = item(
        "J02", "What will change", "What, and why.", LAW, LAW,
        law="W4.change E3.change", otherwise=SHOULD, source="law 002", none_answers=False,
    )  # fmt: skip
    when: Stated[Date] | None = item(
        "J02", "Date of change", "When it will happen.", LAW, LAW,
        law="W4.change E3.change", otherwise=SHOULD, source="law 002", none_answers=False,
    )  # fmt: skip
    keeping_disruption_small: Stated[Text] | None = item(
        "J03", "Keeping disruption small", "What is done so that learning goes on.", LAW, LAW,
        law="W4.disruption E3.disruption", otherwise=SHOULD, source="law 001 002 003", none_answers=False,
    )  # fmt: skip
    disrupts_education: YesNo | None = item(
        "J07", "Disrupts education", "For a change of placement: whether it would disrupt the child's education.",
        MAY, MAY, source="law", answers="is",
    )  # fmt: skip
    emergency: YesNo | None = item(
        "J07", "Made in an emergency",
        "For a change of placement: whether it is made in an emergency, or at once because of a risk.",
        MAY, MAY, source="law", answers="is",
    )  # fmt: skip
    ks4_approval: Ks4Approval | None = item(
        "J07", "Approval of a move in Key Stage 4",
        "The nominated officer's, before a change of placement that disrupts education.", LAW, LAW, "4",
        law="W.ks4 E.ks4", source="law 001",
    )  # fmt: skip
    actions: Stated[list[ActionRecord]] | None = item(
        "J05", "Steps for the change", "Visits, a key person, contact kept afterwards.", SHOULD, SHOULD,
        source="000 001",
        entry="step",
    )  # fmt: skip
    childs_view: ViewId | None = item(
        "J06", "The child's own view of the change", "The id of one of the child's views.", SHOULD, SHOULD,
        source="000 001",
    )  # fmt: skip
    passed_on: Date | None = item(
        "J08", "Information passed on", "When the new setting was given what it needs to know.", MAY, MAY, source="001"
    )


class Change(PlanSection):
    """Planned or necessary changes, and what keeps disruption small."""

    path = "change"
    title = "Planned changes"
    audience = LEARNING
    part = Part.SOCIAL_WORKER
    help = "Changes that are planned or necessary, and what is done to keep disruption small."

    expected: Stated[YesNo] | None = item(
        "J01", "Change ahead", "Whether a change is planned or necessary.", LAW, LAW,
        law="W4.change E3.change", otherwise=SHOULD, source="law 002", answers="there_is", none_answers=False,
    )  # fmt: skip
    changes: Stated[list[PlannedChange]] | None = item(
        "J02 J03 J04", "Changes", "One entry for each change.", LAW, LAW,
        law="W4.change E3.change", otherwise=SHOULD, source="law 002", when=EXPECTED, none_answers=False,
        entry="change",
    )  # fmt: skip
