"""The spelling of Welsh texts: which words are not in the dictionary."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from welsh.dictionary import MUTATIONS, mutated
from welsh.texts import Text

EXCEPTIONS = Path(__file__).with_name("spelling-exceptions.csv")

Knows = Callable[[str], bool]
"""Whether a word is in the dictionary."""

CODE = re.compile(r"^-|[\d_/\\={}<>#@%$]|\w\.\w|://")
"""What makes a passage code: an option, a slot, a path, a file name, an address, a number."""

WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*|[^\W\d_]-[^\W\d_]+")
"""A word, with the parts that a hyphen joins. A letter by itself is none, nor is what follows an apostrophe."""

CLITIC = re.compile(r"[’'](?:r|n|i|u|w|m|ch|th)\b")
"""An article, pronoun or particle that leans on the word before it: its own form never changes."""

AROUND = "“”‘’'\"()[]*,.:;?!…"
"""What may stand around a word and is not part of it."""


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Words that are right although the dictionary lacks them.

    A Welsh word is right with any mutation and with a capital letter; a name only as it is listed; a quoted word, such
    as the key of a field, only where the English text has it too.
    """

    welsh: frozenset[str]
    names: frozenset[str]
    quoted: frozenset[str]

    def hold(self, word: str, text: Text) -> bool:
        """Return whether a word is right in a text."""
        if word in self.quoted:
            return word in WORD.findall(text.english)
        return word in self.names or word.lower() in self.welsh


def exceptions(path: Path = EXCEPTIONS) -> Exceptions:
    """Return the exceptions of a file."""
    of_kind: dict[str, set[str]] = {"welsh": set(), "name": set(), "quoted": set()}
    for row in rows(path):
        of_kind[row["kind"]].update(row["words"].split())
    welsh = (form for word in of_kind["welsh"] for form in forms(word))
    return Exceptions(frozenset(welsh), frozenset(of_kind["name"]), frozenset(of_kind["quoted"]))


def rows(path: Path = EXCEPTIONS) -> list[dict[str, str]]:
    """Return the lines of a file of exceptions: the kind, one or more words, and the reason."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [*csv.DictReader(lines)]


def misspelt(text: Text, knows: Knows, exceptions: Exceptions) -> list[str]:
    """Return the words of a text that are neither in the dictionary nor excepted, as they stand there."""
    return [word for word in words(text) if not knows(word) and not exceptions.hold(word, text)]


def words(text: Text) -> Iterator[str]:
    """Yield the words of a text that should be Welsh, without code and quotations of two English words or more."""
    passages = text.welsh.split()
    quoted = _quotations(passages, text.english.split())
    for position, passage in enumerate(passages):
        if position not in quoted and not CODE.search(passage.strip(AROUND)):
            yield from WORD.findall(CLITIC.sub(" ", passage))


def forms(word: str) -> set[str]:
    """Return a word in lower case, without and with each mutation."""
    return {word.lower(), *(form.lower() for mutation in MUTATIONS if (form := mutated(word, mutation)))}


def _quotations(welsh: list[str], english: list[str]) -> set[int]:
    """Return the positions of words that stand in pairs in the English text too: names, commands, codes."""
    bare = [passage.strip(AROUND) for passage in welsh]
    pairs = {(first.strip(AROUND), second.strip(AROUND)) for first, second in pairwise(english)}
    shared = [at for at, pair in enumerate(pairwise(bare)) if pair in pairs]
    return {position for at in shared for position in (at, at + 1)}
