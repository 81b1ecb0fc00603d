"""What education needs to know of the child's care (table C)."""

from typing import Annotated

from pepdocs.schema.declare import (
    MAY,
    MUST,
    RECORD_AND_CARER,
    RECORD_ONLY,
    SHOULD,
    Item,
    Record,
    Section,
    When,
)
from pepdocs.schema.kinds import Choice, Count, Date, Name, Person, ProperName, Stated, Text, YesNo


class LegalStatus(Choice):
    """The legal basis on which the child is looked after."""

    care_order = "Care order"
    interim_care_order = "Interim care order"
    accommodated = "Accommodated by agreement"
    placement_order = "Placement order"
    remanded = "Remanded or detained"
    asylum = "Unaccompanied child seeking asylum"
    other = "Other"


class PlacementType(Choice):
    """Where the child lives."""

    foster_care = "Foster care"
    kinship_care = "Kinship care"
    childrens_home = "Children's home"
    residential_school = "Residential school"
    with_parents = "With parents"
    adoptive = "With prospective adopters"
    supported_lodgings = "Supported lodgings"
    semi_independent = "Semi-independent living"
    secure = "Secure accommodation"
    other = "Other"


class AdvocateKind(Choice):
    """What kind of advocate helps the child."""

    professional = "Independent professional advocate"
    lay = "Somebody the child chose"


class Advocate(Record):
    """The offer of an advocate."""

    path = "care.advocate"

    offered: Annotated[
        Date | None,
        Item(
            "C15",
            "Advocate offered on",
            "When the child was offered an advocate.",
            SHOULD,
            MAY,
            source="001 000",
        ),
    ] = None
    declined: Annotated[
        YesNo | None,
        Item(
            "C15",
            "Offer declined",
            "Whether the child said no for now.",
            MAY,
            MAY,
            source="001",
            answers="did",
        ),
    ] = None
    person: Annotated[
        Person | None, Item("C15", "Advocate", "An id from people.", MAY, MAY, source="001")
    ] = None
    kind: Annotated[
        AdvocateKind | None,
        Item(
            "C15",
            "Kind of advocate",
            "Professional, or somebody the child chose.",
            MAY,
            MAY,
            source="000",
        ),
    ] = None


class NoContact(Record):
    """Somebody who must not have contact with the child."""

    path = "care.no_contact"

    name: Annotated[
        Name | None,
        Item(
            "C10",
            "Name",
            "Who must not have contact.",
            SHOULD,
            MAY,
            source="001",
            audience=RECORD_ONLY,
        ),
    ] = None
    detail: Annotated[
        Text | None,
        Item(
            "C10",
            "What to do",
            "What must not happen, and whom to ring.",
            SHOULD,
            MAY,
            source="001",
            audience=RECORD_ONLY,
        ),
    ] = None


class Care(Section):
    """What education needs to know of the child's care."""

    path = "care"
    title = "Care and placement"
    help = "Only what education needs to know of the child's care."

    became_looked_after: Annotated[
        Date | None,
        Item(
            "C01",
            "Date became looked after",
            "The day from which the time limits run.",
            MUST,
            MUST,
            source="001 002 004",
        ),
    ] = None
    emergency: Annotated[
        YesNo | None,
        Item(
            "C02",
            "Emergency placement",
            "Whether the placement was made in an emergency.",
            MUST,
            MUST,
            source="000 001 004",
        ),
    ] = None
    legal_status: Annotated[
        LegalStatus | None,
        Item(
            "C03",
            "Legal status",
            "The legal basis on which the child is looked after.",
            MAY,
            MAY,
            source="local",
            audience=RECORD_AND_CARER,
        ),
    ] = None
    placement_type: Annotated[
        PlacementType | None,
        Item("C04", "Kind of placement", "Where the child lives.", MUST, MUST, source="002"),
    ] = None
    placement_started: Annotated[
        Date | None,
        Item(
            "C04",
            "Date placement started",
            "The first day of the present placement.",
            MUST,
            MUST,
            source="002",
        ),
    ] = None
    placement_address: Annotated[
        Text | None,
        Item(
            "C05",
            "Address of placement",
            "Leave out where it is confidential.",
            SHOULD,
            SHOULD,
            source="001",
            audience=RECORD_AND_CARER,
        ),
    ] = None
    placed_outside_authority: Annotated[
        YesNo | None,
        Item(
            "C12",
            "Placed outside the responsible authority",
            "Whether the child lives in another authority's area.",
            SHOULD,
            SHOULD,
            source="000 001",
        ),
    ] = None
    placed_in: Annotated[
        ProperName | None,
        Item(
            "C12",
            "Area authority",
            "The authority where the child lives, if another.",
            MAY,
            MAY,
            source="001",
            when=When("care.placed_outside_authority", (True,)),
        ),
    ] = None
    placement_moves: Annotated[
        Count | None,
        Item(
            "C13",
            "Number of placement moves",
            "Since the child became looked after.",
            MAY,
            MAY,
            source="002",
        ),
    ] = None
    school_moves: Annotated[
        Count | None,
        Item(
            "C13",
            "Number of school moves",
            "Moves that were not planned for the whole class.",
            MAY,
            MAY,
            source="002",
        ),
    ] = None
    parental_responsibility: Annotated[
        Text | None,
        Item(
            "C09",
            "Persons with parental responsibility",
            "Their names, and how they may be reached.",
            SHOULD,
            SHOULD,
            source="001",
            audience=RECORD_AND_CARER,
        ),
    ] = None
    delegated_authority: Annotated[
        Text | None,
        Item(
            "C11",
            "Who may consent to what",
            "Trips, photographs, medicine: what carers may agree to.",
            SHOULD,
            SHOULD,
            source="local",
        ),
    ] = None
    permanence: Annotated[
        Text | None,
        Item(
            "C14",
            "Plan for permanence",
            "A plan for permanence that may change the school.",
            SHOULD,
            SHOULD,
            source="004",
            audience=RECORD_AND_CARER,
        ),
    ] = None
    advocate: Annotated[
        Advocate | None,
        Item(
            "C15",
            "Advocate",
            "When an advocate was offered, and who it is.",
            SHOULD,
            MAY,
            source="000 001",
        ),
    ] = None
    independent_visitor: Annotated[
        Person | None,
        Item("C16", "Independent visitor", "An id from people.", MAY, MAY, source="001"),
    ] = None
    no_contact: Annotated[
        Stated[list[NoContact]] | None,
        Item(
            "C10",
            "Persons who must not have contact",
            "Shown only in the full record.",
            SHOULD,
            MAY,
            source="001",
            audience=RECORD_ONLY,
        ),
    ] = None
