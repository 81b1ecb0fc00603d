"""Fields for the meeting: who met, who agreed, who has a copy (table R)."""

from pepdocs.schema.declare import MAY, MUST, NONE, RECORD_ONLY, SHOULD, PlanSection, Record, item
from pepdocs.schema.kinds import Choice, Date, Person, Stated, Text
from pepdocs.schema.sections.voice import TookPart


class CopyEdition(Choice):
    """Which copy of the plan somebody was given."""

    full = "Full record"
    school = "School copy"
    carer = "Carer's copy"
    child = "Child's copy"

    @classmethod
    def public_name(cls) -> str:
        """Return the name that the catalogues and the JSON Schema use."""
        return "Edition"


class Grade(Choice):
    """A person's judgement of the plan's quality; never computed."""

    outstanding = "Outstanding"
    good = "Good"
    requires_improvement = "Requires improvement"
    inadequate = "Inadequate"


class Absent(Record):
    """Somebody who was invited and was not there."""

    path = "meeting.absent"

    person: Person | None = item("R03", "Who", "An id from people.", SHOULD, SHOULD, source="000")
    contributed: Text | None = item(
        "R03", "How they contributed", "In writing, by telephone, or not.", SHOULD, SHOULD, source="000"
    )


class Copy(Record):
    """A copy of the plan: to whom, which edition, when."""

    path = "meeting.copies"

    to: Person | None = item("R06", "To", "An id from people, or child.", SHOULD, SHOULD, source="000 001 002")
    edition: CopyEdition | None = item("R06", "Edition", "Which copy.", SHOULD, SHOULD, source="001")
    on: Date | None = item("R06", "Date sent", "When.", SHOULD, SHOULD, source="001 002")


class Agreement(Record):
    """Somebody's agreement to the plan."""

    path = "meeting.agreement"

    person: Person | None = item("R05", "Who", "An id from people, or child.", MAY, MAY, source="own")
    on: Date | None = item("R05", "Date", "When they agreed.", MAY, MAY, source="own")
    note: Text | None = item("R05", "Note", "Anything they wished to add.", MAY, MAY, source="own")


class Quality(Record):
    """A reviewer's judgement of the plan's quality."""

    path = "meeting.quality"

    grade: Grade | None = item(
        "R08", "Grade", "Given by a person.", MAY, SHOULD, source="000 004", audience=RECORD_ONLY
    )
    reviewer: Person | None = item("R08", "Reviewer", "Who gave it.", MAY, SHOULD, source="004", audience=RECORD_ONLY)
    on: Date | None = item("R08", "Date", "When.", MAY, SHOULD, source="004", audience=RECORD_ONLY)


class Meeting(PlanSection):
    """Who met, who agreed, who has a copy."""

    path = "meeting"
    title = "Meeting record"
    help = "Who was there, who was not, and who has been sent the plan."

    attended: Stated[list[Person]] | None = item(
        "R01 R02", "Present", "Ids from people.", SHOULD, MUST, source="003 004"
    )
    child_attended: TookPart | None = item(
        "L02 R02", "The child in the meeting", "Whole, part, not, or chose not to.", SHOULD, MUST, source="003 004"
    )
    absent: list[Absent] | None = item(
        "R03 R04", "Invited and not present", "And how they contributed.", MAY, MAY, source="000 004"
    )
    agreement: list[Agreement] | None = item(
        "R05", "Agreement", "Who has agreed with the plan.", MAY, MAY, source="own"
    )
    copies: list[Copy] | None = item(
        "R06", "Copies sent to", "The IRO gets every version, the carer each update.", SHOULD, SHOULD,
        source="000 001 002",
    )  # fmt: skip
    confidentiality: Text | None = item(
        "R07", "Confidentiality", "The marking that stands on every page.", MUST, MUST, source="000"
    )
    retention: Text | None = item(
        "R07", "Kept until", "How long this plan is kept, or where the privacy notice is.", MAY, MAY, source="000"
    )
    quality: Quality | None = item(
        "R08", "Quality assurance", "A reviewer's judgement.", MAY, MAY, source="000 004", audience=RECORD_ONLY
    )
    uploaded_on: Date | None = item(
        "R09", "Uploaded on", "When it was put on the child's record (England).", NONE, MUST,
        source="004", audience=RECORD_ONLY,
    )  # fmt: skip
