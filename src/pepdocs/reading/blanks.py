"""Take out of a file's tree what holds nothing: groups of empty fields, empty lists, and empty entries of lists.

A blank file has the keys of every group. A group that was left as it is must not reach the rules or the
documents, which would take it for something that somebody began to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pepdocs.reading.nodes import Mapping, MappingEntry, Node, Scalar, Sequence
from pepdocs.schema.declare import Record, by_key
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import SAYS_WHO, SAYS_WHY
from pepdocs.schema.pep import Pep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pepdocs.findings.model import Loc, Position

BEGUN = frozenset({SAYS_WHO, SAYS_WHY})
"""Keys that say something even where nothing stands behind them: an answer was begun and is incomplete."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A file's tree without what holds nothing, and the positions of the keys in the groups that were taken out."""

    root: Mapping
    omitted: dict[Loc, Position]


def without_blanks(root: Mapping) -> Filled:
    """Return a file's tree without groups, lists and entries that hold nothing; the key of each stays, as empty."""
    omitted: dict[Loc, Position] = {}
    return Filled(_mapping(root, (), Pep, omitted), omitted)


def inner_model(model: type[Record] | None, key: str) -> type[Record] | None:
    """Return the record type of a field, or of the entries of its list; None if it holds no records."""
    field = by_key(model).get(key) if model else None
    return shape(field.annotation).record if field else None


def _filled(node: Node, loc: Loc, model: type[Record] | None, omitted: dict[Loc, Position]) -> Node:
    """Return a node without what holds nothing in it, or an empty value for a node that holds nothing at all."""
    if isinstance(node, Scalar):
        return node
    if is_blank(node, model):
        omitted.update(_keys(node, loc))
        return Scalar("", node.at, quoted=False)
    if isinstance(node, Mapping):
        return _mapping(node, loc, model, omitted)
    kept = [item for item in node.items if not is_blank(item, model)]
    return replace(node, items=tuple(_filled(item, (*loc, n), model, omitted) for n, item in enumerate(kept)))


def _mapping(node: Mapping, loc: Loc, model: type[Record] | None, omitted: dict[Loc, Position]) -> Mapping:
    entries = (
        MappingEntry(
            entry.key, _filled(entry.value, (*loc, entry.key.text), inner_model(model, entry.key.text), omitted)
        )
        for entry in node.entries
    )
    return replace(node, entries=tuple(entries))


def is_blank(node: Node, model: type[Record] | None = None) -> bool:
    """Return whether a node holds nothing. A key that the schema does not know is something: it is reported."""
    if isinstance(node, Scalar):
        return node.is_null or not node.text.strip()
    if isinstance(node, Sequence):
        return not node.says_none and all(is_blank(item, model) for item in node.items)
    return all(_is_blank_entry(entry, model) for entry in node.entries)


def _is_blank_entry(entry: MappingEntry, model: type[Record] | None) -> bool:
    key = entry.key.text
    is_known = model is None or key in by_key(model)
    return is_known and key not in BEGUN and is_blank(entry.value, inner_model(model, key))


def _keys(node: Node, loc: Loc) -> Iterator[tuple[Loc, Position]]:
    """Yield the path and the position of each key in a group, but not in a list, whose entries are gone."""
    for entry in node.entries if isinstance(node, Mapping) else ():
        inner = (*loc, entry.key.text)
        yield inner, entry.key.at
        yield from _keys(entry.value, inner)
