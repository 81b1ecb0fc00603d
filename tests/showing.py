"""Build views of changed examples, and read their values, for tests."""

from __future__ import annotations

from typing import Any

from builders import SECONDARY, a_plan, typed
from pepdocs.base.language import Mode, Phrase
from pepdocs.view import blocks as b
from pepdocs.view import compose
from pepdocs.view.phrasing import Phrasing
from pepdocs.wording import Wording

ABSENT = frozenset({"gap", "none"})
"""The tones of facts that list what is not recorded, or what there is none of."""


def a_view(
    example: str = SECONDARY, mode: Mode = Mode.EN, *, draft: bool = False, without: str = "", **changes: Any
) -> b.DocumentView:
    """Return the view of an example with some fields changed or removed."""
    pep = a_plan(example, without=without, **changes).pep
    return compose.document(pep, Wording(mode), draft=draft)


def an_empty_view(mode: Mode = Mode.EN, **content: Any) -> b.DocumentView:
    """Return the view of a plan with only this content."""
    return compose.document(typed({"pepdocs": "2", **content}).pep, Wording(mode))


def a_phrasing(mode: Mode = Mode.EN, example: str = SECONDARY, **changes: Any) -> Phrasing:
    """Return the phrasing of an example with some fields changed."""
    return Phrasing(a_plan(example, **changes).pep, Wording(mode))


def plain(phrase: Phrase) -> str:
    """Return the text of a phrase, its languages separated by a slash, which no document has."""
    return " / ".join(run.text for run in phrase)


def values(value: b.Value) -> list[str]:
    """Return the text of each phrase of a value."""
    return [plain(phrase) for phrase in value.phrases]


Part = b.Section | b.Facts | tuple[b.Facts, ...]
"""Whatever has blocks of facts."""


def facts(part: Part) -> dict[str, list[str]]:
    """Return facts by their labels, without those that list what is not there."""
    return {plain(fact.label): values(fact.value) for fact in _all_facts(part) if fact.value.tone not in ABSENT}


def not_recorded(part: Part) -> list[str]:
    """Return the labels that are listed as not recorded yet."""
    return _listed(part, "gap")


def nones(part: Part) -> list[str]:
    """Return what is listed as none, with who said so."""
    return _listed(part, "none")


def _listed(part: Part, tone: b.Tone) -> list[str]:
    return [text for fact in _all_facts(part) if fact.value.tone == tone for text in values(fact.value)]


def _all_facts(part: Part) -> list[b.Fact]:
    if isinstance(part, b.Facts):
        return list(_in_block(part))
    blocks = part.blocks if isinstance(part, b.Section) else part
    listed = (block.records if isinstance(block, b.Records) else (block,) for block in blocks)
    return [fact for each in listed for block in each if isinstance(block, b.Facts) for fact in _in_block(block)]


def _in_block(block: b.Facts) -> tuple[b.Fact, ...]:
    """Return the facts of a block, or the cells of one that is arranged in one language."""
    return block.facts or tuple(cell for line in block.lines for cell in line.cells)


def only(section: b.Section, kind: type[Any]) -> Any:
    """Return the one block of a kind."""
    (block,) = (block for block in section.blocks if isinstance(block, kind))
    return block


def rows(grid: b.Grid) -> list[list[list[str]]]:
    """Return the texts of the cells of a grid, row by row."""
    return [[values(cell) for cell in row.cells] for row in grid.rows]
