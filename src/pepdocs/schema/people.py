"""The people whom the plan names, and the roles that it is expected to name (tables C, D and Q; domain/roles.md)."""

from dataclasses import dataclass

from pepdocs.base.copies import Part
from pepdocs.schema import conditions as c
from pepdocs.schema.audiences import EVERYONE, LEARNING, NOT_THE_CHILD
from pepdocs.schema.declare import (
    ALL,
    LAW,
    MAY,
    MUST,
    NONE,
    SCHOOL,
    SHOULD,
    Asked,
    Jurisdiction,
    Level,
    Record,
    When,
    item,
)
from pepdocs.schema.kinds import Choice, Date, Identifier, LanguageTag, Name, ProperName, YesNo


class Role(Choice):
    """The role of a person for the child or in the plan."""

    social_worker = "Social worker"
    supervising_social_worker = "Supervising social worker"
    designated_person = "Designated person for looked after children"
    designated_teacher = "Designated teacher"
    lace_coordinator = "Looked After Children in Education (LACE) Coordinator"
    virtual_school_head = "Virtual School Head"
    virtual_school = "Virtual School"
    virtual_school_adviser = "Virtual School adviser"
    iro = "Independent Reviewing Officer (IRO)"
    carer = "Carer"
    parent = "Parent"
    family = "Member of the family"
    headteacher = "Headteacher"
    class_teacher = "Class teacher"
    key_person = "Key person at nursery"
    form_tutor = "Form tutor"
    head_of_year = "Head of year"
    personal_tutor = "Personal tutor"
    alnco = "Additional Learning Needs Coordinator (ALNCo)"
    senco = "Special educational needs coordinator (SENCo)"
    safeguarding_person = "Designated Safeguarding Person"
    education_welfare_officer = "Education welfare officer"
    educational_psychologist = "Educational psychologist"
    camhs = "Child and Adolescent Mental Health Services"
    school_nurse = "School nurse"
    health_visitor = "Health visitor"
    health = "Health professional"
    counsellor = "Counsellor"
    advocate = "Advocate"
    independent_visitor = "Independent visitor"
    personal_adviser = "Personal adviser"
    leaving_care_worker = "Leaving care worker"
    post16_contact = "Contact at the learning provider"
    employer = "Employer"
    epc = "Engagement and Progression Coordinator"
    lead_worker = "Lead worker"
    careers_adviser = "Careers adviser"
    youth_worker = "Youth worker"
    youth_justice = "Youth justice worker"
    interpreter = "Interpreter"
    trusted_adult = "Trusted adult"
    team_manager = "Team manager"
    other = "Other"


OF_THE_SETTING = (
    Role.designated_person, Role.designated_teacher, Role.headteacher, Role.class_teacher, Role.key_person,
    Role.form_tutor, Role.head_of_year, Role.personal_tutor, Role.alnco, Role.senco,
    Role.safeguarding_person, Role.post16_contact, Role.employer, Role.trusted_adult,
)  # fmt: skip
"""The people of the school or setting, or of the provider of learning and the employer."""


@dataclass(frozen=True, slots=True)
class RoleItem:
    """How strongly a plan is required to name somebody in one of `roles`; the other attributes are those of `Item`."""

    rows: str
    roles: tuple[Role, ...]
    wales: Level
    england: Level
    stages: str = ALL
    law: str = ""
    source: str = ""
    also: str = ""
    otherwise: Level = MAY
    conditions: tuple[Asked, ...] = ()
    answered_by: tuple[When, ...] = ()
    short_breaks: bool = False

    def level_in(self, jurisdiction: Jurisdiction) -> Level:
        """Return how strongly the role is required in a jurisdiction."""
        return self.wales if jurisdiction is Jurisdiction.wales else self.england


ROLES = (
    RoleItem("C06", (Role.carer,), MUST, MUST, source="001 003 004", conditions=(c.HAS_CARER, c.LOOKED_AFTER)),
    RoleItem(
        "C07", (Role.social_worker,), MUST, MUST,
        source="001 003 004", short_breaks=True, conditions=(c.LOOKED_AFTER,),
    ),
    RoleItem("C08", (Role.iro,), MUST, MUST, source="law 001", conditions=(c.LOOKED_AFTER,)),
    RoleItem(
        "D03", (Role.designated_person, Role.designated_teacher), MUST, MUST, SCHOOL,
        source="001 002 003 004", conditions=(c.AT_SCHOOL,),
    ),
    RoleItem("D04", (Role.headteacher,), MAY, MAY, source="001"),
    RoleItem(
        "D05", (Role.class_teacher, Role.key_person), SHOULD, SHOULD, "E",
        source="001 forms", conditions=(c.IN_CLASS, c.FROM_RECEPTION),
    ),
    RoleItem("D05", (Role.class_teacher,), SHOULD, SHOULD, "P", source="001", conditions=(c.IN_CLASS,)),
    RoleItem("D05", (Role.form_tutor, Role.head_of_year), SHOULD, SHOULD, "34", source="001", conditions=(c.IN_CLASS,)),
    RoleItem("D05", (Role.personal_tutor,), SHOULD, SHOULD, "X", source="001", conditions=(c.AT_COLLEGE,)),
    RoleItem("D06", (Role.alnco, Role.senco), MAY, MAY, source="001 002 004"),
    RoleItem("D07", (Role.safeguarding_person,), MAY, MAY, source="001"),
    RoleItem("D08", (Role.lace_coordinator, Role.virtual_school_head), SHOULD, MUST, source="001 002"),
    RoleItem("Q11", (Role.post16_contact,), SHOULD, MAY, "X", source="001", conditions=(c.HAS_SETTING,)),
    RoleItem("Q13", (Role.personal_adviser,), LAW, LAW, "X", "W.adviser E.adviser", "law 001", also="34"),
)  # fmt: skip


class Contact(Record):
    """A person whom the plan names."""

    path = "people"
    audience = NOT_THE_CHILD
    part = Part.SOCIAL_WORKER

    id: Identifier | None = item(
        "R01", "Id", "A short name for this person, used everywhere else in the file.", MUST, MUST, source="own",
        audience=EVERYONE,
    )  # fmt: skip
    role: Role | None = item(
        "R01", "Role", "What the person is to the child or in the plan.", MUST, MUST, source="003 004",
        audience=EVERYONE,
    )  # fmt: skip
    name: Name | None = item(
        "C06 C07 C08 D03", "Name", "The person's full name.", MUST, MUST, source="001 003 004", audience=EVERYONE
    )
    organisation: ProperName | None = item(
        "C07 D03", "Organisation", "The school, team or service.", MAY, MAY, source="001"
    )
    phone: Name | None = item(
        "C06 C07 D08", "Telephone number", "Zeros at the front are kept.", MAY, MAY, source="001 002"
    )
    email: Name | None = item("C06 C07 D08", "Email", "A work address.", MAY, MAY, source="001 002")
    address: Name | None = item("C06", "Address", "Leave out where it is confidential.", MAY, MAY, source="001")
    language: LanguageTag | None = item(
        "C06", "Language", "The language to use with this person: cy or en.", MAY, NONE, source="000"
    )
    appropriate_person: YesNo | None = item(
        "K01", "Appropriate person", "Whether the law's duties of the appropriate person are this person's.", MAY, MAY,
        source="law",
    )  # fmt: skip
    parental_responsibility: YesNo | None = item(
        "C09 RF02", "Parental responsibility", "Whether this person has parental responsibility for the child.",
        MAY, MAY, source="001 forms", answers="there_is", audience=LEARNING,
    )  # fmt: skip
    since: Date | None = item("D05", "Since", "When the person took on the role.", MAY, MAY, source="own")
