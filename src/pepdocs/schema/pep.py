"""The whole PEP: the fields of a data file at the top level."""

from typing import Any

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import FULL_ONLY, LEARNING, MONEY, NOWHERE
from pepdocs.schema.conditions import LOOKED_AFTER
from pepdocs.schema.declare import MAY, MUST, SHOULD, Jurisdiction, Record, Stage, item
from pepdocs.schema.kinds import Choice, Name, RecordName, Stated
from pepdocs.schema.people import Contact
from pepdocs.schema.sections.arrangements import Aln, Arrangements
from pepdocs.schema.sections.care import Care, Carers, ViewOfOther
from pepdocs.schema.sections.change import Change
from pepdocs.schema.sections.child import Child, LanguageChoice
from pepdocs.schema.sections.future import Future
from pepdocs.schema.sections.history import History
from pepdocs.schema.sections.meeting import Meeting, Withheld
from pepdocs.schema.sections.pathway import Pathway
from pepdocs.schema.sections.plan import NOT_THE_FIRST, PartOfForm, Plan
from pepdocs.schema.sections.progress import Progress
from pepdocs.schema.sections.setting import Setting
from pepdocs.schema.sections.targets import Funding, Review, TargetRecord
from pepdocs.schema.sections.voice import ChildVoice
from pepdocs.schema.sections.wellbeing import Leisure, Wellbeing

FORMAT = 2
"""The version of the data format that this program reads and writes."""


class Phase(Choice):
    """The form that the plan uses."""

    primary = "Primary"
    secondary = "Secondary"
    post16 = "Post-16"


class JurisdictionChoice(Choice):
    """The country whose law applies."""

    wales = "Wales"
    england = "England"


class WrittenIn(Choice):
    """The language of free text that does not say otherwise."""

    cy = "Welsh"
    en = "English"


class Pep(Record):
    """A PEP at one point in time. Any part may be absent, because a plan is drafted over weeks."""

    path = ""
    part = Part.AUTHORITY

    pepdocs: Name | None = item(
        "A12", "Format version", "The version of this file's format: 2.", MUST, MUST, source="own"
    )
    record: RecordName | None = item(
        "A12", "Reference", "The authority's reference; it becomes the name of every document, so no child's name.",
        MUST, MUST, source="own",
    )  # fmt: skip
    jurisdiction: JurisdictionChoice | None = item(
        "A10", "Jurisdiction", "Whose law applies: that of the responsible authority.", MUST, MUST,
        source="000 001 002 004",
    )  # fmt: skip
    phase: Phase | None = item(
        "B04", "Phase", "Which form: primary, secondary or post16.", MUST, MUST, source="001 004"
    )
    written_in: WrittenIn | None = item(
        "A13", "Written in", "The language of all text that does not say otherwise.", MUST, MUST, source="000"
    )
    plan: Plan | None = item("A01", "About this plan", "", MUST, MUST, source="own", short_breaks=True)
    child: Child | None = item("B01", "Details", "", MUST, MUST, source="own", short_breaks=True)
    language: LanguageChoice | None = item("B10", "Language", "", SHOULD, SHOULD, source="own")
    care: Care | None = item("C01", "Care and placement", "", MUST, MUST, source="own")
    people: list[Contact] | None = item(
        "C06 C07 C08 D03", "People", "Everybody the plan names, once each, with an id.", MUST, MUST,
        source="001 003 004", short_breaks=True,
        entry="person",
    )  # fmt: skip
    setting: Setting | None = item("D01", "School or setting", "", MUST, MUST, source="own")
    history: History | None = item("E01", "Education and training history", "", MUST, MUST, source="own")
    arrangements: Arrangements | None = item(
        "F01", "Current arrangements for education", "", MUST, MUST, source="own", short_breaks=True
    )
    aln: Aln | None = item("E11", "Additional learning needs", "", MUST, MUST, source="own")
    progress: Progress | None = item("G01", "Progress and attainment", "", SHOULD, MUST, source="own")
    wellbeing: Wellbeing | None = item("H01", "Well-being and health", "", SHOULD, MUST, source="own")
    leisure: Leisure | None = item("I01", "Leisure interests", "", MUST, MUST, source="own", short_breaks=True)
    change: Change | None = item("J01", "Planned changes", "", MUST, MUST, source="own")
    carers: Carers | None = item("K01", "Role of the carers", "", MUST, MUST, source="own", when=LOOKED_AFTER)
    voice: ChildVoice | None = item("L01", "My page", "", SHOULD, MUST, source="own", short_breaks=True)
    views_of_others: list[ViewOfOther] | None = item(
        "M01 M02 M03 M04 M05", "Views of others", "Of carers, family, school, social worker and health.",
        SHOULD, SHOULD, source="000 001 003 004", audience=LEARNING,
        entry="view",
    )  # fmt: skip
    targets: Stated[list[TargetRecord]] | None = item(
        "N01", "Targets and actions", "At least one short-term and one long-term target.", MUST, MUST,
        source="000 002 003 004",
        entry="target",
    )  # fmt: skip
    review: Stated[list[Review]] | None = item(
        "O01", "Review of previous targets", "What became of each target of the last plan, or none_stated_by.",
        SHOULD, MUST, source="002 004", when=NOT_THE_FIRST, audience=LEARNING,
        entry="target",
    )  # fmt: skip
    funding: Stated[list[Funding]] | None = item(
        "P01", "Funding", "Each sum, what it buys and which target it serves.", SHOULD, MUST, "EP34", also="X",
        source="001 002 003 004", audience=MONEY,
        entry="sum of money",
    )  # fmt: skip
    future: Future | None = item("Q01", "Hopes and next steps", "", SHOULD, SHOULD, "P34X", source="own")
    pathway: Pathway | None = item("Q13", "Pathway", "", MUST, MUST, "X", also="34", source="own")
    meeting: Meeting | None = item("R01", "Meeting record", "", SHOULD, MUST, source="own")
    withhold: list[Withheld] | None = item(
        "R07", "What copies leave out", "Fields that some copies of this plan do not show though they usually do.",
        MAY, MAY, source="own", audience=FULL_ONLY,
        entry="field left out",
    )  # fmt: skip
    parts: list[PartOfForm] | None = item(
        "RF20", "Parts of the form", "Who fills in which section, and how far it has come.", MAY, MAY,
        source="forms", audience=NOWHERE,
        entry="section",
    )  # fmt: skip
    local: dict[str, Any] | None = item(
        "A12", "Local fields", "Fields that an authority declares for itself.", MAY, MAY, source="own"
    )

    @property
    def law(self) -> Jurisdiction:
        """The country whose law applies; Wales if the file does not say."""
        return Jurisdiction[self.jurisdiction.code] if self.jurisdiction else Jurisdiction.wales

    @property
    def form(self) -> Phase:
        """The form that the plan uses; the primary one if the file does not say."""
        return self.phase or Phase.primary

    @property
    def stage(self) -> Stage:
        """The stage of schooling, by the phase and the year group."""
        year = self.child.year_group if self.child else None
        if self.form is Phase.post16:
            return Stage.POST16
        if self.form is Phase.secondary:
            return Stage.KS4 if year in {"10", "11"} else Stage.KS3
        return Stage.EARLY if year in {"N1", "N2", "R"} else Stage.PRIMARY
