"""The child's language choice and what is done about it (table B)."""

from pepdocs.schema.declare import ALL, MAY, MUST, NONE, SHOULD, Section, When, item
from pepdocs.schema.kinds import Choice, LanguageTag, Stated, Text, YesNo

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


class Communication(Choice):
    """Help that the child needs to understand and be understood."""

    none = "No help needed"
    interpreter = "Interpreter"
    bsl = "British Sign Language"
    signs = "Other signs"
    communication_aid = "Communication aid"
    other = "Other help"


class LanguageChoice(Section):
    """Which languages the child uses and has asked for."""

    path = "language"
    title = "Language"
    help = "Which languages the child uses, has asked for, and has been given."

    home: Stated[list[LanguageTag]] | None = item(
        "B10", "Home languages", "Language tags: cy, en, ar, uk and so on.", SHOULD, SHOULD, source="000"
    )
    plan_choice: PlanLanguage | None = item(
        "B11", "Language chosen for this plan", "The child's own choice.", MUST, SHOULD, source="000"
    )
    meeting_choice: MeetingLanguage | None = item(
        "B12",
        "Language chosen for meetings and support",
        "The child's own choice, for meetings, advocacy and assessments.",
        SHOULD,
        NONE,
        source="000",
    )
    meeting_choice_met: YesNo | None = item(
        "B12",
        "Choice met",
        "Whether the meeting was held in the language chosen.",
        SHOULD,
        NONE,
        source="000",
        answers="did",
    )
    meeting_choice_note: Text | None = item(
        "B12", "How the choice was met", "Interpreting, who spoke which language.", MAY, NONE, source="000"
    )
    provision: Provision | None = item(
        "B13", "Language of education", "The language in which the child is taught.", SHOULD, NONE, source="000"
    )
    school_category: SchoolCategory | None = item(
        "B13", "School language category", "As published by the authority.", SHOULD, NONE, "EP34", source="lang"
    )
    keeping_welsh: Text | None = item(
        "B14",
        "Keeping up Welsh",
        "What is done to keep the child's Welsh going, above all away from home.",
        SHOULD,
        NONE,
        source="000",
    )
    communication: Communication | None = item(
        "B15",
        "Help with communication",
        "Interpreter, sign language or aid that the child needs.",
        SHOULD,
        SHOULD,
        ALL,
        source="000",
    )
    communication_note: Text | None = item(
        "B15",
        "About help with communication",
        "Who gives the help, and when.",
        MAY,
        MAY,
        source="000",
        when=HELP_NEEDED,
    )
