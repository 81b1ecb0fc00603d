"""The history of a folder, read from its journal: which documents earlier runs made, and of what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from sys import intern
from typing import Any

from pepdocs.batch.folder.copy_history import CopyHistory, CopyKey, copy_line, read_copy_line
from pepdocs.batch.folder.dependencies import Dependencies
from pepdocs.batch.folder.journal import Line
from pepdocs.findings import reading as codes
from pepdocs.findings import rules as codes_rules
from pepdocs.findings.model import Code, Finding, Findings, Position

MOST_OLDER = 8
"""Earlier digests of a document that are kept: after a kill an old document may still be in its place."""

NAME = re.compile(r"\w[\w.-]*", re.ASCII)
"""The pattern of a document's name: it leads out of no folder and is valid on every system."""

CODES = {code.number: code for code in (*vars(codes).values(), *vars(codes_rules).values()) if isinstance(code, Code)}


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document in the journal: its digest, earlier digests, what it depends on, and its plan's reference.

    The reference is "" in journals of earlier versions. `cause` says why a PDF is by another engine than the usual one.
    """

    sha256: str
    dependencies: Dependencies
    older: tuple[str, ...] = ()
    record: str = ""
    cause: str = ""

    def knows(self, sha256: str) -> bool:
        """Return whether we made a file with this digest, last or before."""
        return sha256 == self.sha256 or sha256 in self.older


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A file that was finished: the digest of its run, its reference, documents and findings.

    `documents` are digests by name: another file may have made the same documents since. `source` is where it was.
    `version` is the mark of the plan's version, "" in journals of earlier versions.
    """

    run_digest: str
    record: str
    documents: Mapping[str, str]
    findings: Findings
    remarks: Findings
    source: str = field(default="", compare=False)
    version: str = ""


@dataclass(slots=True)
class FolderHistory:
    """The documents of a folder by name, the files that they were made of by digest, and the copies of each plan."""

    documents: dict[str, DocumentRecord] = field(default_factory=dict)
    files: dict[str, FinishedFile] = field(default_factory=dict)
    copies: dict[CopyKey, CopyHistory] = field(default_factory=dict)
    salt: str = ""
    line_count: int = 0

    @classmethod
    def of(cls, lines: Iterator[Line]) -> FolderHistory:
        """Return the history in a journal's lines; lines that make no sense are skipped."""
        history = cls()
        for line in lines:
            history.line_count += 1
            with suppress(KeyError, TypeError, ValueError, AttributeError):
                history.take(line)
        return history

    def take(self, line: Line) -> None:
        """Add one line, all of it or nothing."""
        if line["event"] == "salt":
            self.salt = _salt(line["salt"])
        elif line["event"] == "making":
            documents = {_name(name): _document_record(values) for name, values in line["documents"].items()}
            for name, document in documents.items():
                self._add(name, document)
        elif line["event"] == "made":
            digest = _text(line["digest"])
            finished = FinishedFile(
                _text(line["standing"]), _text(line["record"]), _digests(line["documents"]),
                _findings(line["findings"]), _findings(line["remarks"]), _text(line["source"]),
                _text(line.get("version", "")),
            )  # fmt: skip
            self.files.pop(digest, None)  # the last line about a plan is that of its present version
            self.files[digest] = finished
        elif line["event"] == "copy":
            key, copy = read_copy_line(line)
            self.copies.pop(key, None)  # here too the last line is that of the present version
            self.copies[key] = copy

    def _add(self, name: str, document: DocumentRecord) -> None:
        if before := self.documents.get(name):
            older = before.older
            if before.sha256 != document.sha256:
                older = tuple(dict.fromkeys((before.sha256, *before.older, *document.older)))[:MOST_OLDER]
            document = replace(document, older=older)
        self.documents[name] = document

    @property
    def versions(self) -> dict[str, str]:
        """The marks of the present versions of plans by their references."""
        return {finished.record: finished.version for finished in self.files.values()}

    @property
    def latest_copies(self) -> dict[tuple[str, str], CopyKey]:
        """The copies that were made last by reference and name of the copy; some may be of earlier versions."""
        return {(key.record, key.copy): key for key in self.copies}

    @property
    def records(self) -> dict[str, str]:
        """The references of plans by the names of their documents; "" if an old journal does not tell."""
        known = {name: finished.record for finished in self.files.values() for name in finished.documents}
        return {name: known.get(name) or document.record for name, document in self.documents.items()}

    def without(self, record: str, names: Collection[str]) -> FolderHistory:
        """Return the history without a plan and its documents."""
        return FolderHistory(
            {name: document for name, document in self.documents.items() if name not in names},
            {digest: finished for digest, finished in self.files.items() if finished.record != record},
            {key: history for key, history in self.copies.items() if key.record != record},
            self.salt,
        )

    @property
    def is_long(self) -> bool:
        """Whether the journal says most things several times."""
        return self.line_count > 4 * (len(self.documents) + len(self.files) + len(self.copies)) + 1000

    def lines(self) -> Iterator[Line]:
        """Yield the fewest lines with the same history."""
        if self.salt:
            yield salt_line(self.salt)
        for name, document in self.documents.items():
            yield making_line({name: document})
        for digest, finished in self.files.items():
            yield made_line(digest, finished)
        for key, history in self.copies.items():
            yield copy_line(key, history)


def salt_line(salt: str) -> dict[str, Any]:
    """Return the line with the random text that keeps this folder's digests from being guessed."""
    return {"event": "salt", "salt": salt}


def making_line(documents: dict[str, DocumentRecord]) -> dict[str, Any]:
    """Return the line that is written before documents take their places."""
    values = {
        name: {
            "sha256": document.sha256,
            "basis": asdict(document.dependencies),
            "older": list(document.older),
            "record": document.record,
            "cause": document.cause,
        }
        for name, document in documents.items()
    }
    return {"event": "making", "documents": values}


def made_line(digest: str, finished: FinishedFile, source: str = "") -> dict[str, Any]:
    """Return the line that says that a file is finished."""
    return {
        "event": "made",
        "digest": digest,
        "source": source or finished.source,
        "standing": finished.run_digest,
        "record": finished.record,
        "version": finished.version,
        "documents": dict(finished.documents),
        "findings": _finding_values(finished.findings),
        "remarks": _finding_values(finished.remarks),
    }


def _finding_values(findings: Findings) -> list[list[Any]]:
    """Return findings for a line of the journal; they repeat nothing that was typed."""
    return [
        [finding.code.number, finding.field, finding.at.line, finding.at.column, dict(finding.facts)]
        for finding in findings.items
    ]


# The values of a line are used only if they are of the kind that we write.


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _name(value: Any) -> str:
    if not NAME.fullmatch(value):
        raise ValueError
    return _text(value)


def _salt(value: Any) -> str:
    if not bytes.fromhex(value):
        raise ValueError
    return _text(value)


def _document_record(values: Any) -> DocumentRecord:
    dependencies = Dependencies(**{name: _text(digest) for name, digest in values["basis"].items()})
    older = values.get("older", [])[:MOST_OLDER]
    record = _text(values.get("record", ""))
    cause = _text(values.get("cause", ""))
    return DocumentRecord(_text(values["sha256"]), dependencies, tuple(map(_text, older)), record, cause)


def _digests(values: Any) -> dict[str, str]:
    return {_name(name): _text(digest) for name, digest in values.items()}


def _findings(values: Any) -> Findings:
    return Findings(
        tuple(
            _finding(
                CODES[number],
                _text(name),
                Position(_number(line), _number(column)),
                tuple((fact, _text(value)) for fact, value in facts.items()),
            )
            for number, name, line, column, facts in values
        )
    )


def deduplicated(findings: Findings) -> Findings:
    """Return findings that share their codes, names and facts with all others.

    Those from another process have their own copies, and thousands of plans have much the same findings.
    """
    return Findings(
        tuple(_finding(CODES[item.code.number], item.field, item.at, item.facts) for item in findings.items)
    )


def _finding(code: Code, name: str, at: Position, facts: tuple[tuple[str, str], ...]) -> Finding:
    return Finding(code, intern(name), at, _shared(facts))


@lru_cache(maxsize=4096)
def _shared(facts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return facts
