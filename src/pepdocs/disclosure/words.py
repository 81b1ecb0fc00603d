"""Find texts in other text, however the letters between two words are spaced, hyphenated or split."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

LETTERS, DIGITS = 4, 5
"""The fewest letters, or digits, of a text that is searched for: a shorter one may stand anywhere by chance."""

BETWEEN = re.compile(r"[^\w\n]+")
WITHIN = re.compile("[\u00ad\u0300-\u036f\u200c\u200d\u2060\ufeff]")
"""What may stand in the middle of a word: accents that are letters by themselves, and signs that cannot be seen."""

WORD = re.compile(r"\w+|\n")

ALSO_WRITTEN = (("\u0131", "i"), ("\u02bc", "'"), ("\u02b9", "'"), ("\u02bb", "'"))
"""A small i without its dot, which has the same capital, and letters that look like an apostrophe."""


class SearchText:
    """Text to be searched: letters and digits only, and where words begin and end.

    A new line ends a paragraph, and nothing is found across it.
    """

    def __init__(self, text: str) -> None:
        self._spaced = spaced(text)
        self._compact = self._spaced.replace(" ", "")

    def has(self, sought: str) -> bool:
        """Return whether the text has what `key` made of another text, as whole words."""
        place = self._compact.find(sought)
        while place >= 0:
            if place in self._edges and place + len(sought) in self._edges:
                return True
            place = self._compact.find(sought, place + 1)
        return False

    @cached_property
    def _edges(self) -> frozenset[int]:
        """The places at which words begin and end; worked out only when something was found."""
        edges, place = {0}, 0
        for word in WORD.finditer(self._spaced):
            edges.add(place)
            place += len(word[0])
            edges.add(place)
        return frozenset(edges)


def keys(text: str) -> Iterator[str]:
    """Yield what to search for of a text: each paragraph that has letters or digits enough."""
    for paragraph in text.split("\n"):
        sought = key(paragraph)
        if sum(map(str.isalpha, sought)) >= LETTERS or sum(map(str.isdigit, sought)) >= DIGITS:
            yield sought


def key(text: str) -> str:
    """Return what to search for of a text of one paragraph, however few letters it has."""
    return spaced(text).replace(" ", "").replace("\n", "")


def spaced(text: str) -> str:
    """Return the words of a text in one form, with spaces between them and new lines where it has them."""
    if text.isascii():
        folded = text.lower()
    else:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
        folded = WITHIN.sub("", folded)
        for letter, plain in ALSO_WRITTEN:
            folded = folded.replace(letter, plain)
    return BETWEEN.sub(" ", folded.replace("_", " "))


def unaccented(text: str) -> str:
    """Return a text without accents, which some leave out of names."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
