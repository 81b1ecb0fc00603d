"""Read a file of an earlier format into the shape of the present one; each value keeps the position where it was typed.

What has moved from one format to the next is data here. `upgrade` moves the same in the text of a file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pepdocs.findings import reading as codes
from pepdocs.findings.model import finding, name
from pepdocs.reading.blanks import BEGUN, inner_model, is_blank, without_blanks
from pepdocs.reading.nodes import Mapping, MappingEntry, Node, Scalar, Sequence
from pepdocs.schema.declare import Record, by_key
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.pep import FORMAT, Pep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pepdocs.findings.model import Finding, Loc, Position

SAYING_NOTHING = frozenset({"record", "text"})
"""Kinds of value of which an empty list said nothing in format 1; of codes and ids it said that there are none."""


@dataclass(frozen=True, slots=True)
class Move:
    """Fields of a group in format 1 that are in the only entry of a list in format 2, as `keys` renames them."""

    group: tuple[str, ...]
    into: str
    keys: dict[str, str]


MOVES = (
    Move(
        ("change",),
        "changes",
        {
            key: key
            for key in (
                "kind", "what", "when", "disrupts_education", "emergency", "keeping_disruption_small", "actions",
                "childs_view", "ks4_approval", "passed_on",
            )
        },
    ),
    Move(("aln", "idp"), "provision", {"provision": "what", "provision_in_welsh": "in_welsh"}),
)  # fmt: skip
"""What has moved from format 1 to format 2."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A file's tree as the schema knows it, the positions of what was left out of it, and the findings on the way."""

    root: Mapping
    omitted: dict[Loc, Position]
    findings: tuple[Finding, ...]


def version(root: Mapping) -> int:
    """Return the version of a file's format, 0 if the file does not say it as a number."""
    for entry in root.entries:
        if entry.key.text == "pepdocs" and isinstance(entry.value, Scalar):
            typed = entry.value.text
            return int(typed[:5]) if typed.isascii() and typed.isdecimal() else 0
    return 0


def in_shape(root: Mapping) -> Shaped:
    """Return a file's tree in the shape of the present format, without what holds nothing."""
    findings: list[Finding] = []
    if version(root) < FORMAT:
        root = in_present_shape(root, findings)
    filled = without_blanks(root)
    return Shaped(filled.root, filled.omitted, tuple(findings))


def in_present_shape(root: Mapping, findings: list[Finding]) -> Mapping:
    """Return the tree of a file of format 1 in the shape of the present format, and add the findings about it."""
    for move in MOVES:
        root = _within(root, move, move.group, findings)
    header = next(entry for entry in root.entries if entry.key.text == "pepdocs")
    findings.append(finding(codes.OLDER_FORMAT, "pepdocs", header.key.at))
    entries = (_with_format(entry) for entry in _with_nones(root, Pep).entries)
    return replace(root, entries=tuple(entries))


def _with_format(entry: MappingEntry) -> MappingEntry:
    is_version = entry.key.text == "pepdocs"
    return replace(entry, value=Scalar(str(FORMAT), entry.value.at, quoted=False)) if is_version else entry


def _within(node: Mapping, move: Move, group: tuple[str, ...], findings: list[Finding]) -> Mapping:
    """Return a mapping in which the fields of a group, at the end of a path, have moved."""
    if not group:
        return _moved(node, move, findings)
    entries = (
        replace(entry, value=_within(entry.value, move, group[1:], findings))
        if entry.key.text == group[0] and isinstance(entry.value, Mapping)
        else entry
        for entry in node.entries
    )
    return replace(node, entries=tuple(entries))


def _moved(node: Mapping, move: Move, findings: list[Finding]) -> Mapping:
    old = [entry for entry in node.entries if entry.key.text in move.keys and not _is_new(entry, move)]
    if not old:
        return node
    rest = [entry for entry in node.entries if entry not in old and not _is_empty_place(entry, move)]
    if any(entry.key.text == move.into for entry in rest):
        findings += [_both_shapes(entry, move) for entry in old if not is_blank(entry.value)][:1]
        return replace(node, entries=tuple(rest))
    at = old[0].key.at
    fields = (MappingEntry(replace(entry.key, text=move.keys[entry.key.text]), entry.value) for entry in old)
    row = Sequence((Mapping(tuple(fields), at),), at)
    return replace(node, entries=(*rest, MappingEntry(Scalar(move.into, at, quoted=False), row)))


def _is_new(entry: MappingEntry, move: Move) -> bool:
    """Return whether a field is the list of format 2, or says why there is none."""
    keys = (inner.key.text for inner in entry.value.entries) if isinstance(entry.value, Mapping) else ()
    return entry.key.text == move.into and is_present(keys, is_list=isinstance(entry.value, Sequence))


def is_present(keys: Iterable[str], *, is_list: bool) -> bool:
    """Return whether a value of `move.into` is in the shape of format 2: a list, or the reason why there is none.

    `keys` are those of a mapping. `upgrade` asks the same of a value in a text.
    """
    return is_list or not BEGUN.isdisjoint(keys)


def _is_empty_place(entry: MappingEntry, move: Move) -> bool:
    return entry.key.text == move.into and is_blank(entry.value)


def _both_shapes(entry: MappingEntry, move: Move) -> Finding:
    place, new = name((*move.group, entry.key.text)), name((*move.group, move.into))
    return finding(codes.BOTH_SHAPES, place, entry.key.at, nearest=new)


def _with_nones(node: Mapping, model: type[Record] | None) -> Mapping:
    """Return a mapping of format 1 in which each empty list that says that there is none is marked so."""
    return replace(node, entries=tuple(_with_none(entry, model) for entry in node.entries))


def _with_none(entry: MappingEntry, model: type[Record] | None) -> MappingEntry:
    value, key = entry.value, entry.key.text
    inner = inner_model(model, key)
    if isinstance(value, Mapping):
        return replace(entry, value=_with_nones(value, inner))
    if isinstance(value, Sequence) and not value.items:
        return replace(entry, value=replace(value, says_none=_can_say_none(model, key)))
    if isinstance(value, Sequence):
        items = (_with_nones(item, inner) if isinstance(item, Mapping) else item for item in value.items)
        return replace(entry, value=replace(value, items=tuple(items)))
    return entry


def _can_say_none(model: type[Record] | None, key: str) -> bool:
    field = by_key(model).get(key) if model else None
    described = shape(field.annotation) if field else None
    return bool(described and described.listed and described.kind not in SAYING_NOTHING)


def nones(node: Node, loc: Loc = ()) -> Iterator[tuple[Loc, Sequence]]:
    """Yield the path of each empty list that says that there is none, with the list."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield from nones(entry.value, (*loc, entry.key.text))
    elif isinstance(node, Sequence):
        if node.says_none:
            yield loc, node
        for index, item in enumerate(node.items):
            yield from nones(item, (*loc, index))
