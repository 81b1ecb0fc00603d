"""Fields for the school or other setting where the child learns now (table D)."""

from pepdocs.base.copies import Part
from pepdocs.schema.conditions import HAS_SETTING, IN_CLASS, OF_SCHOOL_AGE
from pepdocs.schema.declare import ALL, LAW, MAY, MUST, NONE, SHOULD, PlanSection, Record, When, item
from pepdocs.schema.kinds import Choice, Date, Hours, Name, Person, ProperName, Stated, Text, YesNo

NOT_FULL_TIME = When("setting.full_time", (False,))
NO_SCHOOL = When("setting.kind", ("none",))
AT_WORK = When("setting.kind", ("employment", "apprenticeship"))
IN_TRAINING = When("setting.kind", ("training", "apprenticeship"))
AWAY_FROM_LEARNING = When("setting.kind", ("custody", "neet"))
NOT_IN_EDUCATION = When("setting.kind", ("employment", "custody", "neet"))
"""The kinds of setting for which work, training or the way back is asked for.

Plans for an apprenticeship or with a training provider may say it, too.
"""


class SettingKind(Choice):
    """What kind of place the child learns in."""

    nursery = "Nursery"
    childminder = "Childminder"
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
    employment = "Employment"
    higher_education = "Higher education"
    secure = "Secure setting"
    custody = "Custody"
    home_education = "Education at home"
    none = "No school place at present"
    neet = "Not in education, employment or training"
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
    part = Part.AUTHORITY

    since: Date | None = item(
        "D13", "Without a place since", "The first day without a school place.", MUST, MUST, source="004"
    )
    interim: Text | None = item(
        "D13", "Provision in the meantime", "What the child is taught until there is a place.", MUST, MUST, source="004"
    )
    target_date: Date | None = item(
        "D13", "Place wanted by", "The day by which the child is to have a place.", MUST, MUST, source="004"
    )


class OtherSetting(Record):
    """Another place where the child learns at the same time."""

    path = "setting.others"

    name: ProperName | None = item("RF05", "Name", "Its full name.", SHOULD, SHOULD, source="forms")
    kind: SettingKind | None = item("RF05", "Kind", "What kind of place it is.", SHOULD, SHOULD, source="forms")
    hours_a_week: Hours | None = item(
        "RF05", "Hours a week", "Hours a week that the child is there.", SHOULD, SHOULD, source="forms"
    )
    from_: Date | None = item("RF05", "From", "The first day there.", SHOULD, SHOULD, source="forms")
    to: Date | None = item("RF05", "To", "The last day there, if it is known.", MAY, MAY, source="forms")
    safety_responsible: Text | None = item(
        "RF05", "Who is responsible for safety", "Who is to know at once if the child does not arrive.",
        SHOULD, SHOULD, source="forms",
    )  # fmt: skip


class Work(Record):
    """Work and training after school, or the way back to learning."""

    path = "setting.work"
    part = Part.PROVIDER

    employer: ProperName | None = item(
        "RF16", "Employer", "Who employs the young person.", SHOULD, SHOULD, "X", source="forms", when=AT_WORK
    )
    role: Text | None = item(
        "RF16", "Work done", "What the young person does there.", SHOULD, SHOULD, "X", source="forms", when=AT_WORK
    )
    hours_a_week: Hours | None = item(
        "RF16", "Working hours a week", "Hours of work a week.", SHOULD, SHOULD, "X", source="forms", when=AT_WORK
    )
    training_provider: ProperName | None = item(
        "RF16", "Training provider", "Who provides the training.", SHOULD, SHOULD, "X",
        source="forms", when=IN_TRAINING,
    )  # fmt: skip
    plan_back: Text | None = item(
        "RF16", "Way back to learning", "What is planned so that the young person learns or works again, and when.",
        SHOULD, SHOULD, "X", source="forms", when=AWAY_FROM_LEARNING,
    )  # fmt: skip


class Inspectorate(Choice):
    """Who inspects schools and nurseries."""

    estyn = "Estyn"
    ofsted = "Ofsted"
    ciw = "Care Inspectorate Wales"
    other = "Another inspectorate"


class Inspection(Record):
    """The last inspection of the school or setting."""

    path = "setting.inspection"

    judgement: Text | None = item("RF18", "Judgement", "In the inspectorate’s own words.", MAY, MAY, source="forms")
    on: Date | None = item("RF18", "Date of inspection", "When it was inspected.", MAY, MAY, source="forms")
    by: Inspectorate | None = item("RF18", "Inspected by", "Which inspectorate.", MAY, MAY, source="forms")


class Setting(PlanSection):
    """Where the child learns now."""

    path = "setting"
    title = "School or setting"
    part = Part.SCHOOL
    help = "Where the child learns now. Contacts at the school are listed under people."

    name: Stated[ProperName] | None = item(
        "D01", "Name of school or setting", "Its full name; cy: and en: if it has an official pair.", LAW, LAW,
        law="W1.institutions E1.institutions", otherwise=SHOULD, source="law 001 002", when=HAS_SETTING,
    )  # fmt: skip
    kind: SettingKind | None = item(
        "D01 D12", "Kind of setting", "What kind of place the child learns in.", MUST, MUST, source="law"
    )
    school_number: Name | None = item(
        "RF18", "School number", "The number of the school, as the government lists it.", MAY, MAY, source="forms"
    )
    inspection: Inspection | None = item(
        "RF18", "Last inspection", "What was found, when and by whom.", MAY, MAY, source="forms"
    )
    address: ProperName | None = item(
        "D01", "Address", "The postal address.", SHOULD, SHOULD, source="001", when=HAS_SETTING
    )
    phone: Name | None = item(
        "D01", "Telephone number", "Zeros at the front are kept.", SHOULD, SHOULD, source="001", when=HAS_SETTING
    )
    started: Date | None = item(
        "D02", "Start date", "The child's first day here.", MUST, MUST, source="002", when=HAS_SETTING
    )
    full_time: YesNo | None = item(
        "D11", "Full time", "Whether the child has full-time education.", SHOULD, SHOULD,
        source="004", when=HAS_SETTING,
    )  # fmt: skip
    hours_a_week: Hours | None = item(
        "D11", "Hours a week", "Taught hours a week, if not full time.", SHOULD, SHOULD,
        source="004", when=NOT_FULL_TIME, unless=When("setting.funded_hours"),
    )  # fmt: skip
    funded_hours: Hours | None = item(
        "D11", "Funded hours a week", "Hours of early education or childcare that are paid for.", MAY, MAY, "E",
        source="004",
    )  # fmt: skip
    reduced_timetable: ReducedTimetable | None = item(
        "D11", "Reduced timetable", "Why, and until when.", SHOULD, SHOULD,
        source="004", when=(NOT_FULL_TIME, OF_SCHOOL_AGE), unless=When("setting.funded_hours"),
    )  # fmt: skip
    trusted_adult: Person | None = item(
        "D09", "Trusted adult", "Somebody at school whom the child chose: an id from people.", SHOULD, SHOULD, ALL,
        source="001 004", when=HAS_SETTING,
    )  # fmt: skip
    safe_place: Text | None = item(
        "D10", "Safe place", "Where the child may go, and how.", SHOULD, MAY, "P34", source="001", when=HAS_SETTING
    )
    safety_responsible: Text | None = item(
        "D12", "Who is responsible for safety", "For education other than at school: the school or the authority.",
        MAY, MAY, "P34", source="001", when=When("setting.kind", ("eotas", "pupil_referral_unit")),
    )  # fmt: skip
    others: list[OtherSetting] | None = item(
        "RF05", "Other settings", "Each other place where the child learns now, such as a tutor or a college.",
        MAY, MAY, source="forms",
        entry="setting",
    )  # fmt: skip
    work: Work | None = item(
        "RF16", "Work, training and the way back", "For a young person who is not at school or college.",
        SHOULD, SHOULD, "X", source="forms", when=NOT_IN_EDUCATION,
    )  # fmt: skip
    no_place: NoPlace | None = item(
        "D13", "No school place", "Since when, what is provided meanwhile, and by when there will be a place.",
        MUST, MUST, source="004", when=NO_SCHOOL,
    )  # fmt: skip
    arrangements_checked_by: Person | None = item(
        "D14", "Arrangements checked by", "For an independent school: who checked its arrangements.", SHOULD, NONE,
        source="000 001", when=When("setting.kind", ("independent_school",)),
        part=Part.AUTHORITY,
    )  # fmt: skip
    travel: Text | None = item("D15", "Travel", "How the child gets there.", MAY, MAY, source="001")
    home_school_agreement: YesNo | None = item(
        "D16", "Home–school agreement", "Whether there is one with the carer.", SHOULD, MAY, "P34",
        source="001", when=IN_CLASS, answers="there_is",
    )  # fmt: skip
