"""Slots in texts: filling them, and finding those that would be wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from pepdocs.wording import formats
from pepdocs.wording.catalogue import Message

SLOT = re.compile(r"\{([a-z_]+)\}")
"""A slot, which a fact fills. Braces around anything else are not slots."""

MUTATING = (
    "i o ar am at gan dan dros drwy heb hyd wrth a ac â ag gyda neu yn ym yng fy dy ei ein eich eu "
    "y yr tua tri chwe dau dwy"
).split()
"""Welsh words that change the first letter of the next word."""

BEFORE = rf"(?:\b(?:{'|'.join(MUTATING)})|’(?:[rnmwu]|th))"
TRIGGER = re.compile(rf"{BEFORE}\s+[(“\"]?\{{[a-z_]+\}}", re.IGNORECASE)
DIGITS_ONLY = frozenset({"Tudalen {x} o {y}", "{count} o {total}: {what}", "Ffeiliau â gwallau: {count} o {total}."})
"""Texts whose slots hold digits, which do not mutate."""


def filled(text: str, lang: str, facts: Mapping[str, object]) -> str:
    """Return `text` with its slots filled, dates in full; a slot inside a fact stays as it is."""
    return SLOT.sub(lambda slot: _printed(facts[slot[1]], lang), text)


def _printed(fact: object, lang: str) -> str:
    return formats.long_date(fact, lang) if isinstance(fact, date) else str(fact)


def is_mutated(text: str) -> bool:
    """Return whether a slot of a Welsh text follows a word that mutates the next one."""
    return text not in DIGITS_ONLY and TRIGGER.search(text) is not None


def strange_slots(message: Message, english: tuple[str, ...]) -> tuple[str, ...]:
    """Return the slots that only the message has or only the English has.

    Of the plural forms only the last must have the slot of the number.
    """
    wanted = set(SLOT.findall(english[-1]))
    strange: set[str] = set()
    for form, text in enumerate(message.texts):
        slots = set(SLOT.findall(text))
        optional = {"n"} if message.counts and form < len(message.texts) - 1 else set()
        strange |= (slots - wanted) | (wanted - slots - optional)
    return tuple(sorted(strange))
