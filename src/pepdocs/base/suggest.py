"""Compare words as people spell them, and suggest the known name that a misspelt one may stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pepdocs.findings import theme as codes

NONE_NEAR = "–"
"""The text in place of a name if none is similar."""

LONGEST = 60
"""The most letters of a name that are compared."""

BRACKETS = re.compile(r"\s*\(([^()]*)\)")


def folded(text: str) -> str:
    """Return the letters and digits of a text without accents and case: "Ôl-16" becomes "ol16"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if character.isalnum())


def spellings(label: str) -> Iterator[str]:
    """Yield a label, the label without what it has in brackets, and an abbreviation that stands there."""
    yield label
    if brackets := BRACKETS.search(label):
        yield BRACKETS.sub("", label)
        if brackets[1].isupper():
            yield brackets[1]


def nearest(name: str, known: Iterable[str], likeness: float = 0.6, taken: Collection[str] = ()) -> str:
    """Return the known name most similar to `name`, `NONE_NEAR` if none reaches the likeness (0 to 1).

    A name that is `taken` already is less likely to be meant than one that is not.
    """
    names, typed = list(known), folded(name)[:LONGEST]
    likely = [one for one in names if typed and _may_be_near(typed, folded(one), likeness)]
    for cost, _, one in sorted((_cost(typed, one, taken), abs(len(one) - len(name)), one) for one in likely):
        if _is_near(typed, folded(one), cost - (one in taken), likeness):
            return one
    return (*get_close_matches(name[:LONGEST], names, 1, likeness), NONE_NEAR)[0]


def _cost(typed: str, known: str, taken: Collection[str]) -> int:
    return _distance(typed, folded(known)) + (known in taken)


def _may_be_near(typed: str, known: str, likeness: float) -> bool:
    """Return whether two words are alike enough in length and letters to be compared letter by letter."""
    strange = max(abs(len(typed) - len(known)), len(set(typed) - set(known)))
    return _is_near(typed, known, strange, likeness)


def _likeness(typed: str, known: str, mistakes: int) -> float:
    return 1 - mistakes / max(len(typed), len(known))


def _is_near(typed: str, known: str, mistakes: int, likeness: float) -> bool:
    """Return whether a word with so many mistakes is similar enough; two letters transposed always are."""
    is_transposed = mistakes == 1 and sorted(typed) == sorted(known)
    return is_transposed or _likeness(typed, known, mistakes) >= likeness


def _distance(one: str, other: str) -> int:
    """Return how many letters are to be added, removed, replaced or transposed to make one word of the other.

    This is the distance of "optimal string alignment": a transposed pair counts as one mistake.
    """
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = above, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
    return row[-1]


def known_settings(
    typed: Iterable[tuple[str, Any]], kinds: Mapping[str, type], within: str, note: Callable[..., None]
) -> dict[str, Any]:
    """Return the settings that exist and have a value of the right type.

    Each other one is told to `note`: its kind, its key, and the setting or the nearest name as a fact. `within` is
    what stands before a key in the name of a setting, such as `logo.`.
    """
    known = {}
    for key, value in typed:
        if key not in kinds:
            note(codes.NO_SUCH_SETTING, key, nearest=nearest(key, kinds))
        elif type(value) is not kinds[key]:
            note(codes.WRONG_KIND, key, setting=f"{within}{key}")
        else:
            known[key] = value
    return known
