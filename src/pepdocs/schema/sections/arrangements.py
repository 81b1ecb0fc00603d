"""Fields for the present education and support (table F): the second heading of the law."""

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import EVERYONE, LEARNING, NOT_THE_CHILD, THE_COURSE
from pepdocs.schema.conditions import IDP_NOT_INCORPORATED, LIVES_IN_WALES, STUDIES
from pepdocs.schema.declare import LAW, MAY, MUST, NONE, SHOULD, PlanSection, Record, When, item
from pepdocs.schema.kinds import Choice, Date, Name, Person, ProperName, Stated, Text, YesNo

HAS_ALN = When("aln.has_aln", (True,))


class Maintainer(Choice):
    """Who keeps the Individual Development Plan."""

    local_authority = "Local authority"
    school = "School"
    college = "Further education college"
    other_authority = "Another local authority"


class Intervention(Record):
    """Extra help: what for, how often, by whom, until when."""

    path = "arrangements.interventions"
    audience = LEARNING

    name: Text | None = item("F10", "Intervention", "What it is called.", SHOULD, MUST, source="002 003")
    need: Text | None = item("F10", "Need", "What it is for.", SHOULD, MUST, source="002 004")
    started: Date | None = item("F10", "Start date", "When it began.", SHOULD, MUST, source="002")
    frequency: Text | None = item("F10", "How often", "How often, and how long each time.", SHOULD, MUST, source="002")
    led_by: Person | None = item("F10", "Person responsible", "An id from people.", SHOULD, MUST, source="002")
    ends: Text | None = item(
        "F10", "How it will end", "The plan for ending it, agreed with the child.", SHOULD, MUST, source="001"
    )
    impact: Text | None = item(
        "F10", "Impact so far", "What has changed because of it.", SHOULD, MUST, source="002 004"
    )


class Referral(Record):
    """A service that has been asked to help."""

    path = "arrangements.referrals"
    audience = LEARNING

    service: Text | None = item("F13", "Service", "Which service was asked.", SHOULD, SHOULD, source="001")
    made: Date | None = item("F13", "Date of referral", "When it was asked.", SHOULD, SHOULD, source="001")
    status: Text | None = item("F13", "Status", "What has come of it.", SHOULD, SHOULD, source="001")


class AgencyKind(Choice):
    """A service outside the school that works with the child."""

    camhs = "Child and Adolescent Mental Health Services"
    youth_justice = "Youth justice service"
    counselling = "Counselling"
    educational_psychology = "Educational psychology"
    speech_and_language = "Speech and language therapy"
    occupational_therapy = "Occupational therapy"
    substance_misuse = "Help with drugs and alcohol"
    youth_service = "Youth service"
    other = "Another service"


class Agency(Record):
    """A service that is involved now: since when, what for, what is expected."""

    path = "arrangements.agencies"
    audience = LEARNING

    agency: AgencyKind | None = item(
        "RF17", "Service", "Which service works with the child now.", SHOULD, SHOULD,
        source="forms",
    )  # fmt: skip
    other: Text | None = item("RF17", "Which other service", "If it is another service.", MAY, MAY, source="forms")
    since: Date | None = item("RF17", "Since", "When it began to work with the child.", SHOULD, SHOULD, source="forms")
    purpose: Text | None = item("RF17", "Purpose", "What it is for.", SHOULD, SHOULD, source="forms")
    expected: Text | None = item(
        "RF17", "Expected outcome", "What will be different, and by when.", SHOULD, SHOULD,
        source="forms",
    )  # fmt: skip


class OtherPlan(Record):
    """Another plan in force for the child."""

    path = "arrangements.other_plans"
    audience = LEARNING

    name: Text | None = item(
        "F09", "Plan", "A behaviour, risk, health or other plan.", SHOULD, SHOULD, source="000 004"
    )
    date: Date | None = item("F09", "Date", "When it was made.", MAY, MAY, source="000")
    matters_here: Text | None = item(
        "F09", "What matters here", "What of it this plan must reflect.", MAY, MAY, source="004"
    )


class Arrangements(PlanSection):
    """What education and support the child has now."""

    path = "arrangements"
    title = "Current arrangements for education"
    audience = LEARNING
    part = Part.SCHOOL
    help = "What education, training and support the child has now."

    education: Stated[Text] | None = item(
        "F01", "Education and training now", "What the child is taught, where and how.", LAW, LAW,
        law="W2.arrangements E2.arrangements", otherwise=SHOULD, source="law 002", none_answers=False,
        audience=THE_COURSE,
    )  # fmt: skip
    special_provision: Stated[Text] | None = item(
        "F02", "Additional learning provision", "What is provided for additional learning needs, or none_stated_by.",
        LAW, LAW, law="W2.special E2.special", otherwise=SHOULD, source="law 002", when=HAS_ALN, audience=THE_COURSE,
    )  # fmt: skip
    other_provision: Stated[Text] | None = item(
        "F03", "Other provision for particular needs", "Anything else for this child's needs, or none_stated_by.",
        LAW, LAW, law="W2.particular E2.particular", otherwise=SHOULD, source="law",
    )  # fmt: skip
    promoting_achievement: Stated[Text] | None = item(
        "F04", "Promoting achievement", "What is done so that the child achieves.", LAW, LAW,
        law="W2.achievement E2.achievement", otherwise=SHOULD, source="law 002 004", none_answers=False,
        short_breaks=True,
    )  # fmt: skip
    interventions: Stated[list[Intervention]] | None = item(
        "F10",
        "Interventions",
        "Extra help that the child has.",
        SHOULD,
        MUST,
        source="001 002 003",
        entry="intervention",
    )
    homework: Text | None = item(
        "F11", "Homework, tuition and study support", "Who helps, where and when.", SHOULD, MUST, "P34X",
        source="001 002", when=STUDIES,
    )  # fmt: skip
    equipment: Text | None = item(
        "F12", "Equipment, internet and books", "What the child has and needs, and a quiet place at home.", SHOULD, MAY,
        source="000 001",
        part=Part.CARER,
    )  # fmt: skip
    referrals: Stated[list[Referral]] | None = item(
        "F13", "Referrals", "Services that have been asked to help.", MAY, MAY, source="001", entry="referral"
    )
    agencies: list[Agency] | None = item(
        "RF17", "Services involved now", "Services that work with the child now; those only asked are referrals.",
        MAY, MAY, source="forms",
        entry="service",
    )  # fmt: skip
    other_plans: Stated[list[OtherPlan]] | None = item(
        "F09",
        "Other plans in force",
        "Behaviour, risk, health and other plans.",
        MAY,
        MAY,
        source="000 004",
        entry="plan",
    )
    preventing_loss_of_place: Text | None = item(
        "F14", "Keeping the school place", "What is done where the place is at risk.", MAY, MAY, source="001"
    )


class IdpProvision(Record):
    """One kind of additional learning provision in an IDP; each is in Welsh or not."""

    path = "aln.idp.provision"

    what: Text | None = item("F06", "Provision", "What is provided, as in the IDP.", SHOULD, NONE, source="idp")
    who: Text | None = item("F06", "Provided by", "Who makes the provision.", MAY, NONE, source="idp")
    how_often: Text | None = item("F06", "How often", "How often, and how long each time.", MAY, NONE, source="idp")
    in_welsh: YesNo | None = item(
        "F06", "In Welsh", "Whether this provision is to be made in Welsh.", LAW, NONE,
        law="W.idp", source="law idp", otherwise=SHOULD,
    )  # fmt: skip


class Idp(Record):
    """The Individual Development Plan, in the order of the standard form of the ALN Code."""

    path = "aln.idp"
    audience = NOT_THE_CHILD

    maintained_by: Maintainer | None = item(
        "F05", "Maintained by", "Who keeps the IDP.", SHOULD, NONE, source="000 001"
    )
    reference: Name | None = item(
        "F05", "Reference", "The number or name by which the IDP is found.", SHOULD, NONE,
        source="000", when=IDP_NOT_INCORPORATED,
    )  # fmt: skip
    date: Date | None = item("F05", "Date", "When it was made or last changed.", SHOULD, NONE, source="idp")
    about_me: Text | None = item(
        "F05", "About the child", "One-page profile: what matters, what helps.", MAY, NONE, source="idp",
        audience=EVERYONE,
    )  # fmt: skip
    summary: Text | None = item(
        "F05", "Summary of the IDP", "What of it matters for this plan.", SHOULD, NONE,
        source="000", when=IDP_NOT_INCORPORATED,
    )  # fmt: skip
    description: Stated[Text] | None = item(
        "F05 F06", "Description of additional learning needs", "As in the IDP.", LAW, NONE,
        law="W.idp", source="law idp", none_answers=False,
    )  # fmt: skip
    provision: Stated[list[IdpProvision]] | None = item(
        "F06", "Additional learning provision", "One entry for each kind of provision, as in the IDP.", LAW, NONE,
        law="W.idp", source="law idp", none_answers=False, audience=EVERYONE,
        entry="kind of provision",
    )  # fmt: skip
    review_due: Date | None = item("F06", "Review due", "At least once a year.", SHOULD, NONE, source="000")
    transition: Text | None = item(
        "F06", "Preparing for a move", "What the IDP says of moving to another setting.", MAY, NONE, source="idp"
    )
    attached: Text | None = item(
        "F05", "Attached text", "Anything else of the IDP that belongs here.", MAY, NONE, source="idp"
    )


class EhcOutcome(Record):
    """An outcome of an EHC plan, and what is provided for it."""

    path = "aln.ehc_plan.outcomes"

    outcome: Text | None = item("F07", "Outcome", "As in the EHC plan.", MAY, MAY, source="local")
    provision: Text | None = item("F07", "Provision", "What is provided for it.", MAY, MAY, source="local")
    by: Text | None = item("F07", "Provided by", "Who provides it.", MAY, MAY, source="local")


class EhcPlan(Record):
    """The Education, Health and Care Plan (England)."""

    path = "aln.ehc_plan"
    audience = NOT_THE_CHILD

    reference: Name | None = item(
        "F07", "Reference", "The plan's number; its text need not be repeated.", MAY, MUST, source="002"
    )
    authority: ProperName | None = item(
        "F07", "Authority", "The local authority that keeps the plan.", MAY, MAY, source="local"
    )
    date: Date | None = item("F07", "Date", "When it was made or last changed.", MAY, MAY, source="local")
    needs: Text | None = item("F07", "Needs", "The main needs that it names.", MAY, MAY, source="local")
    outcomes: Stated[list[EhcOutcome]] | None = item(
        "F07", "Outcomes and provision", "The outcomes that bear on learning now.", MAY, MAY, source="local",
        audience=EVERYONE,
        entry="outcome",
    )  # fmt: skip
    review_due: Date | None = item("F07", "Review due", "The date of the annual review.", MAY, SHOULD, source="002")


class Aln(PlanSection):
    """Additional learning needs, and the plan that goes with them."""

    path = "aln"
    title = "Additional learning needs"
    audience = NOT_THE_CHILD
    part = Part.SCHOOL
    help = "Additional learning needs. In Wales an IDP that the local authority maintains is part of the PEP."

    has_aln: Stated[YesNo] | None = item(
        "E11", "Additional learning needs",
        "Whether the child has additional learning needs (in England, special educational needs).", LAW, LAW,
        law="W1.needs E1.needs", otherwise=SHOULD, source="law", none_answers=False, answers="there_is",
    )  # fmt: skip
    idp: Idp | None = item(
        "F05 F06", "Individual Development Plan (IDP)", "Who maintains it, and what it says.", SHOULD, NONE,
        source="000 001 law", when=(HAS_ALN, LIVES_IN_WALES), audience=EVERYONE,
    )  # fmt: skip
    ehc_plan: EhcPlan | None = item(
        "F07", "Education, Health and Care Plan", "Its reference and review date (England).", MAY, SHOULD,
        source="002 003 004", when=HAS_ALN, audience=EVERYONE,
    )  # fmt: skip
    sen_support: Text | None = item(
        "F07", "SEN support", "Support at school without an EHC plan (England).", NONE, MAY, source="002"
    )
    pastoral_support: Text | None = item(
        "F08", "Pastoral Support Programme", "What of it belongs in this plan.", MAY, MAY, "P34", source="001 002 004"
    )
