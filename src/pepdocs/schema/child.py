"""The child (table B)."""

from typing import Annotated

from pepdocs.schema.declare import (
    EVERYONE,
    MAY,
    MUST,
    NONE,
    RECORD_AND_CARER,
    RECORD_ONLY,
    SHOULD,
    Item,
    Record,
    Section,
    When,
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

    given: Annotated[
        YesNo | None,
        Item(
            "B19",
            "Consent given",
            "Whether the young person agrees to having this plan.",
            SHOULD,
            MAY,
            "X",
            source="000",
            answers="did",
        ),
    ] = None
    on: Annotated[
        Date | None,
        Item(
            "B19",
            "Date of consent",
            "When consent was given or refused.",
            SHOULD,
            MAY,
            "X",
            source="000",
        ),
    ] = None
    note: Annotated[
        Text | None,
        Item(
            "B19",
            "Note on consent",
            "What the young person agrees to, in plain words.",
            MAY,
            MAY,
            "X",
            source="000",
        ),
    ] = None


class Child(Section):
    """Who the plan is about."""

    path = "child"
    title = "Details"
    help = "Who the plan is about."

    first_names: Annotated[
        Name | None, Item("B01", "First names", "As in the register.", MUST, MUST, source="law")
    ] = None
    surname: Annotated[
        Name | None, Item("B01", "Surname", "As in the register.", MUST, MUST, source="law")
    ] = None
    known_as: Annotated[
        Name | None,
        Item(
            "B02",
            "Preferred name",
            "The name by which the child likes to be called.",
            SHOULD,
            SHOULD,
            source="000",
        ),
    ] = None
    pronouns: Annotated[
        Name | None, Item("B07", "Pronouns", "As the child uses them.", MAY, MAY, source="local")
    ] = None
    sex: Annotated[
        Text | None, Item("B07", "Sex", "As recorded by the authority.", MAY, MAY, source="local")
    ] = None
    date_of_birth: Annotated[
        Date | None,
        Item("B03", "Date of birth", "Year, month, day: 2012-01-31.", MUST, MUST, source="law"),
    ] = None
    year_group: Annotated[
        YearGroup | None,
        Item(
            "B04",
            "Year group",
            "N1, N2, R or 1 to 14. It says which parts of the form apply.",
            MUST,
            MUST,
            source="001 004",
        ),
    ] = None
    upn: Annotated[
        Name | None,
        Item(
            "B05",
            "Unique Pupil Number (UPN)",
            "The pupil's number; zeros at the front are kept.",
            SHOULD,
            SHOULD,
            "EP34",
            source="local",
        ),
    ] = None
    uln: Annotated[
        Name | None,
        Item(
            "B05",
            "Unique Learner Number (ULN)",
            "The learner's number; put it in quotation marks.",
            SHOULD,
            SHOULD,
            "X",
            source="local",
        ),
    ] = None
    social_care_id: Annotated[
        Name | None,
        Item(
            "B06",
            "Social care ID",
            "The number in the social care system.",
            MAY,
            MAY,
            source="004",
            audience=RECORD_ONLY,
        ),
    ] = None
    ethnic_group: Annotated[
        Text | None,
        Item(
            "B08",
            "Ethnic group",
            "In the child's own words where possible.",
            MAY,
            MAY,
            source="000",
        ),
    ] = None
    national_identity: Annotated[
        Text | None,
        Item(
            "B08",
            "National identity",
            "In the child's own words where possible.",
            MAY,
            MAY,
            source="000",
        ),
    ] = None
    identity_needs: Annotated[
        Text | None,
        Item(
            "B09",
            "Religion, culture and identity",
            "What the school should know and respect.",
            SHOULD,
            MAY,
            source="000 001",
        ),
    ] = None
    asylum_needs: Annotated[
        Text | None,
        Item(
            "B17",
            "Needs of a child seeking asylum",
            "Education needs that follow from seeking asylum alone.",
            MAY,
            MAY,
            source="000",
            audience=RECORD_AND_CARER,
            when=When("care.legal_status", ("asylum",)),
        ),
    ] = None
    accessible_formats: Annotated[
        Stated[list[AccessibleFormat]] | None,
        Item(
            "B16",
            "Accessible formats",
            "Forms in which the child can read the plan; an empty list for none.",
            SHOULD,
            SHOULD,
            source="000 001",
        ),
    ] = None
    picture: Annotated[
        Text | None,
        Item(
            "B18",
            "Picture chosen by the child",
            "Describe the photograph or drawing that the child chose.",
            MAY,
            MAY,
            "EP",
            source="000",
            audience=EVERYONE,
        ),
    ] = None
    consent: Annotated[
        Consent | None,
        Item(
            "B19",
            "Consent",
            "From 16: the young person's own consent.",
            SHOULD,
            NONE,
            "X",
            source="000",
        ),
    ] = None
