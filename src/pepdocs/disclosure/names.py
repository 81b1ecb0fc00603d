"""Report texts of a copy that name somebody who must not have contact, where the copy does not name them as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pepdocs.base.copies import Copy
from pepdocs.disclosure.copy_texts import copies_in_question, finding_in_copy, shown_texts
from pepdocs.disclosure.difference import PlacedText, texts
from pepdocs.disclosure.words import SearchText, key, spaced, unaccented
from pepdocs.findings.model import Code, Finding, Findings
from pepdocs.findings.reading import FULL_NAME, FULL_NAME_IN_COPY_SENT, PART_OF_NAME
from pepdocs.rules.context import ValuePlaces
from pepdocs.schema.kinds import said
from pepdocs.schema.local.fields import LocalFields
from pepdocs.schema.pep import Pep
from pepdocs.view.copies import TITLES, reduced

FEWEST = 3
"""The letters of a first name or surname that is looked for alone."""

OF_WHOM = frozenset({"ap", "ab", "ferch", "verch"})
"""Words of a name that some write and others leave out."""

SURNAME_FIRST = re.compile(r"\b(\w+),\s*(\w+)")

BETWEEN_NAMES = re.compile(r"[(),/;&\n]")
"""What people write between two names of somebody, or behind a name and before who that is."""


def findings(pep: Pep, places: ValuePlaces, own: LocalFields, copies: tuple[Copy, ...] | None) -> Findings:
    """Return a finding for each text of a copy that has the name of somebody who must not have contact.

    `copies` are those that are to be made, for which a full name is an error; `None` stands for those that the plan
    says were sent. A copy that shows the list of these persons, and a text that the plan accepts, are left alone.
    """
    listed = _listed(pep)
    if not _may_be_named(pep, listed):
        return Findings()
    code = FULL_NAME if copies is not None else FULL_NAME_IN_COPY_SENT
    return Findings.of(
        found
        for copy in copies_in_question(pep, copies)
        for found in _in_copy(places, CopyNames.of(pep, copy, own, listed), code)
    )


def _listed(pep: Pep) -> tuple[str, ...]:
    """Return the names of those who must not have contact."""
    return tuple(person.name for person in said(pep.care.no_contact) if person.name) if pep.care else ()


def _may_be_named(pep: Pep, listed: tuple[str, ...]) -> bool:
    """Return whether a part of a name stands anywhere but in the list: so that most plans are quickly done."""
    elsewhere = (each.text for each in texts(pep) if each.loc[:2] != ("care", "no_contact"))
    letters = key(unaccented("\n".join(elsewhere))) if listed else ""
    return any(word in letters for person in listed for word in _words(person))


@dataclass(frozen=True, slots=True)
class CopyNames:
    """A copy: what it shows, the names that it must not have, and those of the people whom it shows."""

    copy: Copy
    shown: tuple[PlacedText, ...] = field(repr=False)
    hidden: tuple[str, ...] = field(repr=False)
    others: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, pep: Pep, copy: Copy, own: LocalFields, listed: tuple[str, ...]) -> CopyNames:
        """Return the names of a copy of a plan; `listed` are those who must not have contact."""
        rest = reduced(pep, copy, own)
        known = _listed(rest)
        theirs = _ends(listed)
        return cls(
            copy,
            tuple(shown_texts(pep, rest)),
            tuple(each for each in listed if each not in known),
            tuple(
                person.name for person in said(rest.people) if person.name and theirs.isdisjoint(_ends((person.name,)))
            ),
        )


def _in_copy(places: ValuePlaces, names: CopyNames, code: Code) -> Iterator[Finding]:
    for each in names.shown:
        if each.loc[0] != "people":
            for found in _codes(each, names, code):
                yield finding_in_copy(found, each, names.copy, places)


def _codes(text: PlacedText, names: CopyNames, code: Code) -> Iterator[Code]:
    """Yield what is to be said of a text that a copy shows."""
    if _is_named(text.text, names):
        yield code
    elif text.is_prose and not _parts(names.hidden).isdisjoint(_words_but(text.text, names.others)):
        yield PART_OF_NAME


def _is_named(text: str, names: CopyNames) -> bool:
    """Return whether a text has the full name of somebody, or a first name and surname beside each other."""
    sought = SearchText(unaccented(text))
    if any(" " in spaced(person).strip() and sought.has(key(unaccented(person))) for person in names.hidden):
        return True
    words, hidden = _words_but(text, names.others), _ends(names.hidden)
    turned = ((*_words(first), *_words(surname)) for surname, first in SURNAME_FIRST.findall(text))
    return not hidden.isdisjoint({*pairwise(words), *turned})


def _ends(names: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """Return the first and the last word of each name that has several, and of each of several names of somebody."""
    parts = (_words(part) for person in names for part in (person, *BETWEEN_NAMES.split(person)))
    return frozenset((words[0], words[-1]) for words in parts if len(words) > 1)


def _parts(names: tuple[str, ...]) -> frozenset[str]:
    """Return the first names and surnames of people."""
    return frozenset(word for person in names for word in _words(person) if len(word) >= FEWEST)


def _words(text: str) -> list[str]:
    """Return the words of a text, however they are written, without those that are no part of a name."""
    return [word for word in spaced(unaccented(text)).split() if word not in OF_WHOM | TITLES]


def _words_but(text: str, others: tuple[str, ...]) -> list[str]:
    """Return the words of a text without the full names of other people."""
    words = f" {' '.join(_words(text))} "
    for person in others:
        full = " ".join(_words(person))
        words = words.replace(f" {full} ", " ") if " " in full else words
    return words.split()
