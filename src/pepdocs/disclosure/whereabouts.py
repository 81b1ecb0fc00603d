"""Report texts of a copy that say where the child lives, or how carers may be reached, if the copy leaves that out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pepdocs.base.copies import Copy
from pepdocs.base.postcode import POSTCODE
from pepdocs.disclosure.copy_texts import copies_in_question, finding_in_copy, shown_texts
from pepdocs.disclosure.difference import PlacedText
from pepdocs.disclosure.words import LETTERS, SearchText, key, keys, unaccented
from pepdocs.findings.model import Finding, Findings
from pepdocs.findings.reading import WHEREABOUTS, WHEREABOUTS_IN_COPY_SENT
from pepdocs.rules.context import ValuePlaces
from pepdocs.schema.derived.messages import all_fields
from pepdocs.schema.kinds import said
from pepdocs.schema.local.fields import LocalFields
from pepdocs.schema.people import Role
from pepdocs.schema.pep import Pep
from pepdocs.view.copies import hides_address, reduced, withheld_by

FAMILY = frozenset({Role.carer, Role.parent, Role.family})

BETWEEN_LINES = re.compile(r"[,;\n]")


def findings(pep: Pep, places: ValuePlaces, own: LocalFields, copies: tuple[Copy, ...] | None) -> Findings:
    """Return a finding for each text of a copy that has an address, or how carers may be reached, that it leaves out.

    `copies` are those that are to be made, for which it is an error; `None` stands for those that the plan says were
    sent. A text that the plan accepts is left alone.
    """
    return Findings.of(
        found
        for copy in copies_in_question(pep, copies)
        if (sought := frozenset(_sought(pep, copy, own)))
        for found in _in_copy(pep, places, own, copy, sought, is_made=copies is not None)
    )


def _in_copy(  # noqa: PLR0913 - what a copy is made of
    pep: Pep, places: ValuePlaces, own: LocalFields, copy: Copy, sought: frozenset[str], *, is_made: bool
) -> Iterator[Finding]:
    for each in shown_texts(pep, reduced(pep, copy, own)):
        said_in = SearchText(_line(each.text))
        if not _is_of_the_family(pep, each) and any(said_in.has(one) for one in sought):
            yield finding_in_copy(WHEREABOUTS if is_made else WHEREABOUTS_IN_COPY_SENT, each, copy, places)


def _is_of_the_family(pep: Pep, text: PlacedText) -> bool:
    """Return whether a text is in the entry of one of the family, who may also be the carer, or live there.

    A copy that leaves out how carers may be reached has nothing of that in their entries.
    """
    return text.loc[0] == "people" and said(pep.people)[int(text.loc[1])].role in FAMILY


def _sought(pep: Pep, copy: Copy, own: LocalFields) -> Iterator[str]:
    """Yield what no text of a copy may have."""
    address = pep.care.placement_address if pep.care else None
    if address is not None and (hides_address(pep, copy) or _is_withheld(pep, copy, own)):
        for _, text in address.texts:
            yield from _of_address(text)
    carers = [person for person in said(pep.people) if person.role is Role.carer]
    if copy is Copy.PARENT or hides_address(pep, copy):
        yield from (one for person in carers for one in _of_address(person.address or ""))
    if copy is Copy.PARENT:
        yield from (one for person in carers for way in (person.phone, person.email) for one in keys(way or ""))


def _is_withheld(pep: Pep, copy: Copy, own: LocalFields) -> bool:
    """Return whether the plan or its authority leaves the address out of a copy that would have it."""
    field = all_fields()["care.placement_address"]
    return copy in field.audience and not withheld_by(pep, own).may_show(field, copy)


def _of_address(text: str) -> Iterator[str]:
    """Yield an address, its beginning, which is the house and the street, and its postcode."""
    line = _line(text)
    yield from keys(line)
    yield from keys(_house_and_street(unaccented(text)))
    yield from (key(found[0]) for found in POSTCODE.finditer(line))


def _house_and_street(address: str) -> str:
    """Return the first parts of an address that are several words, "" if there are no others."""
    parts = [part for part in BETWEEN_LINES.split(address) if part.strip()]
    for number in range(1, len(parts)):
        beginning = " ".join(parts[:number])
        if len(beginning.split()) > 1 and sum(map(str.isalpha, beginning)) >= LETTERS:
            return beginning
    return ""


def _line(text: str) -> str:
    """Return a text on one line and without accents, which addresses are often written without."""
    return unaccented(" ".join(text.split()))
