"""The part of carers and of other people who care (tables K and M)."""

from typing import Annotated

from pepdocs.schema.declare import LAW, MAY, SHOULD, Item, Record, Section
from pepdocs.schema.kinds import Date, Person, Stated, Text


class Carers(Section):
    """What carers do for the child's learning and leisure."""

    path = "carers"
    title = "Role of the carers"
    help = "What the appropriate person and others who care for the child do."

    achievement: Annotated[
        Stated[Text] | None,
        Item(
            "K01",
            "Role in promoting achievement",
            "What the appropriate person does for the child's learning.",
            LAW,
            LAW,
            law="W5.achievement E5.achievement",
            source="law 001 002",
            none_answers=False,
        ),
    ] = None
    leisure: Annotated[
        Stated[Text] | None,
        Item(
            "K02",
            "Role in promoting leisure interests",
            "What the appropriate person does for the child's interests.",
            LAW,
            LAW,
            law="W5.leisure E5.leisure",
            source="law 002",
            none_answers=False,
        ),
    ] = None
    others: Annotated[
        Stated[Text] | None,
        Item(
            "K03",
            "Role of others who care",
            "Parents, relatives, respite carers; or none_stated_by.",
            LAW,
            LAW,
            law="W5.others E5.others",
            source="law",
        ),
    ] = None
    goals: Annotated[
        Text | None,
        Item(
            "K04",
            "Carers' goals",
            "What carers want for the child's education.",
            SHOULD,
            SHOULD,
            source="000",
        ),
    ] = None
    support_needed: Annotated[
        Text | None,
        Item(
            "K05",
            "Support that carers need",
            "With homework, additional learning needs, Welsh.",
            MAY,
            MAY,
            source="000 001",
        ),
    ] = None


class ViewOfOther(Record):
    """What somebody else thinks, or why they were not asked."""

    path = "views_of_others"

    from_: Annotated[
        Person | None,
        Item(
            "M01 M02 M03 M04 M05",
            "From",
            "An id from people, or a role.",
            SHOULD,
            SHOULD,
            source="000 001 003 004",
        ),
    ] = None
    text: Annotated[
        Text | None,
        Item(
            "M01 M02 M03 M04 M05",
            "View",
            "What they said, in their own words.",
            MAY,
            MAY,
            source="000 004",
        ),
    ] = None
    on: Annotated[
        Date | None, Item("M02", "Date", "When they said it.", MAY, MAY, source="001")
    ] = None
    how: Annotated[
        Text | None,
        Item(
            "M02",
            "How it was sought",
            "In the meeting, by telephone, in writing.",
            MAY,
            MAY,
            source="001",
        ),
    ] = None
    not_sought_reason: Annotated[
        Text | None,
        Item("M02", "Why not sought", "Where it was right not to ask.", MAY, MAY, source="001"),
    ] = None
