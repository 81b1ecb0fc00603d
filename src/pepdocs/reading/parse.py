"""Parse located text into a PEP; each value of the wrong kind becomes a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from pepdocs.base.suggest import NONE_NEAR, nearest
from pepdocs.findings import reading as codes
from pepdocs.findings.model import TOP, Code, Finding, Findings, Loc, Position, finding, name
from pepdocs.reading import formats
from pepdocs.reading.interpret import Interpreted, Reading, interpret
from pepdocs.reading.nodes import Located, Mapping, Node, Sequence
from pepdocs.reading.words import key_of
from pepdocs.schema.declare import Record, by_key
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.local.fields import KEY, NO_FIELDS, LocalField, LocalFields
from pepdocs.schema.pep import FORMAT, Pep

MAX_ROUNDS = 40

KINDS: dict[str, Code] = {
    "not_text": codes.NOT_TEXT,
    "choice": codes.NOT_A_CHOICE,
    "no_language": codes.NO_LANGUAGE,
    "language_tag": codes.NOT_A_LANGUAGE,
    "date": codes.NOT_A_DATE,
    "impossible_date": codes.IMPOSSIBLE_DATE,
    "yes_no": codes.NOT_YES_NO,
    "percent": codes.NOT_A_PERCENTAGE,
    "money": codes.NOT_MONEY,
    "hours": codes.NOT_HOURS,
    "days": codes.NOT_DAYS,
    "count": codes.NOT_A_COUNT,
    "time": codes.NOT_A_TIME,
    "identifier": codes.NOT_AN_ID,
    "record": codes.UNSAFE_RECORD,
    "school_year": codes.NOT_A_SCHOOL_YEAR,
    "year_group": codes.NOT_A_YEAR_GROUP,
    "picture_file": codes.NO_PICTURE_NAME,
    "list_type": codes.NOT_A_LIST,
    "missing": codes.INCOMPLETE,
}
"""Finding codes by the type of a validation error; any other type is a wrong shape."""

UNKNOWN = "extra_forbidden"
"""The type of the error about an unknown key."""

MOST_SUGGESTED = 100
"""The most unknown keys of a file for which known ones are looked for."""

FORMAT_CODES = (codes.NO_FORMAT, codes.BAD_FORMAT, codes.NEWER_FORMAT)
"""After one of these, nothing else of the file is read."""


@dataclass(frozen=True, slots=True)
class Places:
    """The position of each value in the file, and which values are of the wrong kind (`spoilt`)."""

    positions: dict[Loc, Position] = field(repr=False)
    spoilt: frozenset[Loc] = field(default=frozenset(), repr=False)

    def at(self, *loc: str | int) -> Position:
        """Return the position of the value at `loc`, or of the nearest value that contains it."""
        while loc:
            if loc in self.positions:
                return self.positions[loc]
            loc = loc[:-1]
        return TOP

    def given(self, *loc: str | int) -> bool:
        """Return whether the file has a value at `loc`, usable or not."""
        return loc in self.positions

    def unusable(self, *loc: str | int) -> bool:
        """Return whether the value at `loc`, or one that contains it, is of the wrong kind."""
        return any(loc[:length] in self.spoilt for length in range(1, len(loc) + 1))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A PEP, the positions of its values, and a finding for each value of the wrong kind."""

    pep: Pep
    places: Places
    findings: Findings


def pep(located: Located, own: LocalFields = NO_FIELDS) -> Parsed:
    """Return the PEP in `located` text; content never raises, but becomes findings.

    `own` are the fields that the authority declares: their values are kept as typed.
    """
    if refusal := _format_refusal(located.root):
        return Parsed(Pep(), Places(_positions(located.root)), Findings.of([refusal]))
    shaped = formats.in_shape(located.root)
    positions = shaped.omitted | _positions(shaped.root)
    tree = plain(shaped.root)
    interpreted = interpret(tree, own)
    plan, errors, spoilt = _validated(tree)
    local_errors = dict(_local_errors(plan.local or {}, own))
    unknown = [loc for loc, error in errors.items() if error["type"] == UNKNOWN]
    meant = dict.fromkeys(unknown, NONE_NEAR) | {loc: _key_meant(loc, positions) for loc in unknown[:MOST_SUGGESTED]}
    # What stands under a misspelt key was recorded, though it was not read.
    recorded = {(*loc[:-1], key) for loc, key in meant.items() if key != NONE_NEAR} - positions.keys()
    places = Places(positions, spoilt | local_errors.keys() | recorded)
    wrong = [_finding(error, places, interpreted, meant) for error in (*errors.values(), *local_errors.values())]
    remarks = [_remark(reading, places) for reading in interpreted.readings if not places.unusable(*reading.loc)]
    return Parsed(plan, places, Findings.of([*shaped.findings, *wrong, *remarks]))


def _positions(root: Mapping) -> dict[Loc, Position]:
    return {loc: at for loc, at, _ in _nodes(root, ())}


def _nodes(node: Node, loc: Loc) -> Iterator[tuple[Loc, Position, Node]]:
    """Yield the path, position and node of everything below a node."""
    if isinstance(node, Mapping):
        below = [((*loc, entry.key.text), entry.key.at, entry.value) for entry in node.entries]
    elif isinstance(node, Sequence):
        below = [((*loc, index), item.at, item) for index, item in enumerate(node.items)]
    else:
        return
    for inner, at, value in below:
        yield inner, at, value
        yield from _nodes(value, inner)


def plain(node: Node) -> Any:
    """Return a node as dictionaries, lists and text; a blank value is None."""
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node.is_null or not node.text.strip() else node.text


def _format_refusal(root: Mapping) -> Finding | None:
    """Return why a file of this format cannot be read, None if it can."""
    typed = next((entry for entry in root.entries if entry.key.text == "pepdocs"), None)
    if typed is None or plain(typed.value) is None:
        return finding(codes.NO_FORMAT, "pepdocs", typed.key.at if typed else TOP, limit=FORMAT)
    version = formats.version(root)
    if version > FORMAT:
        return finding(codes.NEWER_FORMAT, "pepdocs", typed.key.at, limit=FORMAT)
    return None if version else finding(codes.BAD_FORMAT, "pepdocs", typed.key.at, limit=FORMAT)


def _validated(tree: dict[str, Any]) -> tuple[Pep, dict[Loc, ErrorDetails], frozenset[Loc]]:
    """Return the PEP of the usable values, the errors to report, and the paths that were removed.

    Wrong values are removed and the rest validated again, so that all errors are reported at once.
    An error that only follows from such a removal is not reported.
    """
    reported: dict[Loc, ErrorDetails] = {}
    spoilt: set[Loc] = set()
    around: set[Loc] = set()
    for _ in range(MAX_ROUNDS):
        try:
            return Pep.model_validate(tree), reported, frozenset(spoilt)
        except ValidationError as refused:
            errors = refused.errors(include_url=False, include_input=False)
        for error in sorted(errors, key=lambda error: len(error["loc"]), reverse=True):
            loc = _loc(error)
            if loc not in around:
                reported[loc] = error
            removed = _remove(tree, loc, again=loc in spoilt)
            spoilt.add(removed)
            around |= {removed[:length] for length in range(1, len(removed) + 1)}
    return Pep(), reported, frozenset(spoilt)


def _local_errors(typed: dict[str, Any], own: LocalFields) -> Iterator[tuple[Loc, ErrorDetails]]:
    """Yield the path and the error of each value of the wrong kind in the authority's own fields."""
    for local_field in own.fields:
        value = typed.get(local_field.key)
        if value is not None and (error := _local_error(local_field, value)):
            yield (KEY, local_field.key), error


def _local_error(local_field: LocalField, value: Any) -> ErrorDetails | None:
    loc = (KEY, local_field.key)
    try:
        local_field.read(value)
    except PydanticCustomError as error:
        return ErrorDetails(type=error.type, loc=loc, msg="", input=None, ctx=dict(error.context or {}))
    except ValidationError as refused:
        first = refused.errors(include_url=False, include_input=False)[0]
        return ErrorDetails(type=first["type"], loc=(*loc, *first["loc"]), msg="", input=None)
    return None


def _remove(tree: Any, loc: Loc, *, again: bool) -> Loc:
    """Remove the value at `loc`; return the path that was removed.

    An item of a list becomes an empty record, so that its neighbours keep their numbers; if that
    is wrong too (`again`), the whole list is removed.
    """
    within: list[Any] = [tree]
    for step in loc[:-1]:
        inner = within[-1]
        if isinstance(inner, dict) and step not in inner:
            return loc  # the list that held it has been removed already
        within.append(inner[step])
    if isinstance(within[-1], dict):
        within[-1].pop(loc[-1], None)
    elif again and isinstance(within[-2], dict):
        within[-2].pop(loc[-2])
        return loc[:-1]
    else:
        within[-1][loc[-1]] = {}
    return loc


def _loc(error: ErrorDetails) -> Loc:
    """Return the path of an error, without the names that pydantic inserts for members of a union."""
    return tuple(step for step in error["loc"] if not (isinstance(step, str) and step.startswith("\0")))


def _finding(error: ErrorDetails, places: Places, interpreted: Interpreted, meant: dict[Loc, str]) -> Finding:
    """Return the finding for an error; `meant` are the known keys that unknown ones may stand for, by their places."""
    loc = _loc(error)
    if loc in interpreted.states:
        key, state = interpreted.states[loc]
        return _unknown_key((*loc, key), state, places)
    if error["type"] == UNKNOWN:
        return _unknown_key(loc, meant[loc], places)
    facts = {key: str(fact) for key, fact in error.get("ctx", {}).items() if key == "choices"}
    if loc in interpreted.doubts:
        facts["choices"] = ", ".join(interpreted.doubts[loc])
    return finding(KINDS.get(error["type"], codes.WRONG_SHAPE), name(loc), places.at(*loc), **facts)


def _remark(reading: Reading, places: Places) -> Finding:
    facts = {"usual": reading.shown} if reading.shown else {}
    return finding(reading.remark, name(reading.loc), places.at(*reading.loc), **facts)


def _key_meant(loc: Loc, positions: dict[Loc, Position]) -> str:
    """Return the known key that an unknown one may stand for, by its label or by its spelling."""
    model = model_at(loc[:-1])
    if model is None:
        return NONE_NEAR
    taken = {key for key in by_key(model) if (*loc[:-1], key) in positions}
    return key_of(model, str(loc[-1])) or nearest(str(loc[-1]), by_key(model), taken=taken)


def _unknown_key(loc: Loc, meant: str, places: Places) -> Finding:
    """Return the finding for an unknown key, with the known key that it may stand for."""
    record = name(loc[:-1]) or "pepdocs"
    if meant == NONE_NEAR:
        return finding(codes.UNKNOWN_KEY, record, places.at(*loc))
    return finding(codes.MISSPELT_KEY, record, places.at(*loc), nearest=meant)


def model_at(loc: Loc) -> type[Record] | None:
    """Return the record type that the schema has at `loc`, None if it has none."""
    model: type[Record] | None = Pep
    for step in loc:
        if model and not isinstance(step, int):
            declared = by_key(model).get(step)
            model = shape(declared.annotation).record if declared else None
    return model
