"""What can go wrong with a run, as opposed to what is wrong with a PEP (see `findings`)."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pepdocs.findings.model import Findings


class PepdocsError(Exception):
    """A run cannot go on, and whoever started it can do something about it.

    `key` names the sentence in the message catalogue; `facts` fill its slots and hold only what
    is ours (a file's name, a limit, a name from the schema), never what was typed in a PEP.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class Bug(PepdocsError):
    """A fault of ours, told by where it happened and without its message, which may quote a PEP."""

    def __init__(self, where: str) -> None:
        super().__init__("error.bug")
        self.where = where


class SourceError(PepdocsError):
    """A file is not readable YAML or JSON; `findings` say where and why."""

    def __init__(self, findings: Findings) -> None:
        super().__init__("error.source")
        self.findings = findings


class RenderError(PepdocsError):
    """A document could not be made whole: an engine complained or something is missing from it.

    `reason` is the context of a sentence that says why a template failed, where that is known.
    """

    reason = ""


class WriteError(PepdocsError):
    """A finished document could not be put where it was wanted."""


def frames(bug: BaseException) -> str:
    """Return where a bug happened, without its message, which may quote a PEP."""
    where = traceback.extract_tb(bug.__traceback__)
    steps = [f"{step.filename}:{step.lineno} in {step.name}" for step in where]
    return "\n  ".join([type(bug).__name__, *steps])
