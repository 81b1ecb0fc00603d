"""Rewrite the text of a plan of format 1 in format 2: comments, order, quotation marks and indents stay as they are.

Only what `reading.formats` has moved is written anew. The text that was made is read back and has to be the same plan;
if it is not, there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError, SourceError
from pepdocs.findings import reading as codes
from pepdocs.findings.model import Finding, Findings, Loc, Position
from pepdocs.reading import characters, formats, parse, source
from pepdocs.reading.nodes import Mapping, MappingEntry, Node, Scalar, Sequence
from pepdocs.rewrite.moves import moved
from pepdocs.rewrite.spans import UnparsableError, spans
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.kinds import SAYS_WHO
from pepdocs.schema.people import Role
from pepdocs.schema.pep import FORMAT, Pep

SAYS_NONE = {Jurisdiction.wales: Role.designated_person, Jurisdiction.england: Role.designated_teacher}
"""Who is taken to have said that there is none where a plan does not name whoever completed it."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What becomes of a file: its new `content`, and the lines in it at which somebody has to look who said none.

    `content` is None where the file stays as it is; `encoding` is the one that it was in. `is_refused` is whether a
    person has to rewrite it, because of the `findings` or because of the way it is written.
    """

    content: bytes | None = field(default=None, repr=False)
    is_rewritten: bool = False
    encoding: str = characters.UTF_8
    is_refused: bool = False
    nones: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_recoded(self) -> bool:
        """Whether the file was in another encoding than UTF-8."""
        return self.encoding != characters.UTF_8


def check_format(content: bytes, file: str) -> None:
    """Raise `SourceError` if a plan cannot be read, and `PepdocsError` if it is not of the present format."""
    located = source.read(content)
    wrong = [one for one in parse.pep(located).findings.items if one.code in parse.FORMAT_CODES]
    if wrong:
        raise SourceError(Findings.of(wrong))
    if formats.version(located.root) != FORMAT:
        raise PepdocsError(error_keys.UPGRADE_FIRST, file=file)


def upgraded(content: bytes) -> Upgrade:
    """Return what becomes of a file's bytes; raise `SourceError` if they are not a plan that can be read."""
    text, encoding = characters.decoded(content)
    as_is = Upgrade(text.encode() if encoding != characters.UTF_8 else None, encoding=encoding)
    try:
        located = source.read(text.encode())
    except SourceError:
        if as_is.is_recoded:  # what else is wrong with it can be seen once it is UTF-8
            return as_is
        raise
    parsed = parse.pep(located)
    if any(one.code in parse.FORMAT_CODES for one in parsed.findings.items):
        raise SourceError(parsed.findings)
    if formats.version(located.root) == FORMAT:
        return as_is
    both = tuple(one for one in parsed.findings.items if one.code is codes.BOTH_SHAPES)
    if both:
        return replace(as_is, is_refused=True, findings=both)
    return _rewritten(text, located.root, _who_says_none(parsed.pep), as_is)


def _who_says_none(pep: Pep) -> str:
    completed_by = pep.plan.completed_by if pep.plan else None
    return completed_by or SAYS_NONE[pep.law].code


def _rewritten(text: str, root: Mapping, who: str, as_is: Upgrade) -> Upgrade:
    body = text.removeprefix("\ufeff")
    mark, ends = text[: len(text) - len(body)], "\r\n" if "\r\n" in body else "\n"
    shaped = formats.in_shape(root).root
    nones = dict(formats.nones(shaped))
    try:
        new = _in_present_format(body.replace("\r\n", "\n"), [none.at for none in nones.values()], who)
    except UnparsableError:
        return replace(as_is, is_refused=True)
    made = (mark + new.replace("\n", ends)).encode()
    lines = _read_back(made, _with_nones(shaped, who), tuple(nones))
    if lines is None:
        return replace(as_is, is_refused=True)
    return replace(as_is, content=made, is_rewritten=True, nones=lines)


def _in_present_format(body: str, nones: list[Position], who: str) -> str:
    for at in sorted(nones, reverse=True):
        body = _with_none(body, at, who)
    body = _with_version(body)
    for move in formats.MOVES:
        body = moved(body, move)
    return body


def _with_none(body: str, at: Position, who: str) -> str:
    """Return a text with an explicit none in the place of the empty list at a position."""
    start = sum(len(line) + 1 for line in body.split("\n")[: at.line - 1]) + at.column - 1
    end = body.index("]", start)
    quote = '"' if _is_json(body) else ""
    said = f"{{{quote}none_stated_by{quote}: {quote}{who}{quote}{body[start + 1 : end]}}}"
    return body[:start] + said + body[end + 1 :]


def _is_json(body: str) -> bool:
    return body.lstrip().startswith("{")


def _with_version(body: str) -> str:
    """Return a text that says that it is in the present format."""
    typed = spans(body).inner("pepdocs")
    assert typed is not None  # noqa: S101 - for the type checker: the version was read before
    version = re.sub(r"\d+", str(FORMAT), body[typed.start : typed.end], count=1)
    return body[: typed.start] + version + body[typed.end :]


def _read_back(made: bytes, wanted: Node, nones: tuple[Loc, ...]) -> tuple[int, ...] | None:
    """Return the lines of the explicit nones in a text that was made; None if it is not the plan that is wanted."""
    try:
        root = source.read(made).root
    except SourceError:
        return None
    shaped = formats.in_shape(root)
    if formats.version(root) != FORMAT or shaped.findings or not is_same(shaped.root, wanted):
        return None
    return tuple(sorted(_at(shaped.root, loc).line for loc in nones))


def _with_nones(node: Node, who: str) -> Node:
    """Return a tree with an explicit none for each empty list that says none."""
    if isinstance(node, Mapping):
        entries = (MappingEntry(entry.key, _with_nones(entry.value, who)) for entry in node.entries)
        return replace(node, entries=tuple(entries))
    if isinstance(node, Sequence) and node.says_none:
        key, value = (Scalar(text, node.at, quoted=False) for text in (SAYS_WHO, who))
        return Mapping((MappingEntry(key, value),), node.at)
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_with_nones(item, who) for item in node.items))
    return node


def is_same(one: Node, other: Node) -> bool:
    """Return whether two trees hold the same, wherever and in whatever order of keys it was typed."""
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        return (one.text, one.is_null) == (other.text, other.is_null)
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        return len(one.items) == len(other.items) and all(map(is_same, one.items, other.items))
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return False
    mine, theirs = ({entry.key.text: entry.value for entry in node.entries} for node in (one, other))
    return mine.keys() == theirs.keys() and all(is_same(value, theirs[key]) for key, value in mine.items())


def _at(node: Node, loc: Loc) -> Position:
    """Return the position of the value at a path."""
    for step in loc:
        if isinstance(node, Mapping):
            node = next(entry.value for entry in node.entries if entry.key.text == step)
        elif isinstance(node, Sequence):
            node = node.items[int(step)]
    return node.at
