"""The message and the hint of a finding, in a language."""

from __future__ import annotations

from pepdocs.findings.model import Finding
from pepdocs.wording.speaker import Speaker

CONTEXTS = ("field:", "section:", "choice:", "view:")
"""Prefixes of facts of findings that are contexts of a text."""


def message(speaker: Speaker, finding: Finding) -> str:
    """Return the message of a finding in the speaker's language."""
    return speaker.text(f"{finding.code.number}.message", **facts(speaker, finding))


def hint(speaker: Speaker, finding: Finding) -> str:
    """Return what to do about a finding, or "" if it has no hint."""
    return finding.code.hint and speaker.text(f"{finding.code.number}.hint", **facts(speaker, finding))


def facts(speaker: Speaker, finding: Finding) -> dict[str, str]:
    """Return a finding's facts, with the label in place of the context of a label."""
    return {name: _fact(speaker, name, fact) for name, fact in finding.facts}


def _fact(speaker: Speaker, name: str, fact: str) -> str:
    if name == "evidence":
        return " ".join(speaker.text(context) for context in fact.split())
    # A file may have any name, also one that looks like a context.
    return speaker.text(fact) if name != "files" and fact.startswith(CONTEXTS) else fact
