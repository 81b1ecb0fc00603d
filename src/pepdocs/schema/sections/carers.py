"""The part of carers and of other people who care (tables K and M)."""

from pepdocs.schema.declare import LAW, MAY, SHOULD, Record, Section, item
from pepdocs.schema.kinds import Date, Person, Stated, Text


class Carers(Section):
    """What carers do for the child's learning and leisure."""

    path = "carers"
    title = "Role of the carers"
    help = "What the appropriate person and others who care for the child do."

    achievement: Stated[Text] | None = item(
        "K01",
        "Role in promoting achievement",
        "What the appropriate person does for the child's learning.",
        LAW,
        LAW,
        law="W5.achievement E5.achievement",
        source="law 001 002",
        none_answers=False,
    )
    leisure: Stated[Text] | None = item(
        "K02",
        "Role in promoting leisure interests",
        "What the appropriate person does for the child's interests.",
        LAW,
        LAW,
        law="W5.leisure E5.leisure",
        source="law 002",
        none_answers=False,
    )
    others: Stated[Text] | None = item(
        "K03",
        "Role of others who care",
        "Parents, relatives, respite carers; or none_stated_by.",
        LAW,
        LAW,
        law="W5.others E5.others",
        source="law",
    )
    goals: Text | None = item(
        "K04", "Carers' goals", "What carers want for the child's education.", SHOULD, SHOULD, source="000"
    )
    support_needed: Text | None = item(
        "K05",
        "Support that carers need",
        "With homework, additional learning needs, Welsh.",
        MAY,
        MAY,
        source="000 001",
    )


class ViewOfOther(Record):
    """What somebody else thinks, or why they were not asked."""

    path = "views_of_others"

    from_: Person | None = item(
        "M01 M02 M03 M04 M05", "From", "An id from people, or a role.", SHOULD, SHOULD, source="000 001 003 004"
    )
    text: Text | None = item(
        "M01 M02 M03 M04 M05", "View", "What they said, in their own words.", MAY, MAY, source="000 004"
    )
    on: Date | None = item("M02", "Date", "When they said it.", MAY, MAY, source="001")
    how: Text | None = item(
        "M02", "How it was sought", "In the meeting, by telephone, in writing.", MAY, MAY, source="001"
    )
    not_sought_reason: Text | None = item(
        "M02", "Why not sought", "Where it was right not to ask.", MAY, MAY, source="001"
    )
