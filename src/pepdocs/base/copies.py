"""The copies of a plan, each with what one kind of reader may see, and its parts, each filled in by one person."""

from __future__ import annotations

from enum import Enum


class Copy(Enum):
    """A copy of a plan, named after its reader; the full record is the copy that withholds nothing."""

    FULL = "full"
    SCHOOL = "school"
    CARER = "carer"
    PARENT = "parent"
    CHILD = "child"
    OFFICER = "officer"
    SOCIAL_WORKER = "social_worker"
    PERSONAL_ADVISER = "personal_adviser"
    PROVIDER = "provider"


class Part(Enum):
    """A part of a plan, named after who fills it in."""

    CARER = "carer"
    CHILD = "child"
    PARENT = "parent"
    SOCIAL_WORKER = "social_worker"
    PERSONAL_ADVISER = "personal_adviser"
    SCHOOL = "school"
    PROVIDER = "provider"
    HEALTH = "health"
    AUTHORITY = "authority"

    @property
    def context(self) -> str:
        """The context of its name in the catalogues."""
        return f"part:{self.value}"
