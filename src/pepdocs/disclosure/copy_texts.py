"""The texts that a copy shows, which are judged before it is made."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.base.copies import Copy
from pepdocs.disclosure.difference import PlacedText, texts
from pepdocs.findings.model import Code, Finding, finding, name
from pepdocs.rules.context import ValuePlaces, dotted, label
from pepdocs.rules.copies import accepted_places
from pepdocs.schema.pep import Pep
from pepdocs.schema.sections.meeting import CopyEdition, copies_given


def copies_in_question(pep: Pep, copies: tuple[Copy, ...] | None) -> tuple[Copy, ...]:
    """Return each of some copies, or of those that the plan says were sent, but for the full record."""
    made = copies_given(pep.meeting) if copies is None else copies
    return tuple(copy for copy in dict.fromkeys(made) if copy is not Copy.FULL)


def shown_texts(pep: Pep, rest: Pep) -> Iterator[PlacedText]:
    """Yield the texts of a plan that are in the `rest` of it that a copy shows, and not accepted as they are."""
    accepted = accepted_places(pep)
    shown = frozenset((dotted(each.loc), each.text) for each in texts(rest))
    for each in texts(pep):
        path = dotted(each.loc)
        if (path, each.text) in shown and accepted.isdisjoint({path, name(each.loc)}):
            yield each


def finding_in_copy(code: Code, text: PlacedText, copy: Copy, places: ValuePlaces) -> Finding:
    """Return a finding about a text that a copy shows."""
    limit = CopyEdition.of(copy).context
    return finding(code, name(text.loc), places.at(*text.loc), label=label(text.loc), limit=limit)
