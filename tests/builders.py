"""Build plans for tests: the examples, with fields changed or removed."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from pepdocs import rules
from pepdocs.findings.model import Findings, Position
from pepdocs.reading import parse, source
from pepdocs.reading.characters import composed
from pepdocs.reading.nodes import Located, Mapping, MappingEntry, Node, Scalar, Sequence
from pepdocs.reading.parse import Parsed

EXAMPLES = Path(__file__).parent.parent / "examples"
PRIMARY, SECONDARY = "primary-initial", "secondary-review"
POST16, DRAFT = "post16-pathway", "england-primary-draft"
FINISHED = (PRIMARY, SECONDARY, POST16)
TODAY = date(2026, 6, 1)

ABOUT_THE_RUN = {".pepdocs-lock", "pepdocs-batch.jsonl", "summary.html", "summary.csv", "summary.xlsx"}
"""The files that a run leaves in the folder of its documents besides them."""


def left_in(folder: Path) -> list[str]:
    """Return every path below a folder, hidden or not, except the files about the run."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.name not in ABOUT_THE_RUN)


def written(example: str) -> dict[str, Any]:
    """Return the content of an example as dictionaries, lists and text."""
    return copy.deepcopy(_written(example))


@cache
def _written(example: str) -> dict[str, Any]:
    return _plain(source.load(EXAMPLES / f"{example}.yaml").root)


def _plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {entry.key.text: _plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return None if node.is_null else node.text


def typed(content: dict[str, Any]) -> Parsed:
    """Return the parsed plan of `content`, as if each value stood on a line of its own in a file."""
    root = _node(content, count(1))
    assert isinstance(root, Mapping)
    return parse.pep(Located(root, ()))


def _node(value: Any, lines: Iterator[int]) -> Node:
    at = Position(next(lines), 1)
    if isinstance(value, dict):
        entries = (
            MappingEntry(Scalar(key, Position(next(lines), 1), quoted=False), _node(inner, lines))
            for key, inner in value.items()
        )
        return Mapping(tuple(entries), at)
    if isinstance(value, list):
        return Sequence(tuple(_node(inner, lines) for inner in value), at)
    return Scalar("" if value is None else composed(str(value)), at, quoted=value is not None)


def a_plan(example: str = SECONDARY, *, without: str = "", **changes: Any) -> Parsed:
    """Return an example with some fields changed or removed, by path: `targets.0.due`."""
    content = written(example)
    for path, value in changes.items():
        put(content, path, value)
    for path in without.split():
        put(content, path, ...)
    return typed(content)


def put(content: Any, path: str, value: Any) -> None:
    """Set the value at a path of `content`; `...` removes it."""
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps:
        if isinstance(content, dict) and not isinstance(content.get(step), dict | list):
            content[step] = {}
        content = content[step]
    if value is not ...:
        content[last] = value
    elif isinstance(content, list):
        del content[last]
    else:
        content.pop(last, None)


def checked(plan: Parsed, today: date = TODAY) -> Findings:
    """Return the findings of the rules about a plan, with `today` as the day on which it is read."""
    return rules.check(plan.pep, plan.places, today=today)


def found(plan: Parsed, code: str = "PEP", today: date = TODAY) -> list[tuple[str, str]]:
    """Return the number and the field of the findings whose number begins with `code`."""
    items = checked(plan, today).items
    return [(item.code.number, item.field) for item in items if item.code.number.startswith(code)]
