"""What earlier runs left in a folder, read from its journal: which documents are ours, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern
from typing import Any

from pepdocs.batch.folder.dependencies import Basis
from pepdocs.batch.folder.journal import Line
from pepdocs.findings import reading as codes
from pepdocs.findings import rules as codes_rules
from pepdocs.findings.model import Code, Finding, Findings, Position

MOST_OLDER = 8
"""So many earlier digests of a document are kept: a kill may have left an old one in its place."""

NAME = re.compile(r"\w[\w.-]*", re.ASCII)
"""What the name of a document looks like: it leads out of no folder, and every system can say it."""

CODES = {code.number: code for code in (*vars(codes).values(), *vars(codes_rules).values()) if isinstance(code, Code)}


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of ours: the digest that it should have, those it had, and what it depends on."""

    sha256: str
    basis: Basis
    older: tuple[str, ...] = ()

    def knows(self, sha256: str) -> bool:
        """Whether a file with this digest is a whole document that we made, now or before."""
        return sha256 == self.sha256 or sha256 in self.older


@dataclass(frozen=True, slots=True)
class Finished:
    """A file that was finished: under which standing, its reference, its documents and findings.

    `documents` are the digests by the names: another file may have made the same documents since.
    `source` is where it was.
    """

    standing: str
    record: str
    documents: Mapping[str, str]
    findings: Findings
    remarks: Findings
    source: str = field(default="", compare=False)


@dataclass(slots=True)
class Ledger:
    """The documents of a folder by their names, and the files they came of by their digests."""

    documents: dict[str, Entry] = field(default_factory=dict)
    files: dict[str, Finished] = field(default_factory=dict)
    salt: str = ""
    lines: int = 0

    @classmethod
    def of(cls, lines: Iterator[Line]) -> Ledger:
        """Return what a journal's lines come to; what makes no sense in one is passed over."""
        ledger = cls()
        for line in lines:
            ledger.lines += 1
            try:
                ledger.take(line)
            except (KeyError, TypeError, ValueError, AttributeError):
                continue  # `take` learns from a whole line or from nothing of it
        return ledger

    def take(self, line: Line) -> None:
        """Learn from one line."""
        if line["event"] == "salt":
            self.salt = _salt(line["salt"])
        elif line["event"] == "making":
            entries = {_name(name): _entry(told) for name, told in line["documents"].items()}
            for name, entry in entries.items():
                self._make(name, entry)
        elif line["event"] == "made":
            self.files[_text(line["digest"])] = Finished(
                _text(line["standing"]), _text(line["record"]), _digests(line["documents"]),
                _findings(line["findings"]), _findings(line["remarks"]), _text(line["source"]),
            )  # fmt: skip

    def _make(self, name: str, entry: Entry) -> None:
        before = self.documents.get(name)
        if before and before.sha256 != entry.sha256:
            older = dict.fromkeys((before.sha256, *before.older, *entry.older))
            entry = Entry(entry.sha256, entry.basis, tuple(older)[:MOST_OLDER])
        elif before:
            entry = Entry(entry.sha256, entry.basis, before.older)
        self.documents[name] = entry

    @property
    def is_long(self) -> bool:
        """Whether the journal says most things several times over."""
        return self.lines > 4 * (len(self.documents) + len(self.files)) + 1000

    def told(self) -> Iterator[Line]:
        """Yield lines that come to the same."""
        if self.salt:
            yield salted(self.salt)
        for name, entry in self.documents.items():
            yield making({name: entry})
        for digest, finished in self.files.items():
            yield made(digest, finished)


def salted(salt: str) -> dict[str, Any]:
    """Return the line with the random text that keeps this folder's digests from being guessed."""
    return {"event": "salt", "salt": salt}


def making(documents: dict[str, Entry]) -> dict[str, Any]:
    """Return the line that is written before documents take their places."""
    told = {
        name: {"sha256": entry.sha256, "basis": entry.basis.told(), "older": list(entry.older)}
        for name, entry in documents.items()
    }
    return {"event": "making", "documents": told}


def made(digest: str, finished: Finished, source: str = "") -> dict[str, Any]:
    """Return the line that says that a file is finished."""
    return {
        "event": "made",
        "digest": digest,
        "source": source or finished.source,
        "standing": finished.standing,
        "record": finished.record,
        "documents": dict(finished.documents),
        "findings": told(finished.findings),
        "remarks": told(finished.remarks),
    }


def told(findings: Findings) -> list[list[Any]]:
    """Return findings as a journal keeps them; they repeat nothing that was typed."""
    return [[each.code.number, each.field, each.at.line, each.at.column, dict(each.facts)] for each in findings.items]


# What a line says is believed only where it is of the kind that we write.


def _text(told: Any) -> str:
    if not isinstance(told, str):
        raise TypeError
    return told


def _number(told: Any) -> int:
    if not isinstance(told, int):
        raise TypeError
    return told


def _name(told: Any) -> str:
    if not NAME.fullmatch(told):
        raise ValueError
    return _text(told)


def _salt(told: Any) -> str:
    if not bytes.fromhex(told):
        raise ValueError
    return _text(told)


def _entry(told: Any) -> Entry:
    basis = {name: _text(digest) for name, digest in told["basis"].items()}
    older = told.get("older", [])[:MOST_OLDER]
    return Entry(_text(told["sha256"]), Basis(**basis), tuple(map(_text, older)))


def _digests(told: Any) -> dict[str, str]:
    return {_name(name): _text(digest) for name, digest in told.items()}


def _findings(kept: Any) -> Findings:
    return Findings(
        tuple(
            _finding(
                CODES[number],
                _text(name),
                Position(_number(line), _number(column)),
                tuple((fact, _text(value)) for fact, value in facts.items()),
            )
            for number, name, line, column, facts in kept
        )
    )


def lean(findings: Findings) -> Findings:
    """Return findings that have their kinds, names and facts in common with all others.

    What comes from another process brings its own copies, and thousands of plans say much the same.
    """
    return Findings(tuple(_finding(CODES[e.code.number], e.field, e.at, e.facts) for e in findings.items))


def _finding(code: Code, name: str, at: Position, facts: tuple[tuple[str, str], ...]) -> Finding:
    return Finding(code, intern(name), at, _shared(facts))


@lru_cache(maxsize=4096)
def _shared(facts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return facts
