"""Fields for education and training up to now (table E): the first heading of the law."""

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import LEARNING, THE_COURSE
from pepdocs.schema.conditions import FROM_RECEPTION, HAS_SETTING, MOVED_SCHOOL
from pepdocs.schema.declare import LAW, MAY, MUST, SHOULD, PlanSection, Record, item
from pepdocs.schema.kinds import Choice, Count, Date, Days, Percent, ProperName, SchoolYear, Stated, Text
from pepdocs.schema.sections.setting import SettingKind


class ExclusionKind(Choice):
    """What kind of exclusion it was."""

    fixed_term = "Fixed-term exclusion"
    permanent = "Permanent exclusion"
    internal = "Internal exclusion"


class Institution(Record):
    """A place where the child has learnt."""

    path = "history.institutions"
    audience = LEARNING

    name: ProperName | None = item("E01", "Name of school or setting", "Its full name.", MUST, MUST, source="law")
    kind: SettingKind | None = item("E01", "Kind", "What kind of place it was.", MAY, MAY, source="law")
    from_: Date | None = item("E01", "From", "The first day there.", MUST, MUST, source="law 002")
    to: Date | None = item(
        "E01", "To", "The last day there; leave out for the present one.", MAY, MAY, source="law 002"
    )
    reason_for_leaving: Text | None = item("E02", "Reason for leaving", "Why the child left.", MAY, MAY, source="002")


class Training(Record):
    """Training that the child has had outside school."""

    path = "history.training"
    audience = LEARNING

    name: Text | None = item("E03", "Training", "What it was.", SHOULD, SHOULD, source="law 002")
    provider: ProperName | None = item("E03", "Provider", "Who gave it.", MAY, MAY, source="law")
    from_: Date | None = item("E03", "From", "The first day.", MAY, MAY, source="law")
    to: Date | None = item("E03", "To", "The last day.", MAY, MAY, source="law")


class Attendance(Record):
    """The child's attendance in one school year."""

    path = "history.attendance"
    audience = THE_COURSE

    year: SchoolYear | None = item("E04", "School year", "As 2025/26.", MUST, MUST, source="law")
    percent: Percent | None = item(
        "E04", "Attendance", "Per cent of sessions; left out, it is worked out from the sessions.", MUST, MUST,
        source="law 000 001",
    )  # fmt: skip
    authorised_percent: Percent | None = item(
        "E04", "Authorised absence", "Per cent of sessions.", MAY, MAY, source="003 004"
    )
    unauthorised_percent: Percent | None = item(
        "E04", "Unauthorised absence", "Per cent of sessions.", MAY, MAY, source="003 004"
    )
    as_at: Date | None = item("E04", "As at", "The day up to which the figures count.", MAY, MAY, source="004")
    sessions_possible: Count | None = item(
        "E04", "Sessions possible", "Half days on which the child was to attend.", MAY, MAY, source="004"
    )
    sessions_attended: Count | None = item(
        "E04", "Sessions attended", "Half days on which the child was there.", MAY, MAY, source="004"
    )
    sessions_authorised: Count | None = item(
        "E04", "Sessions of authorised absence", "Half days, as in the register.", MAY, MAY, source="004"
    )
    sessions_unauthorised: Count | None = item(
        "E04", "Sessions of unauthorised absence", "Half days, as in the register.", MAY, MAY, source="004"
    )


class Exclusion(Record):
    """An exclusion, and what was tried before it."""

    path = "history.exclusions"
    audience = LEARNING

    kind: ExclusionKind | None = item(
        "E08", "Kind of exclusion", "Fixed-term, permanent or internal.", SHOULD, SHOULD, source="001 004"
    )
    from_: Date | None = item("E08", "From", "The first day.", SHOULD, SHOULD, source="001 004")
    to: Date | None = item("E08", "To", "The last day.", MAY, MAY, source="001")
    days: Days | None = item("E08", "Days lost", "School days, halves included.", SHOULD, SHOULD, source="001 004")
    reason: Text | None = item("E08", "Reason", "Why the child was excluded.", SHOULD, SHOULD, source="001")
    tried_first: Text | None = item(
        "E08", "What was tried first", "What was done to prevent it.", SHOULD, SHOULD, source="001"
    )


class History(PlanSection):
    """Education and training up to now."""

    path = "history"
    title = "Education and training history"
    audience = LEARNING
    part = Part.SCHOOL
    help = "Everything the child has done in education and training up to now."

    institutions: Stated[list[Institution]] | None = item(
        "E01 E02", "Schools and settings attended", "Every school or setting, the first one first.", LAW, LAW,
        law="W1.institutions E1.institutions", otherwise=SHOULD, source="law 002",
        entry="school or setting",
    )  # fmt: skip
    training: Stated[list[Training]] | None = item(
        "E03", "Training history", "Training outside school, or none_stated_by.", LAW, LAW, "4X",
        law="W1.training E1.training", otherwise=SHOULD, source="law 002",
        entry="training",
    )  # fmt: skip
    attendance: Stated[list[Attendance]] | None = item(
        "E04", "Attendance record", "This school year and the one before.", LAW, LAW,
        law="W1.attendance E1.attendance", otherwise=SHOULD, source="law 000 001 003 004", audience=THE_COURSE,
        entry="school year",
    )  # fmt: skip
    punctuality: Text | None = item(
        "E05", "Punctuality", "Whether the child comes on time, and what helps.", MAY, SHOULD,
        source="003", when=(HAS_SETTING, FROM_RECEPTION), audience=THE_COURSE,
    )  # fmt: skip
    attendance_barriers: Text | None = item(
        "E06", "Barriers to attendance", "What keeps the child away, and what is done about it.", MAY, MAY,
        source="003 004", audience=THE_COURSE,
    )  # fmt: skip
    conduct: Stated[Text] | None = item(
        "E07", "Conduct", "The record of behaviour, good things first.", LAW, LAW,
        law="W1.conduct E1.conduct", otherwise=SHOULD, source="law 002",
    )  # fmt: skip
    exclusions: Stated[list[Exclusion]] | None = item(
        "E08",
        "Exclusions",
        "Each exclusion, or none_stated_by.",
        SHOULD,
        SHOULD,
        "P34X",
        source="001 004",
        entry="exclusion",
    )
    academic_achievements: Stated[list[Text]] | None = item(
        "E09", "Academic achievements", "Assessments, qualifications, progress in lessons.", LAW, LAW,
        law="W1.academic E1.academic", otherwise=SHOULD, source="law 002 004",
        entry="achievement",
    )  # fmt: skip
    other_achievements: Stated[list[Text]] | None = item(
        "E10", "Other achievements", "In sport, music, clubs, at home.", LAW, LAW,
        law="W1.other E1.other", otherwise=SHOULD, source="law 002 004",
        entry="achievement",
    )  # fmt: skip
    disruption: Stated[Text] | None = item(
        "E12", "Disruption to education", "Schooling missed before and since coming into care.", SHOULD, MUST,
        source="001 002",
    )  # fmt: skip
    records_requested: Date | None = item(
        "E13", "Records requested", "From the previous school.", MAY, MAY, source="001"
    )
    records_received: Date | None = item(
        "E13", "Records received", "From the previous school.", SHOULD, SHOULD, source="001", when=MOVED_SCHOOL
    )
