"""Education and training up to now (table E): the first heading of the law."""

from typing import Annotated

from pepdocs.schema.declare import LAW, MAY, MUST, SHOULD, Item, Record, Section
from pepdocs.schema.kinds import Choice, Date, Days, Percent, ProperName, SchoolYear, Stated, Text
from pepdocs.schema.setting import SettingKind


class ExclusionKind(Choice):
    """What kind of exclusion it was."""

    fixed_term = "Fixed-term exclusion"
    permanent = "Permanent exclusion"
    internal = "Internal exclusion"


class Institution(Record):
    """A place where the child has learnt."""

    path = "history.institutions"

    name: Annotated[
        ProperName | None,
        Item("E01", "Name of school or setting", "Its full name.", MUST, MUST, source="law"),
    ] = None
    kind: Annotated[
        SettingKind | None,
        Item("E01", "Kind", "What kind of place it was.", MAY, MAY, source="law"),
    ] = None
    from_: Annotated[
        Date | None, Item("E01", "From", "The first day there.", MUST, MUST, source="law 002")
    ] = None
    to: Annotated[
        Date | None,
        Item(
            "E01",
            "To",
            "The last day there; leave out for the present one.",
            MAY,
            MAY,
            source="law 002",
        ),
    ] = None
    reason_for_leaving: Annotated[
        Text | None,
        Item("E02", "Reason for leaving", "Why the child left.", MAY, MAY, source="002"),
    ] = None


class Training(Record):
    """Training that the child has had outside school."""

    path = "history.training"

    name: Annotated[
        Text | None, Item("E03", "Training", "What it was.", SHOULD, SHOULD, source="law 002")
    ] = None
    provider: Annotated[
        ProperName | None, Item("E03", "Provider", "Who gave it.", MAY, MAY, source="law")
    ] = None
    from_: Annotated[Date | None, Item("E03", "From", "The first day.", MAY, MAY, source="law")] = (
        None
    )
    to: Annotated[Date | None, Item("E03", "To", "The last day.", MAY, MAY, source="law")] = None


class Attendance(Record):
    """How often the child has been in school, one row a school year."""

    path = "history.attendance"

    year: Annotated[
        SchoolYear | None, Item("E04", "School year", "As 2025/26.", MUST, MUST, source="law")
    ] = None
    percent: Annotated[
        Percent | None,
        Item(
            "E04",
            "Attendance",
            "Per cent of sessions, with at most one decimal.",
            MUST,
            MUST,
            source="law 000 001",
        ),
    ] = None
    authorised_percent: Annotated[
        Percent | None,
        Item("E04", "Authorised absence", "Per cent of sessions.", MAY, MAY, source="003 004"),
    ] = None
    unauthorised_percent: Annotated[
        Percent | None,
        Item("E04", "Unauthorised absence", "Per cent of sessions.", MAY, MAY, source="003 004"),
    ] = None


class Exclusion(Record):
    """An exclusion, and what was tried before it."""

    path = "history.exclusions"

    kind: Annotated[
        ExclusionKind | None,
        Item(
            "E08",
            "Kind of exclusion",
            "Fixed-term, permanent or internal.",
            SHOULD,
            SHOULD,
            source="001 004",
        ),
    ] = None
    from_: Annotated[
        Date | None, Item("E08", "From", "The first day.", SHOULD, SHOULD, source="001 004")
    ] = None
    to: Annotated[Date | None, Item("E08", "To", "The last day.", MAY, MAY, source="001")] = None
    days: Annotated[
        Days | None,
        Item("E08", "Days lost", "School days, halves included.", SHOULD, SHOULD, source="001 004"),
    ] = None
    reason: Annotated[
        Text | None,
        Item("E08", "Reason", "Why the child was excluded.", SHOULD, SHOULD, source="001"),
    ] = None
    tried_first: Annotated[
        Text | None,
        Item(
            "E08",
            "What was tried first",
            "What was done to prevent it.",
            SHOULD,
            SHOULD,
            source="001",
        ),
    ] = None


class History(Section):
    """Education and training up to now."""

    path = "history"
    title = "Education and training history"
    help = "Everything the child has done in education and training up to now."

    institutions: Annotated[
        Stated[list[Institution]] | None,
        Item(
            "E01 E02",
            "Schools and settings attended",
            "Every school or setting, the first one first.",
            LAW,
            LAW,
            law="W1.institutions E1.institutions",
            source="law 002",
        ),
    ] = None
    training: Annotated[
        Stated[list[Training]] | None,
        Item(
            "E03",
            "Training history",
            "Training outside school, or none_stated_by.",
            LAW,
            LAW,
            "4X",
            law="W1.training E1.training",
            source="law 002",
        ),
    ] = None
    attendance: Annotated[
        Stated[list[Attendance]] | None,
        Item(
            "E04",
            "Attendance record",
            "This school year and the one before.",
            LAW,
            LAW,
            law="W1.attendance E1.attendance",
            source="law 000 001 003 004",
        ),
    ] = None
    punctuality: Annotated[
        Text | None,
        Item(
            "E05",
            "Punctuality",
            "Whether the child comes on time, and what helps.",
            MAY,
            SHOULD,
            source="003",
        ),
    ] = None
    attendance_barriers: Annotated[
        Text | None,
        Item(
            "E06",
            "Barriers to attendance",
            "What keeps the child away, and what is done about it.",
            MAY,
            MAY,
            source="003 004",
        ),
    ] = None
    conduct: Annotated[
        Stated[Text] | None,
        Item(
            "E07",
            "Conduct",
            "The record of behaviour, good things first.",
            LAW,
            LAW,
            law="W1.conduct E1.conduct",
            source="law 002",
        ),
    ] = None
    exclusions: Annotated[
        Stated[list[Exclusion]] | None,
        Item(
            "E08",
            "Exclusions",
            "Each exclusion, or none_stated_by.",
            SHOULD,
            SHOULD,
            "P34X",
            source="001 004",
        ),
    ] = None
    academic_achievements: Annotated[
        Stated[list[Text]] | None,
        Item(
            "E09",
            "Academic achievements",
            "Assessments, qualifications, progress in lessons.",
            LAW,
            LAW,
            law="W1.academic E1.academic",
            source="law 002 004",
        ),
    ] = None
    other_achievements: Annotated[
        Stated[list[Text]] | None,
        Item(
            "E10",
            "Other achievements",
            "In sport, music, clubs, at home.",
            LAW,
            LAW,
            law="W1.other E1.other",
            source="law 002 004",
        ),
    ] = None
    disruption: Annotated[
        Stated[Text] | None,
        Item(
            "E12",
            "Disruption to education",
            "Schooling missed before and since coming into care.",
            SHOULD,
            MUST,
            source="001 002",
        ),
    ] = None
    records_requested: Annotated[
        Date | None,
        Item("E13", "Records requested", "From the previous school.", MAY, MAY, source="001"),
    ] = None
    records_received: Annotated[
        Date | None,
        Item("E13", "Records received", "From the previous school.", SHOULD, SHOULD, source="001"),
    ] = None
