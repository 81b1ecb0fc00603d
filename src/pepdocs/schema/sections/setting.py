"""Fields for the school or other setting where the child learns now (table D)."""

from pepdocs.schema.declare import ALL, LAW, MAY, MUST, NONE, SHOULD, PlanSection, Record, When, item
from pepdocs.schema.kinds import Choice, Date, Hours, Name, Person, ProperName, Stated, Text, YesNo

NOT_FULL_TIME = When("setting.full_time", (False,))
NO_SCHOOL = When("setting.kind", ("none",))


class SettingKind(Choice):
    """What kind of place the child learns in."""

    nursery = "Nursery"
    primary_school = "Primary school"
    secondary_school = "Secondary school"
    all_age_school = "School for ages 3 to 16 or 19"
    special_school = "Special school"
    independent_school = "Independent school"
    pupil_referral_unit = "Pupil referral unit (PRU)"
    eotas = "Education other than at school (EOTAS)"
    sixth_form = "Sixth form"
    further_education = "Further education college"
    training = "Training provider"
    apprenticeship = "Apprenticeship"
    higher_education = "Higher education"
    secure = "Secure setting"
    home_education = "Education at home"
    none = "No school place at present"
    other = "Other"


class ReducedTimetable(Record):
    """A timetable of fewer hours than full time."""

    path = "setting.reduced_timetable"

    reason: Text | None = item(
        "D11", "Reason for reduced timetable", "Why the child is not in full-time education.", SHOULD, SHOULD,
        source="004",
    )  # fmt: skip
    ends: Date | None = item(
        "D11", "Reduced timetable ends", "The day on which full-time education begins again.", SHOULD, SHOULD,
        source="004",
    )  # fmt: skip


class NoPlace(Record):
    """A child without a school place."""

    path = "setting.no_place"

    since: Date | None = item(
        "D13", "Without a place since", "The first day without a school place.", MUST, MUST, source="004"
    )
    interim: Text | None = item(
        "D13", "Provision in the meantime", "What the child is taught until there is a place.", MUST, MUST, source="004"
    )
    target_date: Date | None = item(
        "D13", "Place wanted by", "The day by which the child is to have a place.", MUST, MUST, source="004"
    )


class Setting(PlanSection):
    """Where the child learns now."""

    path = "setting"
    title = "School or setting"
    help = "Where the child learns now. Contacts at the school are listed under people."

    name: Stated[ProperName] | None = item(
        "D01", "Name of school or setting", "Its full name; cy: and en: if it has an official pair.", LAW, LAW,
        law="W1.institutions E1.institutions", source="law 001 002",
    )  # fmt: skip
    kind: SettingKind | None = item(
        "D01 D12", "Kind of setting", "What kind of place the child learns in.", MUST, MUST, source="law"
    )
    address: ProperName | None = item("D01", "Address", "The postal address.", SHOULD, SHOULD, source="001")
    phone: Name | None = item("D01", "Telephone number", "Zeros at the front are kept.", SHOULD, SHOULD, source="001")
    started: Date | None = item("D02", "Start date", "The child's first day here.", MUST, MUST, source="002")
    full_time: YesNo | None = item(
        "D11", "Full time", "Whether the child has full-time education.", SHOULD, SHOULD, source="004"
    )
    hours_a_week: Hours | None = item(
        "D11", "Hours a week", "Taught hours a week, if not full time.", SHOULD, SHOULD,
        source="004", when=NOT_FULL_TIME,
    )  # fmt: skip
    funded_hours: Hours | None = item(
        "D11", "Funded hours a week", "Hours of early education or childcare that are paid for.", MAY, MAY, "E",
        source="004",
    )  # fmt: skip
    reduced_timetable: ReducedTimetable | None = item(
        "D11", "Reduced timetable", "Why, and until when.", SHOULD, SHOULD, source="004", when=NOT_FULL_TIME
    )
    trusted_adult: Person | None = item(
        "D09", "Trusted adult", "Somebody at school whom the child chose: an id from people.", SHOULD, SHOULD, ALL,
        source="001 004",
    )  # fmt: skip
    safe_place: Text | None = item(
        "D10", "Safe place", "Where the child may go, and how.", SHOULD, MAY, "P34", source="001"
    )
    safety_responsible: Text | None = item(
        "D12", "Who is responsible for safety", "For education other than at school: the school or the authority.",
        MAY, MAY, "P34", source="001", when=When("setting.kind", ("eotas", "pupil_referral_unit")),
    )  # fmt: skip
    no_place: NoPlace | None = item(
        "D13", "No school place", "Since when, what is provided meanwhile, and by when there will be a place.",
        MUST, MUST, source="004", when=NO_SCHOOL,
    )  # fmt: skip
    arrangements_checked_by: Person | None = item(
        "D14", "Arrangements checked by", "For an independent school: who checked its arrangements.", SHOULD, NONE,
        source="000 001", when=When("setting.kind", ("independent_school",)),
    )  # fmt: skip
    travel: Text | None = item("D15", "Travel", "How the child gets there.", MAY, MAY, source="001")
    home_school_agreement: YesNo | None = item(
        "D16", "Home–school agreement", "Whether one has been made with the carer.", SHOULD, MAY, "P34",
        source="001", answers="did",
    )  # fmt: skip
