"""The plans that a preview shows: one fictional example of each phase, or one that somebody named."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files

EXAMPLES = {
    "primary": "primary-initial.yaml",
    "secondary": "secondary-review.yaml",
    "post16": "post16-pathway.yaml",
}
"""The example of each phase."""

DAY = date(2026, 6, 1)
"""The day on which the examples are as finished as they say that they are."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan's bytes, as they were typed; `title` is the context of what the page calls it."""

    key: str
    title: str
    content: bytes = field(repr=False)


def examples() -> tuple[Plan, ...]:
    """Return the fictional plans that come with pepdocs, one of each phase."""
    here = files("pepdocs.examples")
    return tuple(Plan(phase, f"choice:Phase.{phase}", (here / name).read_bytes()) for phase, name in EXAMPLES.items())


def named(content: bytes) -> tuple[Plan, ...]:
    """Return the one plan that somebody named. Its name is not told: it may be a child's."""
    return (Plan("plan", "preview:yours", content),)
