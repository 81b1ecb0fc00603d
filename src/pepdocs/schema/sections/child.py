"""Fields for the child and the languages that the child uses (table B)."""

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import AUTHORITY, EVERYONE, FAMILY_AND_CARE, LEARNING, THE_CHILDS_OWN
from pepdocs.schema.conditions import AT_SCHOOL, FROM_RECEPTION, USES_WELSH
from pepdocs.schema.declare import ALL, MAY, MUST, NONE, SHOULD, PlanSection, Record, When, item
from pepdocs.schema.kinds import Choice, Date, LanguageTag, Name, Stated, Text, YearGroup, YesNo


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
    audience = THE_CHILDS_OWN
    part = Part.CHILD

    given: YesNo | None = item(
        "B19", "Consent given", "Whether the young person agrees to having this plan.", SHOULD, MAY, "X",
        source="000", answers="did",
    )  # fmt: skip
    on: Date | None = item(
        "B19", "Date of consent", "When consent was given or refused.", SHOULD, MAY, "X", source="000"
    )
    note: Text | None = item(
        "B19", "Note on consent", "What the young person agrees to, in plain words.", MAY, MAY, "X", source="000"
    )


ASYLUM = When("care.legal_status", ("asylum",))


class LanguageSkill(Choice):
    """How well somebody speaks, reads or writes a language."""

    none = "Not at all"
    little = "A little"
    well = "Quite well"
    fluent = "Fluently"


class SpokenLanguage(Record):
    """A language, and how well the child uses it."""

    path = "child.asylum.languages"
    audience = LEARNING

    language: LanguageTag | None = item(
        "RF15", "Language", "A language tag such as ar, ku or fa.", SHOULD, SHOULD, "34X",
        source="forms",
    )  # fmt: skip
    speak: LanguageSkill | None = item(
        "RF15", "Speaks", "How well the child speaks it.", SHOULD, SHOULD, "34X", source="forms"
    )
    read: LanguageSkill | None = item(
        "RF15", "Reads", "How well the child reads it.", SHOULD, SHOULD, "34X", source="forms"
    )
    write: LanguageSkill | None = item(
        "RF15", "Writes", "How well the child writes it.", SHOULD, SHOULD, "34X", source="forms"
    )


class EsolLevel(Choice):
    """A level of English for speakers of other languages (ESOL)."""

    pre_entry = "Pre-entry"
    entry_1 = "Entry 1"
    entry_2 = "Entry 2"
    entry_3 = "Entry 3"
    level_1 = "Level 1"
    level_2 = "Level 2"


class AsylumSeeking(Record):
    """What education needs to know of a child who seeks asylum."""

    path = "child.asylum"
    audience = LEARNING

    arrived: Date | None = item(
        "RF15", "Date of arrival", "When the child came to the United Kingdom.", MAY, MAY, "34X",
        source="forms", audience=FAMILY_AND_CARE,
    )  # fmt: skip
    languages: list[SpokenLanguage] | None = item(
        "RF15", "Languages", "Each language, and how well the child speaks, reads and writes it.", MAY, MAY, "34X",
        source="forms",
        entry="language",
    )  # fmt: skip
    schooling_before: Text | None = item(
        "RF15", "Schooling before", "Where and for how many years the child went to school before.", MAY, MAY, "34X",
        source="forms",
    )  # fmt: skip
    esol_level: EsolLevel | None = item(
        "RF15", "ESOL level", "English for speakers of other languages: the level assessed.", MAY, MAY, "34X",
        source="forms",
    )  # fmt: skip
    age_disputed: YesNo | None = item(
        "RF15", "Age disputed", "Whether the child’s age is in dispute.", MAY, MAY, "34X",
        source="forms", answers="there_is", audience=FAMILY_AND_CARE,
    )  # fmt: skip
    interpreter: YesNo | None = item(
        "RF15", "Interpreter needed", "Whether the child needs an interpreter.", MAY, MAY, "34X",
        source="forms", answers="there_is",
    )  # fmt: skip


class Child(PlanSection):
    """Who the plan is about."""

    path = "child"
    title = "Details"
    audience = THE_CHILDS_OWN
    part = Part.SOCIAL_WORKER
    help = "Who the plan is about."

    first_names: Name | None = item(
        "B01", "First names", "As in the register.", MUST, MUST, source="law", short_breaks=True, audience=EVERYONE
    )
    surname: Name | None = item(
        "B01", "Surname", "As in the register.", MUST, MUST, source="law", short_breaks=True, audience=EVERYONE
    )
    known_as: Name | None = item(
        "B02", "Preferred name", "The name by which the child likes to be called.", SHOULD, SHOULD, source="000",
        audience=EVERYONE,
        part=Part.CHILD,
    )  # fmt: skip
    pronouns: Name | None = item(
        "B07", "Pronouns", "As the child uses them.", MAY, MAY, source="local", audience=EVERYONE, part=Part.CHILD
    )
    sex: Text | None = item("B07", "Sex", "As recorded by the authority.", MAY, MAY, source="local")
    date_of_birth: Date | None = item(
        "B03", "Date of birth", "Year, month, day: 2012-01-31.", MUST, MUST, source="law", short_breaks=True,
        audience=EVERYONE,
    )  # fmt: skip
    year_group: YearGroup | None = item(
        "B04", "Year group", "N1, N2, R or 1 to 14. It says which parts of the form apply.", MUST, MUST,
        source="001 004", short_breaks=True, audience=EVERYONE,
    )  # fmt: skip
    upn: Name | None = item(
        "B05", "Unique Pupil Number (UPN)", "The pupil's number; zeros at the front are kept.", SHOULD, SHOULD, "EP34",
        source="local", when=FROM_RECEPTION,
    )  # fmt: skip
    uln: Name | None = item(
        "B05", "Unique Learner Number (ULN)", "The learner's number; put it in quotation marks.", SHOULD, SHOULD, "X",
        source="local", audience=EVERYONE,
    )  # fmt: skip
    social_care_id: Name | None = item(
        "B06", "Social care ID", "The number in the social care system.", MAY, MAY, source="004", audience=AUTHORITY
    )
    ethnic_group: Text | None = item(
        "B08", "Ethnic group", "In the child's own words where possible.", MAY, MAY, source="000"
    )
    national_identity: Text | None = item(
        "B08", "National identity", "In the child's own words where possible.", MAY, MAY, source="000"
    )
    identity_needs: Text | None = item(
        "B09", "Religion, culture and identity", "What the school should know and respect.", SHOULD, MAY,
        source="000 001",
    )  # fmt: skip
    asylum_needs: Text | None = item(
        "B17", "Needs of a child seeking asylum", "Education needs that follow from seeking asylum alone.", MAY, MAY,
        source="000", when=ASYLUM, audience=FAMILY_AND_CARE,
    )  # fmt: skip
    asylum: AsylumSeeking | None = item(
        "RF15", "Seeking asylum", "Arrival, languages and schooling of a child who seeks asylum.", MAY, MAY, "34X",
        source="forms", when=ASYLUM, audience=LEARNING,
    )  # fmt: skip
    accessible_formats: Stated[list[AccessibleFormat]] | None = item(
        "B16", "Accessible formats", "Forms in which the child can read the plan, or none_stated_by.",
        SHOULD, SHOULD, source="000 001",
        entry="format",
    )  # fmt: skip
    picture: Text | None = item(
        "B18", "Picture chosen by the child", "Describe the photograph or drawing that the child chose.", MAY, MAY,
        "EP", source="000",
        part=Part.CHILD,
    )  # fmt: skip
    consent: Consent | None = item(
        "B19", "Consent", "From 16: the young person's own consent.", SHOULD, NONE, "X", source="000"
    )


HELP_NEEDED = When("language.communication", ("interpreter", "bsl", "signs", "communication_aid", "other"))


class PlanLanguage(Choice):
    """The language in which the child wants the plan."""

    cy = "Welsh"
    en = "English"
    both = "Welsh and English"


class MeetingLanguage(Choice):
    """The language in which the child wants to be spoken with."""

    cy = "Welsh"
    en = "English"
    both = "Welsh and English"
    other = "Another language"


class Provision(Choice):
    """The language in which the child is taught."""

    cy = "Through Welsh"
    en = "Through English"
    bilingual = "Through both languages"


class SchoolCategory(Choice):
    """The school's language category; the first three are those of the 2025 Act."""

    primarily_welsh = "Primarily Welsh language"
    dual_language = "Dual language"
    primarily_english = "Primarily English language, partly Welsh"
    welsh_medium = "Welsh-medium (older name)"
    bilingual = "Bilingual (older name)"
    english_significant_welsh = "English with significant Welsh (older name)"
    english_medium = "English-medium (older name)"
    outside_wales = "Outside Wales"
    other = "Another category"


class WelshAs(Choice):
    """As which language the child learns Welsh."""

    first_language = "First language"
    second_language = "Second language"
    continuum = "On the single Welsh language continuum"


class Immersion(Choice):
    """Late immersion: a time of intensive Welsh for a child who comes to it later."""

    not_needed = "Not needed"
    offered = "Offered"
    attending = "Attending"
    completed = "Completed"
    declined = "Declined"
    not_available = "Not available here"


class SubjectLanguage(Record):
    """The language in which a subject or provision is taught, and how the child learns Welsh in it."""

    path = "language.subjects"

    subject: Text | None = item("B13", "Subject or provision", "What is taught.", SHOULD, NONE, source="000")
    medium: Provision | None = item(
        "B13", "Taught through", "The language in which it is taught.", SHOULD, NONE, source="000"
    )
    welsh_as: WelshAs | None = item(
        "B13", "Welsh learnt as", "For the subject Welsh: as first or second language.", MAY, NONE, source="000"
    )


class Communication(Choice):
    """Help that the child needs to understand and be understood."""

    none = "No help needed"
    interpreter = "Interpreter"
    bsl = "British Sign Language"
    signs = "Other signs"
    communication_aid = "Communication aid"
    other = "Other help"


class LanguageChoice(PlanSection):
    """Which languages the child uses and has asked for."""

    path = "language"
    title = "Language"
    part = Part.SCHOOL
    help = "Which languages the child uses, has asked for, and has been given."

    home: Stated[list[LanguageTag]] | None = item(
        "B10",
        "Home languages",
        "Language tags: cy, en, ar, uk and so on.",
        SHOULD,
        SHOULD,
        source="000",
        part=Part.SOCIAL_WORKER,
        entry="language",
    )
    plan_choice: PlanLanguage | None = item(
        "B11", "Language chosen for this plan", "The child's own choice.", MUST, SHOULD, source="000", part=Part.CHILD
    )
    meeting_choice: MeetingLanguage | None = item(
        "B12", "Language chosen for meetings and support",
        "The child's own choice, for meetings, advocacy and assessments.", SHOULD, NONE, source="000",
        part=Part.CHILD,
    )  # fmt: skip
    meeting_choice_met: YesNo | None = item(
        "B12", "Choice met", "Whether the meeting was held in the language chosen.", SHOULD, NONE,
        source="000", answers="did",
    )  # fmt: skip
    meeting_choice_note: Text | None = item(
        "B12", "How the choice was met", "Interpreting, who spoke which language.", MAY, NONE, source="000"
    )
    provision: Provision | None = item(
        "B13", "Language of education", "The language in which the child is taught.", SHOULD, NONE, source="000"
    )
    school_category: SchoolCategory | None = item(
        "B13", "School language category", "As published by the authority.", SHOULD, NONE, "EP34",
        source="lang", when=AT_SCHOOL,
    )  # fmt: skip
    subjects: Stated[list[SubjectLanguage]] | None = item(
        "B13",
        "Language of each subject",
        "For each subject or provision, where they differ.",
        MAY,
        NONE,
        source="000",
        entry="subject",
    )
    welsh_as: WelshAs | None = item(
        "B13", "Welsh learnt as", "As first or second language.", MAY, NONE, "P34", source="000"
    )
    late_immersion: Immersion | None = item(
        "B14", "Late immersion in Welsh", "Whether the child has intensive Welsh on coming to it later.", MAY, NONE,
        "EP34", source="000",
    )  # fmt: skip
    late_immersion_note: Text | None = item(
        "B14", "About late immersion", "Where, from when to when, and what follows.", MAY, NONE, "EP34", source="000"
    )
    keeping_welsh: Text | None = item(
        "B14", "Keeping up Welsh", "What is done to keep the child's Welsh going, above all away from home.",
        SHOULD, NONE, source="000", when=USES_WELSH,
    )  # fmt: skip
    communication: Communication | None = item(
        "B15", "Help with communication", "Interpreter, sign language or aid that the child needs.", SHOULD, SHOULD,
        ALL, source="000",
        part=Part.SOCIAL_WORKER,
    )  # fmt: skip
    communication_note: Text | None = item(
        "B15", "About help with communication", "Who gives the help, and when.", MAY, MAY,
        source="000", when=HELP_NEEDED,
        part=Part.SOCIAL_WORKER,
    )  # fmt: skip
