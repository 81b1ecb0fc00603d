"""The pathway from 16: what the pathway plan and this plan share (table Q)."""

from typing import Annotated

from pepdocs.schema.declare import LAW, MAY, MUST, NONE, SHOULD, Item, Record, Section
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

    due: Annotated[
        Date | None,
        Item(
            "Q14",
            "Due",
            "Three months after the 16th birthday at the latest.",
            SHOULD,
            SHOULD,
            "4X",
            source="law 001",
        ),
    ] = None
    done: Annotated[
        Date | None,
        Item("Q14", "Done", "When it was finished.", SHOULD, SHOULD, "4X", source="law 001"),
    ] = None


class PersonalAdviser(Record):
    """The young person's adviser."""

    path = "pathway.personal_adviser"

    person: Annotated[
        Person | None,
        Item(
            "Q13", "Personal adviser", "An id from people.", SHOULD, SHOULD, "4X", source="law 001"
        ),
    ] = None
    since: Annotated[
        Date | None,
        Item("Q13", "Since", "When the adviser was appointed.", MAY, MAY, "4X", source="001"),
    ] = None


class LearningPlan(Record):
    """The provider's own plan with the young person."""

    path = "pathway.individual_learning_plan"

    on: Annotated[
        Date | None, Item("Q16", "Date", "When it was made.", SHOULD, MAY, "X", source="001")
    ] = None
    targets: Annotated[
        list[TargetId] | None,
        Item("Q16", "Linked targets", "Ids of targets.", SHOULD, MAY, "X", source="001"),
    ] = None


class Allowance(Record):
    """Money for study."""

    path = "pathway.allowance"

    scheme: Annotated[
        Scheme | None,
        Item(
            "Q12 P05",
            "Allowance",
            "EMA in Wales, a bursary in England.",
            SHOULD,
            MUST,
            "X",
            source="001 004",
        ),
    ] = None
    applied: Annotated[
        Date | None, Item("Q12", "Applied for", "When.", SHOULD, MUST, "X", source="001 004")
    ] = None
    awarded: Annotated[
        Date | None, Item("Q12", "Awarded", "When.", MAY, MAY, "X", source="001 004")
    ] = None


class Offer(Record):
    """An offer of learning."""

    path = "pathway.offers"

    provider: Annotated[
        ProperName | None,
        Item("Q09", "Provider", "Who made the offer.", SHOULD, MAY, "4X", source="001"),
    ] = None
    course: Annotated[
        Text | None, Item("Q09", "Course", "What was offered.", SHOULD, MAY, "4X", source="001")
    ] = None
    on: Annotated[
        Date | None, Item("Q09", "Date of offer", "When.", SHOULD, MAY, "4X", source="001")
    ] = None
    conditions: Annotated[
        Text | None,
        Item("Q09", "Conditions", "Grades or other conditions.", MAY, MAY, "4X", source="001"),
    ] = None
    fallback: Annotated[
        Text | None,
        Item(
            "Q09",
            "If the conditions are not met",
            "What happens then.",
            SHOULD,
            MAY,
            "4X",
            source="001",
        ),
    ] = None


class ProviderVisit(Record):
    """A visit to a provider or employer."""

    path = "pathway.provider_visits"

    provider: Annotated[
        ProperName | None,
        Item("Q08", "Provider", "Who is visited.", SHOULD, MAY, "4X", source="001"),
    ] = None
    on: Annotated[Date | None, Item("Q08", "Date", "When.", SHOULD, MAY, "4X", source="001")] = None
    kind: Annotated[
        VisitKind | None,
        Item(
            "Q08", "Kind of visit", "Open day, taster day or visit.", MAY, MAY, "4X", source="001"
        ),
    ] = None
    with_: Annotated[
        Person | None,
        Item("Q08", "Goes with", "Who takes the young person.", SHOULD, MAY, "4X", source="001"),
    ] = None


class Pathway(Section):
    """What the pathway plan and this plan share."""

    path = "pathway"
    title = "Pathway"
    help = "From 16: what the pathway plan and this plan share."

    needs_assessment: Annotated[
        NeedsAssessment | None,
        Item(
            "Q14",
            "Needs assessment",
            "For the pathway plan.",
            LAW,
            LAW,
            "X",
            law="W.pathway E.pathway",
            source="law 001",
        ),
    ] = None
    plan_date: Annotated[
        Date | None,
        Item(
            "Q15",
            "Date of pathway plan",
            "When the plan was made.",
            LAW,
            LAW,
            "X",
            law="W.plan E.plan",
            source="law 001",
        ),
    ] = None
    plan_next_review: Annotated[
        Date | None,
        Item(
            "Q15",
            "Next review of pathway plan",
            "When it will be reviewed.",
            MUST,
            MUST,
            "X",
            source="law 001",
        ),
    ] = None
    education_matches_plan: Annotated[
        YesNo | None,
        Item(
            "Q15",
            "Pathway plan and this plan agree",
            "Whether they say the same about education.",
            MUST,
            MUST,
            "X",
            source="000 001",
            answers="do",
        ),
    ] = None
    personal_adviser: Annotated[
        PersonalAdviser | None,
        Item(
            "Q13",
            "Personal adviser",
            "Who it is, and since when.",
            LAW,
            LAW,
            "X",
            law="W.adviser E.adviser",
            source="law 001",
        ),
    ] = None
    individual_learning_plan: Annotated[
        LearningPlan | None,
        Item(
            "Q16",
            "Individual Learning Plan",
            "The provider's plan with the young person.",
            SHOULD,
            MAY,
            "X",
            source="001",
        ),
    ] = None
    participation: Annotated[
        Participation | None,
        Item(
            "Q21",
            "Participation",
            "In education, training or employment (England).",
            NONE,
            MUST,
            "X",
            source="004",
        ),
    ] = None
    allowance: Annotated[
        Allowance | None,
        Item(
            "Q12",
            "Allowance or bursary",
            "Which, and since when.",
            SHOULD,
            MUST,
            "X",
            source="001 004",
        ),
    ] = None
    bank_account: Annotated[
        YesNo | None,
        Item(
            "Q12",
            "Bank account",
            "Whether the young person has one.",
            SHOULD,
            MUST,
            "X",
            source="004",
            answers="there_is",
        ),
    ] = None
    identity_documents: Annotated[
        Text | None,
        Item(
            "Q12",
            "Identity documents",
            "Passport, licence; who keeps them.",
            SHOULD,
            MUST,
            "X",
            source="004",
        ),
    ] = None
    national_insurance: Annotated[
        Text | None,
        Item(
            "Q12",
            "National Insurance number",
            "Whether it has come; the number need not be given.",
            MAY,
            MAY,
            "X",
            source="004",
        ),
    ] = None
    offers: Annotated[
        Stated[list[Offer]] | None,
        Item(
            "Q09",
            "Offers of learning",
            "Each offer, its conditions and what if they are not met.",
            MAY,
            MAY,
            "4X",
            source="001",
        ),
    ] = None
    provider_visits: Annotated[
        Stated[list[ProviderVisit]] | None,
        Item(
            "Q08",
            "Visits to providers",
            "Open days, taster days, visits.",
            MAY,
            MAY,
            "4X",
            source="001",
        ),
    ] = None
    provider_contact: Annotated[
        Person | None,
        Item(
            "Q11", "Contact at the provider", "An id from people.", SHOULD, MAY, "X", source="001"
        ),
    ] = None
    post_transition_meeting: Annotated[
        Date | None,
        Item(
            "Q11",
            "Meeting after the move",
            "When the new setting and others meet.",
            MAY,
            MAY,
            "4X",
            source="001",
        ),
    ] = None
    independent_study: Annotated[
        Text | None,
        Item(
            "Q17",
            "Independent study",
            "Study and planning of time.",
            SHOULD,
            MAY,
            "X",
            source="001",
        ),
    ] = None
    money_skills: Annotated[
        Text | None,
        Item("Q18", "Money and savings", "What is being learnt.", MAY, SHOULD, "X", source="004"),
    ] = None
    living_after_18: Annotated[
        Text | None,
        Item("Q23", "Living after 18", "What it means for study.", MAY, NONE, "X", source="own"),
    ] = None
    fallback: Annotated[
        Text | None,
        Item(
            "Q15",
            "If the plan does not work out",
            "The contingency plan.",
            MAY,
            MAY,
            "X",
            source="law",
        ),
    ] = None
    destination: Annotated[
        Text | None,
        Item(
            "Q22",
            "Destination",
            "Where the young person went after the course.",
            MAY,
            MAY,
            "X",
            source="001",
        ),
    ] = None
