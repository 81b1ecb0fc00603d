"""Fields for the meeting: who met, who agreed, who has a copy (table R)."""

from typing import Self

from pepdocs.base.copies import Copy, Part
from pepdocs.schema.audiences import AUTHORITY, EVERYONE, FULL_ONLY, OFFICIALS
from pepdocs.schema.declare import MAY, MUST, NONE, SHOULD, PlanSection, Record, item
from pepdocs.schema.kinds import Choice, Date, Name, Person, Stated, Text
from pepdocs.schema.sections.voice import TookPart


class CopyEdition(Choice):
    """Which copy of the plan somebody was given."""

    full = "Full record"
    school = "School copy"
    carer = "Carer's copy"
    parent = "Parent's copy"
    child = "Child's copy"
    officer = "Reviewing officer's copy"
    social_worker = "Social worker's copy"
    personal_adviser = "Personal adviser's copy"
    provider = "Learning provider's copy"

    @classmethod
    def of(cls, copy: Copy) -> Self:
        """Return the edition of a copy."""
        return cls[copy.value]

    @property
    def copy(self) -> Copy:
        """The copy of this edition."""
        return Copy(self.code)

    @classmethod
    def public_name(cls) -> str:
        """Return the name that the catalogues and the JSON Schema use."""
        return "Edition"


class QualityScheme(Choice):
    """A scale by which the quality of plans is judged."""

    four_grades = "Four grades"
    rag = "Red, amber, green"
    gold_green_amber_red = "Gold, green, amber, red"


class Grade(Choice):
    """A person's judgement of the plan's quality; never computed."""

    outstanding = "Outstanding"
    good = "Good"
    requires_improvement = "Requires improvement"
    inadequate = "Inadequate"
    gold = "Gold"
    green = "Green"
    amber = "Amber"
    red = "Red"


GRADES = {
    QualityScheme.four_grades: (Grade.outstanding, Grade.good, Grade.requires_improvement, Grade.inadequate),
    QualityScheme.rag: (Grade.red, Grade.amber, Grade.green),
    QualityScheme.gold_green_amber_red: (Grade.gold, Grade.green, Grade.amber, Grade.red),
}
"""The grades of each scheme."""


class PaperKind(Choice):
    """Something that is prepared before the meeting."""

    child_views = "The child’s views"
    carer_views = "Views of the carer"
    family_views = "Views of the family"
    school_report = "Report of the school or setting"
    attendance = "Attendance record"
    targets = "Review of the targets"
    social_care = "The social worker’s part of the plan"
    health = "Information about health"
    funding = "Proposal for funding"
    other = "Something else"


class PreparedItem(Record):
    """Something that was prepared before the meeting: what, by whom, when."""

    path = "meeting.prepared"
    audience = OFFICIALS

    what: PaperKind | None = item("RF07", "What", "What was prepared.", SHOULD, SHOULD, source="forms")
    other: Text | None = item("RF07", "What else", "If it is something else.", MAY, MAY, source="forms")
    by: Person | None = item(
        "RF07", "Prepared by", "An id from people, or child.", SHOULD, SHOULD, source="forms",
    )  # fmt: skip
    on: Date | None = item("RF07", "Date", "When it was ready.", MAY, MAY, source="forms")


class NotInvited(Record):
    """Somebody who was not invited, and why."""

    path = "meeting.not_invited"
    audience = OFFICIALS

    person: Person | None = item("RF07", "Who", "An id from people.", SHOULD, SHOULD, source="forms")
    why: Text | None = item(
        "RF07", "Why not", "Why it was right not to invite them.", SHOULD, SHOULD,
        source="forms",
    )  # fmt: skip


class Absent(Record):
    """Somebody who was invited and sent apologies, or was not there."""

    path = "meeting.absent"
    audience = OFFICIALS

    person: Person | None = item("R03", "Who", "An id from people.", SHOULD, SHOULD, source="000")
    contributed: Text | None = item(
        "R03", "How they contributed", "In writing, by telephone, or not.", SHOULD, SHOULD, source="000"
    )


class CopySent(Record):
    """A copy of the plan: to whom, which edition, when."""

    path = "meeting.copies"
    audience = OFFICIALS

    to: Person | None = item("R06", "To", "An id from people, or child.", SHOULD, SHOULD, source="000 001 002")
    edition: CopyEdition | None = item("R06", "Edition", "Which copy.", SHOULD, SHOULD, source="001")
    on: Date | None = item("R06", "Date sent", "When.", SHOULD, SHOULD, source="001 002")

    @classmethod
    def public_name(cls) -> str:
        """Return the name that the JSON Schema uses."""
        return "Copy"


class Withheld(Record):
    """Something that some copies of this plan leave out, or show although they usually do not, and why.

    It may also accept texts that name somebody who must not have contact.
    """

    path = "withhold"
    audience = FULL_ONLY
    part = Part.AUTHORITY

    field: Name | None = item(
        "R07", "Which field", "Its path, as care.placement_address, or that of one entry, as voice.views[1].",
        MAY, MAY, source="own",
    )  # fmt: skip
    from_: Stated[list[CopyEdition]] | None = item(
        "R07", "Left out of", "The copies that are not to show it.", MAY, MAY, source="own", entry="copy"
    )
    show_to: Stated[list[CopyEdition]] | None = item(
        "R07",
        "Shown in",
        "Copies that may show it on request: the field reference names them.",
        MAY,
        MAY,
        source="001",
        entry="copy",
    )
    accept: Stated[list[Name]] | None = item(
        "R07", "Texts accepted", "Paths of texts that may name somebody who must not have contact.",
        MAY, MAY, source="own",
        entry="text",
    )  # fmt: skip
    why: Text | None = item("R07", "Reason", "It is printed in the full record only.", SHOULD, SHOULD, source="own")


class Agreement(Record):
    """Somebody's agreement to the plan."""

    path = "meeting.agreement"
    audience = OFFICIALS

    person: Person | None = item("R05", "Who", "An id from people, or child.", MAY, MAY, source="own")
    on: Date | None = item("R05", "Date", "When they agreed.", MAY, MAY, source="own")
    note: Text | None = item("R05", "Note", "Anything they wished to add.", MAY, MAY, source="own")


class Quality(Record):
    """A reviewer's judgement of the plan's quality."""

    path = "meeting.quality"
    audience = AUTHORITY
    part = Part.AUTHORITY

    scheme: QualityScheme | None = item("RF12", "Scheme", "The scale that the grade is of.", MAY, MAY, source="forms")
    grade: Grade | None = item("R08", "Grade", "Given by a person.", MAY, SHOULD, source="000 004")
    reviewer: Person | None = item("R08", "Reviewer", "Who gave it.", MAY, SHOULD, source="004")
    on: Date | None = item("R08", "Date", "When.", MAY, SHOULD, source="004")
    feedback: Text | None = item(
        "RF12", "Feedback", "What the reviewer wrote to those who made the plan.", MAY, MAY,
        source="forms",
    )  # fmt: skip
    sent_back_for: Text | None = item(
        "RF12", "Sent back for", "What has to be done before the plan is accepted.", MAY, MAY,
        source="forms",
    )  # fmt: skip


class Meeting(PlanSection):
    """Who met, who agreed, who has a copy."""

    path = "meeting"
    title = "Meeting record"
    audience = OFFICIALS
    part = Part.SCHOOL
    help = "Who was there, who was not, and who has been sent the plan."

    invited: Stated[list[Person]] | None = item(
        "RF07", "Invited", "Ids from people.", MAY, MAY, source="forms", entry="person"
    )
    attended: Stated[list[Person]] | None = item(
        "R01 R02", "Present", "Ids from people.", SHOULD, MUST, source="003 004", entry="person"
    )
    child_attended: TookPart | None = item(
        "L02 R02", "The child in the meeting", "Whole, part, not, or chose not to.", SHOULD, MUST, source="003 004"
    )
    absent: list[Absent] | None = item(
        "R03 R04", "Apologies", "Who was invited and was not there, and how they contributed.", MAY, MAY,
        source="000 004",
        entry="person",
    )  # fmt: skip
    not_invited: list[NotInvited] | None = item(
        "RF07", "Not invited", "Who might have expected to be asked and was not, and why.", MAY, MAY,
        source="forms",
        entry="person",
    )  # fmt: skip
    prepared: list[PreparedItem] | None = item(
        "RF07", "Prepared before the meeting", "What was ready beforehand, and who prepared it.", MAY, MAY,
        source="forms",
        entry="thing prepared",
    )  # fmt: skip
    papers: list[Text] | None = item(
        "RF07", "Papers attached", "What belongs to this plan on paper or as a file.", MAY, MAY,
        source="forms",
        entry="paper",
    )  # fmt: skip
    agreement: list[Agreement] | None = item(
        "R05", "Agreement", "Who has agreed with the plan.", MAY, MAY, source="own", entry="agreement"
    )
    copies: list[CopySent] | None = item(
        "R06", "Copies sent to", "The IRO gets every version, the carer each update.", SHOULD, SHOULD,
        source="000 001 002",
        part=Part.SOCIAL_WORKER, entry="copy sent",
    )  # fmt: skip
    confidentiality: Text | None = item(
        "R07",
        "Confidentiality",
        "The marking that stands on every page.",
        MUST,
        MUST,
        source="000",
        audience=EVERYONE,
        part=Part.AUTHORITY,
    )
    retention: Text | None = item(
        "R07",
        "Kept until",
        "How long this plan is kept, or where the privacy notice is.",
        MAY,
        MAY,
        source="000",
        part=Part.AUTHORITY,
    )
    quality: Quality | None = item(
        "R08", "Quality assurance", "A reviewer's judgement.", MAY, MAY, source="000 004", audience=AUTHORITY
    )
    uploaded_on: Date | None = item(
        "R09", "Uploaded on", "When it was put on the child's record (England).", NONE, MUST,
        source="004", audience=AUTHORITY,
        part=Part.SOCIAL_WORKER,
    )  # fmt: skip


def copies_given(meeting: Meeting | None) -> tuple[Copy, ...]:
    """Return the copies that a meeting's record says were given to somebody, in its order."""
    sent = (meeting.copies or ()) if meeting else ()
    return tuple(entry.edition.copy for entry in sent if entry.edition)
