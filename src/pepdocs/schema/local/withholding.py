"""What a plan or an authority withholds from copies, or shows in more of them, besides what the fields declare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pepdocs.base.copies import Copy
from pepdocs.schema.declare import Declared

Copies = frozenset[Copy]

NEEDED = frozenset({"pepdocs", "record", "jurisdiction", "phase", "written_in", "plan", "child", "local", "withhold"})
"""The paths of what every copy needs in order to be a document, which cannot be withheld as a whole."""

_INDEX = re.compile(r"\[(\d{1,6})\]")


def without_indexes(place: str) -> str:
    """Return the path of the field at a place: `voice.views.text` for `voice.views[1].text`."""
    return _INDEX.sub("", place)


def indexes(place: str) -> tuple[int, ...]:
    """Return the indexes in a place: 1 for `voice.views[1].text`."""
    return tuple(map(int, _INDEX.findall(place)))


@dataclass(frozen=True, slots=True)
class Withholding:
    """The copies from which fields are withheld and in which they are shown on request, by the places of the fields.

    A place is the path of a field, or has the index of a single entry of a list, counted from 0: `voice.views[1]`.
    """

    withheld: Mapping[str, Copies] = field(default_factory=dict)
    shown: Mapping[str, Copies] = field(default_factory=dict)

    def __or__(self, other: Withholding) -> Withholding:
        """Return what both of them withhold and show."""
        return Withholding(_both(self.withheld, other.withheld), _both(self.shown, other.shown))

    def may_show(self, declared: Declared, copy: Copy) -> bool:
        """Return whether a copy shows a field. What is withheld is not shown, whoever asks for it."""
        if _has(self.withheld, declared.path, copy):
            return False
        is_requested = copy in declared.audience.on_request and _has(self.shown, declared.path, copy)
        return copy in declared.audience or is_requested

    def of(self, copy: Copy) -> tuple[list[str], list[str]]:
        """Return the places that are withheld from a copy, and those that are shown in it on request."""
        withheld, shown = (
            sorted(place for place, some in places.items() if copy in some) for places in (self.withheld, self.shown)
        )
        return withheld, shown

    def entries(self, copy: Copy) -> frozenset[str]:
        """Return the places with an index that are withheld from a copy."""
        return frozenset(place for place in self.of(copy)[0] if "[" in place)


def _has(copies: Mapping[str, Copies], path: str, copy: Copy) -> bool:
    """Return whether a copy is among those of a field or of a group that it is in."""
    return any(copy in some for place, some in copies.items() if path == place or path.startswith(f"{place}."))


NOTHING_WITHHELD = Withholding()
"""Each field is in the copies that its declaration names."""


def by_place(pairs: Iterable[tuple[str, Iterable[Copy]]]) -> dict[str, Copies]:
    """Return the copies of all pairs by their places."""
    copies: dict[str, Copies] = {}
    for place, some in pairs:
        copies[place] = copies.get(place, frozenset()) | frozenset(some)
    return copies


def _both(one: Mapping[str, Copies], other: Mapping[str, Copies]) -> dict[str, Copies]:
    return by_place((*one.items(), *other.items()))
