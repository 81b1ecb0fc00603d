"""Build views of changed examples, and read their values, for tests."""

from __future__ import annotations

from typing import Any

from builders import SECONDARY, a_plan, typed
from pepdocs.base.language import Mode, Phrase
from pepdocs.view import blocks as b
from pepdocs.view import compose
from pepdocs.view.phrasing import Phrasing
from pepdocs.wording import Wording


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
    """Return the text of a phrase, its languages separated by a slash."""
    return " / ".join(run.text for run in phrase)


def values(value: b.Value) -> list[str]:
    """Return the text of each phrase of a value."""
    return [plain(phrase) for phrase in value.phrases]


def facts(section: b.Section) -> dict[str, list[str]]:
    """Return the facts, texts and lists of a section by their labels."""
    by_label: dict[str, list[str]] = {}
    for block in section.blocks:
        if isinstance(block, b.Facts):
            by_label |= {plain(fact.label): values(fact.value) for fact in block.facts}
        elif isinstance(block, b.Prose | b.Points):
            by_label[plain(block.label)] = values(block.value)
    return by_label


def only(section: b.Section, kind: type[Any]) -> Any:
    """Return the one block of a kind."""
    (block,) = (block for block in section.blocks if isinstance(block, kind))
    return block


def rows(grid: b.Grid) -> list[list[list[str]]]:
    """Return the texts of the cells of a grid, row by row."""
    return [[values(cell) for cell in row.cells] for row in grid.rows]
