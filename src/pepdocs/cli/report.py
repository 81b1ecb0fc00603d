"""Findings as text for people, as JSON for programs and as SARIF for code-hosting sites."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pepdocs.base import system
from pepdocs.base.printable import printable
from pepdocs.findings.model import Code, Finding, Findings, Severity
from pepdocs.wording import Speaker
from pepdocs.wording.finding_texts import hint, message

COUNTS = {Severity.ERROR: "cli:errors", Severity.WARNING: "cli:warnings", Severity.INFO: "cli:remarks"}
SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
WIDEST = 160
"""The most characters of a line of the file that are quoted."""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one file, and its `lines` to quote on a terminal."""

    path: Path
    findings: Findings
    lines: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Report: {len(self.findings.items)} findings>"


def printable_path(path: Path) -> str:
    """Return a path as one line without characters that control a terminal."""
    return printable(system.shown(path))


def heading(speaker: Speaker, path: Path, finding: Finding) -> str:
    """Return the start of a finding's line: `file:line:column: severity CODE`."""
    kind = speaker.text(f"cli:severity.{finding.severity.value}")
    return f"{printable_path(path)}:{finding.at.line}:{finding.at.column}: {kind} {finding.code.number}"


def text(speaker: Speaker, report: Report, *, every: bool, source: bool) -> Iterator[str]:
    """Yield the lines for people: `file:line:column: severity CODE field: message`, and the hint.

    With `every`, remarks are among them; with `source`, the line of the file with a caret, as compilers show it.
    """
    for finding in report.findings.items:
        if finding.severity is Severity.INFO and not every:
            continue
        field = f" {finding.field}" if finding.field else ""
        yield f"{heading(speaker, report.path, finding)}{field}: {message(speaker, finding)}"
        if source:
            yield from _caret(report, finding)
        if advice := hint(speaker, finding):
            yield f"    {advice}"


def _caret(report: Report, finding: Finding) -> Iterator[str]:
    """Yield the line of the file that a finding is about, and a caret under its column."""
    number, column = finding.at.line, finding.at.column
    if not 0 < number <= len(report.lines):
        return
    line = printable(report.lines[number - 1].replace("\t", " "))
    start = max(0, column - WIDEST // 2)
    gutter = f"{number:>6} | "
    yield f"{gutter}{line[start : start + WIDEST]}"
    yield f"{' ' * (len(gutter) + column - 1 - start)}^"


def summary(speaker: Speaker, reports: Iterable[Report], *, every: bool) -> str:
    """Return how many errors, warnings and remarks there are."""
    severities = [finding.severity for report in reports for finding in report.findings.items]
    line = ", ".join(speaker.count(context, severities.count(severity)) for severity, context in COUNTS.items())
    is_hidden = not every and Severity.INFO in severities
    return f"{line}. {speaker.text('cli:remarks_hidden')}" if is_hidden else line


def as_json(speaker: Speaker, reports: Iterable[Report]) -> str:
    """Return the findings of all files as JSON."""
    files = [
        {"file": str(report.path), "findings": [_entry(speaker, f) for f in report.findings.items]}
        for report in reports
    ]
    return dump({"version": 1, "language": speaker.lang, "files": files})


def _entry(speaker: Speaker, finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code.number,
        "severity": finding.severity.value,
        "field": finding.field,
        "line": finding.at.line,
        "column": finding.at.column,
        "message": message(speaker, finding),
        "hint": hint(speaker, finding),
    }


def as_sarif(speaker: Speaker, reports: Iterable[Report], version: str) -> str:
    """Return the findings of all files as SARIF 2.1.0."""
    reports = tuple(reports)
    results = [_result(speaker, report, f) for report in reports for f in report.findings.items]
    used = {finding.code for report in reports for finding in report.findings.items}
    rules = [_rule(code) for code in sorted(used, key=lambda code: code.number)]
    driver = {"name": "pepdocs", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return dump({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.number,
        "shortDescription": {"text": code.message},
        "defaultConfiguration": {"level": SARIF_LEVELS[code.severity]},
    }


def _result(speaker: Speaker, report: Report, finding: Finding) -> dict[str, Any]:
    region = {"startLine": finding.at.line, "startColumn": finding.at.column}
    location = {"artifactLocation": {"uri": _uri(report.path)}, "region": region}
    return {
        "ruleId": finding.code.number,
        "level": SARIF_LEVELS[finding.severity],
        "message": {"text": f"{finding.field}: {message(speaker, finding)}".removeprefix(": ")},
        "locations": [{"physicalLocation": location}],
    }


def _uri(path: Path) -> str:
    """Return a path as a URI; a relative path stays relative."""
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def dump(document: dict[str, Any]) -> str:
    """Return a document as JSON, with the bytes of a file name that are no text escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
