"""Located text and the schema become a PEP; whatever is of the wrong kind becomes a finding."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from pepdocs.findings import reading as codes
from pepdocs.findings.model import TOP, Code, Finding, Findings, Loc, Position, finding, name
from pepdocs.reading.source import Located, Mapping, Node, Scalar, Sequence
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
    "list_type": codes.NOT_A_LIST,
    "extra_forbidden": codes.UNKNOWN_KEY,
    "missing": codes.INCOMPLETE,
}
"""Our codes by the machine type of a validation error; any other type is a wrong shape."""

FORMAT_CODES = (codes.NO_FORMAT, codes.BAD_FORMAT, codes.NEWER_FORMAT)
"""After one of these nothing else of the file was read."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where in the file each value stands."""

    positions: dict[Loc, Position] = field(repr=False)
    spoilt: frozenset[Loc] = field(default=frozenset(), repr=False)

    def at(self, *loc: str | int) -> Position:
        """Return the position of what stands at `loc`, or of the nearest thing around it."""
        while loc:
            if loc in self.positions:
                return self.positions[loc]
            loc = loc[:-1]
        return TOP

    def given(self, *loc: str | int) -> bool:
        """Whether something is written at `loc`, usable or not."""
        return loc in self.positions

    def unusable(self, *loc: str | int) -> bool:
        """Whether what is written at `loc`, or around it, is of the wrong kind."""
        return any(loc[:length] in self.spoilt for length in range(1, len(loc) + 1))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A PEP, where its values stand, and what was of the wrong kind."""

    pep: Pep
    places: Places
    findings: Findings


def pep(located: Located, own: LocalFields = NO_FIELDS) -> Parsed:
    """Return the PEP that `located` text holds. Content never raises: it becomes findings.

    `own` are the fields that its authority declares: what stands there is kept as it was typed.
    """
    positions = {loc: at for loc, at, _ in _nodes(located.root, ())}
    tree = _plain(located.root)
    if refusal := _format_refusal(tree, positions):
        return Parsed(Pep(), Places(positions), Findings.of([refusal]))
    whole, errors, spoilt = _validated(tree)
    wrong = dict(_wrong_locally(whole.local or {}, own))
    places = Places(positions, spoilt | wrong.keys())
    found = [_finding(error, places) for error in (*errors.values(), *wrong.values())]
    dates = _unusual_dates(located.root, places, own)
    return Parsed(whole, places, Findings.of([*found, *dates]))


def _nodes(node: Node, loc: Loc) -> Iterator[tuple[Loc, Position, Node]]:
    """Yield all that stands below a node: where, at which place of the file, and what."""
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
    """Return a node as dictionaries, lists and text; what is blank is `None`."""
    if isinstance(node, Mapping):
        return {entry.key.text: _plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return None if node.is_null or not node.text.strip() else node.text


def _format_refusal(tree: dict[str, Any], positions: dict[Loc, Position]) -> Finding | None:
    """Return why a file of this format cannot be read at all, `None` if it can."""
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
    """Return the PEP of everything usable, the errors to tell, and what was taken out.

    What is spoilt is blanked and the rest read again, so that everything is told at once. An
    error that only follows from such a blank is not told.
    """
    told: dict[Loc, ErrorDetails] = {}
    spoilt: set[Loc] = set()
    for _ in range(MAX_ROUNDS):
        try:
            return Pep.model_validate(tree), told, frozenset(spoilt)
        except ValidationError as refused:
            errors = refused.errors(include_url=False, include_input=False)
        for error in sorted(errors, key=lambda error: len(error["loc"]), reverse=True):
            loc = _loc(error)
            if not any(known[: len(loc)] == loc for known in spoilt):
                told[loc] = error
            spoilt.add(_take_out(tree, loc, again=loc in spoilt))
    return Pep(), told, frozenset(spoilt)


def _wrong_locally(typed: dict[str, Any], own: LocalFields) -> Iterator[tuple[Loc, ErrorDetails]]:
    """Yield where a field of the authority's own is of the wrong kind, and what is wrong there."""
    for each in own.fields:
        error = _error(each, typed[each.key]) if typed.get(each.key) is not None else None
        if error:
            yield (KEY, each.key), error


def _error(each: LocalField, value: Any) -> ErrorDetails | None:
    here = (KEY, each.key)
    try:
        each.read(value)
    except PydanticCustomError as wrong:
        facts = dict(wrong.context or {})
        return ErrorDetails(type=wrong.type, loc=here, msg="", input=None, ctx=facts)
    except ValidationError as refused:
        first = refused.errors(include_url=False, include_input=False)[0]
        return ErrorDetails(type=first["type"], loc=(*here, *first["loc"]), msg="", input=None)
    return None


def _take_out(tree: Any, loc: Loc, *, again: bool) -> Loc:
    """Blank the value at `loc`; return what was blanked.

    An item of a list leaves an empty record, so that its neighbours keep their numbers; where
    that does not fit either, the whole list goes.
    """
    within: list[Any] = [tree]
    for step in loc[:-1]:
        inner = within[-1]
        if isinstance(inner, dict) and step not in inner:
            return loc  # the list around it has gone already
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
    """Return where an error is, without the marks of alternatives that pydantic puts in."""
    return tuple(step for step in error["loc"] if not (isinstance(step, str) and step.startswith("\0")))


def _finding(error: ErrorDetails, places: Places) -> Finding:
    loc = _loc(error)
    code = KINDS.get(error["type"], codes.WRONG_SHAPE)
    if code is codes.UNKNOWN_KEY:
        return _unknown_key(loc, places)
    facts = {key: str(fact) for key, fact in error.get("ctx", {}).items() if key == "choices"}
    return finding(code, name(loc), places.at(*loc), **facts)


def _unknown_key(loc: Loc, places: Places) -> Finding:
    """Return the finding for a key that is none of ours, with the nearest that is."""
    known = list(by_key(model)) if (model := model_at(loc[:-1])) else []
    near = difflib.get_close_matches(str(loc[-1]), known, n=1, cutoff=0.6)
    where = name(loc[:-1]) or "pepdocs"
    if near:
        return finding(codes.MISSPELT_KEY, where, places.at(*loc), nearest=near[0])
    return finding(codes.UNKNOWN_KEY, where, places.at(*loc))


def model_at(loc: Loc) -> type[Record] | None:
    """Return the kind of record that belongs at `loc`, `None` where none does."""
    model: type[Record] = Pep
    for step in loc:
        if isinstance(step, int):
            continue
        found = by_key(model).get(step)
        inner = shape(found.annotation).record if found else None
        if inner is None:
            return None
        model = inner
    return model


def _unusual_dates(root: Node, places: Places, own: LocalFields) -> Iterator[Finding]:
    """Yield a remark for each date that was read although it was not typed as 2026-03-11."""
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
