"""The Welsh dictionary: whether a word is in it, and as which mutations of a dictionary form it can be read."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from hunspell import Hunspell

Reading = Literal["radical", "soft", "nasal", "aspirate", "h"]
"""The form of a word: as the dictionary lists it, mutated, or with an h before its vowel."""

SOFT = {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f", "ll": "l", "rh": "r"}
NASAL = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
ASPIRATE = {"p": "ph", "t": "th", "c": "ch"}
H = {vowel: f"h{vowel}" for vowel in "aeiouwyâêîôûŵŷï"}
MUTATIONS: dict[Reading, dict[str, str]] = {"soft": SOFT, "nasal": NASAL, "aspirate": ASPIRATE, "h": H}
"""Each mutation: the initial of a dictionary form, and what takes its place."""

INITIAL = re.compile(r"ngh|mh|nh|ng|ph|th|ch|dd|ff|ll|rh|[^\W\d_]")


def initial(word: str) -> str:
    """Return the first letter of a word in lower case, `ll` and other digraphs whole; nothing if it has none."""
    found = INITIAL.match(word.lower())
    return found[0] if found else ""


def mutated(word: str, mutation: Reading) -> str | None:
    """Return a word with a mutation, a capital letter at its head if it has one, or None if its initial has none."""
    first, changes = initial(word), MUTATIONS[mutation]
    if first not in changes:
        return None
    changed = changes[first] + word[len(first) :]
    return changed[:1].upper() + changed[1:] if word[:1].isupper() else changed


class Dictionary:
    """The Hunspell dictionary of a folder that holds `index.aff` and `index.dic`."""

    def __init__(self, folder: Path) -> None:
        self._hunspell = Hunspell("index", hunspell_data_dir=str(folder))
        self.readings = cache(self._readings)

    def knows(self, word: str) -> bool:
        """Return whether a word, mutated or not, is spelt as in the dictionary."""
        return bool(self._hunspell.spell(word))

    def _readings(self, word: str) -> frozenset[Reading]:
        """Return every form that a word can be; nothing if the dictionary does not know the word."""
        return frozenset(reading for stem in self._stems(word) for reading in _between(stem, word))

    def _stems(self, word: str) -> set[str]:
        """Return the dictionary forms of a word; of one with a capital letter also those of the word without it."""
        return {*self._hunspell.stem(word), *self._hunspell.stem(word.lower())}


def _between(stem: str, word: str) -> set[Reading]:
    """Return the mutations that lead from the initial of a dictionary form to that of a word.

    Only initials are compared, since the rest of a word may be inflected.
    """
    found: set[Reading] = {"radical"} if initial(stem) == initial(word) else set()
    for mutation in MUTATIONS:
        changed = mutated(stem, mutation)
        if changed is not None and _begins(word, changed, mutation):
            found.add(mutation)
    return found


def _begins(word: str, changed: str, mutation: Reading) -> bool:
    """Return whether a word begins as a mutated form does; an h counts with the vowel behind it."""
    if mutation == "h":
        return word.lower()[:2] == changed.lower()[:2]
    return initial(word) == initial(changed)
