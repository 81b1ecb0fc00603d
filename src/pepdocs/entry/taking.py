"""Take what people filled in and returned into a plan, and tell what became of each field."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError, SourceError
from pepdocs.entry.answers import Returned, returned
from pepdocs.entry.merge import Effect, Merger, Told
from pepdocs.entry.pictures import new_pictures, write_beside
from pepdocs.findings.model import Loc, Severity, name
from pepdocs.reading import characters, parse, source
from pepdocs.rewrite.changes import Tree, bare
from pepdocs.rewrite.edit import rewritten, tree_of
from pepdocs.schema.derived.messages import field_at
from pepdocs.schema.derived.shape import READERS, shape
from pepdocs.schema.local.fields import NO_FIELDS, LocalFields
from pepdocs.schema.parts import NOT_MOVED, Moved, Reduction
from pepdocs.schema.pep import Pep

MEANINGS: dict[str, Callable[[Any], Any]] = {kind: read for read, kind in READERS.items()}  # type: ignore[misc]
HEADER = ("pepdocs", "record", "jurisdiction", "phase", "written_in")


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken from a form: what became of each field, and the plan's file as it is then.

    `error` says why nothing was taken from it.
    """

    path: Path
    content: bytes = field(repr=False)
    form: Returned | None = None
    told: tuple[Told, ...] = ()
    error: PepdocsError | None = None


def take(content: bytes, forms: Sequence[Path], own: LocalFields = NO_FIELDS, moved: Moved = NOT_MOVED) -> list[Taken]:
    """Return what is taken from each form into the bytes of a plan's file, one after the other, as `take_one` does.

    Raise `SourceError` if the plan cannot be read, `PepdocsError` if it is of an earlier format.
    """
    taken = []
    for path in forms:
        taken.append(take_one(content, path, own, moved))
        content = taken[-1].content
    return taken


def put_beside(plan: Path, before: bytes, taken: Sequence[Taken]) -> list[Told]:
    """Write the pictures that came with forms beside a plan, and return those that could not be."""
    sources = {name: source for one in taken if one.form for name, source in one.form.pictures.items()}
    pictures = new_pictures(tree_of(before), tree_of(taken[-1].content), sources)
    return [Told(Effect.REFUSED, one.loc) for one in pictures if not write_beside(plan, one)]


def take_one(
    content: bytes, path: Path, own: LocalFields = NO_FIELDS, moved: Moved = NOT_MOVED, form: bytes | None = None
) -> Taken:
    """Return what is taken from a form into the bytes of a plan's file.

    `form` are the bytes of the form if its file need not be read.
    """
    ours = tree_of(content)
    try:
        filled_in = returned(path, form)
        _check_record(filled_in, ours, path)
        made, told = _merged(ours, filled_in, own, moved)
        return Taken(path, rewritten(content, made), filled_in, told)
    except SourceError:  # a text too long, or too many values
        return Taken(path, content, error=PepdocsError(error_keys.RETURNED_UNSAFE, file=path.name))
    except PepdocsError as error:
        return Taken(path, content, error=error)


def _check_record(form: Returned, ours: Tree, path: Path) -> None:
    if form.record.strip() != str(ours.get("record")).strip():
        raise PepdocsError(error_keys.OTHER_RECORD, file=path.name)


def _merged(ours: Tree, form: Returned, own: LocalFields, moved: Moved) -> tuple[Tree, tuple[Told, ...]]:
    """Return the plan's tree with what is taken of a form, and what became of each field."""
    reduction = Reduction(form.parts, moved, ours.get("people"))
    base, theirs = (_without(reduction.group(tree, Pep, ()), {"pepdocs"}, ()) for tree in (form.base, form.plan))
    merger = Merger(_FormFields(reduction, _unreadable(theirs, ours, own)))
    made = merger.group(base, theirs, ours)
    ignored = (Told(Effect.IGNORED, loc) for loc in _ignored(form.plan, theirs, ours, ()))
    return made, (*merger.told, *ignored)


class _FormFields:
    """What a merger has to know of the fields of a form."""

    def __init__(self, reduction: Reduction, unreadable: frozenset[str]) -> None:
        self._reduction = reduction
        self._unreadable = unreadable

    def same(self, one: Any, other: Any, loc: Loc) -> bool:
        """Return whether two values are read as the same, as 11/03/2026 and 2026-03-11 are."""
        declared = field_at(".".join(_path(loc))) if isinstance(one, str) and isinstance(other, str) else None
        read = MEANINGS.get(shape(declared.annotation).kind) if declared else None
        try:
            return bool(read and read(one) == read(other))
        except ValueError:
            return False

    def refused(self, loc: Loc) -> bool:
        """Return whether a value cannot be read."""
        return name(loc) in self._unreadable

    def owns(self, loc: Loc) -> bool:
        """Return whether entries of a list may be added and removed."""
        return self._reduction.owns(_path(loc))

    def reduced(self, ours: Any, loc: Loc) -> Any:
        """Return what of a value in the plan is in the parts of the form."""
        reduce = self._reduction.entry if loc and isinstance(loc[-1], int) else self._reduction.value
        return None if ours is None else reduce(ours, _path(loc))


def _path(loc: Loc) -> tuple[str, ...]:
    return tuple(step for step in loc if isinstance(step, str))


def _unreadable(theirs: Tree, ours: Tree, own: LocalFields) -> frozenset[str]:
    """Return the places of values of a form that a plan cannot hold; raise `SourceError` if it is too large."""
    signs = {name(loc) for loc, text in _texts(theirs, ()) if any(characters.refused(text)) or characters.piled(text)}
    header = {key: ours[key] for key in HEADER if ours.get(key) is not None}
    clean = _without(theirs, signs, ())
    located = source.read(json.dumps({**header, **clean}, ensure_ascii=False).encode())
    wrong = (found for found in parse.pep(located, own).findings.items if found.severity is Severity.ERROR)
    return frozenset(signs | {found.field for found in wrong})


def _texts(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Yield each text and its place, the keys of mappings among them."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield (*loc, key), key
            yield from _texts(inner, (*loc, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _texts(inner, (*loc, place))


def _without(value: Any, places: set[str], loc: Loc) -> Any:
    """Return a value with nothing at some places; entries of lists become blank, so that the others stay in place."""
    if isinstance(value, dict):
        inner = ((key, one, (*loc, key)) for key, one in value.items())
        return {key: _without(one, places, at) for key, one, at in inner if name(at) not in places}
    if isinstance(value, list):
        inner_places = ((one, (*loc, place)) for place, one in enumerate(value))
        return [None if name(at) in places else _without(one, places, at) for one, at in inner_places]
    return value


def _ignored(filled_in: Any, part: Any, ours: Any, loc: Loc) -> Iterator[Loc]:
    """Yield the places of fields that somebody sent although they are not in the part, and changed."""
    for key, value in filled_in.items():
        own = part.get(key) if isinstance(part, dict) else None
        here = ours.get(key) if isinstance(ours, dict) else None
        if isinstance(value, dict) and isinstance(own, dict):
            yield from _ignored(value, own, here, (*loc, key))
        elif _is_outside(value, own) and not _is_within(value, here):
            yield (*loc, key)


def _is_outside(value: Any, own: Any) -> bool:
    """Return whether something of a value that was sent is not in the part."""
    if isinstance(value, list) and isinstance(own, list):
        return bool(bare(value) != bare(own))
    return own is None and bare(value) not in (None, {}, [])


def _is_within(value: Any, ours: Any) -> bool:
    """Return whether a value says nothing that the plan does not say."""
    if isinstance(value, dict):
        return isinstance(ours, dict) and all(_is_within(one, ours.get(key)) for key, one in value.items())
    if isinstance(value, list):
        return isinstance(ours, list) and all(any(_is_within(one, here) for here in ours) for one in value)
    return value is None or bool(bare(value) == bare(ours))
