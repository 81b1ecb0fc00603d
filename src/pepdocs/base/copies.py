"""The copies of a plan: each holds what one kind of reader may see."""

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
