"""Slots in texts: which there are, and which stand where Welsh would change what fills them."""

from __future__ import annotations

import re

from pepdocs.wording.catalogue import Entry
from pepdocs.wording.speaker import SLOT

MUTATING = (
    "i o ar am at gan dan dros drwy heb hyd wrth a ac â ag gyda neu yn ym yng fy dy ei ein eich eu "
    "y yr tua tri chwe dau dwy"
).split()
"""Words that change the first letter of the next one, or what stands for it."""

BEFORE = rf"(?:\b(?:{'|'.join(MUTATING)})|’(?:[rnmwu]|th))"
TRIGGER = re.compile(rf"{BEFORE}\s+[(“\"]?\{{[a-z_]+\}}", re.IGNORECASE)
DIGITS_ONLY = frozenset({"Tudalen {x} o {y}"})
"""Texts whose slots hold digits, which do not mutate, after a word that mutates others."""


def is_mutated(text: str) -> bool:
    """Return whether a slot of a Welsh text follows a word that mutates what comes after it."""
    return text not in DIGITS_ONLY and TRIGGER.search(text) is not None


def strange_slots(entry: Entry, english: tuple[str, ...]) -> tuple[str, ...]:
    """Return the slots that an entry has and the English has not, and the other way round.

    Only the last form of a count must say the number.
    """
    wanted = set(SLOT.findall(english[-1]))
    strange: set[str] = set()
    for place, text in enumerate(entry.texts):
        own = set(SLOT.findall(text))
        spared = {"n"} if entry.counts and place < len(entry.texts) - 1 else set()
        strange |= (own - wanted) | (wanted - own - spared)
    return tuple(sorted(strange))
