"""Aspirations and careers (table Q)."""

from typing import Annotated

from pepdocs.schema.declare import MAY, MUST, NONE, SHOULD, Item, Record, Section, When
from pepdocs.schema.kinds import Choice, Date, Person, Stated, Text

AT_RISK = When("future.engagement_risk", ("medium", "high"))


class Risk(Choice):
    """The risk of dropping out of education, employment or training."""

    none = "No risk seen"
    low = "Low"
    medium = "Medium"
    high = "High"


class CareersGuidance(Record):
    """An interview about careers."""

    path = "future.careers_guidance"

    on: Annotated[
        Date | None,
        Item("Q02", "Date", "When it was or will be.", SHOULD, SHOULD, "34X", source="001"),
    ] = None
    by: Annotated[
        Person | None,
        Item("Q02", "Careers adviser", "An id from people.", SHOULD, SHOULD, "34X", source="001"),
    ] = None
    outcome: Annotated[
        Text | None, Item("Q02", "Outcome", "What came of it.", SHOULD, SHOULD, "34X", source="001")
    ] = None


class Options(Record):
    """The choice of subjects in Year 9."""

    path = "future.options"

    support: Annotated[
        Text | None,
        Item(
            "Q03",
            "Support with choosing",
            "Who helps, and when.",
            SHOULD,
            SHOULD,
            "3",
            source="001 002",
        ),
    ] = None
    choices: Annotated[
        list[Text] | None,
        Item("Q03", "Choices", "The subjects chosen.", SHOULD, SHOULD, "3", source="002"),
    ] = None
    reasons: Annotated[
        Text | None, Item("Q03", "Reasons", "Why these.", SHOULD, SHOULD, "3", source="002")
    ] = None


class Future(Section):
    """What the child wants to become, and what helps."""

    path = "future"
    title = "Hopes and next steps"
    help = "Longer-term goals, careers guidance, options and work experience."

    goals: Annotated[
        Text | None,
        Item(
            "Q01 L08",
            "Longer-term goals",
            "In education, work and life; looked at each time.",
            SHOULD,
            MUST,
            "P34X",
            source="001 002 003",
        ),
    ] = None
    careers_guidance: Annotated[
        Stated[list[CareersGuidance]] | None,
        Item(
            "Q02",
            "Careers guidance",
            "Interviews with a careers adviser.",
            MAY,
            MAY,
            "34X",
            source="001",
        ),
    ] = None
    options: Annotated[
        Options | None,
        Item(
            "Q03",
            "Option choices",
            "Support, choices and reasons, by Year 9.",
            MAY,
            MAY,
            "3",
            source="001 002",
        ),
    ] = None
    access_arrangements: Annotated[
        Text | None,
        Item(
            "Q05",
            "Exam access arrangements and revision",
            "Extra time, a reader, revision help.",
            MAY,
            MAY,
            "4X",
            source="002",
        ),
    ] = None
    work_experience: Annotated[
        Text | None,
        Item("Q06", "Work experience", "What, where and when.", MAY, MUST, "34X", source="002 004"),
    ] = None
    post16_choices: Annotated[
        Stated[list[Text]] | None,
        Item(
            "Q07",
            "Post-16 choices",
            "What is being considered, vocational and work-based included.",
            MAY,
            MAY,
            "4",
            source="001",
        ),
    ] = None
    offer_tracker: Annotated[
        Person | None,
        Item(
            "Q10",
            "Who follows up offers",
            "Where there is no offer before study leave.",
            MAY,
            MAY,
            "4",
            source="001",
        ),
    ] = None
    engagement_risk: Annotated[
        Risk | None,
        Item(
            "Q19",
            "Risk of disengagement",
            "As judged under the engagement and progression framework.",
            SHOULD,
            NONE,
            "34X",
            source="001",
        ),
    ] = None
    lead_worker: Annotated[
        Person | None,
        Item(
            "Q19", "Lead worker", "An id from people.", MAY, NONE, "34X", source="001", when=AT_RISK
        ),
    ] = None
    epc_informed: Annotated[
        Date | None,
        Item(
            "Q19",
            "Coordinator informed",
            "When the Engagement and Progression Coordinator was told.",
            MAY,
            NONE,
            "34X",
            source="001",
            when=AT_RISK,
        ),
    ] = None
    study_skills: Annotated[
        Text | None,
        Item(
            "Q17", "Independent study", "Study and planning of time.", MAY, MAY, "4", source="001"
        ),
    ] = None
    money_skills: Annotated[
        Text | None,
        Item("Q18", "Money and savings", "What is being learnt.", MAY, MAY, "4", source="004"),
    ] = None
    higher_education: Annotated[
        Text | None,
        Item("Q20", "Higher education", "Plans and support.", MAY, MAY, "X", source="001 002"),
    ] = None
