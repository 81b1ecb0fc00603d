"""The child (table B)."""

from pepdocs.schema.declare import (
    EVERYONE,
    MAY,
    MUST,
    NONE,
    RECORD_AND_CARER,
    RECORD_ONLY,
    SHOULD,
    Record,
    Section,
    When,
    item,
)
from pepdocs.schema.kinds import Choice, Date, Name, Stated, Text, YearGroup, YesNo


class AccessibleFormat(Choice):
    """A form in which the child can read the plan."""

    large_print = "Large print"
    very_large_print = "Very large print"
    easy_read = "Easy read"
    symbols = "With symbols"
    audio = "As a recording"
    braille = "Braille"
    sign_language = "In sign language"


class Consent(Record):
    """The young person's own consent to the plan."""

    path = "child.consent"

    given: YesNo | None = item(
        "B19",
        "Consent given",
        "Whether the young person agrees to having this plan.",
        SHOULD,
        MAY,
        "X",
        source="000",
        answers="did",
    )
    on: Date | None = item(
        "B19", "Date of consent", "When consent was given or refused.", SHOULD, MAY, "X", source="000"
    )
    note: Text | None = item(
        "B19", "Note on consent", "What the young person agrees to, in plain words.", MAY, MAY, "X", source="000"
    )


class Child(Section):
    """Who the plan is about."""

    path = "child"
    title = "Details"
    help = "Who the plan is about."

    first_names: Name | None = item("B01", "First names", "As in the register.", MUST, MUST, source="law")
    surname: Name | None = item("B01", "Surname", "As in the register.", MUST, MUST, source="law")
    known_as: Name | None = item(
        "B02", "Preferred name", "The name by which the child likes to be called.", SHOULD, SHOULD, source="000"
    )
    pronouns: Name | None = item("B07", "Pronouns", "As the child uses them.", MAY, MAY, source="local")
    sex: Text | None = item("B07", "Sex", "As recorded by the authority.", MAY, MAY, source="local")
    date_of_birth: Date | None = item("B03", "Date of birth", "Year, month, day: 2012-01-31.", MUST, MUST, source="law")
    year_group: YearGroup | None = item(
        "B04",
        "Year group",
        "N1, N2, R or 1 to 14. It says which parts of the form apply.",
        MUST,
        MUST,
        source="001 004",
    )
    upn: Name | None = item(
        "B05",
        "Unique Pupil Number (UPN)",
        "The pupil's number; zeros at the front are kept.",
        SHOULD,
        SHOULD,
        "EP34",
        source="local",
    )
    uln: Name | None = item(
        "B05",
        "Unique Learner Number (ULN)",
        "The learner's number; put it in quotation marks.",
        SHOULD,
        SHOULD,
        "X",
        source="local",
    )
    social_care_id: Name | None = item(
        "B06", "Social care ID", "The number in the social care system.", MAY, MAY, source="004", audience=RECORD_ONLY
    )
    ethnic_group: Text | None = item(
        "B08", "Ethnic group", "In the child's own words where possible.", MAY, MAY, source="000"
    )
    national_identity: Text | None = item(
        "B08", "National identity", "In the child's own words where possible.", MAY, MAY, source="000"
    )
    identity_needs: Text | None = item(
        "B09",
        "Religion, culture and identity",
        "What the school should know and respect.",
        SHOULD,
        MAY,
        source="000 001",
    )
    asylum_needs: Text | None = item(
        "B17",
        "Needs of a child seeking asylum",
        "Education needs that follow from seeking asylum alone.",
        MAY,
        MAY,
        source="000",
        audience=RECORD_AND_CARER,
        when=When("care.legal_status", ("asylum",)),
    )
    accessible_formats: Stated[list[AccessibleFormat]] | None = item(
        "B16",
        "Accessible formats",
        "Forms in which the child can read the plan; an empty list for none.",
        SHOULD,
        SHOULD,
        source="000 001",
    )
    picture: Text | None = item(
        "B18",
        "Picture chosen by the child",
        "Describe the photograph or drawing that the child chose.",
        MAY,
        MAY,
        "EP",
        source="000",
        audience=EVERYONE,
    )
    consent: Consent | None = item(
        "B19", "Consent", "From 16: the young person's own consent.", SHOULD, NONE, "X", source="000"
    )
