"""Search a finished file for what its copy withholds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pepdocs.disclosure.difference import PlacedText, texts, withheld
from pepdocs.disclosure.words import SearchText, keys
from pepdocs.findings.model import Loc, name
from pepdocs.schema.local.fields import KEY, LocalFields
from pepdocs.schema.pep import Pep

SURE = 8
"""The fewest letters and digits of a text that is searched for in data that is no text, where four stand by chance."""


@dataclass(frozen=True, slots=True)
class FileTexts:
    """All that a finished file says: its texts, one a paragraph, and what looks like text in its other data."""

    texts: tuple[str, ...] = field(repr=False)
    data: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class CopyContents:
    """What a copy is to say: the whole plan, what is shown of it, and the authority's own fields."""

    full: Pep
    shown: Pep
    own: LocalFields


def disclosed(said: FileTexts, copy: CopyContents, wording: Iterable[FileTexts]) -> tuple[str, ...]:
    """Return the path of each field that a copy withholds and a finished file says all the same.

    What the copy rightly says elsewhere is no disclosure, nor what its form and its template say. `wording` are the
    texts of these, from what is `masked`; as many are asked for as are needed, so that the costly ones come last.
    """
    found = _found(said, _sought(copy))
    if found:
        rightly = SearchText("\n".join(_rightly_said(copy.shown)))
        found = tuple(each for each in found if not rightly.has(each.key))
    for words in wording if found else ():
        by_wording = frozenset(_found(words, found))
        found = tuple(each for each in found if each not in by_wording)
        if not found:
            break
    return tuple(dict.fromkeys(path(each.place.loc, copy.own) for each in found))


def path(loc: Loc, own: LocalFields) -> str:
    """Return the path of a field; of a local field that nobody declared only that it is one, for its key was typed."""
    is_typed = loc[0] == KEY and len(loc) > 1 and own.find(loc[1]) is None
    return KEY if is_typed else name(loc)


@dataclass(frozen=True, slots=True)
class SoughtText:
    """What to search for, and the text of the plan that it is of."""

    key: str = field(repr=False)
    place: PlacedText


def _sought(copy: CopyContents) -> Iterator[SoughtText]:
    """Yield what to search for of what the copy withholds, each text once."""
    seen: set[str] = set()
    for place in withheld(copy.full, copy.shown):
        for key in keys(place.text):
            if key not in seen:
                yield SoughtText(key, place)
            seen.add(key)


def _rightly_said(shown: Pep) -> Iterator[str]:
    """Yield what a copy shows of its plan, and the child's name as its first page has it."""
    yield from (each.text for each in texts(shown))
    if shown.child:
        yield f"{shown.child.first_names or ''} {shown.child.surname or ''}"


def _found(said: FileTexts, sought: Iterable[SoughtText]) -> tuple[SoughtText, ...]:
    plain, data = map(_search_text, (said.texts, said.data))
    return tuple(each for each in sought if plain.has(each.key) or (len(each.key) >= SURE and data.has(each.key)))


def _search_text(texts: tuple[str, ...]) -> SearchText:
    """Return texts to be searched, each paragraph once, since labels are many times in a document."""
    return SearchText("\n".join(dict.fromkeys("\n".join(texts).split("\n"))))
