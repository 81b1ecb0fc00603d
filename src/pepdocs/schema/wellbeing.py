"""Well-being and health that bear on learning (table H), and leisure (table I)."""

from typing import Annotated

from pepdocs.schema.declare import LAW, MAY, MUST, RECORD_AND_CARER, SHOULD, Item, Record, Section
from pepdocs.schema.kinds import Stated, Text


class HealthRecommendation(Record):
    """What a health service advised, and what school does about it."""

    path = "wellbeing.health_recommendations"

    from_: Annotated[
        Text | None, Item("H02", "From", "Who recommended it.", SHOULD, SHOULD, source="000")
    ] = None
    recommendation: Annotated[
        Text | None,
        Item("H02", "Recommendation", "What was advised.", SHOULD, SHOULD, source="000"),
    ] = None
    response: Annotated[
        Text | None,
        Item("H02", "Response", "What the school does, or will do.", SHOULD, SHOULD, source="000"),
    ] = None


class Wellbeing(Section):
    """Well-being and health that bear on learning."""

    path = "wellbeing"
    title = "Well-being and health"
    help = "Well-being and health, as far as they bear on learning."

    emotional: Annotated[
        Text | None,
        Item(
            "H01",
            "Emotional well-being",
            "Needs that bear on learning, and what is done.",
            SHOULD,
            MUST,
            source="000 001 002 003",
        ),
    ] = None
    friendships: Annotated[
        Text | None,
        Item(
            "H03",
            "Settling in and friendships",
            "Friends, bullying, feeling safe.",
            SHOULD,
            SHOULD,
            "EP3",
            source="000 003",
        ),
    ] = None
    what_works: Annotated[
        Text | None,
        Item(
            "H04",
            "What works",
            "What helps this child to learn and stay calm.",
            SHOULD,
            SHOULD,
            source="002 004",
        ),
    ] = None
    triggers: Annotated[
        Text | None,
        Item(
            "H05",
            "To be handled with care",
            "Topics and situations that upset the child, and what to do.",
            MAY,
            MAY,
            source="000",
            audience=RECORD_AND_CARER,
        ),
    ] = None
    health: Annotated[
        Stated[Text] | None,
        Item(
            "H06",
            "Health needs at school",
            "What staff must know, or none_stated_by.",
            SHOULD,
            SHOULD,
            source="001 004",
        ),
    ] = None
    health_recommendations: Annotated[
        Stated[list[HealthRecommendation]] | None,
        Item(
            "H02",
            "Recommendations from health services",
            "What was advised, and what school does about it.",
            SHOULD,
            SHOULD,
            source="000",
        ),
    ] = None
    measure: Annotated[
        Text | None,
        Item(
            "H07",
            "Strengths and difficulties measure",
            "The measure used, its date and result.",
            MAY,
            MAY,
            "P34X",
            source="local",
        ),
    ] = None
    staff_training: Annotated[
        Text | None,
        Item(
            "H08",
            "Training that staff need",
            "What staff need to learn for this child.",
            MAY,
            MAY,
            source="000",
        ),
    ] = None


class Leisure(Section):
    """What the child likes to do."""

    path = "leisure"
    title = "Leisure interests"
    help = "What the child likes to do, in and out of school."

    interests: Annotated[
        Stated[list[Text]] | None,
        Item(
            "I01",
            "Interests",
            "The child's own list, or none_stated_by.",
            LAW,
            LAW,
            law="W3.leisure E4.leisure",
            source="law 002",
        ),
    ] = None
    takes_part_in: Annotated[
        Stated[list[Text]] | None,
        Item(
            "I02",
            "Takes part in",
            "Clubs, sport, music, school council.",
            SHOULD,
            MUST,
            source="001 002",
        ),
    ] = None
    would_help: Annotated[
        Text | None,
        Item(
            "I03",
            "What would help",
            "Cost, transport or consent that stands in the way.",
            SHOULD,
            SHOULD,
            source="001",
        ),
    ] = None
