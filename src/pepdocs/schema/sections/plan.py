"""Fields for the plan itself: its kind, its dates, who is responsible for it and for its parts (table A)."""

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import EVERYONE, LEARNING, NOWHERE, OFFICIALS
from pepdocs.schema.conditions import HAS_SETTING, LOOKED_AFTER
from pepdocs.schema.declare import MAY, MUST, NONE, SHOULD, PlanSection, Record, When, item
from pepdocs.schema.kinds import Choice, Count, Date, Name, Person, ProperName, Text, Time, YesNo

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


class Term(Choice):
    """A term of the school year."""

    autumn = "Autumn term"
    spring = "Spring term"
    summer = "Summer term"


class Plan(PlanSection):
    """What kind of plan this is, and its dates."""

    path = "plan"
    title = "About this plan"
    audience = OFFICIALS
    part = Part.SOCIAL_WORKER
    help = "What kind of plan this is, its dates, and who answers for it."

    status: Status | None = item(
        "A12", "Status", "How far the plan has come.", SHOULD, SHOULD, source="000 004", short_breaks=True,
        audience=EVERYONE,
    )  # fmt: skip
    kind: PlanKind | None = item(
        "A01", "Kind of plan", "What the plan is made for: it decides what is asked for.",
        SHOULD, SHOULD, source="002 004", short_breaks=True, audience=EVERYONE,
    )  # fmt: skip
    trigger: Text | None = item(
        "A02", "Reason for this plan", "What led to this plan being made now.", SHOULD, SHOULD, source="003 004"
    )
    initiated: Date | None = item(
        "A03", "Date started", "The day on which work on this plan began.", MUST, MUST, source="001 004"
    )
    meeting: Date | None = item(
        "A04", "Date of meeting", "The day of the meeting about this plan.", MUST, MUST, source="004", audience=LEARNING
    )
    time: Time | None = item("RF06", "Time of meeting", "When it begins, as 13:30.", MAY, MAY, source="forms")
    term: Term | None = item("RF06", "Term", "The term in which the meeting is held.", MAY, MAY, source="forms")
    number_in_year: Count | None = item(
        "RF06", "Number in the school year", "1 for the first plan of the school year, then 2 and 3.", MAY, MAY,
        source="forms",
    )  # fmt: skip
    chair: Person | None = item(
        "RF06", "Chair of the meeting", "Who led the meeting: an id from people.", MAY, MAY,
        source="forms",
    )  # fmt: skip
    completed: Date | None = item(
        "A05", "Date completed", "The day on which the plan was finished.", SHOULD, MUST, source="004",
        audience=LEARNING,
    )  # fmt: skip
    previous: Date | None = item(
        "A06", "Date of the previous plan", "Leave out if this is the first plan.", SHOULD, SHOULD,
        source="002 004", when=NOT_THE_FIRST, audience=LEARNING,
    )  # fmt: skip
    next_meeting: Date | None = item(
        "A07", "Date of next meeting", "When this plan will be reviewed; not in the school holidays.", MUST, MUST,
        source="000 004", audience=EVERYONE,
    )  # fmt: skip
    arranges_next: Person | None = item(
        "RF06", "Who arranges the next meeting", "An id from people.", MAY, MAY, source="forms", audience=EVERYONE
    )
    next_care_review: Date | None = item(
        "A08", "Next review of the child's case", "The next statutory review of the care and support plan.",
        SHOULD, SHOULD, source="001 002 004", when=LOOKED_AFTER, audience=LEARNING,
    )  # fmt: skip
    responsible_authority: ProperName | None = item(
        "A09", "Responsible authority", "The local authority that looks after the child, whose law applies.",
        MUST, MUST, source="001 002", audience=EVERYONE,
    )  # fmt: skip
    completed_by: Person | None = item(
        "A11", "Completed by", "Who filled in this plan: an id from people.", SHOULD, SHOULD, source="002"
    )
    version: Name | None = item(
        "A12", "Version", "The number of this version of the plan.", SHOULD, SHOULD, source="000 004", audience=EVERYONE
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


class SectionCode(Choice):
    """A section of a data file that somebody fills in. Its label is that of the section's own field."""

    plan = "About this plan"
    child = "Details"
    language = "Language"
    care = "Care and placement"
    people = "People"
    setting = "School or setting"
    history = "Education and training history"
    arrangements = "Current arrangements for education"
    aln = "Additional learning needs"
    progress = "Progress and attainment"
    wellbeing = "Well-being and health"
    leisure = "Leisure interests"
    change = "Planned changes"
    carers = "Role of the carers"
    voice = "My page"
    views_of_others = "Views of others"
    targets = "Targets and actions"
    review = "Review of previous targets"
    funding = "Funding"
    future = "Hopes and next steps"
    pathway = "Pathway"
    meeting = "Meeting record"

    @property
    def context(self) -> str:
        """The context of the label, which is that of the field that holds the section."""
        return f"field:{self.code}"


class PartState(Choice):
    """How far a part of the form has come."""

    not_started = "Not started"
    begun = "Begun"
    complete = "Complete"
    look_again = "To be looked at again"


class PartOfForm(Record):
    """A section, who fills it in, and how far it has come: for the form, not for a document."""

    path = "parts"
    audience = NOWHERE
    part = Part.AUTHORITY

    section: SectionCode | None = item("RF20", "Section", "Which section.", SHOULD, SHOULD, source="forms")
    owner: Person | None = item(
        "RF20", "Who fills it in", "An id from people, or the code of a role.", SHOULD, SHOULD,
        source="forms",
    )  # fmt: skip
    state: PartState | None = item("RF20", "State", "How far it has come.", SHOULD, SHOULD, source="forms")
