"""Changes of a plan's tree: what makes one tree of another, and the tree that they make."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError

Tree = dict[str, Any]
"""A plan as dictionaries, lists and text; a blank value is None."""

Step = str | int
Path = tuple[Step, ...]
"""Where a value is: keys, and in a list the number of an entry, counted from 0, or its id."""

IDS = ("id", "of")
"""The keys by which the entries of a list are recognised."""


@dataclass(frozen=True, slots=True)
class Set:
    """A field has another value."""

    path: Path
    value: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class Remove:
    """A field, or an entry of a list, is gone."""

    path: Path


@dataclass(frozen=True, slots=True)
class Insert:
    """A list has a new entry at a place, counted from 0; behind the last one if the list is shorter."""

    path: Path
    place: int
    value: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class MoveEntry:
    """An entry of a list is at another place, counted from 0 without it."""

    path: Path
    place: int


Change = Set | Remove | Insert | MoveEntry


def changed(tree: Tree, changes: Iterable[Change]) -> Tree:
    """Return a tree after some changes, one after the other; raise `PepdocsError` if a path leads nowhere."""
    made = copy.deepcopy(tree)
    for change in changes:
        try:
            _STEPS[type(change)](made, change)
        except (LookupError, TypeError, AttributeError):
            raise PepdocsError(error_keys.NO_SUCH_PLACE) from None
    return made


def _set(tree: Tree, change: Set) -> None:
    here: Any = tree
    for step, following in zip(change.path, change.path[1:], strict=False):
        if isinstance(here, dict) and here.get(str(step)) is None:
            here[str(step)] = [] if isinstance(following, int) else {}
        here = here[_index(here, step)]
    here[_index(here, change.path[-1])] = copy.deepcopy(change.value)


def _remove(tree: Tree, change: Remove) -> None:
    here = value_at(tree, change.path[:-1])
    del here[_index(here, change.path[-1])]


def _insert(tree: Tree, change: Insert) -> None:
    holder, key = value_at(tree, change.path[:-1]), change.path[-1]
    if holder.get(key) is None:
        holder[key] = []
    holder[key].insert(change.place, copy.deepcopy(change.value))


def _move(tree: Tree, change: MoveEntry) -> None:
    entries = value_at(tree, change.path[:-1])
    entries.insert(change.place, entries.pop(_index(entries, change.path[-1])))


_STEPS: Mapping[type, Any] = {Set: _set, Remove: _remove, Insert: _insert, MoveEntry: _move}


def value_at(tree: Any, path: Path) -> Any:
    """Return the value at a path; raise `KeyError` or another `LookupError` if there is none."""
    for step in path:
        tree = tree[_index(tree, step)]
    return tree


def _index(here: Any, step: Step) -> Any:
    """Return the key or number with which a step is taken; an id in a list becomes its entry's number."""
    if isinstance(here, list) and isinstance(step, str):
        numbers = [number for number, entry in enumerate(here) if identity(entry) == step]
        return numbers[0]
    return step


def identity(entry: Any) -> str | None:
    """Return what an entry of a list is recognised by, None if it has nothing like it."""
    if not isinstance(entry, dict):
        return None
    return next((entry[key] for key in IDS if isinstance(entry.get(key), str)), None)


def bare(value: Any) -> Any:
    """Return a value without what is empty: a key with nothing behind it says the same as no key."""
    if isinstance(value, dict):
        inner = ((key, bare(one)) for key, one in value.items())
        return {key: one for key, one in inner if one is not None and one != {}}
    return [bare(one) for one in value] if isinstance(value, list) else value


def as_text(value: Any) -> Any:
    """Return a value as it would be read from a file: all of it text, composed, with LF line ends; blank text is None.

    Raise `PepdocsError` for anything that is no text, number, truth value, list or mapping of those.
    """
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): as_text(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [as_text(one) for one in value]
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str | int | float | None):
        raise PepdocsError(error_keys.NOT_REWRITTEN)
    text = "" if value is None else unicodedata.normalize("NFC", str(value)).replace("\r\n", "\n").replace("\r", "\n")
    return text if text.strip() else None


def pairs(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """Return for each new entry of a list the number of the old one that it is, None for one that is new.

    Entries are the same by their ids, or if they hold the same; what is left over is paired in order if there are as
    many of both.
    """
    free = list(range(len(old)))
    found: list[int | None] = []
    for entry in new:
        same = (number for number in free if _is_same(old[number], entry))
        number = next(same, None)
        if number is not None:
            free.remove(number)
        found.append(number)
    left = [place for place, number in enumerate(found) if number is None and identity(new[place]) is None]
    nameless = [number for number in free if identity(old[number]) is None]
    if len(left) == len(nameless):
        for place, number in zip(left, nameless, strict=True):
            found[place] = number
    return found


def _is_same(one: Any, other: Any) -> bool:
    mine, theirs = identity(one), identity(other)
    return mine == theirs if mine or theirs else bool(one == other)


def changes_between(old: Tree, new: Tree) -> tuple[Change, ...]:
    """Return the changes that make one tree of the other, in the order in which they are to be made."""
    return tuple(_of_mapping(bare(old), bare(new), ()))


def _of_mapping(old: Tree, new: Tree, path: Path) -> Iterator[Change]:
    yield from (Remove((*path, key)) for key in old if key not in new)
    for key, value in new.items():
        yield from _of_value(old.get(key), value, (*path, key))


def _of_value(old: Any, new: Any, path: Path) -> Iterator[Change]:
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _of_mapping(old, new, path)
    elif isinstance(old, list) and isinstance(new, list) and new:
        yield from _of_list(old, new, path)
    elif old != new:
        yield Set(path, new)


def _of_list(old: list[Any], new: list[Any], path: Path) -> Iterator[Change]:
    found = pairs(old, new)
    kept = [number for number in range(len(old)) if number in found]
    yield from (Remove((*path, number)) for number in reversed(range(len(old))) if number not in kept)
    for place, (number, entry) in enumerate(zip(found, new, strict=True)):
        if number is None:
            kept.insert(place, -1)
            yield Insert(path, place, entry)
            continue
        if kept[place] != number:
            yield MoveEntry((*path, kept.index(number)), place)
            kept.remove(number)
            kept.insert(place, number)
        yield from _of_value(old[number], entry, (*path, place))
