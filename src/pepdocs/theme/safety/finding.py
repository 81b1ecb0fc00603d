"""A finding about what a stranger put into a theme: what is told of it is safe to show."""

from __future__ import annotations

import re

from pepdocs.findings.model import Code, Finding, Position, finding

LONGEST = 60
LONGEST_NAME = 200

_UNSEEN = re.compile(r"[^ -~\u00a1-\u00ac\u00ae-\u024f]")
"""Everything but letters that can be seen and cannot change how others are read."""


def fault(code: Code, file: str, line: int = 1, **facts: object) -> Finding:
    """Return a finding about a line of a theme's file."""
    told = {name: shown(str(fact)) for name, fact in facts.items()}
    return finding(code, shown(file, LONGEST_NAME), Position(max(line, 1), 1), **told)


def shown(text: str, limit: int = LONGEST) -> str:
    """Return a text of a stranger's in such a way that a terminal only shows it."""
    clean = _UNSEEN.sub("�", text)
    return clean if len(clean) <= limit else f"{clean[:limit]}…"
