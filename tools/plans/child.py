"""Fictional children, all with different names."""

from __future__ import annotations

from dataclasses import dataclass

from plans.bank import names
from plans.story import Story

STEP = 7919
"""A prime that divides no number of names, so that consecutive plans differ in all names."""


@dataclass(frozen=True, slots=True)
class ChildName:
    """A child's names."""

    first: str
    middle: str
    family: str


def child_name(number: int, seed: int) -> ChildName:
    """Return the name of the child of a plan, a different one for every number below `how_many`."""
    bank = names()
    rest = (number * STEP + seed * STEP * STEP) % how_many()
    rest, first = divmod(rest, len(bank["first"]))
    rest, family = divmod(rest, len(bank["family"]))
    invented, middle = divmod(rest, len(bank["middle"]))
    surname = f"{bank['family'][family]}-{bank['invented'][invented]}"
    return ChildName(bank["first"][first], bank["middle"][middle], surname)


def how_many() -> int:
    """Return the number of different names."""
    bank = names()
    total = 1
    for part in ("first", "family", "middle", "invented"):
        total *= len(bank[part])
    return total


def of_the_child(story: Story) -> dict[str, str]:
    """Return the facts about the child by the paths of their fields."""
    name = child_name(story.number, story.seed)
    return {
        "child.first_names": f"{name.first} {name.middle}",
        "child.surname": name.family,
        "child.known_as": name.first,
        "child.pronouns": story.dice.one(("she/her", "he/him", "they/them", "hi/ei", "fe/fo")),
        "child.date_of_birth": story.born.isoformat(),
        "child.year_group": story.year_group,
        "child.upn": f"Z{story.number:012}",
        "child.uln": f"00{story.number:08}",
        "child.social_care_id": f"SC-{story.number:06}",
    }
