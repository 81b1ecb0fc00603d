"""Parse located text into a PEP; each value of the wrong kind becomes a finding."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from pepdocs.findings import reading as codes
from pepdocs.findings.model import TOP, Code, Finding, Findings, Loc, Position, finding, name
from pepdocs.reading.nodes import Located, Mapping, Node, Scalar, Sequence
from pepdocs.schema.declare import Record, by_key
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import ISO_DATE
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
    "identifier": codes.NOT_AN_ID,
    "record": codes.UNSAFE_RECORD,
    "school_year": codes.NOT_A_SCHOOL_YEAR,
    "year_group": codes.NOT_A_YEAR_GROUP,
    "picture_file": codes.NO_PICTURE_NAME,
    "list_type": codes.NOT_A_LIST,
    "extra_forbidden": codes.UNKNOWN_KEY,
    "missing": codes.INCOMPLETE,
}
"""Finding codes by the type of a validation error; any other type is a wrong shape."""

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
    positions = {loc: at for loc, at, _ in _nodes(located.root, ())}
    tree = _plain(located.root)
    if refusal := _format_refusal(tree, positions):
        return Parsed(Pep(), Places(positions), Findings.of([refusal]))
    plan, errors, spoilt = _validated(tree)
    local_errors = dict(_local_errors(plan.local or {}, own))
    places = Places(positions, spoilt | local_errors.keys())
    findings = [_finding(error, places) for error in (*errors.values(), *local_errors.values())]
    dates = _unusual_dates(located.root, places, own)
    return Parsed(plan, places, Findings.of([*findings, *dates]))


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


def _plain(node: Node) -> Any:
    """Return a node as dictionaries, lists and text; a blank value is None."""
    if isinstance(node, Mapping):
        return {entry.key.text: _plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return None if node.is_null or not node.text.strip() else node.text


def _format_refusal(tree: dict[str, Any], positions: dict[Loc, Position]) -> Finding | None:
    """Return why a file of this format cannot be read, None if it can."""
    version = tree.get("pepdocs")
    at = positions.get(("pepdocs",), TOP)
    if version is None:
        return finding(codes.NO_FORMAT, "pepdocs", at, limit=FORMAT)
    if not isinstance(version, str) or not version.strip().isascii() or not version.isdecimal():
        return finding(codes.BAD_FORMAT, "pepdocs", at, limit=FORMAT)
    if len(version) > 4 or int(version) > FORMAT:
        return finding(codes.NEWER_FORMAT, "pepdocs", at, limit=FORMAT)
    return None if int(version) == FORMAT else finding(codes.BAD_FORMAT, "pepdocs", at, limit=FORMAT)


def _validated(tree: dict[str, Any]) -> tuple[Pep, dict[Loc, ErrorDetails], frozenset[Loc]]:
    """Return the PEP of the usable values, the errors to report, and the paths that were removed.

    Wrong values are removed and the rest validated again, so that all errors are reported at once.
    An error that only follows from such a removal is not reported.
    """
    reported: dict[Loc, ErrorDetails] = {}
    spoilt: set[Loc] = set()
    for _ in range(MAX_ROUNDS):
        try:
            return Pep.model_validate(tree), reported, frozenset(spoilt)
        except ValidationError as refused:
            errors = refused.errors(include_url=False, include_input=False)
        for error in sorted(errors, key=lambda error: len(error["loc"]), reverse=True):
            loc = _loc(error)
            if not any(known[: len(loc)] == loc for known in spoilt):
                reported[loc] = error
            spoilt.add(_remove(tree, loc, again=loc in spoilt))
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


def _finding(error: ErrorDetails, places: Places) -> Finding:
    loc = _loc(error)
    code = KINDS.get(error["type"], codes.WRONG_SHAPE)
    if code is codes.UNKNOWN_KEY:
        return _unknown_key(loc, places)
    facts = {key: str(fact) for key, fact in error.get("ctx", {}).items() if key == "choices"}
    return finding(code, name(loc), places.at(*loc), **facts)


def _unknown_key(loc: Loc, places: Places) -> Finding:
    """Return the finding for an unknown key, with the nearest known key if there is one."""
    known = list(by_key(model)) if (model := model_at(loc[:-1])) else []
    record = name(loc[:-1]) or "pepdocs"
    if nearest := difflib.get_close_matches(str(loc[-1]), known, n=1, cutoff=0.6):
        return finding(codes.MISSPELT_KEY, record, places.at(*loc), nearest=nearest[0])
    return finding(codes.UNKNOWN_KEY, record, places.at(*loc))


def model_at(loc: Loc) -> type[Record] | None:
    """Return the record type that the schema has at `loc`, None if it has none."""
    model: type[Record] | None = Pep
    for step in loc:
        if model and not isinstance(step, int):
            declared = by_key(model).get(step)
            model = shape(declared.annotation).record if declared else None
    return model


def _unusual_dates(root: Node, places: Places, own: LocalFields) -> Iterator[Finding]:
    """Yield a finding for each date that was understood but not typed as 2026-03-11."""
    for loc, at, node in _nodes(root, ()):
        text = _plain(node) if isinstance(node, Scalar) else None
        if text is None or ISO_DATE.fullmatch(text.strip()):
            continue
        if _is_date(loc, own) and not places.unusable(*loc):
            yield finding(codes.DATE_READ, name(loc), at)


def _is_date(loc: Loc, own: LocalFields) -> bool:
    if loc[0] == KEY:
        local = own.find(loc[-1]) if len(loc) == len((KEY, "key")) else None
        return local is not None and local.kind == "date"
    model = model_at(loc[:-1])
    field = by_key(model).get(str(loc[-1])) if model else None
    return field is not None and shape(field.annotation).kind == "date"
