"""Who may see what: one audience for each row of the table of copies that decides about fields."""

from __future__ import annotations

from dataclasses import dataclass

from pepdocs.base.copies import Copy


@dataclass(frozen=True, slots=True)
class Audience:
    """The copies of a plan that show a field, and those in which an authority, or also a plan, may switch it on."""

    copies: frozenset[Copy]
    on_request: frozenset[Copy] = frozenset()
    by_plan: frozenset[Copy] = frozenset()

    def __contains__(self, copy: Copy) -> bool:
        return copy in self.copies

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the copies, in the order of the table."""
        return _names(self.copies)

    @property
    def names_on_request(self) -> tuple[str, ...]:
        """The names of the copies in which it may be switched on."""
        return _names(self.on_request)


def _names(copies: frozenset[Copy]) -> tuple[str, ...]:
    return tuple(copy.value for copy in Copy if copy in copies)


def audience(names: str, on_request: str = "", by_plan: str = "") -> Audience:
    """Return the audience of the copies with these names, which have spaces between them.

    An authority may switch a field on in copies `on_request` and `by_plan`, a plan in the latter only.
    """
    return Audience(_copies(names), _copies(on_request) | _copies(by_plan), _copies(by_plan))


def _copies(names: str) -> frozenset[Copy]:
    return frozenset(map(Copy, names.split()))


NOWHERE = audience("")
"""What no document shows: it is for the form that people fill in."""

FULL_ONLY = audience("full")
"""What an authority declares without saying who may see it."""

EVERYONE = audience(" ".join(copy.value for copy in Copy))
"""Names, setting, and what every reader needs in order to know what the document is."""

NOT_THE_CHILD = audience("full school carer parent officer social_worker personal_adviser provider")
"""Contacts, and the additional learning needs of the child."""

THE_CHILDS_OWN = audience("full school carer parent child officer social_worker personal_adviser")
"""What is the child's own business: not that of a provider."""

LEARNING = audience("full school carer parent officer social_worker personal_adviser")
"""Progress, arrangements, well-being, and what a school must act on."""

HEALTH = audience("full school carer officer social_worker personal_adviser")
"""What a school must act on for the child's health."""

THE_COURSE = NOT_THE_CHILD
"""Progress, attendance and targets that a provider of learning after 16 has to know."""

FAMILY_AND_CARE = audience("full carer parent officer social_worker personal_adviser")
"""Details of asylum and of parental responsibility: those that the school does not act on."""

CARE_ONLY = audience("full carer officer social_worker personal_adviser")
"""Plans for where the child will live, and details of health that the school does not act on."""

CARERS = audience("full school carer officer social_worker personal_adviser")
"""What carers do and need."""

TRIGGERS = audience("full school carer officer social_worker")
"""What upsets the child."""

NO_CONTACT = audience("full school officer social_worker", by_plan="carer")
"""Persons who must not have contact."""

MONEY = audience("full school officer social_worker provider", on_request="carer")
"""Sums of money; a provider sees its own only."""

IN_CONFIDENCE = audience("full school child officer social_worker")
"""What the child does not want talked about in front of everyone."""

OFFICIALS = audience("full school officer social_worker personal_adviser")
"""The record of the meeting, and how the plan came about."""

AUTHORITY = audience("full officer social_worker")
"""Numbers of the social care system, and the judgement of the plan's quality."""
