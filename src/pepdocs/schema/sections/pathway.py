"""Fields for the pathway from 16, which the pathway plan and this plan share (table Q)."""

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import LEARNING, MONEY, NOT_THE_CHILD, THE_COURSE
from pepdocs.schema.conditions import HAS_PATHWAY_PLAN, HAS_SETTING, STUDIES
from pepdocs.schema.declare import LAW, MAY, MUST, NONE, SHOULD, PlanSection, Record, item
from pepdocs.schema.kinds import Choice, Date, Person, ProperName, Stated, TargetId, Text, YesNo


class Scheme(Choice):
    """An allowance for learners over 16."""

    ema = "Education Maintenance Allowance (EMA)"
    bursary = "Bursary for vulnerable students"
    other = "Other"


class VisitKind(Choice):
    """What kind of visit to a provider."""

    open_day = "Open day"
    taster = "Taster day"
    visit = "Visit"


class Participation(Choice):
    """Whether the young person is in education, employment or training (England)."""

    education = "In education"
    training = "In training"
    employment = "In employment with training"
    neet = "Not in education, employment or training"


class NeedsAssessment(Record):
    """The assessment for the pathway plan."""

    path = "pathway.needs_assessment"
    audience = LEARNING

    due: Date | None = item(
        "Q14", "Due", "Three months after the 16th birthday at the latest.", SHOULD, SHOULD, "34X", source="law 001"
    )
    done: Date | None = item("Q14", "Done", "When it was finished.", SHOULD, SHOULD, "34X", source="law 001")


class PersonalAdviser(Record):
    """The young person's adviser."""

    path = "pathway.personal_adviser"
    audience = NOT_THE_CHILD

    person: Person | None = item(
        "Q13", "Personal adviser", "An id from people.", SHOULD, SHOULD, "34X", source="law 001"
    )
    since: Date | None = item("Q13", "Since", "When the adviser was appointed.", MAY, MAY, "34X", source="001")


class LearningPlan(Record):
    """The provider's own plan with the young person."""

    path = "pathway.individual_learning_plan"
    audience = THE_COURSE
    part = Part.PROVIDER

    on: Date | None = item("Q16", "Date", "When it was made.", SHOULD, MAY, "X", source="001")
    targets: Stated[list[TargetId]] | None = item(
        "Q16", "Linked targets", "Ids of targets.", SHOULD, MAY, "X", source="001", entry="target"
    )


class Allowance(Record):
    """Money for study."""

    path = "pathway.allowance"
    audience = MONEY

    scheme: Scheme | None = item(
        "Q12 P05", "Allowance", "EMA in Wales, a bursary in England.", SHOULD, MUST, "X", source="001 004"
    )
    applied: Date | None = item("Q12", "Applied for", "When.", SHOULD, MUST, "X", source="001 004")
    awarded: Date | None = item("Q12", "Awarded", "When.", MAY, MAY, "X", source="001 004")


class Offer(Record):
    """An offer of learning."""

    path = "pathway.offers"
    audience = THE_COURSE
    part = Part.PROVIDER

    provider: ProperName | None = item("Q09", "Provider", "Who made the offer.", SHOULD, MAY, "4X", source="001")
    course: Text | None = item("Q09", "Course", "What was offered.", SHOULD, MAY, "4X", source="001")
    on: Date | None = item("Q09", "Date of offer", "When.", SHOULD, MAY, "4X", source="001")
    conditions: Text | None = item("Q09", "Conditions", "Grades or other conditions.", MAY, MAY, "4X", source="001")
    fallback: Text | None = item(
        "Q09", "If the conditions are not met", "What happens then.", SHOULD, MAY, "4X", source="001"
    )


class ProviderVisit(Record):
    """A visit to a provider or employer."""

    path = "pathway.provider_visits"
    audience = THE_COURSE

    provider: ProperName | None = item("Q08", "Provider", "Who is visited.", SHOULD, MAY, "4X", source="001")
    on: Date | None = item("Q08", "Date", "When.", SHOULD, MAY, "4X", source="001")
    kind: VisitKind | None = item(
        "Q08", "Kind of visit", "Open day, taster day or visit.", MAY, MAY, "4X", source="001"
    )
    with_: Person | None = item("Q08", "Goes with", "Who takes the young person.", SHOULD, MAY, "4X", source="001")


class Pathway(PlanSection):
    """What the pathway plan and this plan share."""

    path = "pathway"
    title = "Pathway"
    audience = LEARNING
    part = Part.PERSONAL_ADVISER
    help = "From 16: what the pathway plan and this plan share."

    needs_assessment: NeedsAssessment | None = item(
        "Q14", "Needs assessment", "For the pathway plan.", LAW, LAW, "X",
        also="34", law="W.pathway E.pathway", source="law 001",
    )  # fmt: skip
    plan_date: Date | None = item(
        "Q15", "Date of pathway plan", "When the plan was made.", LAW, LAW, "X",
        also="34", law="W.plan E.plan", source="law 001",
    )  # fmt: skip
    plan_next_review: Date | None = item(
        "Q15", "Next review of pathway plan", "When it will be reviewed.", MUST, MUST, "X",
        also="34", source="law 001", when=HAS_PATHWAY_PLAN,
    )  # fmt: skip
    education_matches_plan: YesNo | None = item(
        "Q15", "Pathway plan and this plan agree", "Whether they say the same about education.", MUST, MUST, "X",
        also="34", source="000 001", when=HAS_PATHWAY_PLAN, answers="do",
    )  # fmt: skip
    personal_adviser: PersonalAdviser | None = item(
        "Q13", "Personal adviser", "Who it is, and since when.", MAY, MAY, "X", also="34", source="law 001",
    )  # fmt: skip
    individual_learning_plan: LearningPlan | None = item(
        "Q16", "Individual Learning Plan", "The provider's plan with the young person.", SHOULD, MAY, "X",
        source="001", when=HAS_SETTING, audience=THE_COURSE,
    )  # fmt: skip
    participation: Participation | None = item(
        "Q21", "Participation", "In education, training or employment (England).", NONE, MUST, "X", source="004",
        audience=THE_COURSE,
        part=Part.PROVIDER,
    )  # fmt: skip
    allowance: Allowance | None = item(
        "Q12", "Allowance or bursary", "Which, and since when.", SHOULD, MUST, "X", source="001 004", when=STUDIES,
        audience=MONEY,
    )  # fmt: skip
    bank_account: YesNo | None = item(
        "Q12", "Bank account", "Whether the young person has one.", SHOULD, MUST, "X", source="004", answers="there_is"
    )
    identity_documents: Text | None = item(
        "Q12", "Identity documents", "Passport, licence; who keeps them.", SHOULD, MUST, "X", source="004"
    )
    national_insurance: Text | None = item(
        "Q12", "National Insurance number", "Whether it has come; the number need not be given.", MAY, MAY, "X",
        source="004",
    )  # fmt: skip
    offers: Stated[list[Offer]] | None = item(
        "Q09", "Offers of learning", "Each offer, its conditions and what if they are not met.", MAY, MAY, "4X",
        source="001", audience=THE_COURSE,
        entry="offer",
    )  # fmt: skip
    provider_visits: Stated[list[ProviderVisit]] | None = item(
        "Q08", "Visits to providers", "Open days, taster days, visits.", MAY, MAY, "4X", source="001",
        audience=THE_COURSE,
        entry="visit",
    )  # fmt: skip
    provider_contact: Person | None = item(
        "Q11", "Contact at the provider", "An id from people.", SHOULD, MAY, "X", source="001", when=HAS_SETTING,
        audience=THE_COURSE,
        part=Part.PROVIDER,
    )  # fmt: skip
    post_transition_meeting: Date | None = item(
        "Q11", "Meeting after the move", "When the new setting and others meet.", MAY, MAY, "4X", source="001",
        audience=THE_COURSE,
        part=Part.PROVIDER,
    )  # fmt: skip
    independent_study: Text | None = item(
        "Q17", "Independent study", "Study and planning of time.", SHOULD, MAY, "X", source="001", when=HAS_SETTING,
        audience=THE_COURSE,
        part=Part.PROVIDER,
    )  # fmt: skip
    money_skills: Text | None = item(
        "Q18", "Money and savings", "What is being learnt.", MAY, SHOULD, "X", source="004"
    )
    living_after_18: Text | None = item(
        "Q23", "Living after 18", "What it means for study.", MAY, NONE, "X", source="own"
    )
    fallback: Text | None = item(
        "Q15", "If the plan does not work out", "The contingency plan.", MAY, MAY, "X", source="law"
    )
    destination: Text | None = item(
        "Q22",
        "Destination",
        "Where the young person went after the course.",
        MAY,
        MAY,
        "X",
        source="001",
        part=Part.PROVIDER,
    )
