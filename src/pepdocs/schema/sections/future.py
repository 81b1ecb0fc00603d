"""Fields for aspirations and careers (table Q)."""

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import LEARNING
from pepdocs.schema.conditions import NEEDS_WORK_EXPERIENCE
from pepdocs.schema.declare import MAY, MUST, NONE, SHOULD, PlanSection, Record, When, item
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
    audience = LEARNING

    on: Date | None = item("Q02", "Date", "When it was or will be.", SHOULD, SHOULD, "34X", source="001")
    by: Person | None = item("Q02", "Careers adviser", "An id from people.", SHOULD, SHOULD, "34X", source="001")
    outcome: Text | None = item("Q02", "Outcome", "What came of it.", SHOULD, SHOULD, "34X", source="001")


class Options(Record):
    """The choice of subjects in Year 9."""

    path = "future.options"
    audience = LEARNING

    support: Text | None = item(
        "Q03", "Support with choosing", "Who helps, and when.", SHOULD, SHOULD, "3", source="001 002"
    )
    choices: list[Text] | None = item(
        "Q03", "Choices", "The subjects chosen.", SHOULD, SHOULD, "3", source="002", entry="subject"
    )
    reasons: Text | None = item("Q03", "Reasons", "Why these.", SHOULD, SHOULD, "3", source="002")


class Future(PlanSection):
    """What the child wants to become, and what helps."""

    path = "future"
    title = "Hopes and next steps"
    audience = LEARNING
    part = Part.SCHOOL
    help = "Longer-term goals, careers guidance, options and work experience."

    goals: Text | None = item(
        "Q01 L08", "Longer-term goals", "In education, work and life; looked at each time.", SHOULD, MUST, "P34X",
        source="001 002 003",
    )  # fmt: skip
    careers_guidance: Stated[list[CareersGuidance]] | None = item(
        "Q02",
        "Careers guidance",
        "Interviews with a careers adviser.",
        MAY,
        MAY,
        "34X",
        source="001",
        entry="interview",
    )
    options: Options | None = item(
        "Q03", "Option choices", "Support, choices and reasons, by Year 9.", MAY, MAY, "3", source="001 002"
    )
    access_arrangements: Text | None = item(
        "Q05", "Exam access arrangements and revision", "Extra time, a reader, revision help.", MAY, MAY, "4X",
        source="002",
    )  # fmt: skip
    work_experience: Text | None = item(
        "Q06",
        "Work experience",
        "What, where and when.",
        MAY,
        MUST,
        "4X",
        also="3",
        source="002 004",
        when=NEEDS_WORK_EXPERIENCE,
    )
    post16_choices: Stated[list[Text]] | None = item(
        "Q07", "Post-16 choices", "What is being considered, vocational and work-based included.", MAY, MAY, "4",
        source="001",
        entry="choice",
    )  # fmt: skip
    offer_tracker: Person | None = item(
        "Q10", "Who follows up offers", "Where there is no offer before study leave.", MAY, MAY, "4", source="001"
    )
    engagement_risk: Risk | None = item(
        "Q19", "Risk of disengagement", "As judged under the engagement and progression framework.", SHOULD, NONE,
        "34X", source="001",
    )  # fmt: skip
    lead_worker: Person | None = item(
        "Q19", "Lead worker", "An id from people.", MAY, NONE, "34X", source="001", when=AT_RISK
    )
    epc_informed: Date | None = item(
        "Q19", "Coordinator informed", "When the Engagement and Progression Coordinator was told.", MAY, NONE, "34X",
        source="001", when=AT_RISK,
    )  # fmt: skip
    study_skills: Text | None = item(
        "Q17", "Independent study", "Study and planning of time.", MAY, MAY, "4", source="001"
    )
    money_skills: Text | None = item("Q18", "Money and savings", "What is being learnt.", MAY, MAY, "4", source="004")
    higher_education: Text | None = item(
        "Q20", "Higher education", "Plans and support.", MAY, MAY, "X", source="001 002"
    )
