"""The mutations of Welsh texts: whether a word has the form that the word before it asks for.

The rules are in rules.toml. A word is a fault only if the dictionary leaves no reading of it that a rule allows.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from welsh.dictionary import Dictionary, H, Reading, initial, mutated
from welsh.texts import Text

RULES = Path(__file__).with_name("rules.toml")
EXCEPTIONS = Path(__file__).with_name("mutation-exceptions.csv")

LETTERS = r"[^\W\d_]+(?:-[^\W\d_]+)*"
PAIR = re.compile(rf"(?<![\w’'-])({LETTERS}(?:[’'][^\W\d_]+)?) (?=({LETTERS})(?!\w|\.\w))")
"""A word with what an apostrophe joins to it, and the word behind the space; no punctuation stands between them."""

VERB_ENDINGS = ("io", "u", "o", "i", "a", "eg", "ed", "yd")
"""What many verb-nouns end in."""
PAST_ENDINGS = ("odd", "iodd", "wyd", "iwyd")
"""What takes the place of that ending in the past tense."""
SHORTEST_STEM = 3

WORDS = ("after", "after_endings", "except", "letters", "keeps", "keeps_endings")
"""The keys of a rule that hold words."""

Allowed = Callable[["Follower", Container[str]], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a word must be after some words; the fields are those of rules.toml."""

    name: str
    wants: str
    after: frozenset[str]
    after_endings: tuple[str, ...]
    excluded: frozenset[str]
    letters: frozenset[str]
    keeps: frozenset[str]
    keeps_endings: tuple[str, ...]

    def applies(self, before: str, word: str) -> bool:
        """Return whether the rule is about a word, in lower case, after another one."""
        return self._causes(before) and word not in self.keeps and not word.endswith(self.keeps_endings)

    def _causes(self, before: str) -> bool:
        if before in self.excluded:
            return False
        clitic = "’" + before.partition("’")[2]
        return before in self.after or clitic in self.after or before.endswith(self.after_endings)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules, the words that nothing mutates, and verb-nouns that are to be told from predicates."""

    rules: tuple[Rule, ...]
    unmutated: frozenset[str]
    verb_nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fault:
    """Two words of a text of which the second is not mutated as the first asks, and the name of the rule."""

    words: str
    rule: str
    text: Text


@dataclass(frozen=True, slots=True)
class Follower:
    """A word that follows another one, as the rules ask about it."""

    word: str
    dictionary: Dictionary
    listed_as_verb_noun: bool

    @property
    def readings(self) -> frozenset[Reading]:
        """Every form that the word can be."""
        return self.dictionary.readings(self.word)

    def begins(self, letters: Container[str]) -> bool:
        """Return whether the first letter is one of `letters`."""
        return initial(self.word) in letters

    def keeps_from(self, mutation: Reading, letters: Container[str]) -> bool:
        """Return whether the word is unmutated and rightly so: its letter, or the word as a loan, has no mutation."""
        could = self.begins(letters) and self.dictionary.knows(mutated(self.word, mutation) or "")
        return "radical" in self.readings and not could

    @property
    def is_verb_noun(self) -> bool:
        """Whether the word is listed as a verb-noun, or the dictionary has a past tense of it."""
        return self.listed_as_verb_noun or any(map(self.dictionary.knows, _past_tenses(self.word.lower())))


def faults(text: Text, grammar: Grammar, dictionary: Dictionary, exceptions: Container[str]) -> Iterator[Fault]:
    """Yield what in a text breaks a rule, unless the two words, or the second of them, are excepted."""
    for first, word in PAIR.findall(text.welsh):
        before = first.lower().replace("'", "’")
        pair = f"{before} {word.lower()}"
        if pair not in exceptions and word.lower() not in exceptions:
            yield from (Fault(pair, rule.name, text) for rule in _broken(before, word, grammar, dictionary))


def grammar(path: Path = RULES) -> Grammar:
    """Return the rules of a file."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    rules = tuple(_rule(entry) for entry in content["rule"])
    return Grammar(rules, frozenset(content["unmutated"].split()), frozenset(content["verb_nouns"].split()))


def exceptions(path: Path = EXCEPTIONS) -> dict[str, str]:
    """Return what breaks a rule and is right, two words or the second of them, each with the reason."""
    with path.open(encoding="utf-8", newline="") as rows:
        return {row["words"]: row["reason"] for row in csv.DictReader(rows)}


def _rule(entry: dict[str, str]) -> Rule:
    words = {key: tuple(entry.get(key, "").split()) for key in WORDS}
    return Rule(
        entry["name"],
        entry["wants"],
        frozenset(words["after"]),
        words["after_endings"],
        frozenset(words["except"]),
        frozenset(words["letters"]),
        frozenset(words["keeps"]),
        words["keeps_endings"],
    )


def _broken(before: str, word: str, grammar: Grammar, dictionary: Dictionary) -> Iterator[Rule]:
    """Yield the rules that a word breaks after another one, which is in lower case; none if the word is unknown."""
    lower = word.lower()
    if lower not in grammar.unmutated and dictionary.readings(word):
        follower = Follower(word, dictionary, lower in grammar.verb_nouns)
        yield from (r for r in grammar.rules if r.applies(before, lower) and not ALLOWED[r.wants](follower, r.letters))


def _past_tenses(verb_noun: str) -> Iterator[str]:
    """Yield what could be past tenses of a word, if it is a verb-noun with one of the usual endings."""
    for ending in VERB_ENDINGS:
        stem = verb_noun.removesuffix(ending)
        if stem != verb_noun and len(stem) >= SHORTEST_STEM:
            yield from (stem + past for past in PAST_ENDINGS)


def _mutated(mutation: Reading) -> Allowed:
    """Return the test for a word that has to have a mutation."""
    return lambda word, letters: mutation in word.readings or word.keeps_from(mutation, letters)


def _changed(word: Follower, letters: Container[str]) -> bool:
    return not word.begins(letters) or word.readings != {"radical"}


def _predicate(word: Follower, letters: Container[str]) -> bool:
    return word.readings != {"radical"} or word.keeps_from("soft", letters) or word.is_verb_noun


ALLOWED: dict[str, Allowed] = {
    "soft": _mutated("soft"),
    "nasal": _mutated("nasal"),
    "aspirate": _mutated("aspirate"),
    "h": lambda word, _: _mutated("h")(word, H),
    "changed": _changed,
    "predicate": _predicate,
    "radical": lambda word, _: "radical" in word.readings,
    "begins": lambda word, letters: word.begins(letters),
    "avoids": lambda word, letters: not word.begins(letters),
}
"""Whether a word may stand as it does, by what a rule wants, for the letters of the rule."""
