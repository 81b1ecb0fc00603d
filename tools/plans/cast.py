"""The people of a plan: those whom law and guidance require, and others."""

from __future__ import annotations

from plans.bank import names
from plans.dice import Dice
from plans.story import Story

Member = tuple[str, str, str]
"""An id, the code of a role, and the team of the person or ""."""

ALWAYS: tuple[Member, ...] = (("sw", "social_worker", "social"), ("iro", "iro", "review"), ("carer1", "carer", ""))
IN_WALES: tuple[Member, ...] = (
    ("dp", "designated_person", "school"),
    ("lace", "lace_coordinator", "authority"),
    ("needs", "alnco", "school"),
)
IN_ENGLAND: tuple[Member, ...] = (
    ("dt", "designated_teacher", "school"),
    ("vsh", "virtual_school_head", "virtual"),
    ("needs", "senco", "school"),
)
"""The roles that differ between the countries: at the school, at the authority, for additional needs."""

COLLEGE: tuple[Member, ...] = (
    ("pa", "personal_adviser", "social"),
    ("tutor", "personal_tutor", "school"),
    ("support", "post16_contact", "school"),
)
SOMETIMES: tuple[Member, ...] = (
    ("carer2", "carer", ""),
    ("mum", "parent", ""),
    ("adv", "advocate", ""),
    ("head", "headteacher", "school"),
    ("ep", "educational_psychologist", "authority"),
    ("nurse", "school_nurse", ""),
    ("safe", "safeguarding_person", "school"),
    ("youth", "youth_worker", "authority"),
    ("visitor", "independent_visitor", ""),
)
TEACHERS: dict[str, Member] = {
    "E": ("teacher", "class_teacher", "school"),
    "P": ("teacher", "class_teacher", "school"),
    "3": ("tutor", "form_tutor", "school"),
    "4": ("tutor", "form_tutor", "school"),
}
CAREERS: Member = ("careers", "careers_adviser", "careers")


def people(story: Story, school: str, authority: str) -> list[dict[str, str]]:
    """Return the people of a plan as in its file, all with different names."""
    members = _members(story)
    given = story.dice.some(names()["adults"], len(members))
    return [_entry(story, member, first, school, authority) for member, first in zip(members, given, strict=True)]


def _members(story: Story) -> list[Member]:
    """Return the people, first those who attend every meeting."""
    stage, dice = story.stage.value, story.dice
    school, authority, needs = IN_WALES if story.in_wales else IN_ENGLAND
    around = COLLEGE if stage == "X" else (school, TEACHERS[stage])
    careers = (CAREERS,) if stage in "34X" else ()
    others = dice.some((*SOMETIMES, needs, *careers), dice.between(*story.size.rows))
    return [*ALWAYS, *around, authority, *others]


def _entry(story: Story, member: Member, first: str, school: str, authority: str) -> dict[str, str]:
    id_, role, team = member
    dice, bank = story.dice, names()
    entry = {"id": id_, "role": role, "name": f"{first} {_surname(dice)}"}
    if team and dice.chance(0.8):
        places = {"school": [school], "authority": [authority]} | bank["teams"]
        entry["organisation"] = dice.one(places[team])
    if team and dice.chance(0.7):
        entry["phone"] = f"01632 960 {dice.between(0, 999):03}"
    if team and dice.chance(0.4):
        entry["email"] = f"{id_}@{team}.example"
    if story.in_wales and dice.chance(0.6):
        entry["language"] = dice.one(("cy", "en"))
    if id_ == "carer1":
        entry["appropriate_person"] = "yes"
    return entry


def _surname(dice: Dice) -> str:
    bank = names()
    return f"{dice.one(bank['family'])}-{dice.one(bank['invented'])}"
