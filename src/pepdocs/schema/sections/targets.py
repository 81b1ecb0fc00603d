"""Fields for targets and actions, the review of the last ones, and the money (tables N, O and P)."""

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import EVERYONE, LEARNING, MONEY, THE_COURSE
from pepdocs.schema.declare import MAY, MUST, SHOULD, Record, item
from pepdocs.schema.kinds import (
    Choice,
    Count,
    Date,
    FundingId,
    Identifier,
    Money,
    Person,
    SchoolYear,
    Stated,
    TargetId,
    Text,
    ViewId,
    YesNo,
)
from pepdocs.schema.sections.change import ActionRecord
from pepdocs.schema.sections.plan import Term


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
    """A target: where it starts from, by when, how success is known, and who is responsible."""

    path = "targets"
    audience = THE_COURSE
    part = Part.SCHOOL

    id: Identifier | None = item(
        "N01", "Id", "So that money and reviews can point here.", SHOULD, SHOULD, source="own", audience=EVERYONE
    )
    area: Area | None = item(
        "N02 N15", "Area", "What the target is about.", SHOULD, SHOULD, source="004", audience=EVERYONE
    )
    horizon: Horizon | None = item(
        "N06", "Short or long term", "At least one target of each.", SHOULD, MUST, source="002 004"
    )
    need: Text | None = item("N02", "Need", "The need that it answers.", SHOULD, MUST, source="004")
    text: Text | None = item(
        "N01", "Target", "One sentence that the child understands.", MUST, MUST, source="000 002 003 004",
        audience=EVERYONE,
    )  # fmt: skip
    baseline: Text | None = item("N03", "Starts from", "Where the child stands now.", SHOULD, SHOULD, source="003")
    success: Text | None = item(
        "N04", "Success looks like", "What can be measured: a number, or something seen.", SHOULD, MUST,
        source="003 004",
    )  # fmt: skip
    due: Date | None = item(
        "N05", "By when", "The date by which it is to be reached.", SHOULD, MUST, source="002 003 004",
        audience=EVERYONE,
    )  # fmt: skip
    accountable: Person | None = item(
        "N09", "Person responsible", "Who answers for it: an id from people.", SHOULD, MUST, source="002"
    )
    monitoring: Text | None = item(
        "N12", "How we check", "How progress will be checked.", SHOULD, MUST, source="002 004"
    )
    agreed_with: Stated[list[Person]] | None = item(
        "N14", "Agreed with", "Ids from people, and child.", SHOULD, MUST, source="002", entry="person"
    )
    resources: Text | None = item(
        "N13", "Resources", "What is needed, and where it comes from.", MAY, MAY, source="002"
    )
    intervention: Text | None = item("N10", "Intervention", "Which extra help it uses.", MAY, MAY, source="002 004")
    views: Stated[list[ViewId]] | None = item(
        "N07", "Answers what I said", "Ids of the child's views, or none_stated_by.", SHOULD, SHOULD,
        source="000", audience=EVERYONE,
        entry="view",
    )  # fmt: skip
    actions: list[ActionRecord] | None = item(
        "N08", "Actions", "What, who, by when.", SHOULD, MUST, source="002 004", audience=EVERYONE, entry="action"
    )
    funding: Stated[list[FundingId]] | None = item(
        "N11",
        "Money used",
        "Ids from funding.",
        MAY,
        MAY,
        source="001 002 003 004",
        audience=MONEY,
        entry="sum of money",
    )


class Review(Record):
    """What became of a target of the last plan."""

    path = "review"
    audience = LEARNING
    part = Part.SCHOOL

    of: Identifier | None = item(
        "O01", "Id in the last plan", "The id that the target has in the last plan; it is not printed.", MAY, MAY,
        source="own",
    )  # fmt: skip
    target: Text | None = item("O01", "Target", "As it stood in the last plan.", SHOULD, MUST, source="002 004")
    outcome: Outcome | None = item(
        "O01", "Outcome", "Achieved, partly, not, or carried on.", SHOULD, MUST, source="002 004"
    )
    evidence: Text | None = item(
        "O02", "Evidence and impact", "How it is known, and what changed.", SHOULD, MUST, source="002 004"
    )
    delivered: YesNo | None = item(
        "O03", "Provision delivered", "Whether what was agreed was done.", SHOULD, MUST, source="002", answers="did"
    )
    why_not: Text | None = item(
        "O03", "What was not done, and why", "Where something was not done.", MAY, MAY, source="002"
    )
    what_changes: Text | None = item("O04", "What changes", "What will be different now.", MAY, MAY, source="002")
    circumstances: Text | None = item(
        "O05", "Changes since the last plan", "New circumstances.", MAY, MAY, source="002"
    )
    escalated: Text | None = item(
        "O06", "Concerns raised further", "Unresolved concerns, and with whom they were raised.", MAY, MAY,
        source="000 001 004",
    )  # fmt: skip


class Cost(Record):
    """Something that is paid for, and what it costs."""

    path = "funding.items"
    audience = MONEY

    what: Text | None = item("P02", "What", "What is paid for.", MUST, MUST, source="004")
    sessions: Count | None = item(
        "P02", "Sessions", "Sessions a week; in all, where there are no weeks.", MAY, MAY, source="004",
    )  # fmt: skip
    rate: Money | None = item("P02", "Rate", "Pounds for a session.", MAY, MAY, source="004")
    weeks: Count | None = item("P02", "Weeks", "The number of weeks.", MAY, MAY, source="004")
    cost: Money | None = item(
        "P02", "Cost", "Pounds; left out, it is sessions x rate x weeks.", SHOULD, SHOULD, source="004",
    )  # fmt: skip


class Funding(Record):
    """A sum of money: its source, what it buys, and which targets it serves."""

    path = "funding"
    audience = MONEY
    part = Part.SCHOOL

    id: Identifier | None = item("P03", "Id", "So that targets can point here.", SHOULD, SHOULD, source="own")
    source: FundingSource | None = item(
        "P01 P05", "Source", "Which grant or fund.", SHOULD, MUST, source="001 002 003 004"
    )
    buys: Text | None = item("P03", "What it buys", "What the money is for.", SHOULD, MUST, source="003 004")
    year: SchoolYear | None = item("P02", "School year", "As 2025/26.", MAY, MAY, source="004")
    term: Term | None = item("P02", "Term", "Autumn, spring or summer.", MAY, MAY, source="004")
    allocation: Money | None = item(
        "P02", "Allocation", "Pounds that the child has been given.", MAY, MAY, source="004",
        part=Part.AUTHORITY,
    )  # fmt: skip
    planned: Money | None = item(
        "P02", "Planned", "Pounds; left out, it is what the items cost.", MAY, MUST, source="003 004",
    )  # fmt: skip
    spent: Money | None = item("P02", "Spent", "Pounds up to now.", MAY, MUST, source="004")
    balance: Money | None = item(
        "P02", "Balance", "Pounds; left out, it is what is planned less what is spent.", MAY, MAY, source="004",
    )  # fmt: skip
    requested_on: Date | None = item("P02", "Requested on", "When the money was asked for.", MAY, MAY, source="004")
    agreed_on: Date | None = item(
        "P02", "Agreed on", "When it was agreed.", MAY, MAY, source="004", part=Part.AUTHORITY
    )
    released_on: Date | None = item(
        "P02", "Released on", "When it was paid out.", MAY, MAY, source="004", part=Part.AUTHORITY
    )
    targets: Stated[list[TargetId]] | None = item(
        "P03", "Targets served", "Ids of targets.", SHOULD, MUST, source="003 004", entry="target"
    )
    items: list[Cost] | None = item(
        "P02", "Costs", "What is paid for, each with its cost.", MAY, MAY, source="004", entry="cost"
    )
    expected: Text | None = item("P04", "Expected outcome", "What it should change.", MAY, MUST, source="002 004")
    outcome: Text | None = item("P04", "Actual outcome", "What it has changed.", MAY, MAY, source="004")


Targets = Stated[list[TargetRecord]]
