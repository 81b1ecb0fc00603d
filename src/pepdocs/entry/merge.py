"""Merge what somebody filled in into a plan that may have changed meanwhile.

Three trees of text are compared: `base`, the fields as the form went out; `theirs`, as they came back; and `ours`, as
the plan has them now. What only they changed is taken. What both changed stays as the plan has it, and is told.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Protocol

from pepdocs.findings.model import Loc
from pepdocs.rewrite.changes import bare, identity, pairs
from pepdocs.schema.kinds import SAYS_WHO


class Effect(Enum):
    """What became of a field that somebody filled in."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"
    CONFLICT = "conflict"
    IGNORED = "ignored"
    REFUSED = "refused"


TAKEN = frozenset({Effect.ADDED, Effect.CHANGED, Effect.REMOVED, Effect.MOVED})
STOPPED = frozenset({Effect.CONFLICT, Effect.REFUSED})
"""Outcomes with which a person has something left to decide or mend."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of the field at a place."""

    effect: Effect
    loc: Loc


class Fields(Protocol):
    """What a merger asks about fields: which are in the parts of the form, and what their values mean."""

    def same(self, one: Any, other: Any, loc: Loc) -> bool:
        """Return whether two values of a field mean the same."""

    def refused(self, loc: Loc) -> bool:
        """Return whether the value that they filled in at a place cannot be read."""

    def owns(self, loc: Loc) -> bool:
        """Return whether they may add and remove entries of a list."""

    def reduced(self, ours: Any, loc: Loc) -> Any:
        """Return what of a value in the plan is in the parts of the form, None if nothing is."""


@dataclass(slots=True)
class Merger:
    """Merges trees, and collects in `told` what became of each field."""

    fields: Fields
    told: list[Told] = field(default_factory=list)

    def group(self, base: Any, theirs: Any, ours: Any, loc: Loc = ()) -> dict[str, Any]:
        """Return a group of fields as it is to be: `ours`, with what they changed in fields that the form had."""
        made = dict(ours or {})
        for key in {**(base or {}), **(theirs or {})}:
            was, now, here = (_held((tree or {}).get(key)) for tree in (base, theirs, ours))
            value = self.value(was, now, here, (*loc, key))
            if value is not None:
                made[key] = value
            elif here is not None:
                del made[key]
        return made

    def value(self, base: Any, theirs: Any, ours: Any, loc: Loc) -> Any:
        """Return a value as it is to be."""
        if self._is_same(base, theirs, loc) or self._is_same(theirs, self.fields.reduced(ours, loc), loc):
            return ours
        if self.fields.refused(loc):
            self._tell(Effect.REFUSED, loc)
            return ours
        if _all(dict, base, theirs, ours):
            return self.group(base, theirs, ours, loc) or None
        if theirs and _all(list, base, theirs, ours):
            return self._list(base or [], theirs, ours or [], loc)
        return self._other(base, theirs, ours, loc)

    def _tell(self, effect: Effect, loc: Loc) -> None:
        self.told.append(Told(effect, loc))

    def _is_same(self, one: Any, other: Any, loc: Loc) -> bool:
        return bare(one) == bare(other) or self.fields.same(one, other, loc)

    def _is_untouched(self, base: Any, ours: Any, loc: Loc) -> bool:
        """Return whether a value is as it was when the form went out, with nothing in it of other parts."""
        reduced = self.fields.reduced(ours, loc)
        return self._is_same(base, reduced, loc) and bare(reduced) == bare(ours)

    def _other(self, base: Any, theirs: Any, ours: Any, loc: Loc) -> Any:
        if not self._is_untouched(base, ours, loc):
            self._tell(Effect.CONFLICT, loc)
            return ours
        self._tell(Effect.ADDED if ours is None else Effect.REMOVED if theirs is None else Effect.CHANGED, loc)
        return self._readable(theirs, loc)

    def _readable(self, theirs: Any, loc: Loc) -> Any:
        """Return a value that is new without what cannot be read in it, which is told."""
        steps = theirs.items() if isinstance(theirs, dict) else enumerate(theirs) if isinstance(theirs, list) else ()
        kept = []
        for step, value in steps:
            if self.fields.refused((*loc, step)):
                self._tell(Effect.REFUSED, (*loc, step))
            else:
                kept.append((step, self._readable(value, (*loc, step))))
        if isinstance(theirs, dict):
            return dict(kept)
        return [value for _, value in kept] if isinstance(theirs, list) else theirs

    def _list(self, base: list[Any], theirs: list[Any], ours: list[Any], loc: Loc) -> list[Any]:
        """Return a list as it is to be, each entry merged with the one that it is."""
        names = [identity(entry) for entry in theirs if identity(entry)]
        if len({*names}) < len(names):
            self._tell(Effect.REFUSED, loc)
            return ours
        reduced = [
            (n, one) for n, entry in enumerate(ours) if (one := self.fields.reduced(entry, (*loc, n))) is not None
        ]
        in_theirs = _by_base(base, theirs)
        in_ours = {was: reduced[n][0] for was, n in _by_base(base, [one for _, one in reduced]).items()}
        merged: dict[int, Any] = dict(enumerate(ours))
        for number, was in enumerate(base):
            place = in_ours.get(number)
            other = in_theirs.get(number)
            now = None if other is None else theirs[other]
            if place is None:
                self._tell_if_changed(was, now, (*loc, other or 0))
            else:
                merged[place] = self._entry(was, now, ours[place], (*loc, place if other is None else other))
        fresh = [n for n in range(len(theirs)) if n not in in_theirs.values()]
        added = self._added(theirs, merged, fresh, loc)
        kept = [entry for entry in merged.values() if entry is not None]
        return self._in_order(base, theirs, kept, added, loc)

    def _tell_if_changed(self, was: Any, now: Any, loc: Loc) -> None:
        """Tell of an entry that is gone from the plan and that they changed."""
        if now is not None and not self._is_same(was, now, loc):
            self._tell(Effect.CONFLICT, loc)

    def _entry(self, was: Any, now: Any, ours: Any, loc: Loc) -> Any:
        """Return what becomes of an entry that the form had, None if it goes."""
        if now is not None:
            return self.value(was, now, ours, loc)
        if not self.fields.owns(loc[:-1]):
            return ours
        if self._is_untouched(was, ours, loc):
            self._tell(Effect.REMOVED, loc)
            return None
        self._tell(Effect.CONFLICT, loc)
        return ours

    def _added(self, theirs: list[Any], merged: dict[int, Any], fresh: list[int], loc: Loc) -> list[tuple[int, Any]]:
        """Return the entries that are added, with their numbers; one that is there under its id is merged with it."""
        added = []
        for number in fresh:
            entry, place = theirs[number], (*loc, number)
            known = [n for n, one in merged.items() if one is not None and _is(one, entry)]
            if known:
                merged[known[0]] = self.value(None, entry, merged[known[0]], place)
            elif not self.fields.owns(loc):
                self._tell(Effect.IGNORED, place)
            elif self.fields.refused(place):
                self._tell(Effect.REFUSED, place)
            else:
                self._tell(Effect.ADDED, place)
                added.append((number, self._readable(entry, place)))
        return added

    def _in_order(
        self, base: list[Any], theirs: list[Any], kept: list[Any], added: list[tuple[int, Any]], loc: Loc
    ) -> list[Any]:
        """Return the entries that are kept, in their order if only they changed it, with those that are added."""
        own = [self.fields.reduced(entry, (*loc, n)) for n, entry in enumerate(kept)]
        names = _names(base) & _names(theirs) & _names(own)
        was, now, here = ([one for one in map(_name, some) if one in names] for some in (base, theirs, own))
        is_clear = all(len(some) == len(names) for some in (was, now, here))
        if is_clear and now not in (was, here) and self.fields.owns(loc):
            self._tell(Effect.MOVED if here == was else Effect.CONFLICT, loc)
            if here == was:
                by_name = {_name(one): entry for one, entry in zip(own, kept, strict=True)}
                order = iter(now)
                kept = [
                    by_name[next(order)] if _name(one) in names else entry for one, entry in zip(own, kept, strict=True)
                ]
        return _with_added(theirs, kept, added)


def _with_added(theirs: list[Any], kept: list[Any], added: list[tuple[int, Any]]) -> list[Any]:
    """Return entries with those that are added, each behind the one that it was behind, or else at the end."""
    made = list(kept)
    for number, entry in added:
        before = (n for n, one in enumerate(made) if number and _is(one, theirs[number - 1]))
        is_first = number == 0 and len(theirs) > 1 and bool(made) and _is(made[0], theirs[1])
        made.insert(0 if is_first else next(before, len(made) - 1) + 1, entry)
    return made


def _is(one: Any, other: Any) -> bool:
    return one == other or (identity(one) is not None and identity(one) == identity(other))


def _by_base(base: list[Any], other: list[Any]) -> dict[int, int]:
    """Return the number of each entry of `base` in another list."""
    return {old: new for new, old in enumerate(pairs(base, other)) if old is not None}


def _names(entries: list[Any]) -> set[str]:
    return set(map(_name, entries))


def _name(entry: Any) -> str:
    """Return what an entry is recognised by: its id, or all that it holds."""
    return identity(entry) or json.dumps(bare(entry), sort_keys=True)


def _held(value: Any) -> Any:
    """Return a value, None if it says nothing: an empty list is not recorded yet, as a blank field is."""
    return None if bare(value) in ({}, []) else value


def _all(kind: type, *values: Any) -> bool:
    """Return whether values are all of a kind, or absent, and none of them is an explicit none."""
    return all(
        value is None or (isinstance(value, kind) and not (isinstance(value, Mapping) and SAYS_WHO in value))
        for value in values
    )
