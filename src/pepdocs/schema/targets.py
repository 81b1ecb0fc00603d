"""Targets and actions, the review of the last ones, and the money (tables N, O and P)."""

from typing import Annotated

from pepdocs.schema.change import ActionRecord
from pepdocs.schema.declare import MAY, MUST, RECORD_AND_SCHOOL, SHOULD, Item, Record
from pepdocs.schema.kinds import (
    Choice,
    Date,
    FundingId,
    Identifier,
    Money,
    Person,
    Stated,
    TargetId,
    Text,
    ViewId,
    YesNo,
)


class Area(Choice):
    """What a target is about."""

    reading = "Reading"
    writing = "Writing"
    literacy = "Literacy"
    speaking = "Speaking and listening"
    welsh = "Welsh"
    english = "English"
    mathematics = "Mathematics"
    numeracy = "Numeracy"
    science = "Science"
    digital = "Digital competence"
    other_subject = "Another subject"
    qualification = "Qualification"
    attendance = "Attendance"
    behaviour = "Behaviour"
    wellbeing = "Well-being"
    social = "Friendships and social skills"
    transition = "Moving on"
    aspirations = "Aspirations"
    employment = "Work and training"
    independence = "Independence"
    leisure = "Leisure interests"
    other = "Something else"


class Horizon(Choice):
    """How far ahead a target looks."""

    short = "Short-term"
    long = "Long-term"


class Outcome(Choice):
    """What became of a target."""

    achieved = "Achieved"
    partly = "Partly achieved"
    not_ = "Not achieved"
    carried_on = "Carried on"


class FundingSource(Choice):
    """Where money comes from."""

    pdg_lac = "Pupil Development Grant for looked after children"
    early_years_pdg = "Early Years Pupil Development Grant"
    pupil_premium_plus = "Pupil Premium Plus"
    eypp = "Early Years Pupil Premium"
    ema = "Education Maintenance Allowance (EMA)"
    bursary = "Bursary"
    st_davids_day_fund = "St David's Day Fund"
    school = "School's own budget"
    authority = "Local authority"
    other = "Other"


class TargetRecord(Record):
    """Something to reach: from where, by when, how it will be known, who answers for it."""

    path = "targets"

    id: Annotated[
        Identifier | None,
        Item(
            "N01", "Id", "So that money and reviews can point here.", SHOULD, SHOULD, source="own"
        ),
    ] = None
    area: Annotated[
        Area | None,
        Item("N02 N15", "Area", "What the target is about.", SHOULD, SHOULD, source="004"),
    ] = None
    horizon: Annotated[
        Horizon | None,
        Item(
            "N06",
            "Short or long term",
            "At least one target of each.",
            SHOULD,
            MUST,
            source="002 004",
        ),
    ] = None
    need: Annotated[
        Text | None, Item("N02", "Need", "The need that it answers.", SHOULD, MUST, source="004")
    ] = None
    text: Annotated[
        Text | None,
        Item(
            "N01",
            "Target",
            "One sentence that the child understands.",
            MUST,
            MUST,
            source="000 002 003 004",
        ),
    ] = None
    baseline: Annotated[
        Text | None,
        Item("N03", "Starts from", "Where the child stands now.", SHOULD, SHOULD, source="003"),
    ] = None
    success: Annotated[
        Text | None,
        Item(
            "N04",
            "Success looks like",
            "What can be measured: a number, or something seen.",
            SHOULD,
            MUST,
            source="003 004",
        ),
    ] = None
    due: Annotated[
        Date | None,
        Item(
            "N05",
            "By when",
            "The date by which it is to be reached.",
            SHOULD,
            MUST,
            source="002 003 004",
        ),
    ] = None
    accountable: Annotated[
        Person | None,
        Item(
            "N09",
            "Person responsible",
            "Who answers for it: an id from people.",
            SHOULD,
            MUST,
            source="002",
        ),
    ] = None
    monitoring: Annotated[
        Text | None,
        Item(
            "N12", "How we check", "How progress will be checked.", SHOULD, MUST, source="002 004"
        ),
    ] = None
    agreed_with: Annotated[
        list[Person] | None,
        Item("N14", "Agreed with", "Ids from people, and child.", SHOULD, MUST, source="002"),
    ] = None
    resources: Annotated[
        Text | None,
        Item(
            "N13", "Resources", "What is needed, and where it comes from.", MAY, MAY, source="002"
        ),
    ] = None
    intervention: Annotated[
        Text | None,
        Item("N10", "Intervention", "Which extra help it uses.", MAY, MAY, source="002 004"),
    ] = None
    views: Annotated[
        list[ViewId] | None,
        Item(
            "N07",
            "Answers what I said",
            "Ids of the child's views; an empty list if it answers none.",
            SHOULD,
            SHOULD,
            source="000",
        ),
    ] = None
    actions: Annotated[
        list[ActionRecord] | None,
        Item("N08", "Actions", "What, who, by when.", SHOULD, MUST, source="002 004"),
    ] = None
    funding: Annotated[
        list[FundingId] | None,
        Item("N11", "Money used", "Ids from funding.", MAY, MAY, source="001 002 003 004"),
    ] = None


class Review(Record):
    """What became of a target of the last plan."""

    path = "review"

    target: Annotated[
        Text | None,
        Item("O01", "Target", "As it stood in the last plan.", SHOULD, MUST, source="002 004"),
    ] = None
    outcome: Annotated[
        Outcome | None,
        Item(
            "O01",
            "Outcome",
            "Achieved, partly, not, or carried on.",
            SHOULD,
            MUST,
            source="002 004",
        ),
    ] = None
    evidence: Annotated[
        Text | None,
        Item(
            "O02",
            "Evidence and impact",
            "How it is known, and what changed.",
            SHOULD,
            MUST,
            source="002 004",
        ),
    ] = None
    delivered: Annotated[
        YesNo | None,
        Item(
            "O03",
            "Provision delivered",
            "Whether what was agreed was done.",
            SHOULD,
            MUST,
            source="002",
            answers="did",
        ),
    ] = None
    why_not: Annotated[
        Text | None,
        Item(
            "O03",
            "What was not done, and why",
            "Where something was not done.",
            MAY,
            MAY,
            source="002",
        ),
    ] = None
    what_changes: Annotated[
        Text | None,
        Item("O04", "What changes", "What will be different now.", MAY, MAY, source="002"),
    ] = None
    circumstances: Annotated[
        Text | None,
        Item("O05", "Changes since the last plan", "New circumstances.", MAY, MAY, source="002"),
    ] = None
    escalated: Annotated[
        Text | None,
        Item(
            "O06",
            "Concerns raised further",
            "Unresolved concerns, and with whom they were raised.",
            MAY,
            MAY,
            source="000 001 004",
        ),
    ] = None


class Funding(Record):
    """Money: where from, what it buys, which target it serves."""

    path = "funding"

    id: Annotated[
        Identifier | None,
        Item(
            "P03",
            "Id",
            "So that targets can point here.",
            SHOULD,
            SHOULD,
            source="own",
            audience=RECORD_AND_SCHOOL,
        ),
    ] = None
    source: Annotated[
        FundingSource | None,
        Item(
            "P01 P05",
            "Source",
            "Which grant or fund.",
            SHOULD,
            MUST,
            source="001 002 003 004",
            audience=RECORD_AND_SCHOOL,
        ),
    ] = None
    buys: Annotated[
        Text | None,
        Item(
            "P03",
            "What it buys",
            "What the money is for.",
            SHOULD,
            MUST,
            source="003 004",
            audience=RECORD_AND_SCHOOL,
        ),
    ] = None
    planned: Annotated[
        Money | None,
        Item("P02", "Planned", "Pounds.", MAY, MUST, source="003 004", audience=RECORD_AND_SCHOOL),
    ] = None
    spent: Annotated[
        Money | None,
        Item(
            "P02", "Spent", "Pounds up to now.", MAY, MUST, source="004", audience=RECORD_AND_SCHOOL
        ),
    ] = None
    targets: Annotated[
        list[TargetId] | None,
        Item(
            "P03",
            "Targets served",
            "Ids of targets.",
            SHOULD,
            MUST,
            source="003 004",
            audience=RECORD_AND_SCHOOL,
        ),
    ] = None
    expected: Annotated[
        Text | None,
        Item(
            "P04",
            "Expected outcome",
            "What it should change.",
            MAY,
            MUST,
            source="002 004",
            audience=RECORD_AND_SCHOOL,
        ),
    ] = None
    outcome: Annotated[
        Text | None,
        Item(
            "P04",
            "Actual outcome",
            "What it has changed.",
            MAY,
            MAY,
            source="004",
            audience=RECORD_AND_SCHOOL,
        ),
    ] = None


Targets = Stated[list[TargetRecord]]
Reviews = Stated[list[Review]]
Fundings = Stated[list[Funding]]
