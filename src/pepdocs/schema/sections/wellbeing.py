"""Fields for well-being and health, as far as they affect learning (table H), and for leisure (table I)."""

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import CARE_ONLY, HEALTH, LEARNING, THE_CHILDS_OWN, TRIGGERS
from pepdocs.schema.declare import LAW, MAY, MUST, SHOULD, PlanSection, Record, When, item
from pepdocs.schema.kinds import Choice, Count, Date, Stated, Text

ADULTS = "full school carer"

AGED_4_TO_16 = When("child.year_group", ("R", *map(str, range(1, 12))))
"""The ages for which England asks for a Strengths and Difficulties Questionnaire, by year group."""


class HealthRecommendation(Record):
    """What a health service advised, and what school does about it."""

    path = "wellbeing.health_recommendations"
    audience = HEALTH
    part = Part.HEALTH

    from_: Text | None = item("H02", "From", "Who recommended it.", SHOULD, SHOULD, source="000")
    recommendation: Text | None = item("H02", "Recommendation", "What was advised.", SHOULD, SHOULD, source="000")
    response: Text | None = item("H02", "Response", "What the school does, or will do.", SHOULD, SHOULD, source="000")


class Informant(Choice):
    """Who filled in a questionnaire about the child."""

    carer = "The carer"
    school = "The school"
    child = "The child"


class Questionnaire(Record):
    """A Strengths and Difficulties Questionnaire: its date, its scores, and what is done about them."""

    path = "wellbeing.sdq"
    audience = CARE_ONLY
    part = Part.HEALTH

    on: Date | None = item("H07", "Date", "When it was filled in.", SHOULD, SHOULD, source="004")
    informant: Informant | None = item(
        "H07", "Filled in by", "The carer, the school, or the child.", SHOULD, SHOULD,
        source="004",
    )  # fmt: skip
    total: Count | None = item(
        "H07", "Total difficulties (0 to 40)",
        "The sum of the first four scores; left out, it is worked out from them.", SHOULD, SHOULD,
        source="004",
    )  # fmt: skip
    emotional: Count | None = item("H07", "Emotional problems", "From 0 to 10.", MAY, MAY, source="004")
    conduct: Count | None = item("H07", "Conduct problems", "From 0 to 10.", MAY, MAY, source="004")
    hyperactivity: Count | None = item("H07", "Hyperactivity", "From 0 to 10.", MAY, MAY, source="004")
    peer: Count | None = item("H07", "Peer problems", "From 0 to 10.", MAY, MAY, source="004")
    prosocial: Count | None = item(
        "H07", "Kind and helpful behaviour", "From 0 to 10; not part of the total.", MAY, MAY,
        source="004",
    )  # fmt: skip
    action: Text | None = item(
        "H07", "Action", "What is done because of the scores.", SHOULD, SHOULD, source="004", audience=HEALTH
    )


class Wellbeing(PlanSection):
    """Well-being and health that bear on learning."""

    path = "wellbeing"
    title = "Well-being and health"
    audience = LEARNING
    part = Part.SCHOOL
    help = "Well-being and health, as far as they bear on learning."

    emotional: Text | None = item(
        "H01", "Emotional well-being", "Needs that bear on learning, and what is done.", SHOULD, MUST,
        source="000 001 002 003",
    )  # fmt: skip
    friendships: Text | None = item(
        "H03", "Settling in and friendships", "Friends, bullying, feeling safe.", SHOULD, SHOULD, "EP3",
        source="000 003",
    )  # fmt: skip
    what_works: Text | None = item(
        "H04", "What works", "What helps this child to learn and stay calm.", SHOULD, SHOULD, source="002 004"
    )
    triggers: Text | None = item(
        "H05", "To be handled with care", "Topics and situations that upset the child, and what to do.", MAY, MAY,
        source="000", audience=TRIGGERS,
    )  # fmt: skip
    health: Stated[Text] | None = item(
        "H06", "Health needs at school", "What staff must know, or none_stated_by.", SHOULD, SHOULD, source="001 004",
        audience=HEALTH,
        part=Part.HEALTH,
    )  # fmt: skip
    health_recommendations: Stated[list[HealthRecommendation]] | None = item(
        "H02", "Recommendations from health services", "What was advised, and what school does about it.",
        SHOULD, SHOULD, source="000", audience=HEALTH,
        entry="recommendation",
    )  # fmt: skip
    measure: Text | None = item(
        "H07", "Strengths and difficulties measure", "The measure used, its date and result.", MAY, MAY, "P34X",
        source="local", unless=When("wellbeing.sdq"), earlier=True, audience=CARE_ONLY,
        part=Part.HEALTH,
    )  # fmt: skip
    sdq: Stated[list[Questionnaire]] | None = item(
        "H07", "Strengths and Difficulties Questionnaire (SDQ)",
        "Each time that it was filled in: the date, who filled it in, and the scores.", MAY, SHOULD,
        source="004", when=AGED_4_TO_16, unless=When("wellbeing.measure"), audience=HEALTH,
        entry="questionnaire",
    )  # fmt: skip
    staff_training: Text | None = item(
        "H08", "Training that staff need", "What staff need to learn for this child.", MAY, MAY, source="000",
        audience=HEALTH,
    )  # fmt: skip


class Leisure(PlanSection):
    """What the child likes to do."""

    path = "leisure"
    title = "Leisure interests"
    audience = THE_CHILDS_OWN
    part = Part.CARER
    help = "What the child likes to do, in and out of school."

    interests: Stated[list[Text]] | None = item(
        "I01", "Interests", "The child's own list, or none_stated_by.", LAW, LAW,
        law="W3.leisure E4.leisure", otherwise=SHOULD, source="law 002", short_breaks=True,
        part=Part.CHILD, entry="interest",
    )  # fmt: skip
    takes_part_in: Stated[list[Text]] | None = item(
        "I02",
        "Takes part in",
        "Clubs, sport, music, school council.",
        SHOULD,
        MUST,
        source="001 002",
        short_breaks=True,
        entry="activity",
    )
    would_help: Text | None = item(
        "I03", "What would help", "Cost, transport or consent that stands in the way.", SHOULD, SHOULD, source="001"
    )
