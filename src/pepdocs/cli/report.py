"""Findings as text for people, as JSON for programs and as SARIF for code-hosting sites."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pepdocs.base.printable import seen
from pepdocs.findings.model import Code, Finding, Findings, Severity
from pepdocs.wording import Speaker

CONTEXTS = ("field:", "section:", "choice:", "view:")
SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
WIDEST = 160


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one file. `lines` are its text, for a terminal only."""

    path: Path
    findings: Findings
    lines: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Report: {len(self.findings.items)} findings>"


def named(path: Path) -> str:
    """Return a path on one line, with nothing in it that a terminal would obey."""
    return seen(str(path))


def message(speaker: Speaker, finding: Finding) -> str:
    """Return what a finding says, in the speaker's language."""
    return speaker.text(f"{finding.code.number}.message", **_facts(speaker, finding))


def hint(speaker: Speaker, finding: Finding) -> str:
    """Return what to do about a finding, "" where there is nothing to add."""
    if not finding.code.hint:
        return ""
    return speaker.text(f"{finding.code.number}.hint", **_facts(speaker, finding))


def _facts(speaker: Speaker, finding: Finding) -> dict[str, str]:
    """Return a finding's facts; one that is the context of a label becomes the label."""
    return {name: speaker.text(fact) if fact.startswith(CONTEXTS) else fact for name, fact in finding.facts}


def text(speaker: Speaker, report: Report, *, every: bool, source: bool) -> Iterator[str]:
    """Yield the lines that a person reads: `file:line:column: severity CODE field: message`.

    `every` shows remarks too; `source` shows the line of the file with a caret, as compilers do.
    """
    for finding in report.findings.items:
        if finding.severity is Severity.INFO and not every:
            continue
        place = f"{named(report.path)}:{finding.at.line}:{finding.at.column}"
        kind = speaker.text(f"cli:severity.{finding.severity.value}")
        field = f" {finding.field}" if finding.field else ""
        yield f"{place}: {kind} {finding.code.number}{field}: {message(speaker, finding)}"
        if source:
            yield from _caret(report, finding)
        if advice := hint(speaker, finding):
            yield f"    {advice}"


def _caret(report: Report, finding: Finding) -> Iterator[str]:
    """Yield the line of the file that a finding is about, and a mark under its place."""
    number, column = finding.at.line, finding.at.column
    if not 0 < number <= len(report.lines):
        return
    line = seen(report.lines[number - 1].replace("\t", " "))
    start = max(0, column - WIDEST // 2)
    gutter = f"{number:>6} | "
    yield f"{gutter}{line[start : start + WIDEST]}"
    yield f"{' ' * (len(gutter) + column - 1 - start)}^"


def summary(speaker: Speaker, reports: Iterable[Report], *, every: bool) -> str:
    """Return how many errors, warnings and remarks there are."""
    found = [finding for report in reports for finding in report.findings.items]
    counts = [
        speaker.count(context, sum(finding.severity is severity for finding in found))
        for context, severity in (
            ("cli:errors", Severity.ERROR),
            ("cli:warnings", Severity.WARNING),
            ("cli:remarks", Severity.INFO),
        )
    ]
    hidden = not every and any(finding.severity is Severity.INFO for finding in found)
    line = ", ".join(counts)
    return f"{line}. {speaker.text('cli:remarks_hidden')}" if hidden else line


def as_json(speaker: Speaker, reports: Iterable[Report]) -> str:
    """Return every finding as JSON: a list of files, each with its findings."""
    files = [
        {"file": str(report.path), "findings": [_entry(speaker, f) for f in report.findings.items]}
        for report in reports
    ]
    return _dumped({"version": 1, "language": speaker.lang, "files": files})


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
    """Return every finding as SARIF 2.1.0."""
    reports = tuple(reports)
    results = [_result(speaker, report, f) for report in reports for f in report.findings.items]
    used = {finding.code for report in reports for finding in report.findings.items}
    rules = [_rule(code) for code in sorted(used, key=lambda code: code.number)]
    driver = {"name": "pepdocs", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    whole = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return _dumped(whole)


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
    """Return a path as SARIF names files: relative ones stay relative."""
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _dumped(whole: dict[str, Any]) -> str:
    """Return JSON that any file can hold: half a character in a file's name is spelt out."""
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
