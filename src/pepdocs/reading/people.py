"""The entry of a plan that a word stands for where an id belongs: a person by name or role, or the child."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from pepdocs.base.suggest import folded
from pepdocs.reading.words import codes_of
from pepdocs.rules.references import ALWAYS_KNOWN, LISTS, THE_CHILD, name_words, shown
from pepdocs.schema.kinds import IDENTIFIER
from pepdocs.schema.people import Role

TITLES = frozenset("mr mrs ms miss mx dr prof professor rev parch sir dame lady y yr".split())
CHILD_WORDS = frozenset(
    map(folded, ("child", "the child", "plentyn", "y plentyn", "young person", "the young person", "y person ifanc"))
)
MOST_NAMES = 100
"""The most names that one is compared with; no plan has so many people."""

CHILD_NAMES = ("known_as", "first_names", "surname")


@dataclass(frozen=True, slots=True)
class FullName:
    """The words of a name without accents and capitals, and the title in front of them."""

    title: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, typed: str) -> FullName:
        """Return the name that is typed in a text."""
        words = name_words(typed)
        titles = [word for word in words if word in TITLES]
        return cls(titles[0] if titles else "", tuple(word for word in words if word not in TITLES))

    def is_like(self, other: FullName) -> bool:
        """Return whether two names may be those of one person: same words, and titles that do not differ."""
        return self.words == other.words and self._has_no_other_title(other)

    def is_short_for(self, other: FullName) -> bool:
        """Return whether this may be a shorter form of a name: a surname, a first name, or with initials."""
        if not (self.words and other.words and self._has_no_other_title(other)):
            return False
        if len(self.words) == 1 and not self.title and self.words[0] == other.words[0]:
            return True
        *first, last = self.words
        rest = iter(other.words[:-1])
        return last == other.words[-1] and all(any(_is_same(word, one) for one in rest) for word in first)

    def _has_no_other_title(self, other: FullName) -> bool:
        return not (self.title and other.title) or self.title == other.title


def _is_same(word: str, other: str) -> bool:
    """Return whether two first names are the same, or one is the initial of the other."""
    return word == other or (1 in {len(word), len(other)} and word[0] == other[0])


class Directory:
    """The ids in a plan as typed, by what they are of, and the names of its people."""

    def __init__(self, tree: dict[str, Any]) -> None:
        self._tree = tree

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        ids = {kind: frozenset(id_ for _, id_, _ in _entries(self._tree, *loc)) for kind, loc in LISTS.items()}
        return ids | {"people": ids["people"] | ALWAYS_KNOWN}

    @cached_property
    def _names(self) -> tuple[tuple[FullName, str], ...]:
        child = ((FullName("child", tuple(name_words(name))), THE_CHILD) for name in _names_of_child(self._tree))
        people = ((FullName.of(name), id_) for name, id_ in islice(_names(self._tree), MOST_NAMES))
        return (*child, *people)

    @cached_property
    def _by_spelling(self) -> dict[tuple[str, str], set[str]]:
        """The ids of a kind by their letters and digits, whatever their case."""
        spelt: dict[tuple[str, str], set[str]] = {}
        for kind, ids in self._ids.items():
            for id_ in ids:
                spelt.setdefault((kind, folded(id_)), set()).add(id_)
        return spelt

    def shown(self, kind: str, id_: str) -> str:
        """Return an id as a finding may show it."""
        places = (index for index, one, _ in _entries(self._tree, *LISTS[kind]) if one == id_)
        index = next(places, None)
        return id_ if index is None else shown(id_, (*LISTS[kind], index))

    def id_of(self, kind: str, reference: str) -> str:
        """Return the id that a reference to a kind of entry stands for, "" if it is not certain."""
        if reference in self._ids[kind]:
            return reference
        same = self._by_spelling.get((kind, folded(reference)), set())
        return _only(same) or (self._person(reference) if kind == "people" else "")

    def _person(self, typed: str) -> str:
        if folded(typed) in CHILD_WORDS:
            return THE_CHILD
        name = FullName.of(typed)
        alike = {id_ for one, id_ in self._names if name.is_like(one)}
        if not alike and (roles := codes_of(Role, typed)):
            return _only(set(roles))
        short = {id_ for one, id_ in self._names if id_ != THE_CHILD and name.is_short_for(one)}
        return _only(alike or short)


def _only(found: set[str]) -> str:
    return next(iter(found)) if len(found) == 1 else ""


def _entries(tree: dict[str, Any], *loc: str | int) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Yield the entries of a list that have an id, with it and their place in the list."""
    at: Any = tree
    for step in loc:
        at = at.get(step) if isinstance(at, dict) else None
    for index, entry in enumerate(at) if isinstance(at, list) else ():
        id_ = entry.get("id") if isinstance(entry, dict) else None
        if isinstance(id_, str) and IDENTIFIER.fullmatch(id_.strip()):
            yield index, id_.strip(), entry


def _names(tree: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the name of each person, with the id."""
    for _, id_, person in _entries(tree, *LISTS["people"]):
        if isinstance(name := person.get("name"), str):
            yield name, id_


def _names_of_child(tree: dict[str, Any]) -> Iterator[str]:
    """Yield what the child is called, with the surname and without."""
    child = tree.get("child")
    known_as, first_names, surname = (
        value if isinstance(child, dict) and isinstance(value := child.get(key), str) else "" for key in CHILD_NAMES
    )
    for first in filter(None, (known_as, first_names, *first_names.split()[:1])):
        yield first
        yield f"{first} {surname}"
