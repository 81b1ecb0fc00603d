"""The whole PEP: one data file, section by section."""

from typing import Annotated, Any

from pepdocs.schema.arrangements import Aln, Arrangements
from pepdocs.schema.care import Care
from pepdocs.schema.carers import Carers, ViewOfOther
from pepdocs.schema.change import Change
from pepdocs.schema.child import Child
from pepdocs.schema.declare import LAW, MAY, MUST, SHOULD, Item, Jurisdiction, Record, Stage
from pepdocs.schema.future import Future
from pepdocs.schema.history import History
from pepdocs.schema.kinds import Choice, Name, RecordName, Stated
from pepdocs.schema.language_choice import LanguageChoice
from pepdocs.schema.meeting import Meeting
from pepdocs.schema.pathway import Pathway
from pepdocs.schema.people import Contact
from pepdocs.schema.plan import Plan
from pepdocs.schema.progress import Progress
from pepdocs.schema.setting import Setting
from pepdocs.schema.targets import Funding, Review, TargetRecord
from pepdocs.schema.voice import Voice
from pepdocs.schema.wellbeing import Leisure, Wellbeing

FORMAT = 1
"""The version of the data format that this program reads and writes."""


class Phase(Choice):
    """Which of the three forms the plan uses."""

    primary = "Primary"
    secondary = "Secondary"
    post16 = "Post-16"


class JurisdictionChoice(Choice):
    """Whose law applies."""

    wales = "Wales"
    england = "England"


class WrittenIn(Choice):
    """The language of free text that does not say otherwise."""

    cy = "Welsh"
    en = "English"


class Pep(Record):
    """One PEP at one point in time. Any part may be absent: a plan is drafted over weeks."""

    path = ""

    pepdocs: Annotated[
        Name | None,
        Item(
            "A12",
            "Format version",
            "The version of this file's format: 1.",
            MUST,
            MUST,
            source="own",
        ),
    ] = None
    record: Annotated[
        RecordName | None,
        Item(
            "A12",
            "Reference",
            "The authority's reference; it becomes the name of every document, so no child's name.",
            MUST,
            MUST,
            source="own",
        ),
    ] = None
    jurisdiction: Annotated[
        JurisdictionChoice | None,
        Item(
            "A10",
            "Jurisdiction",
            "Whose law applies: that of the responsible authority.",
            MUST,
            MUST,
            source="000 001 002 004",
        ),
    ] = None
    phase: Annotated[
        Phase | None,
        Item(
            "B04",
            "Phase",
            "Which form: primary, secondary or post16.",
            MUST,
            MUST,
            source="001 004",
        ),
    ] = None
    written_in: Annotated[
        WrittenIn | None,
        Item(
            "A13",
            "Written in",
            "The language of all text that does not say otherwise.",
            MUST,
            MUST,
            source="000",
        ),
    ] = None
    plan: Annotated[Plan | None, Item("A01", "About this plan", "", MUST, MUST, source="own")] = (
        None
    )
    child: Annotated[Child | None, Item("B01", "Details", "", MUST, MUST, source="own")] = None
    language: Annotated[
        LanguageChoice | None, Item("B10", "Language", "", SHOULD, SHOULD, source="own")
    ] = None
    care: Annotated[
        Care | None, Item("C01", "Care and placement", "", MUST, MUST, source="own")
    ] = None
    people: Annotated[
        list[Contact] | None,
        Item(
            "C06 C07 C08 D03",
            "People",
            "Everybody the plan names, once each, with an id.",
            LAW,
            LAW,
            law="W.iro E.iro",
            source="001",
        ),
    ] = None
    setting: Annotated[
        Setting | None, Item("D01", "School or setting", "", MUST, MUST, source="own")
    ] = None
    history: Annotated[
        History | None, Item("E01", "Education and training history", "", MUST, MUST, source="own")
    ] = None
    arrangements: Annotated[
        Arrangements | None,
        Item("F01", "Current arrangements for education", "", MUST, MUST, source="own"),
    ] = None
    aln: Annotated[
        Aln | None, Item("E11", "Additional learning needs", "", MUST, MUST, source="own")
    ] = None
    progress: Annotated[
        Progress | None, Item("G01", "Progress and attainment", "", SHOULD, MUST, source="own")
    ] = None
    wellbeing: Annotated[
        Wellbeing | None, Item("H01", "Well-being and health", "", SHOULD, MUST, source="own")
    ] = None
    leisure: Annotated[
        Leisure | None, Item("I01", "Leisure interests", "", MUST, MUST, source="own")
    ] = None
    change: Annotated[
        Change | None, Item("J01", "Planned changes", "", MUST, MUST, source="own")
    ] = None
    carers: Annotated[
        Carers | None, Item("K01", "Role of the carers", "", MUST, MUST, source="own")
    ] = None
    voice: Annotated[Voice | None, Item("L01", "My page", "", SHOULD, MUST, source="own")] = None
    views_of_others: Annotated[
        list[ViewOfOther] | None,
        Item(
            "M01 M02 M03 M04 M05",
            "Views of others",
            "Of carers, family, school, social worker and health.",
            SHOULD,
            SHOULD,
            source="000 001 003 004",
        ),
    ] = None
    targets: Annotated[
        Stated[list[TargetRecord]] | None,
        Item(
            "N01",
            "Targets and actions",
            "At least one short-term and one long-term target.",
            MUST,
            MUST,
            source="000 002 003 004",
        ),
    ] = None
    review: Annotated[
        Stated[list[Review]] | None,
        Item(
            "O01",
            "Review of previous targets",
            "What became of each target of the last plan, or none_stated_by.",
            SHOULD,
            MUST,
            source="002 004",
        ),
    ] = None
    funding: Annotated[
        Stated[list[Funding]] | None,
        Item(
            "P01",
            "Funding",
            "Each sum, what it buys and which target it serves.",
            SHOULD,
            MUST,
            source="001 002 003 004",
        ),
    ] = None
    future: Annotated[
        Future | None, Item("Q01", "Hopes and next steps", "", SHOULD, SHOULD, "P34X", source="own")
    ] = None
    pathway: Annotated[
        Pathway | None, Item("Q13", "Pathway", "", MUST, MUST, "X", source="own")
    ] = None
    meeting: Annotated[
        Meeting | None, Item("R01", "Meeting record", "", SHOULD, MUST, source="own")
    ] = None
    local: Annotated[
        dict[str, Any] | None,
        Item(
            "A12",
            "Local fields",
            "Fields that an authority declares for itself.",
            MAY,
            MAY,
            source="own",
        ),
    ] = None

    @property
    def law(self) -> Jurisdiction:
        """Whose law applies; that of Wales where the file does not say."""
        return Jurisdiction[self.jurisdiction.code] if self.jurisdiction else Jurisdiction.wales

    @property
    def form(self) -> Phase:
        """Which form the plan uses; the primary one where the file does not say."""
        return self.phase or Phase.primary

    @property
    def stage(self) -> Stage:
        """Return the stage of schooling, from the phase and the year group."""
        year = self.child.year_group if self.child else None
        if self.form is Phase.post16:
            return Stage.POST16
        if self.form is Phase.secondary:
            return Stage.KS4 if year in {"10", "11"} else Stage.KS3
        return Stage.EARLY if year in {"N1", "N2", "R"} else Stage.PRIMARY
