"""Read a form that somebody filled in and returned: an HTML file with the answers in it, or the answers as JSON.

Nothing of an HTML file is read but the one script that holds the answers as data, and nothing in it is ever run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pepdocs.base import error_keys
from pepdocs.base.copies import Part
from pepdocs.base.errors import PepdocsError
from pepdocs.base.files import is_file
from pepdocs.reading.source import DEEPEST
from pepdocs.rewrite.changes import Tree, as_text

LARGEST_MB = 30
FORM = 1
"""The version of the answers that this program reads."""

BEGIN = re.compile(rb'<script\b[^<>]{0,300}\bid="pepdocs-answers"[^<>]{0,300}>')
END = b"</script"
OF_OBJECTS = frozenset({"__proto__", "constructor", "prototype"})
"""Keys that no plan has, and with which a page could be made to change its own program."""

PARTS = {part.value: part for part in Part}


@dataclass(frozen=True, slots=True)
class Returned:
    """What somebody returned: the plan's reference, the parts of the form, and these fields before and after.

    `pictures` are data URLs by their names. `parts` are all parts if the form had the whole plan; `is_whole` says so.
    """

    record: str
    parts: frozenset[Part]
    base: Tree = field(repr=False)
    plan: Tree = field(repr=False)
    pictures: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def is_whole(self) -> bool:
        """Whether the form had the whole plan."""
        return self.parts == frozenset(Part)


def returned(path: Path, content: bytes | None = None) -> Returned:
    """Return what a file holds that somebody returned; `content` are its bytes if it need not be read.

    Raise `PepdocsError` if it is too large, no form that was filled in, or holds what no form holds. No error tells
    anything of what is in the file.
    """
    envelope = _parsed(_answers(_content(path) if content is None else content, path), path)
    try:
        return _of_envelope(envelope)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise PepdocsError(error_keys.RETURNED_UNREADABLE, file=path.name) from None


def _content(path: Path) -> bytes:
    try:
        if is_file(path):  # reading a pipe could block for ever
            with path.open("rb") as file:
                content = file.read(LARGEST_MB * 1024 * 1024 + 1)
            if len(content) > LARGEST_MB * 1024 * 1024:
                raise PepdocsError(error_keys.RETURNED_TOO_LARGE, file=path.name, limit=LARGEST_MB)
            return content
    except OSError:
        pass
    raise PepdocsError(error_keys.RETURNED_UNREADABLE, file=path.name)


def _answers(content: bytes, path: Path) -> bytes:
    """Return the answers in a file's bytes, of which there have to be one."""
    if content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return content.removeprefix(b"\xef\xbb\xbf")
    found = list(BEGIN.finditer(content))
    end = content.find(END, found[0].end()) if len(found) == 1 else -1
    if end < 0:
        raise PepdocsError(error_keys.RETURNED_UNREADABLE, file=path.name)
    return content[found[0].end() : end]


class _UnsafeError(ValueError):
    """The answers hold a key that no plan has, or the same key twice."""


def _parsed(answers: bytes, path: Path) -> Any:
    try:
        envelope = json.loads(answers.decode(), object_pairs_hook=_mapping, parse_constant=_refuse)
    except (_UnsafeError, RecursionError):
        raise PepdocsError(error_keys.RETURNED_UNSAFE, file=path.name) from None
    except ValueError:
        raise PepdocsError(error_keys.RETURNED_UNREADABLE, file=path.name) from None
    if _is_too_deep(envelope):
        raise PepdocsError(error_keys.RETURNED_UNSAFE, file=path.name)
    return envelope


def _mapping(pairs: Iterable[tuple[str, Any]]) -> Tree:
    made: Tree = {}
    for key, value in pairs:
        if key in OF_OBJECTS or key in made:
            raise _UnsafeError
        made[key] = value
    return made


def _refuse(_: str) -> None:
    raise _UnsafeError


def _is_too_deep(value: Any) -> bool:
    """Return whether a value goes deeper than a plan in its envelope; it is walked level by level."""
    level = [value]
    for _ in range(DEEPEST + 1):
        inner = [one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)]
        level = [one for values in inner for one in values]
    return bool(level)


def _of_envelope(envelope: Any) -> Returned:
    if type(envelope["pepdocs_form"]) is not int or envelope["pepdocs_form"] != FORM:
        raise ValueError
    base, plan, record = envelope["base"], envelope["plan"], envelope["record"]
    if not isinstance(base, dict) or not isinstance(plan, dict) or not isinstance(record, str):
        raise TypeError
    names = envelope["part"]
    if names is not None and not (isinstance(names, list) and names):
        raise TypeError
    parts = frozenset(Part) if names is None else frozenset(PARTS[name] for name in names)
    pictures = {name: source for name, source in envelope.get("pictures", {}).items() if isinstance(source, str)}
    return Returned(record, parts, as_text(base), as_text(plan), pictures)
