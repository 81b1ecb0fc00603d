"""Fields for the child's care, as far as education needs them, and for the carers (tables C, K and M)."""

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import CARE_ONLY, CARERS, FAMILY_AND_CARE, LEARNING, NO_CONTACT, THE_CHILDS_OWN
from pepdocs.schema.conditions import LOOKED_AFTER
from pepdocs.schema.declare import LAW, MAY, MUST, SHOULD, PlanSection, Record, When, item
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


class Country(Choice):
    """The country in which the child lives."""

    wales = "Wales"
    england = "England"
    scotland = "Scotland"
    northern_ireland = "Northern Ireland"
    abroad = "Abroad"


class AdvocateKind(Choice):
    """What kind of advocate helps the child."""

    professional = "Independent professional advocate"
    lay = "Somebody the child chose"


class Advocate(Record):
    """The offer of an advocate."""

    path = "care.advocate"
    audience = THE_CHILDS_OWN

    offered: Date | None = item(
        "C15", "Advocate offered on", "When the child was offered an advocate.", SHOULD, MAY, source="001 000"
    )
    declined: YesNo | None = item(
        "C15", "Offer declined", "Whether the child said no for now.", MAY, MAY, source="001", answers="did"
    )
    person: Person | None = item("C15", "Advocate", "An id from people.", MAY, MAY, source="001")
    kind: AdvocateKind | None = item(
        "C15", "Kind of advocate", "Professional, or somebody the child chose.", MAY, MAY, source="000"
    )


class NoContact(Record):
    """Somebody who must not have contact with the child."""

    path = "care.no_contact"
    audience = NO_CONTACT

    name: Name | None = item("C10", "Name", "Who must not have contact.", SHOULD, MAY, source="001")
    detail: Text | None = item(
        "C10", "What to do", "What must not happen, and whom to ring.", SHOULD, MAY, source="001"
    )


class PermissionMatter(Choice):
    """A matter that somebody has to consent to."""

    health = "Medicine and medical treatment"
    letters = "Letters and forms from school"
    day_trips = "Day trips"
    night_trips = "Trips with a night away"
    photos = "Photographs and films"
    school_moves = "A move to another school"
    hair = "Haircuts and piercings"
    internet = "Internet and social media"
    other = "Another matter"


class Permission(Record):
    """Who may consent to one matter."""

    path = "care.permissions"
    audience = LEARNING

    matter: PermissionMatter | None = item(
        "RF01", "Matter", "What may be consented to.", SHOULD, SHOULD, source="forms"
    )
    other: Text | None = item("RF01", "Which other matter", "If the matter is other.", MAY, MAY, source="forms")
    who: Person | None = item(
        "RF01", "Who may consent", "An id from people, or a role.", SHOULD, SHOULD,
        source="forms",
    )  # fmt: skip
    note: Text | None = item(
        "RF01", "Note", "How many days’ notice, and anything else to know.", MAY, MAY,
        source="forms",
    )  # fmt: skip


class EmergencyContact(Record):
    """Somebody to ring in an emergency."""

    path = "care.emergency_contacts"
    audience = LEARNING

    order: Count | None = item("RF02", "Order", "1 for the person to ring first.", SHOULD, SHOULD, source="forms")
    person: Person | None = item(
        "RF02", "Whom to ring", "An id from people, where the telephone number is.", SHOULD, SHOULD,
        source="forms",
    )  # fmt: skip


class EarlierPeriod(Record):
    """A time in care before the present one."""

    path = "care.earlier_periods"
    audience = FAMILY_AND_CARE

    from_: Date | None = item(
        "C01", "First day", "The day on which that time in care began.", SHOULD, SHOULD,
        source="law",
    )  # fmt: skip
    to: Date | None = item("C01", "Last day", "The day on which it ended.", SHOULD, SHOULD, source="law")


class CaseReview(Record):
    """A statutory review of the child's case that was held."""

    path = "care.reviews"
    audience = FAMILY_AND_CARE

    on: Date | None = item("A08", "Date of review", "The day of the review.", SHOULD, SHOULD, source="law")


class Care(PlanSection):
    """What education needs to know of the child's care."""

    path = "care"
    title = "Care and placement"
    audience = LEARNING
    part = Part.SOCIAL_WORKER
    help = "Only what education needs to know of the child's care."

    became_looked_after: Date | None = item(
        "C01", "Date became looked after", "The day from which the time limits run.", MUST, MUST, source="001 002 004"
    )
    first_placement_started: Date | None = item(
        "C04", "Date first placement started", "The first day of the first placement of the present time in care.",
        MAY, MAY, source="law",
    )  # fmt: skip
    earlier_periods: list[EarlierPeriod] | None = item(
        "C01", "Earlier times in care", "Each time in care before the present one; short breaks are left out.",
        MAY, MAY, source="law", audience=FAMILY_AND_CARE,
        entry="time in care",
    )  # fmt: skip
    reviews: list[CaseReview] | None = item(
        "A08", "Reviews of the child’s case", "Each statutory review held since the child became looked after.",
        MAY, MAY, source="law", audience=FAMILY_AND_CARE,
        entry="review",
    )  # fmt: skip
    emergency: YesNo | None = item(
        "C02", "Emergency placement", "Whether the placement was made in an emergency.", MUST, MUST,
        when=LOOKED_AFTER, source="000 001 004",
    )  # fmt: skip
    legal_status: LegalStatus | None = item(
        "C03", "Legal status", "The legal basis on which the child is looked after.", MAY, MAY,
        source="local",
    )  # fmt: skip
    placement_type: PlacementType | None = item(
        "C04", "Kind of placement", "Where the child lives.", MUST, MUST, when=LOOKED_AFTER, source="002"
    )
    placement_started: Date | None = item(
        "C04",
        "Date placement started",
        "The first day of the present placement.",
        MUST,
        MUST,
        when=LOOKED_AFTER,
        source="002",
    )
    placement_address: Text | None = item(
        "C05", "Address of placement", "Where it is confidential, say so below, or leave it out.", SHOULD, SHOULD,
        when=LOOKED_AFTER, source="001",
    )  # fmt: skip
    placement_confidential: YesNo | None = item(
        "C05", "Address is confidential", "Whether others must not learn where the child lives.", MAY, MAY,
        source="own", answers="is",
    )  # fmt: skip
    placed_outside_authority: YesNo | None = item(
        "C12", "Placed outside the responsible authority", "Whether the child lives in another authority's area.",
        SHOULD, SHOULD, when=LOOKED_AFTER, source="000 001",
    )  # fmt: skip
    placed_in: ProperName | None = item(
        "C12", "Area authority", "The authority where the child lives, if another.", MAY, MAY,
        source="001", when=When("care.placed_outside_authority", (True,)),
    )  # fmt: skip
    area: Country | None = item(
        "C12", "Country where the child lives", "Needed where it is not that of the responsible authority.", MAY, MAY,
        source="law",
    )  # fmt: skip
    placement_moves: Count | None = item(
        "C13", "Number of placement moves", "Since the child became looked after.", MAY, MAY, source="002"
    )
    school_moves: Count | None = item(
        "C13", "Number of school moves", "Moves that were not planned for the whole class.", MAY, MAY, source="002"
    )
    parental_responsibility: Text | None = item(
        "C09", "Persons with parental responsibility", "Their names, and how they may be reached.", SHOULD, SHOULD,
        source="001",
        when=LOOKED_AFTER, unless=When("people.parental_responsibility", (True,)), audience=FAMILY_AND_CARE,
    )  # fmt: skip
    delegated_authority: Text | None = item(
        "C11", "Who may consent to what", "Trips, photographs, medicine: what carers may agree to.", MAY, MAY,
        source="local", earlier=True,
    )  # fmt: skip
    permissions: list[Permission] | None = item(
        "RF01", "Permissions", "One entry for each matter: who may consent to it.", SHOULD, SHOULD,
        when=LOOKED_AFTER, source="forms local", unless=When("care.delegated_authority"),
        entry="permission",
    )  # fmt: skip
    emergency_contacts: list[EmergencyContact] | None = item(
        "RF02", "Emergency contacts", "Whom to ring, in order.", MAY, MAY, source="forms", entry="contact"
    )
    permanence: Text | None = item(
        "C14", "Plan for permanence", "A plan for permanence that may change the school.", SHOULD, SHOULD,
        when=LOOKED_AFTER, source="004", audience=CARE_ONLY,
    )  # fmt: skip
    advocate: Advocate | None = item(
        "C15",
        "Advocate",
        "When an advocate was offered, and who it is.",
        SHOULD,
        MAY,
        when=LOOKED_AFTER,
        source="000 001",
        audience=THE_CHILDS_OWN,
    )
    independent_visitor: Person | None = item(
        "C16", "Independent visitor", "An id from people.", MAY, MAY, source="001", audience=THE_CHILDS_OWN
    )
    no_contact: Stated[list[NoContact]] | None = item(
        "C10", "Persons who must not have contact", "Shown to the school and the authority only.", SHOULD, MAY,
        when=LOOKED_AFTER, source="001", audience=NO_CONTACT,
        entry="person",
    )  # fmt: skip


class Carers(PlanSection):
    """What carers do for the child's learning and leisure."""

    path = "carers"
    title = "Role of the carers"
    audience = CARERS
    part = Part.CARER
    help = "What the appropriate person and others who care for the child do."

    achievement: Stated[Text] | None = item(
        "K01", "Role in promoting achievement", "What the appropriate person does for the child's learning.", LAW, LAW,
        law="W5.achievement E5.achievement", source="law 001 002", none_answers=False,
    )  # fmt: skip
    leisure: Stated[Text] | None = item(
        "K02", "Role in promoting leisure interests", "What the appropriate person does for the child's interests.",
        LAW, LAW, law="W5.leisure E5.leisure", source="law 002", none_answers=False,
    )  # fmt: skip
    others: Stated[Text] | None = item(
        "K03", "Role of others who care", "Parents, relatives, respite carers; or none_stated_by.", LAW, LAW,
        law="W5.others E5.others", source="law",
        part=Part.SOCIAL_WORKER,
    )  # fmt: skip
    goals: Text | None = item(
        "K04", "Carers' goals", "What carers want for the child's education.", SHOULD, SHOULD, source="000"
    )
    support_needed: Text | None = item(
        "K05", "Support that carers need", "With homework, additional learning needs, Welsh.", MAY, MAY,
        source="000 001",
    )  # fmt: skip


class ViewOfOther(Record):
    """What somebody else thinks, or why they were not asked."""

    path = "views_of_others"
    audience = LEARNING
    part = Part.SOCIAL_WORKER
    part_by = "from"

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
    private: YesNo | None = item(
        "M02", "Private", "A parent may ask that the school does not see this.", MAY, MAY, source="own"
    )
    not_sought_reason: Text | None = item(
        "M02", "Why not sought", "Where it was right not to ask.", MAY, MAY, source="001"
    )
