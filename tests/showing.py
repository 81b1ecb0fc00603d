"""Views of changed examples, and what they say, for tests."""

from __future__ import annotations

from typing import Any

from builders import SECONDARY, a_plan, typed
from pepdocs.base.language import Mode, Phrase
from pepdocs.view import blocks as b
from pepdocs.view import compose
from pepdocs.view.phrasing import Teller
from pepdocs.wording import Wording


def a_view(
    example: str = SECONDARY,
    mode: Mode = Mode.EN,
    *,
    draft: bool = False,
    without: str = "",
    **changes: Any,
) -> b.DocumentView:
    """Return the view of an example with some fields changed or taken out."""
    pep = a_plan(example, without=without, **changes).pep
    return compose.document(pep, Wording(mode), draft=draft)


def an_empty_view(mode: Mode = Mode.EN, **content: Any) -> b.DocumentView:
    """Return the view of a plan that has only what is given."""
    return compose.document(typed({"pepdocs": "1", **content}).pep, Wording(mode))


def a_teller(mode: Mode = Mode.EN, example: str = SECONDARY, **changes: Any) -> Teller:
    """Return what says the values of an example."""
    return Teller(a_plan(example, **changes).pep, Wording(mode))


def plain(phrase: Phrase) -> str:
    """Return what a phrase says, its languages parted by a stroke."""
    return " / ".join(run.text for run in phrase)


def values(value: b.Value) -> list[str]:
    """Return what a value says, phrase by phrase."""
    return [plain(phrase) for phrase in value.phrases]


def facts(section: b.Section) -> dict[str, list[str]]:
    """Return the facts, texts and lists of a section by their labels."""
    found: dict[str, list[str]] = {}
    for block in section.blocks:
        if isinstance(block, b.Facts):
            found |= {plain(fact.label): values(fact.value) for fact in block.facts}
        elif isinstance(block, b.Prose | b.Points):
            found[plain(block.label)] = values(block.value)
    return found


def only(section: b.Section, kind: type[Any]) -> Any:
    """Return the one block of a kind."""
    (block,) = (block for block in section.blocks if isinstance(block, kind))
    return block


def rows(grid: b.Grid) -> list[list[list[str]]]:
    """Return what the cells of a grid say."""
    return [[values(cell) for cell in row.cells] for row in grid.rows]
