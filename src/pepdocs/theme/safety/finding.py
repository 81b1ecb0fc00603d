"""Findings about the files of a theme: what they quote is cut and freed of control characters."""

from __future__ import annotations

import re

from pepdocs.findings.model import Code, Finding, Position, finding

LONGEST = 60
LONGEST_NAME = 200

_UNSAFE = re.compile(r"[^ -~\u00a1-\u00ac\u00ae-\u024f]")
"""All but visible Latin characters: others may be invisible, or change how those beside them are displayed."""


def fault(code: Code, file: str, line: int = 1, **facts: object) -> Finding:
    """Return a finding about a line of a theme's file."""
    safe = {name: sanitise(str(fact)) for name, fact in facts.items()}
    return finding(code, sanitise(file, LONGEST_NAME), Position(max(line, 1), 1), **safe)


def sanitise(text: str, limit: int = LONGEST) -> str:
    """Return a text fit to be shown on a terminal, at most `limit` characters of it."""
    clean = _UNSAFE.sub("�", text)
    return clean if len(clean) <= limit else f"{clean[:limit]}…"
