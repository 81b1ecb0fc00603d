"""The copies that were made of each version of a plan, and for which kind of recipient they were packed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pepdocs.base.copies import Copy
from pepdocs.batch.folder.journal import Line
from pepdocs.handover.recipients import By

MOST_CONTENTS = 8
"""Different contents of a final copy that are remembered once they were packed."""

PLAIN_VERSION = re.compile(r"[vV]?\d{1,4}(\.\d{1,3}){0,3}[a-z]?", re.ASCII)
"""A version that says nothing but its number."""

HIDDEN = "~"
"""The beginning of what stands for any other version, which may hold words about a child."""

HIDDEN_BYTES = 6


@dataclass(frozen=True, slots=True, order=True)
class CopyKey:
    """A copy of a version of a plan: the plan's reference, the name of the copy, and the mark of the version."""

    record: str
    copy: str
    version: str


@dataclass(frozen=True, slots=True)
class CopyHistory:
    """The history of a copy: the days on which it was last `made`, and `packed` for each kind of recipient.

    Days are as 2026-03-11, "" if no journal tells. `content` is the digest of the copy as last made, "" if it was not
    final; `handed` are the digests of the final contents that were packed, the latest first.
    """

    made: str = ""
    content: str = ""
    packed: Mapping[str, str] = field(default_factory=dict)
    handed: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether a final copy has another content now than one that was packed."""
        return bool(self.content) and any(digest != self.content for digest in self.handed)

    def handed_over(self, by: By, day: date) -> CopyHistory:
        """Return the history after the copy was packed for a kind of recipient."""
        packed = {**self.packed, by.value: str(day)}
        handed = tuple(dict.fromkeys(filter(None, (self.content, *self.handed))))[:MOST_CONTENTS]
        return CopyHistory(self.made, self.content, packed, handed)

    def made_anew(self, content: str, day: date | None) -> CopyHistory:
        """Return the history after the copy was made with a content, or found unchanged if there is no day."""
        return CopyHistory(str(day) if day else self.made, content, self.packed, self.handed)


def version_mark(version: str, salt: bytes) -> str:
    """Return what stands for a plan's version in the journal: a number itself, for words a digest."""
    if not version or PLAIN_VERSION.fullmatch(version):
        return version
    return HIDDEN + hashlib.blake2b(version.encode(), key=salt[:64], digest_size=HIDDEN_BYTES).hexdigest()


def changed_since_packed(copies: Mapping[CopyKey, CopyHistory], versions: Mapping[str, str]) -> frozenset[CopyKey]:
    """Return the copies of final plans that were changed after that copy of their present version was packed.

    `versions` are the marks of the present versions by reference.
    """
    return frozenset(key for key, copy in copies.items() if copy.is_changed and versions.get(key.record) == key.version)


def copy_line(key: CopyKey, history: CopyHistory) -> dict[str, Any]:
    """Return the journal's line with all that is known of a copy; the last such line counts."""
    return {
        "event": "copy",
        "record": key.record,
        "copy": key.copy,
        "version": key.version,
        "made": history.made,
        "content": history.content,
        "packed": dict(history.packed),
        "handed": list(history.handed),
    }


def read_copy_line(line: Line) -> tuple[CopyKey, CopyHistory]:
    """Return what a line says of a copy; raise `KeyError`, `TypeError` or `ValueError` if it is none of ours."""
    key = CopyKey(_text(line["record"]), Copy(line["copy"]).value, _text(line["version"]))
    packed = {By(kind).value: _day(day) for kind, day in line["packed"].items()}
    handed = tuple(map(_text, line["handed"]))[:MOST_CONTENTS]
    return key, CopyHistory(_day(line["made"]), _text(line["content"]), packed, handed)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _day(value: Any) -> str:
    return str(date.fromisoformat(value)) if value else _text(value)
