"""What education and support the child has now (table F): the second heading of the law."""

from typing import Annotated

from pepdocs.schema.declare import LAW, MAY, MUST, NONE, SHOULD, Item, Record, Section, When
from pepdocs.schema.kinds import Choice, Date, Name, Person, Stated, Text, YesNo

HAS_ALN = When("aln.has_aln", (True,))
AUTHORITY_IDP = When("aln.idp.maintained_by", ("local_authority",))


class Maintainer(Choice):
    """Who keeps the Individual Development Plan."""

    local_authority = "Local authority"
    school = "School"
    college = "Further education college"
    other_authority = "Another local authority"


class Intervention(Record):
    """Extra help: what for, how often, by whom, until when."""

    path = "arrangements.interventions"

    name: Annotated[
        Text | None,
        Item("F10", "Intervention", "What it is called.", SHOULD, MUST, source="002 003"),
    ] = None
    need: Annotated[
        Text | None, Item("F10", "Need", "What it is for.", SHOULD, MUST, source="002 004")
    ] = None
    started: Annotated[
        Date | None, Item("F10", "Start date", "When it began.", SHOULD, MUST, source="002")
    ] = None
    frequency: Annotated[
        Text | None,
        Item("F10", "How often", "How often, and how long each time.", SHOULD, MUST, source="002"),
    ] = None
    led_by: Annotated[
        Person | None,
        Item("F10", "Person responsible", "An id from people.", SHOULD, MUST, source="002"),
    ] = None
    ends: Annotated[
        Text | None,
        Item(
            "F10",
            "How it will end",
            "The plan for ending it, agreed with the child.",
            SHOULD,
            MUST,
            source="001",
        ),
    ] = None
    impact: Annotated[
        Text | None,
        Item(
            "F10",
            "Impact so far",
            "What has changed because of it.",
            SHOULD,
            MUST,
            source="002 004",
        ),
    ] = None


class Referral(Record):
    """A service that has been asked to help."""

    path = "arrangements.referrals"

    service: Annotated[
        Text | None,
        Item("F13", "Service", "Which service was asked.", SHOULD, SHOULD, source="001"),
    ] = None
    made: Annotated[
        Date | None,
        Item("F13", "Date of referral", "When it was asked.", SHOULD, SHOULD, source="001"),
    ] = None
    status: Annotated[
        Text | None, Item("F13", "Status", "What has come of it.", SHOULD, SHOULD, source="001")
    ] = None


class OtherPlan(Record):
    """Another plan in force for the child."""

    path = "arrangements.other_plans"

    name: Annotated[
        Text | None,
        Item(
            "F09",
            "Plan",
            "A behaviour, risk, health or other plan.",
            SHOULD,
            SHOULD,
            source="000 004",
        ),
    ] = None
    date: Annotated[
        Date | None, Item("F09", "Date", "When it was made.", MAY, MAY, source="000")
    ] = None
    matters_here: Annotated[
        Text | None,
        Item(
            "F09", "What matters here", "What of it this plan must reflect.", MAY, MAY, source="004"
        ),
    ] = None


class Arrangements(Section):
    """What education and support the child has now."""

    path = "arrangements"
    title = "Current arrangements for education"
    help = "What education, training and support the child has now."

    education: Annotated[
        Stated[Text] | None,
        Item(
            "F01",
            "Education and training now",
            "What the child is taught, where and how.",
            LAW,
            LAW,
            law="W2.arrangements E2.arrangements",
            source="law 002",
            none_answers=False,
        ),
    ] = None
    special_provision: Annotated[
        Stated[Text] | None,
        Item(
            "F02",
            "Additional learning provision",
            "What is provided for additional learning needs, or none_stated_by.",
            LAW,
            LAW,
            law="W2.special E2.special",
            source="law 002",
            when=HAS_ALN,
        ),
    ] = None
    other_provision: Annotated[
        Stated[Text] | None,
        Item(
            "F03",
            "Other provision for particular needs",
            "Anything else for this child's needs, or none_stated_by.",
            LAW,
            LAW,
            law="W2.particular E2.particular",
            source="law",
        ),
    ] = None
    promoting_achievement: Annotated[
        Stated[Text] | None,
        Item(
            "F04",
            "Promoting achievement",
            "What is done so that the child achieves.",
            LAW,
            LAW,
            law="W2.achievement E2.achievement",
            source="law 002 004",
            none_answers=False,
        ),
    ] = None
    interventions: Annotated[
        Stated[list[Intervention]] | None,
        Item(
            "F10",
            "Interventions",
            "Extra help that the child has.",
            SHOULD,
            MUST,
            source="001 002 003",
        ),
    ] = None
    homework: Annotated[
        Text | None,
        Item(
            "F11",
            "Homework, tuition and study support",
            "Who helps, where and when.",
            SHOULD,
            MUST,
            "P34X",
            source="001 002",
        ),
    ] = None
    equipment: Annotated[
        Text | None,
        Item(
            "F12",
            "Equipment, internet and books",
            "What the child has and needs, and a quiet place at home.",
            SHOULD,
            MAY,
            source="000 001",
        ),
    ] = None
    referrals: Annotated[
        Stated[list[Referral]] | None,
        Item("F13", "Referrals", "Services that have been asked to help.", MAY, MAY, source="001"),
    ] = None
    other_plans: Annotated[
        Stated[list[OtherPlan]] | None,
        Item(
            "F09",
            "Other plans in force",
            "Behaviour, risk, health and other plans.",
            MAY,
            MAY,
            source="000 004",
        ),
    ] = None
    preventing_loss_of_place: Annotated[
        Text | None,
        Item(
            "F14",
            "Keeping the school place",
            "What is done where the place is at risk.",
            MAY,
            MAY,
            source="001",
        ),
    ] = None


class Idp(Record):
    """The Individual Development Plan, incorporated in the PEP."""

    path = "aln.idp"

    maintained_by: Annotated[
        Maintainer | None,
        Item("F05", "Maintained by", "Who keeps the IDP.", SHOULD, NONE, source="000 001"),
    ] = None
    date: Annotated[
        Date | None,
        Item("F05", "Date", "When it was made or last changed.", SHOULD, NONE, source="idp"),
    ] = None
    review_due: Annotated[
        Date | None, Item("F06", "Review due", "At least once a year.", SHOULD, NONE, source="000")
    ] = None
    description: Annotated[
        Stated[Text] | None,
        Item(
            "F05 F06",
            "Description of additional learning needs",
            "As in the IDP.",
            LAW,
            NONE,
            law="W.idp",
            source="law idp",
            when=AUTHORITY_IDP,
            none_answers=False,
        ),
    ] = None
    provision: Annotated[
        Stated[Text] | None,
        Item(
            "F06",
            "Additional learning provision",
            "As in the IDP.",
            LAW,
            NONE,
            law="W.idp",
            source="law idp",
            when=AUTHORITY_IDP,
            none_answers=False,
        ),
    ] = None
    provision_in_welsh: Annotated[
        YesNo | None,
        Item(
            "F06",
            "Provision in Welsh",
            "Whether the provision is to be made in Welsh.",
            LAW,
            NONE,
            law="W.idp",
            source="law idp",
            when=AUTHORITY_IDP,
        ),
    ] = None
    attached: Annotated[
        Text | None,
        Item(
            "F05",
            "Attached text",
            "Anything else of the IDP that belongs here.",
            MAY,
            NONE,
            source="idp",
        ),
    ] = None


class EhcPlan(Record):
    """The Education, Health and Care Plan (England)."""

    path = "aln.ehc_plan"

    reference: Annotated[
        Name | None,
        Item(
            "F07",
            "Reference",
            "The plan's number; its text need not be repeated.",
            NONE,
            MUST,
            source="002",
        ),
    ] = None
    review_due: Annotated[
        Date | None,
        Item("F07", "Review due", "The date of the annual review.", NONE, SHOULD, source="002"),
    ] = None


class Aln(Section):
    """Additional learning needs, and the plan that goes with them."""

    path = "aln"
    title = "Additional learning needs"
    help = "Additional learning needs. In Wales an IDP that the local authority maintains is part of the PEP."

    has_aln: Annotated[
        Stated[YesNo] | None,
        Item(
            "E11",
            "Additional learning needs",
            "Whether the child has additional learning needs (in England, special educational needs).",
            LAW,
            LAW,
            law="W1.needs E1.needs",
            source="law",
            none_answers=False,
            answers="there_is",
        ),
    ] = None
    idp: Annotated[
        Idp | None,
        Item(
            "F05 F06",
            "Individual Development Plan (IDP)",
            "Who maintains it, and what it says.",
            SHOULD,
            NONE,
            source="000 001 law",
            when=HAS_ALN,
        ),
    ] = None
    ehc_plan: Annotated[
        EhcPlan | None,
        Item(
            "F07",
            "Education, Health and Care Plan",
            "Its reference and review date (England).",
            NONE,
            SHOULD,
            source="002 003 004",
            when=HAS_ALN,
        ),
    ] = None
    sen_support: Annotated[
        Text | None,
        Item(
            "F07",
            "SEN support",
            "Support at school without an EHC plan (England).",
            NONE,
            MAY,
            source="002",
        ),
    ] = None
    pastoral_support: Annotated[
        Text | None,
        Item(
            "F08",
            "Pastoral Support Programme",
            "What of it belongs in this plan.",
            MAY,
            MAY,
            "P34",
            source="001 002 004",
        ),
    ] = None
